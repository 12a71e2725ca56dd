"""The changed rows of a list: one tick for each, what it changes below, other names first."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from inspector.core import formats
from inspector.ui import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.services.unit_lists import ChangedLine, FactLine

_ROW = 27
_LINE = Qt.ItemDataRole.UserRole


class ChangedTree(QTreeWidget):
    """Rows without a tick are left out; ``ticked`` when one is given or taken."""

    ticked = Signal()

    def __init__(self, lines: Sequence[ChangedLine]) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Units that change"))
        self.setHeaderLabels([self.tr("Unit"), self.tr("Now"), self.tr("In the file")])
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for place in (1, 2):
            self.setColumnWidth(place, 250)
        self.setUniformRowHeights(True)
        self.setIndentation(18)
        self._items = [self._item(line) for line in lines]
        self.expandAll()
        self.itemChanged.connect(self._tell)

    def left_out(self) -> frozenset[int]:
        """Rows of the file that are not to be taken over."""
        return frozenset(item.data(0, _LINE) for item in self._items if item.checkState(0) != Qt.CheckState.Checked)

    def _item(self, line: ChangedLine) -> QTreeWidgetItem:
        row = self.tr("Row {row}").replace("{row}", str(line.row))
        words = " · ".join(part for part in (row, line.code, line.name) if part)
        item = QTreeWidgetItem(self, [words])
        item.setToolTip(0, words)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(0, Qt.CheckState.Checked)
        item.setData(0, _LINE, line.row)
        font = item.font(0)
        font.setBold(True)
        item.setFont(0, font)
        if line.renamed:
            item.setText(1, self.tr("Another name: is the code right?"))
            item.setFont(1, font)
            item.setForeground(1, theme.color("warning"))
        facts = [_fact(fact) for fact in line.fields]
        item.addChildren(facts)
        for part in (item, *facts):
            for place in range(self.columnCount()):
                part.setSizeHint(place, QSize(0, _ROW))
        return item

    @Slot()
    def _tell(self) -> None:
        self.ticked.emit()


def _fact(fact: FactLine) -> QTreeWidgetItem:
    item = QTreeWidgetItem([fact.label, _shown(fact.old), _shown(fact.new)])
    for place in (1, 2):
        item.setToolTip(place, item.text(place))
    return item


def _shown(value: object) -> str:
    if value in (None, ""):
        return formats.NOTHING
    return formats.date_short(value) if isinstance(value, date) else str(value)

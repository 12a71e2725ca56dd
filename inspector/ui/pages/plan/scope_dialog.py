"""Which units a round inspects: all units by block, with a tick before each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from inspector.core import formats
from inspector.core.text import fold
from inspector.services import rounds
from inspector.ui.widgets import Dialog, button, heading, primary, row
from inspector.ui.widgets.error_line import ErrorLine
from inspector.ui.widgets.search_line import SearchLine

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspector.services.rounds import RoundView
    from inspector.services.workspace import Changed
    from inspector.ui.context import Context
    from inspector.ui.pages.plan.shown import Shown

_ID = Qt.ItemDataRole.UserRole
_FOLDED = Qt.ItemDataRole.UserRole + 1
_ROW = 27


class ScopeDialog(Dialog):
    """Saves exactly the ticked units as the scope."""

    def __init__(self, context: Context, parent: QWidget, shown: Shown, view: RoundView) -> None:
        super().__init__(self.tr("Units of {round}").replace("{round}", view.title), parent, 640)
        self._context = context
        self._round = view
        self._planned: dict[str, list[int]] = {}
        for entry in shown.plan.schedule if shown.plan else ():
            self._planned.setdefault(entry.unit_id, []).append(entry.round_ordinal)
        self._scheduled = {unit_id for unit_id, ordinals in self._planned.items() if view.ordinal in ordinals}
        self._find = SearchLine(self.tr("Find a unit or block…"))
        self._count = heading()
        self._tree = self._make_tree()
        self._items: list[QTreeWidgetItem] = []
        self._blocks: dict[str, QTreeWidgetItem] = {}
        self._error = ErrorLine(keeps_room=True)
        schedule = button(self.tr("As the schedule says"), self._take_schedule, icon="calendar")
        schedule.setEnabled(bool(self._scheduled))
        nothing = button(self.tr("Tick none"), self._take_none)
        every = button(self.tr("Tick all"), self._take_all)
        self.body.addLayout(row(self._find, None, schedule, every, nothing, spacing=8))
        self.add(self._tree, stretch=1)
        self.body.addLayout(row(self._count, None))
        self.add(self._error)
        self.add_cancel()
        self.go_on = self.add_button(primary(self.tr("Save the choice"), self._save))
        self._find.searched.connect(self._filter)
        self._find.installEventFilter(self)
        self.resize(760, 560)
        self._fill(shown, {one.unit_id for one in view.units})
        self._tree.itemChanged.connect(self._tell)
        self._tell()
        self._find.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down in the filter line goes to the units."""
        if watched is self._find and isinstance(event, QKeyEvent) and _is_down(event):
            self._go_to_units()
            return True
        return super().eventFilter(watched, event)

    def _go_to_units(self) -> None:
        current = self._tree.currentItem()
        shown = [one for one in (*self._blocks.values(), *self._items) if not one.isHidden()]
        if shown and (current is None or current.isHidden()):
            self._tree.setCurrentItem(shown[0])
        self._tree.setFocus(Qt.FocusReason.TabFocusReason)

    def _make_tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setProperty("framed", "true")
        tree.setAccessibleName(self.tr("Units by block"))
        tree.setHeaderLabels([self.tr("Unit"), self.tr("Code"), self.tr("Schedule")])
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setStretchLastSection(False)
        tree.setColumnWidth(1, 100)
        tree.setColumnWidth(2, 120)
        tree.setUniformRowHeights(True)
        tree.setIndentation(18)
        return tree

    def _fill(self, shown: Shown, chosen: set[str]) -> None:
        checkable = Qt.ItemFlag.ItemIsUserCheckable
        for unit in shown.units:
            name = unit.block_name or self.tr("No block")
            if name not in self._blocks:
                self._blocks[name] = block = QTreeWidgetItem(self._tree, [name, "", ""])
                block.setFlags(block.flags() | checkable | Qt.ItemFlag.ItemIsAutoTristate)
                _level(block)
                font = block.font(0)
                font.setBold(True)
                block.setFont(0, font)
            item = QTreeWidgetItem(self._blocks[name], [unit.name, unit.code or "", self._when(unit.id)])
            item.setFlags(item.flags() | checkable)
            _level(item)
            item.setData(0, _ID, unit.id)
            item.setData(0, _FOLDED, fold(f"{unit.name} {unit.code or ''} {name}"))
            item.setCheckState(0, _state(unit.id in chosen))
            self._items.append(item)
        self._tree.expandAll()

    def _when(self, unit_id: str) -> str:
        """For which rounds the plan schedules a unit."""
        if unit_id in self._scheduled:
            return self.tr("in this round")
        ordinals = ", ".join(map(str, sorted(self._planned.get(unit_id, ()))))
        return self.tr("round {ordinals}").replace("{ordinals}", ordinals) if ordinals else ""

    # --- Ticking ---

    def chosen(self) -> tuple[str, ...]:
        """Ids of the ticked units."""
        return tuple(item.data(0, _ID) for item in self._items if item.checkState(0) == Qt.CheckState.Checked)

    @Slot()
    def _take_schedule(self) -> None:
        self._tick(self._scheduled)

    @Slot()
    def _take_none(self) -> None:
        self._tick(())

    @Slot()
    def _take_all(self) -> None:
        self._tick({item.data(0, _ID) for item in self._items})

    def _tick(self, ids: Iterable[str]) -> None:
        """Tick exactly ``ids`` among the units that are in sight."""
        wanted = set(ids)
        self._tree.blockSignals(True)
        for item in self._items:
            if not item.isHidden():
                item.setCheckState(0, _state(item.data(0, _ID) in wanted))
        self._tree.blockSignals(False)
        self._tree.viewport().update()
        self._tell()

    @Slot()
    def _tell(self) -> None:
        before = {one.unit_id for one in self._round.units}
        chosen = set(self.chosen())
        words = self.tr("{count} units chosen").replace("{count}", formats.small_count(len(chosen)))
        added, gone = len(chosen - before), len(before - chosen)
        if before and (added or gone):
            change = self.tr("{added} added, {gone} taken out")
            change = change.replace("{added}", formats.small_count(added)).replace("{gone}", formats.small_count(gone))
            words = f"{words} · {change}"
        self._count.setText(words)

    @Slot(str)
    def _filter(self, words: str) -> None:
        needles = fold(words).split()
        for item in self._items:
            item.setHidden(not all(needle in item.data(0, _FOLDED) for needle in needles))
        for block in self._blocks.values():
            block.setHidden(all(item.isHidden() for item in self._items if item.parent() is block))

    # --- Saving ---

    @Slot()
    def _save(self) -> None:
        self._context.write(
            rounds.choose_units, self._round.id, self.chosen(), done=self._saved, failed=self._error.refuse
        )

    @Slot(object)
    def _saved(self, _changed: Changed) -> None:
        self.accept()


def _is_down(event: QKeyEvent) -> bool:
    return event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down


def _level(item: QTreeWidgetItem) -> None:
    """Give every cell one height: the tree takes the height of all rows from whichever cell changed last."""
    for place in range(item.columnCount()):
        item.setSizeHint(place, QSize(0, _ROW))


def _state(ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked

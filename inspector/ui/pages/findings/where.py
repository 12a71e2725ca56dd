"""Where was it found: the inspection a new finding belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from inspector.core import messages
from inspector.domain.inspection import InspectionState
from inspector.ui.models.columns import Column
from inspector.ui.widgets import Dialog, EmptyState, Table, muted, primary
from inspector.ui.year_scope import YearInspection, year_inspections

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.ui.context import Context

_WORK: Final = (InspectionState.IN_PROGRESS, InspectionState.INSPECTED)
"""States in which findings are made."""


class WhereDialog(Dialog):
    """The year's inspections to choose one from."""

    chosen = Signal(str, str)
    """Inspection and name of the unit."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(self.tr("New finding: at which unit?"), parent, 620)
        self._names: dict[str, str] = {}
        columns = [
            Column[YearInspection]("unit", self.tr("Unit"), lambda one: one.row.name, stretch=True, bold=True),
            Column[YearInspection]("round", self.tr("Round"), lambda one: one.round_title, width=140),
            Column[YearInspection]("state", self.tr("State"), lambda one: messages.label(one.row.state), width=130),
        ]
        self._table: Table[YearInspection] = Table(
            "finding_where", columns, lambda one: one.id, context.settings, many=False
        )
        self._table.set_empty(EmptyState("building-2", self.tr("No unit is to be inspected this year yet")))
        self._table.opened.connect(self._take)
        self._table.selected.connect(self._may_go_on)
        self.add(muted(self.tr("Type to find the unit, Enter to go on.")))
        self.add(self._table, stretch=1)
        self.add_cancel()
        self._go_on = self.add_button(primary(self.tr("Go on"), self._take_selected))
        self._go_on.setEnabled(False)
        self.resize(640, 480)
        self._table.finder.setFocus(Qt.FocusReason.OtherFocusReason)
        context.read(year_inspections, context.year, done=self._show)

    @Slot(object)
    def _show(self, rows: Sequence[YearInspection]) -> None:
        self._names = {one.id: one.row.name for one in rows}
        # What is being worked on first; nothing is written any more in a round that is closed.
        self._table.set_rows(sorted(rows, key=lambda one: (one.closed, one.row.state not in _WORK, not one.mine)))

    @Slot(object)
    def _may_go_on(self, keys: tuple[str, ...]) -> None:
        self._go_on.setEnabled(len(keys) == 1)

    @Slot()
    def _take_selected(self) -> None:
        keys = self._table.selected_keys()
        if keys:
            self._take(keys[0])

    @Slot(str)
    def _take(self, inspection_id: str) -> None:
        self.accept()
        self.chosen.emit(inspection_id, self._names[inspection_id])

"""Which units a unit comes from: chosen in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from inspector.services import units
from inspector.services.units import UnitRow
from inspector.ui.models.columns import Column
from inspector.ui.widgets import Dialog, Table, primary, wrapped
from inspector.ui.widgets.error_line import ErrorLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.services.workspace import Changed
    from inspector.ui.context import Context


class PredecessorsDialog(Dialog):
    """All other units, with those the unit comes from selected."""

    def __init__(
        self, context: Context, parent: QWidget, unit: UnitRow, others: Sequence[UnitRow], chosen: Sequence[str]
    ) -> None:
        super().__init__(self.tr("Which units does it come from?"), parent, 560)
        self._context = context
        self._unit_id = unit.id
        columns = [
            Column[UnitRow]("code", self.tr("Code"), lambda one: one.code or "", 90, muted=True),
            Column[UnitRow]("name", self.tr("Unit"), lambda one: one.name, stretch=True, bold=True),
            Column[UnitRow]("block", self.tr("Block"), lambda one: one.block_name, 170),
        ]
        self.table: Table[UnitRow] = Table("predecessors", columns, lambda one: one.id, context.settings)
        self._error = ErrorLine(keeps_room=True)
        sentence = self.tr("Select the units that were merged or divided into “{unit}”; Ctrl+click selects several.")
        self.add(wrapped(sentence.replace("{unit}", unit.name), "muted"))
        self.add(self.table, stretch=1)
        self.add(self._error)
        self.add_cancel()
        self.add_button(primary(self.tr("Save"), self._save))
        self.resize(620, 480)
        self.table.set_rows([one for one in others if one.id != unit.id and not one.deleted])
        self.table.select(chosen)
        self.table.finder.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _save(self) -> None:
        keys = self.table.selected_keys()
        self._context.write(units.set_predecessors, self._unit_id, keys, done=self._saved, failed=self._error.refuse)

    @Slot(object)
    def _saved(self, _changed: Changed) -> None:
        self.accept()

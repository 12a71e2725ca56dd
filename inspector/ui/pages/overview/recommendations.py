"""The recommendations behind the figure: what units still have to put right, the late ones first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from inspector.core import formats, messages
from inspector.services import recommendations
from inspector.ui.models.columns import Column
from inspector.ui.widgets import Dialog, EmptyState, Table, primary

if TYPE_CHECKING:
    from inspector.services.recommendations import RecommendationRow
    from inspector.ui.context import Context


class RecommendationsDialog(Dialog):
    """The year's open recommendations; opening one leads to its unit."""

    opened = Signal(str)
    """Id of the inspection it was made at."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(self.tr("Recommendations not finished yet"), parent, 860)
        self._at: dict[str, str] = {}
        self._table: Table[RecommendationRow] = Table(
            "open_recommendations", self._columns(), lambda one: one.id, context.settings, tall=True, many=False
        )
        self._table.set_empty(
            EmptyState(
                "list-checks",
                self.tr("Nothing is waiting to be put right"),
                self.tr("Recommendations are written in the sheet of each unit."),
            )
        )
        self._table.opened.connect(self._open)
        self.add(self._table, stretch=1)
        self.add_button(primary(self.tr("Close"), self.accept))
        self.resize(920, 520)
        context.read(recommendations.recommendations, context.year, done=self._show)

    def _columns(self) -> list[Column[RecommendationRow]]:
        return [
            Column("unit", self.tr("Unit"), lambda one: one.unit_name, width=210, bold=True),
            Column(
                "content",
                self.tr("What is asked"),
                lambda one: one.content,
                stretch=True,
                detail=lambda one: one.responsible,
            ),
            Column("due", self.tr("Due on"), _due, width=100, order=lambda one: one.due_on),
            Column(
                "state",
                self.tr("State"),
                self._state,
                width=130,
                order=lambda one: one.days_late,
                tone=lambda one: "bad" if one.overdue else "neutral",
            ),
        ]

    def _state(self, one: RecommendationRow) -> str:
        if one.overdue:
            return self.tr("{days} days late").replace("{days}", formats.small_count(one.days_late))
        return messages.label(one.state)

    @Slot(object)
    def _show(self, rows: tuple[RecommendationRow, ...]) -> None:
        still_open = sorted((one for one in rows if one.open), key=lambda one: -one.days_late)
        self._at = {one.id: one.inspection_id for one in still_open}
        self._table.set_rows(still_open)

    @Slot(str)
    def _open(self, key: str) -> None:
        self.accept()
        self.opened.emit(self._at[key])


def _due(one: RecommendationRow) -> str:
    return formats.date_short(one.due_on) if one.due_on else ""

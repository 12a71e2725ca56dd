"""The units of a round: how far each is, to whom it is assigned, and why one is not inspected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from inspector.core import formats, messages
from inspector.domain import lifecycle
from inspector.services import rounds
from inspector.services.rounds import InspectionState, RoundState, ScopeRow
from inspector.ui.models.columns import Column
from inspector.ui.pages.plan.scope_dialog import ScopeDialog
from inspector.ui.pages.plan.unit_dialogs import AssignDialog, StateDialog, successors
from inspector.ui.widgets import ChoiceField, EmptyState, Table, button, column, menu_button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.services.rounds import RoundView
    from inspector.ui.context import Context
    from inspector.ui.pages.plan.shown import Shown
    from inspector.ui.theme import Tone

_TONES: Final[dict[InspectionState, Tone]] = {
    InspectionState.PLANNED: "neutral",
    InspectionState.IN_PROGRESS: "accent",
    InspectionState.INSPECTED: "good",
    InspectionState.POSTPONED: "warning",
    InspectionState.REPLACED: "neutral",
    InspectionState.CANCELLED: "bad",
}
NARROW: Final = 1100
"""Below this width of the page everything gives way that can be done without."""
_GIVING_WAY: Final = {"total": NARROW, "assigned": NARROW}
"""Columns that leave their room to the names in a narrow window."""
_LATER: Final = ("outcome", "total", "assigned")
"""Columns that leave their room to the names until one of the rows has something there."""
_MOVES: Final = (
    InspectionState.POSTPONED,
    InspectionState.CANCELLED,
    InspectionState.REPLACED,
    InspectionState.PLANNED,
)


class RoundUnits(QWidget):
    """Enter or a double-click opens the unit in field mode."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: Shown | None = None
        self._round: RoundView | None = None
        self._rows: dict[str, ScopeRow] = {}
        self._width = NARROW
        self.table: Table[ScopeRow] = Table("scope", self._columns(), lambda one: one.inspection_id, context.settings)
        self.table.finder.setMinimumWidth(120)
        self._block = ChoiceField([("", self.tr("Every block"))], messages.text("field.unit.block"))
        self._block.combo.setFixedWidth(150)
        self._block.set_value("")
        self.choose = button(self.tr("Choose units…"), self._ask_scope, icon="list-checks")
        self.assign = button(self.tr("Assign…"), self._ask_assign, icon="user-check")
        self._menu = QMenu()
        self.states = menu_button(self.tr("State"), self._menu, self.tr("Postpone, cancel, replace"))
        self._menu.aboutToShow.connect(self._fill_menu)
        for part in (self._block, self.assign, self.states, self.choose):
            self.table.tools.addWidget(part)
        self.table.set_empty(
            EmptyState(
                "list-checks",
                self.tr("No unit is chosen for this round yet"),
                self.tr("Choose the units to be inspected, one by one or as the plan's schedule says."),
                [(self.tr("Choose units…"), self._ask_scope)],
            )
        )
        self.setLayout(column(self.table))
        self._block.committed.connect(self._filter)
        self.table.selected.connect(self._selected)
        self.table.opened.connect(self._open)

    def _columns(self) -> list[Column[ScopeRow]]:
        return [
            Column("code", messages.text("field.unit.code"), lambda one: one.code or "", 58, muted=True),
            Column("unit", self.tr("Unit"), lambda one: one.name, stretch=True, bold=True),
            Column("state", self.tr("State"), _state, 106, tone=_state_tone),
            Column("outcome", self.tr("Outcome"), _outcome, 84, tone=_outcome_tone),
            Column("total", self.tr("Points"), _total, 58, "right", order=lambda one: one.total),
            Column("day", self.tr("Day or reason"), _day_or_reason, 132, order=_day_order),
            Column("assigned", self.tr("Assigned to"), _assigned, 150, muted=True),
        ]

    def show_round(self, shown: Shown, view: RoundView) -> None:
        """Show the units of a round."""
        self._shown, self._round = shown, view
        self._rows = {one.inspection_id: one for one in view.units}
        blocks = dict.fromkeys((one.block or "", one.block_name) for one in view.units)
        self._block.set_choices([("", self.tr("Every block")), *(one for one in blocks if one[0])])
        if self._block.value() not in {code for code, _ in blocks}:
            self._block.set_value("")
        self.table.set_rows(view.units)
        self._leave_room()
        self._filter()
        self._selected(self.table.selected_keys())

    def make_room(self, width: int) -> None:
        """Leave the room there is to what cannot be done without: the finder knows the blocks' names as well."""
        narrow, self._width = width < NARROW, width
        self._block.setVisible(not narrow)
        self._leave_room()
        if narrow and self._block.value():
            self._block.set_value("")
            self._filter()

    def _leave_room(self) -> None:
        empty = [
            one.key
            for one in self.table.model.columns
            if one.key in _LATER and not any(map(one.text, self._rows.values()))
        ]
        self.table.give_way(_GIVING_WAY | dict.fromkeys(empty, self._width + 1), self._width)

    # --- Slots ---

    @Slot()
    def _filter(self) -> None:
        block = self._block.value()
        self.table.set_accept((lambda one: one.block == block) if block else None)

    @Slot(object)
    def _selected(self, keys: Sequence[str]) -> None:
        is_open = self._round is not None and self._round.state != RoundState.CLOSED
        self.choose.setEnabled(is_open)
        self.assign.setEnabled(is_open and bool(keys))
        self.states.setEnabled(is_open and bool(keys))

    @Slot(str)
    def _open(self, inspection_id: str) -> None:
        self._context.go("field", inspection_id)

    @Slot()
    def _ask_scope(self) -> None:
        if self._shown is not None and self._round is not None:
            ScopeDialog(self._context, self.window(), self._shown, self._round).open()

    @Slot()
    def _ask_assign(self) -> None:
        chosen = self.table.selected_rows()
        if chosen and self._shown is not None and self._round is not None:
            AssignDialog(self._context, self.window(), self._shown, self._round, chosen).open()

    @Slot()
    def _fill_menu(self) -> None:
        self._menu.clear()
        chosen = self.table.selected_rows()
        for state in _MOVES:
            words = self.tr("Back to planned") if state == InspectionState.PLANNED else f"{messages.label(state)}…"
            action = self._menu.addAction(words, self._set_state)
            action.setData(state.value)
            action.setEnabled(all(_can_become(one, state) for one in chosen))

    @Slot()
    def _set_state(self) -> None:
        sender = self.sender()
        chosen = self.table.selected_rows()
        if not isinstance(sender, QAction) or not chosen or self._shown is None or self._round is None:
            return
        state = InspectionState(sender.data())
        if state in lifecycle.NEEDS_REASON:
            replacing = state == InspectionState.REPLACED
            candidates = successors(self._shown, self._round, chosen) if replacing else ()
            StateDialog(self._context, self.window(), state, chosen, candidates, self._round).open()
        else:
            self._context.write(rounds.set_states, tuple(one.inspection_id for one in chosen), state)


def _state(one: ScopeRow) -> str:
    return messages.label(one.state)


def _state_tone(one: ScopeRow) -> Tone:
    return _TONES[one.state]


def _can_become(one: ScopeRow, state: InspectionState) -> bool:
    """Also the same state again where it has a reason, which may have to be put right."""
    return state in lifecycle.INSPECTION[one.state] or (state == one.state and state in lifecycle.NEEDS_REASON)


def _day_or_reason(one: ScopeRow) -> str:
    if one.replaced_by:
        return messages.text("round.replaced_by", unit=one.replaced_by, reason=one.reason or formats.NOTHING)
    return formats.date_short(one.inspected_on) if one.inspected_on else one.reason or ""


def _day_order(one: ScopeRow) -> str:
    # Reasons after all days.
    return one.inspected_on.isoformat() if one.inspected_on else f"~{one.reason}" if one.reason else ""


def _total(one: ScopeRow) -> str:
    return formats.points(one.total) if one.total is not None else ""


def _outcome(one: ScopeRow) -> str:
    return messages.label(one.outcome) if one.outcome else ""


def _outcome_tone(one: ScopeRow) -> Tone:
    return "good" if one.outcome == rounds.Outcome.PASSING else "bad"


def _assigned(one: ScopeRow) -> str:
    # The person first: the column is often too narrow for both.
    return " · ".join(part for part in (one.person_name, one.team_name) if part)

"""Which unit next: the year's inspections, those assigned to this person first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from inspector.core import formats, messages
from inspector.domain.inspection import InspectionState, Outcome
from inspector.services import assignments, rounds
from inspector.ui.models.columns import Column
from inspector.ui.widgets import Card, ChoiceField, EmptyState, PageHeader, Table, column, primary
from inspector.ui.year_scope import YearInspection, year_inspections

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inspector.domain.coverage import Counts
    from inspector.services.workspace import Workspace
    from inspector.ui.context import Context
    from inspector.ui.theme import Tone

STATE_TONES: Final[dict[InspectionState, Tone]] = {
    InspectionState.PLANNED: "neutral",
    InspectionState.POSTPONED: "warning",
    InspectionState.IN_PROGRESS: "accent",
    InspectionState.INSPECTED: "good",
    InspectionState.REPLACED: "neutral",
    InspectionState.CANCELLED: "neutral",
}
OUTCOME_TONES: Final[dict[Outcome, Tone]] = {Outcome.PASSING: "good", Outcome.FAILING: "bad"}
_NEXT: Final = (InspectionState.IN_PROGRESS, InspectionState.PLANNED)
_FIRST: Final = {InspectionState.IN_PROGRESS: 0, InspectionState.PLANNED: 1, InspectionState.POSTPONED: 2}
_GIVING_WAY: Final = {"assigned": 900}
"""Columns that leave their room to the others where the list is less wide."""


class Chooser(QWidget):
    """The list of inspections, filtered by round, state and block."""

    opened = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._next = primary(self.tr("Inspect the next unit"), self.go_next, icon="clipboard-check")
        self._header = PageHeader("", self._next)
        self._next.hide()
        self._table: Table[YearInspection] = Table(
            "inspections", self._columns(), lambda one: one.id, context.settings, tall=True, many=False
        )
        self._round = ChoiceField(name=self.tr("Round"))
        self._state = ChoiceField(self._state_choices(), self.tr("State"))
        self._block = ChoiceField(name=self.tr("Block"))
        self._wanted: dict[str, str] = {}
        for field in (self._round, self._state, self._block):
            field.combo.setMinimumWidth(150)
            field.committed.connect(self._filter)
            self._table.tools.addWidget(field)
        self._table.opened.connect(self.opened)
        self._table.set_empty(
            EmptyState(
                "clipboard-check",
                self.tr("No unit is to be inspected this year yet"),
                self.tr("Make a round and choose its units first; then each unit has its sheet here."),
                [(self.tr("Make a round"), self._make_round)],
            )
        )
        card = Card()
        card.add(self._table, stretch=1)
        layout = column(self._header, card, spacing=10)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    # --- What the page asks ---

    def show_filter(self, wanted: Mapping[str, str]) -> None:
        """Show the part of the list that was asked for elsewhere: ``state``, ``round``, ``block``."""
        self._wanted = dict(wanted)

    def load(self) -> None:
        """Load the year's inspections."""
        year = self._context.year
        title = self.tr("Inspection at the unit – year {year}").replace("{year}", str(year or ""))
        self._header.set_title(title.removesuffix(" "))
        self._context.read(_load, year, done=self._show, latest="field.chooser")

    @Slot()
    def go_next(self) -> None:
        """Open the inspection that is to be done next."""
        self._context.read(assignments.next_inspection, self._context.year, done=self._go)

    # --- Slots ---

    @Slot(object)
    def _show(self, loaded: tuple[Sequence[YearInspection], Counts]) -> None:
        rows, counts = loaded
        self._offer(rows)
        # A year that is finished has no next unit.
        self._next.setVisible(any(one.row.state in _NEXT and not one.closed for one in rows))
        ordered = sorted(rows, key=lambda one: (not one.mine, _FIRST.get(one.row.state, 3)))
        self._table.set_rows(ordered)
        self._count(rows, counts)
        self._filter()

    def _count(self, rows: Sequence[YearInspection], counts: Counts) -> None:
        """Say how far the year is, in the counts that the overview and the plan say."""
        states = [one.row.state for one in rows]
        told = (
            (self.tr("{count} under way"), states.count(InspectionState.IN_PROGRESS)),
            (self.tr("{count} assigned to you"), sum(one.mine for one in rows)),
            (self.tr("{count} replaced, not counted"), states.count(InspectionState.REPLACED)),
        )
        words = [words.replace("{count}", formats.small_count(count)) for words, count in told if count]
        if counts.in_scope:
            words.insert(0, counts.inspected_rate.shown)
        self._header.set_subtitle(" · ".join(words))

    def _offer(self, rows: Sequence[YearInspection]) -> None:
        rounds = dict.fromkeys((one.round_id, one.round_title) for one in rows)
        blocks = dict.fromkeys((one.row.block, one.row.block_name) for one in rows)
        self._round.set_choices([("", self.tr("All rounds")), *rounds])
        self._block.set_choices([("", self.tr("All blocks")), *blocks])
        wanted, self._wanted = self._wanted, {}
        for name, field in (("round", self._round), ("state", self._state), ("block", self._block)):
            if wanted:
                field.set_value(wanted.get(name, ""))
            elif field.value() is None:
                field.set_value("")

    @Slot()
    def _filter(self) -> None:
        round_id, state, block = self._round.value(), self._state.value(), self._block.value()

        def accept(one: YearInspection) -> bool:
            return (
                (not round_id or one.round_id == round_id)
                and (not block or one.row.block == block)
                and (not state or _in_state(one, state))
            )

        self._table.set_accept(accept)

    @Slot(object)
    def _go(self, inspection_id: str | None) -> None:
        if inspection_id is None:
            self._context.say(
                self.tr("No unit is waiting for you. Another one, or one that was put off, is opened from the list.")
            )
        else:
            self.opened.emit(inspection_id)

    @Slot()
    def _make_round(self) -> None:
        self._context.go("plan")

    # --- What the table says ---

    def _state_choices(self) -> list[tuple[str, str]]:
        return [
            ("", self.tr("All states")),
            ("mine", self.tr("Assigned to me")),
            ("waiting", self.tr("Not inspected yet")),
            ("in_progress", self.tr("Under way")),
            ("inspected", self.tr("Inspected")),
            ("passing", self.tr("Passing")),
            ("failing", self.tr("Failing")),
        ]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give way in an enlarged window: who is in charge stands on the sheet, too."""
        super().resizeEvent(event)
        self._table.give_way(_GIVING_WAY, event.size().width())

    def _columns(self) -> list[Column[YearInspection]]:
        return [
            Column(
                "unit",
                self.tr("Unit"),
                lambda one: one.row.name,
                stretch=True,
                bold=True,
                detail=lambda one: " · ".join(part for part in (one.row.code, one.row.block_name) if part),
            ),
            Column("round", self.tr("Round"), self._round_name, width=96, order=lambda one: one.round_ordinal),
            Column("assigned", self.tr("Assigned to"), self._assigned, width=170),
            Column("on", self.tr("Day"), _day, width=96, order=lambda one: one.row.inspected_on),
            Column("state", self.tr("State"), _state, width=130, tone=lambda one: STATE_TONES.get(one.row.state)),
            Column(
                "progress",
                self.tr("Scored"),
                lambda one: f"{one.row.answered}/{one.row.criteria}",
                width=130,
                order=lambda one: one.row.answered,
                share=lambda one: one.row.answered / one.row.criteria if one.row.criteria else 0.0,
            ),
            Column("total", self.tr("Total"), _total, width=80, align="right", order=lambda one: one.row.total),
            Column("outcome", self.tr("Outcome"), _outcome, width=100, tone=_outcome_tone),
        ]

    def _round_name(self, one: YearInspection) -> str:
        # The year stands above the list: said again on every line it would be cut off in an enlarged window.
        return self.tr("Round {ordinal}").replace("{ordinal}", str(one.round_ordinal))

    def _assigned(self, one: YearInspection) -> str:
        who = one.row.person_name or one.row.team_name or ""
        return self.tr("{name} (you)").replace("{name}", who) if one.mine else who


def _in_state(one: YearInspection, wanted: str) -> bool:
    state, outcome = one.row.state, one.row.outcome
    if wanted == "mine":
        return one.mine
    if wanted == "waiting":
        return state is not InspectionState.INSPECTED and state is not InspectionState.REPLACED
    if wanted in ("passing", "failing"):
        return state is InspectionState.INSPECTED and outcome == wanted
    return state == wanted


def _day(one: YearInspection) -> str:
    return formats.date_short(one.row.inspected_on) if one.row.inspected_on else ""


def _state(one: YearInspection) -> str:
    return messages.label(one.row.state)


def _total(one: YearInspection) -> str:
    return formats.points(one.row.total) if one.row.total is not None else ""


def _outcome(one: YearInspection) -> str:
    return messages.label(one.row.outcome) if one.row.outcome else ""


def _outcome_tone(one: YearInspection) -> Tone | None:
    return OUTCOME_TONES.get(one.row.outcome) if one.row.outcome else None


def _load(workspace: Workspace, year: int) -> tuple[tuple[YearInspection, ...], Counts]:
    return year_inspections(workspace, year), rounds.year_counts(workspace, year)

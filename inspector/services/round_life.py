"""What the rounds of a year have in common with their inspections: titles, and whether they may still be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.core.messages import text
from inspector.domain import lifecycle
from inspector.domain.inspection import Inspection, InspectionState
from inspector.domain.round import Round, RoundState
from inspector.domain.unit import Unit

if TYPE_CHECKING:
    from datetime import date

    from inspector.services.writing import Writing


def round_title(year: int | None, ordinal: int | None) -> str:
    """``Đợt 1 năm 2019``."""
    return text("round.title", year=str(year or "–"), ordinal=ordinal or "–")


def get_open_round(writing: Writing, round_id: str | None) -> Round:
    """A round that may be changed; a closed one is refused."""
    round_ = writing.get(Round, round_id)
    lifecycle.require_open(round_.state, round_title(round_.year, round_.ordinal))
    return round_


def get_open_inspection(writing: Writing, inspection_id: str | None) -> Inspection:
    """An inspection that may be changed; refused once its minutes are signed or its round is closed."""
    inspection = writing.get(Inspection, inspection_id)
    get_open_round(writing, inspection.round_id)
    unit = writing.session.get(Unit, inspection.unit_id)
    lifecycle.require_unsigned(inspection.minutes_signed_on, unit.name or "" if unit else "")
    return inspection


def move(writing: Writing, inspection: Inspection, state: InspectionState, reason: str | None, today: date) -> None:
    """Bring an inspection into another state; what the new state makes void is taken back."""
    old = inspection.state or InspectionState.PLANNED
    lifecycle.move_inspection(old, state, reason)
    values: dict[str, object] = {"state": state, "reason": reason if state in lifecycle.NEEDS_REASON else None}
    if state != InspectionState.REPLACED:
        values["replaced_by_id"] = None
    if state == InspectionState.PLANNED and reason:
        values["reason"] = reason
    if state in (InspectionState.IN_PROGRESS, InspectionState.INSPECTED):
        round_ = writing.get(Round, inspection.round_id)
        values["inspected_on"] = inspection.inspected_on or likely_day(round_, today)
        if round_.state != RoundState.OPEN:
            writing.change(round_, {"state": RoundState.OPEN})
    if old == InspectionState.INSPECTED and state != InspectionState.INSPECTED:
        values |= dict.fromkeys(("outcome", "outcome_reason", "outcome_overridden", "concluded_on"))
    writing.change(inspection, values)


def likely_day(round_: Round, today: date) -> date | None:
    """Today, where something of the round can happen today; nothing for a round that is entered years later."""
    first, last = round_.starts_on, round_.ends_on
    during = first is not None and last is not None and first <= today <= last
    return today if during or today.year == round_.year else None

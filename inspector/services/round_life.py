"""What the rounds of a year have in common with their inspections: titles, and whether they may still be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from inspector.core.errors import Refused
from inspector.core.messages import text
from inspector.domain import lifecycle
from inspector.domain.checklist import Criterion
from inspector.domain.finding import Finding
from inspector.domain.inspection import Inspection, InspectionState
from inspector.domain.recommendation import Recommendation
from inspector.domain.round import Round, RoundState
from inspector.domain.supplement import Supplement
from inspector.domain.unit import Unit
from inspector.services.writing import living
from inspector.store.queries import supplements

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlmodel import Session

    from inspector.services.workspace import Workspace
    from inspector.services.writing import Changed, Writing

Visited = TypeVar("Visited", Finding, Recommendation)
"""What is recorded at a visit and may be removed by itself."""


def round_title(year: int | None, ordinal: int | None) -> str:
    """``Đợt 1 năm 2019``."""
    return text("round.title", year=str(year or "–"), ordinal=ordinal or "–")


def get_open_round(session: Session, round_id: str | None) -> Round:
    """A round that may be changed; a closed one is refused."""
    round_ = living(session, Round, round_id)
    lifecycle.require_open(round_.standing, round_title(round_.year, round_.ordinal))
    return round_


def get_open_inspection(session: Session, inspection_id: str | None) -> Inspection:
    """An inspection that may be changed; refused once its minutes are signed or its round is closed.

    While supplementary minutes are being made, signed minutes may be changed: what is changed goes into those.
    """
    inspection = living(session, Inspection, inspection_id)
    get_open_round(session, inspection.round_id)
    if supplements.unsigned(session, inspection.id) is None:
        require_unsigned(session, inspection)
    return inspection


def get_criterion(session: Session, inspection: Inspection, criterion_id: str) -> Criterion:
    """A criterion of the checklist by which the inspection's round is scored; raises ``Refused`` for any other."""
    criterion = living(session, Criterion, criterion_id)
    if criterion.checklist_id != living(session, Round, inspection.round_id).checklist_id:
        raise Refused("answer.other_checklist", code=criterion.code)
    return criterion


def require_unsigned(session: Session, inspection: Inspection) -> None:
    """Refuse what signed minutes do not allow, supplementary ones under way or not."""
    unit = session.get(Unit, inspection.unit_id)
    lifecycle.require_unsigned(inspection.minutes_signed_on, unit.name or "" if unit else "")


def get_open_supplement(session: Session, supplement_id: str | None) -> Supplement:
    """Supplementary minutes that may be changed; refused once they are signed or the round is closed."""
    record = living(session, Supplement, supplement_id)
    get_open_round(session, living(session, Inspection, record.inspection_id).round_id)
    if record.signed_on is not None:
        raise Refused("supplement.signed", day=record.signed_on)
    return record


def remove_from_visits(workspace: Workspace, action: str, kind: type[Visited], ids: Iterable[str]) -> Changed:
    """Put what was recorded at visits into the bin; refused as a whole where one of the visits may not be changed."""
    subject = ""
    with workspace.action(action) as writing:
        for subject in ids:
            record = writing.get(kind, subject)
            get_open_inspection(writing.session, record.inspection_id)
            writing.remove(record)
    return writing.changed(subject)


def move(writing: Writing, inspection: Inspection, state: InspectionState, reason: str | None, today: date) -> None:
    """Bring an inspection into another state; what the new state makes void is taken back."""
    old = inspection.state or InspectionState.PLANNED
    if state != old:
        require_unsigned(writing.session, inspection)
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

"""One inspection with everything its sheet shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, or_, select
from sqlmodel import col

from inspector.domain.attachment import AttachmentLink
from inspector.domain.checklist import Answer, Area, Criterion, CriterionType
from inspector.domain.finding import Finding, NoViolation
from inspector.domain.inspection import Inspection, InspectionState, Participant
from inspector.domain.recommendation import OPEN_STATES, ActionState, Recommendation
from inspector.domain.round import Round

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date
    from decimal import Decimal

    from sqlmodel import Session


class CriterionData(NamedTuple):
    """A criterion's own columns."""

    id: str
    area_id: str
    code: str
    name: str | None
    max_points: Decimal | None
    type: CriterionType | None
    rule_text: str | None
    evidence: str | None


class AreaData(NamedTuple):
    """An area's own columns."""

    id: str
    code: str
    name: str | None
    short_name: str | None


class AnswerData(NamedTuple):
    """An answer's own columns."""

    id: str
    criterion_id: str
    self_points: Decimal | None
    assessed_points: Decimal | None
    reason: str | None
    not_applicable: bool | None
    not_applicable_reason: str | None
    nothing_found: bool | None
    note: str | None
    illustrative: bool | None


class ConclusionData(NamedTuple):
    """A no-violation conclusion's own columns."""

    id: str
    area_id: str
    checked: str | None
    sample_size: int | None
    period_from: date | None
    period_to: date | None
    illustrative: bool | None


class ParticipantData(NamedTuple):
    """A participant's own columns."""

    id: str
    side: str
    person_id: str | None
    name: str | None
    capacity: str | None
    chairs: bool | None
    takes_minutes: bool | None
    signs: bool | None


class PastNote(NamedTuple):
    """A recommendation or finding of an earlier inspection of the same unit."""

    inspection_id: str
    year: int
    ordinal: int
    text: str | None
    state: ActionState | None


def areas(session: Session, checklist_id: str) -> list[AreaData]:
    """The areas of a checklist in their order."""
    query = select(*(getattr(Area, name) for name in AreaData._fields)).where(
        col(Area.checklist_id) == checklist_id, col(Area.deleted).is_(False)
    )
    return [AreaData._make(row) for row in session.execute(query.order_by(col(Area.position), col(Area.code)))]


def criteria(session: Session, checklist_id: str) -> list[CriterionData]:
    """The criteria of a checklist in their order inside their areas."""
    query = select(*(getattr(Criterion, name) for name in CriterionData._fields)).where(
        col(Criterion.checklist_id) == checklist_id, col(Criterion.deleted).is_(False)
    )
    found = session.execute(query.order_by(col(Criterion.position), col(Criterion.code)))
    return [CriterionData._make(row) for row in found]


def answers(session: Session, inspection_id: str) -> dict[str, AnswerData]:
    """The answers of an inspection by criterion."""
    query = select(*(getattr(Answer, name) for name in AnswerData._fields)).where(
        col(Answer.inspection_id) == inspection_id, col(Answer.deleted).is_(False)
    )
    found = (AnswerData._make(row) for row in session.execute(query))
    return {answer.criterion_id: answer for answer in found}


def conclusions(session: Session, inspection_id: str) -> dict[str, ConclusionData]:
    """The no-violation conclusions of an inspection by area."""
    query = select(*(getattr(NoViolation, name) for name in ConclusionData._fields)).where(
        col(NoViolation.inspection_id) == inspection_id, col(NoViolation.deleted).is_(False)
    )
    found = (ConclusionData._make(row) for row in session.execute(query))
    return {conclusion.area_id: conclusion for conclusion in found}


def participants(session: Session, inspection_id: str) -> list[ParticipantData]:
    """Those present at an inspection, the team first, each side in its order."""
    query = select(*(getattr(Participant, name) for name in ParticipantData._fields)).where(
        col(Participant.inspection_id) == inspection_id, col(Participant.deleted).is_(False)
    )
    order = (col(Participant.side), col(Participant.position), col(Participant.id))
    return [ParticipantData._make(row) for row in session.execute(query.order_by(*order))]


def evidence_of_answers(session: Session, answer_ids: Collection[str]) -> dict[str, int]:
    """How many pieces of evidence some answers have."""
    query = (
        select(col(AttachmentLink.owner_id), func.count())
        .where(col(AttachmentLink.owner_id).in_(answer_ids), col(AttachmentLink.deleted).is_(False))
        .group_by(col(AttachmentLink.owner_id))
    )
    return {owner or "": count for owner, count in session.execute(query)}


def findings_by_criterion(session: Session, inspection_id: str) -> dict[str, int]:
    """How many findings of an inspection belong to each criterion."""
    query = (
        select(col(Finding.criterion_id), func.count())
        .where(col(Finding.inspection_id) == inspection_id, col(Finding.deleted).is_(False))
        .group_by(col(Finding.criterion_id))
    )
    return {criterion or "": count for criterion, count in session.execute(query)}


def violations_in_area(session: Session, inspection_id: str, area_id: str) -> list[str]:
    """Numbers of the findings of some severity in an area at an inspection."""
    query = (
        select(col(Finding.number))
        .join(Criterion, col(Criterion.id) == col(Finding.criterion_id))
        .where(
            col(Finding.inspection_id) == inspection_id,
            col(Finding.deleted).is_(False),
            col(Finding.severity) > 0,
            col(Criterion.area_id) == area_id,
        )
    )
    return [number or "–" for (number,) in session.execute(query)]


def worst_severity(session: Session, inspection_id: str) -> int:
    """The highest severity among an inspection's findings; zero where there is none."""
    query = select(func.max(col(Finding.severity))).where(
        col(Finding.inspection_id) == inspection_id, col(Finding.deleted).is_(False)
    )
    return session.execute(query).scalar() or 0


def earlier_inspections(session: Session, unit_id: str, year: int, ordinal: int) -> list[str]:
    """Ids of a unit's inspections before a round that were carried out, the latest first."""
    query = (
        select(col(Inspection.id))
        .join(Round, col(Round.id) == col(Inspection.round_id))
        .where(
            col(Inspection.unit_id) == unit_id,
            col(Inspection.state) == InspectionState.INSPECTED,
            col(Inspection.deleted).is_(False),
            col(Round.deleted).is_(False),
            or_(col(Round.year) < year, (col(Round.year) == year) & (col(Round.ordinal) < ordinal)),
        )
        .order_by(col(Round.year).desc(), col(Round.ordinal).desc())
    )
    return [inspection_id for (inspection_id,) in session.execute(query)]


def past_recommendations(session: Session, inspection_ids: Collection[str]) -> list[PastNote]:
    """The recommendations of some inspections, the latest round first."""
    query = (
        select(
            col(Recommendation.inspection_id),
            col(Round.year),
            col(Round.ordinal),
            col(Recommendation.content),
            col(Recommendation.state),
        )
        .join(Inspection, col(Inspection.id) == col(Recommendation.inspection_id))
        .join(Round, col(Round.id) == col(Inspection.round_id))
        .where(col(Recommendation.inspection_id).in_(inspection_ids), col(Recommendation.deleted).is_(False))
        .order_by(col(Round.year).desc(), col(Round.ordinal).desc(), col(Recommendation.position))
    )
    return [PastNote._make(row)._replace(state=row[4] or ActionState.NEW) for row in session.execute(query)]


def past_findings(session: Session, inspection_id: str) -> list[PastNote]:
    """The findings of one inspection."""
    query = (
        select(col(Finding.inspection_id), col(Round.year), col(Round.ordinal), col(Finding.description))
        .join(Inspection, col(Inspection.id) == col(Finding.inspection_id))
        .join(Round, col(Round.id) == col(Inspection.round_id))
        .where(col(Finding.inspection_id) == inspection_id, col(Finding.deleted).is_(False))
        .order_by(col(Finding.number))
    )
    return [PastNote._make((*row, None)) for row in session.execute(query)]


def causes(session: Session, inspection_ids: Collection[str]) -> dict[str, str]:
    """The causes written down at inspections, by inspection; of those where there are any."""
    query = select(col(Inspection.id), col(Inspection.causes)).where(
        col(Inspection.id).in_(inspection_ids), col(Inspection.causes).is_not(None)
    )
    return {inspection_id: words for inspection_id, words in session.execute(query) if words}


def judgements(session: Session, inspection_ids: Collection[str]) -> dict[str, tuple[str | None, str | None]]:
    """Strengths and shortcomings written down at inspections, by inspection."""
    query = select(col(Inspection.id), col(Inspection.strengths), col(Inspection.limits)).where(
        col(Inspection.id).in_(inspection_ids)
    )
    return {inspection_id: (strengths, limits) for inspection_id, strengths, limits in session.execute(query)}


def open_recommendations(session: Session, inspection_ids: Collection[str]) -> int:
    """How many recommendations of some inspections still leave something to do."""
    query = select(func.count()).where(
        col(Recommendation.inspection_id).in_(inspection_ids),
        col(Recommendation.deleted).is_(False),
        or_(col(Recommendation.state).is_(None), col(Recommendation.state).in_(sorted(OPEN_STATES))),
    )
    return session.execute(query).scalar() or 0


def most_points(session: Session, answer_id: str) -> Decimal | None:
    """The maximum of the criterion that an answer is about."""
    query = select(col(Criterion.max_points)).join(Answer, col(Answer.criterion_id) == col(Criterion.id))
    return session.execute(query.where(col(Answer.id) == answer_id)).scalar()


def late_seen(session: Session) -> list[str]:
    """Signed inspections to which something came late that a lead looked at and left."""
    query = select(col(Inspection.id)).where(
        col(Inspection.late_seen).is_not(None),
        col(Inspection.minutes_signed_on).is_not(None),
        col(Inspection.deleted).is_(False),
    )
    return list(session.execute(query).scalars())

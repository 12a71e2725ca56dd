"""What was recorded criterion by criterion, for the points of inspections and for what is unfinished."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import and_, case, func, or_, select
from sqlmodel import col

from inspector.domain.checklist import Answer, Area, Criterion
from inspector.domain.finding import Finding, NoViolation
from inspector.domain.inspection import Inspection, InspectionState

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from decimal import Decimal

    from sqlmodel import Session

_CHUNK = 500
"""Ids in one query."""


class AreaRow(NamedTuple):
    """An area of a checklist."""

    id: str
    code: str
    name: str


class CriterionRow(NamedTuple):
    """A criterion of a checklist."""

    id: str
    area_id: str
    code: str
    name: str
    max_points: Decimal


class AnswerRow(NamedTuple):
    """What was recorded for one criterion."""

    inspection_id: str
    criterion_id: str
    self_points: Decimal | None
    assessed_points: Decimal | None
    reason: str | None
    not_applicable: bool | None
    not_applicable_reason: str | None
    note: str | None


def areas(session: Session, checklist_id: str) -> list[AreaRow]:
    """The areas of a checklist in their order."""
    query = select(col(Area.id), col(Area.code), col(Area.name)).where(
        col(Area.checklist_id) == checklist_id, col(Area.deleted).is_(False)
    )
    return [AreaRow._make(row) for row in session.execute(query.order_by(col(Area.position), col(Area.code)))]


def criteria(session: Session, checklist_id: str) -> list[CriterionRow]:
    """The criteria of a checklist in their order."""
    columns = [getattr(Criterion, name) for name in CriterionRow._fields]
    query = select(*columns).where(col(Criterion.checklist_id) == checklist_id, col(Criterion.deleted).is_(False))
    found = session.execute(query.order_by(col(Criterion.position), col(Criterion.code)))
    return [CriterionRow._make(row) for row in found]


def answers(session: Session, inspection_ids: Collection[str]) -> list[AnswerRow]:
    """The answers of some inspections."""
    columns = [getattr(Answer, name) for name in AnswerRow._fields]
    found: list[AnswerRow] = []
    for part in _parts(inspection_ids):
        query = select(*columns).where(col(Answer.inspection_id).in_(part), col(Answer.deleted).is_(False))
        found += [AnswerRow._make(row) for row in session.execute(query)]
    return found


def concluded_areas(session: Session, inspection_ids: Collection[str]) -> list[tuple[str, str]]:
    """Inspection and area of the conclusions that no violation was found."""
    found: list[tuple[str, str]] = []
    for part in _parts(inspection_ids):
        query = select(col(NoViolation.inspection_id), col(NoViolation.area_id)).where(
            col(NoViolation.inspection_id).in_(part), col(NoViolation.deleted).is_(False)
        )
        found += [(inspection_id or "", area_id or "") for inspection_id, area_id in session.execute(query)]
    return found


def contradictions(session: Session, inspection_id: str) -> dict[str, list[str]]:
    """Areas of an inspection concluded "no violation" with the numbers of findings that say otherwise."""
    query = (
        select(col(NoViolation.area_id), col(Finding.number))
        .join(Finding, col(Finding.inspection_id) == col(NoViolation.inspection_id))
        .join(
            Criterion,
            and_(col(Criterion.id) == col(Finding.criterion_id), col(Criterion.area_id) == col(NoViolation.area_id)),
        )
        .where(
            col(NoViolation.inspection_id) == inspection_id,
            col(NoViolation.deleted).is_(False),
            col(Finding.deleted).is_(False),
            col(Finding.severity) > 0,
        )
    )
    found: dict[str, list[str]] = {}
    for area_id, number in session.execute(query.order_by(col(Finding.number))):
        found.setdefault(area_id or "", []).append(number or "–")
    return found


def short(session: Session, expected: Mapping[str, int]) -> set[str]:
    """The inspections that were carried out in some rounds with fewer criteria answered than ``expected`` of a round.

    Counted by the store: half a million answers are not looked at one by one.
    """
    answered = select(func.count()).where(
        col(Answer.inspection_id) == col(Inspection.id),
        col(Answer.deleted).is_(False),
        or_(col(Answer.assessed_points).is_not(None), col(Answer.not_applicable).is_(True)),
    )
    wanted = case(dict(expected), value=col(Inspection.round_id), else_=0)
    query = select(col(Inspection.id)).where(
        col(Inspection.round_id).in_(expected),
        col(Inspection.deleted).is_(False),
        col(Inspection.state) == InspectionState.INSPECTED,
        answered.scalar_subquery() < wanted,
    )
    return set(session.execute(query).scalars()) if expected else set()


def criteria_counts(session: Session) -> dict[str, int]:
    """How many criteria each checklist has."""
    query = select(col(Criterion.checklist_id), func.count()).where(col(Criterion.deleted).is_(False))
    found = session.execute(query.group_by(col(Criterion.checklist_id)))
    return {checklist_id or "": count for checklist_id, count in found}


def _parts(ids: Collection[str]) -> list[list[str]]:
    listed = list(ids)
    return [listed[start : start + _CHUNK] for start in range(0, len(listed), _CHUNK)]

"""What the pass rule looks at, of all inspections of a round at once, summed up by the store."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

from sqlalchemy import and_, func, or_, select
from sqlmodel import col

from inspector.core.formats import half_up
from inspector.domain.checklist import Answer, Criterion
from inspector.domain.finding import Finding
from inspector.domain.inspection import Inspection, InspectionState, Outcome
from inspector.domain.recommendation import OPEN_STATES, Recommendation
from inspector.domain.round import Round
from inspector.domain.scoring import Totals

if TYPE_CHECKING:
    from sqlalchemy import Select
    from sqlmodel import Session

_MARGIN: Final = Decimal("0.02")
"""Totals are rounded to hundredths: who is nearer to the mark than this is picked out as well."""


class AreaSum(NamedTuple):
    """The sums of one area at one inspection."""

    area_id: str
    totals: Totals


def near_the_mark(session: Session, round_id: str, minimum: Decimal, maximum: Decimal | None) -> set[str]:
    """The inspections whose sum of points may say otherwise than their outcome, by the least total out of 100.

    Those with criteria that do not apply are always among them: their total is out of less than ``maximum``.
    """
    mark, margin = minimum * (maximum or 0) / 100, _MARGIN * (maximum or 0) / 100 + _MARGIN
    points = func.sum(col(Answer.assessed_points))
    asks = or_(
        func.max(col(Answer.not_applicable)).is_(True),
        and_(col(Inspection.outcome) == Outcome.PASSING, points < half_up(mark + margin, 2)),
        and_(col(Inspection.outcome) == Outcome.FAILING, points > half_up(mark - margin, 2)),
    )
    # Inspection by inspection, and only columns of one index: half a million answers in a twentieth of a second.
    asked = select(asks).where(col(Answer.inspection_id) == col(Inspection.id), col(Answer.deleted).is_(False))
    query = select(col(Inspection.id)).where(
        col(Inspection.round_id) == round_id,
        col(Inspection.deleted).is_(False),
        col(Inspection.outcome).is_not(None),
        asked.correlate(Inspection).scalar_subquery(),
    )
    return set(session.execute(query).scalars())


def area_sums(session: Session, round_id: str, checklist_id: str) -> dict[str, list[AreaSum]]:
    """The points of each area with answers, by inspection of a round."""
    measures = select(col(Criterion.area_id), func.count(), func.sum(col(Criterion.max_points))).where(
        col(Criterion.checklist_id) == checklist_id, col(Criterion.deleted).is_(False)
    )
    maxima = {area_id: (count, most) for area_id, count, most in session.execute(measures.group_by(Criterion.area_id))}
    applies = col(Answer.not_applicable).is_not(True)
    query = (
        select(
            col(Answer.inspection_id),
            col(Criterion.area_id),
            func.sum(col(Answer.assessed_points)).filter(applies),
            func.sum(col(Criterion.max_points)).filter(col(Answer.not_applicable).is_(True)),
        )
        .join(Criterion, col(Criterion.id) == col(Answer.criterion_id))
        .where(
            col(Answer.inspection_id).in_(_of_round(round_id)),
            col(Answer.deleted).is_(False),
            col(Criterion.checklist_id) == checklist_id,
            col(Criterion.deleted).is_(False),
        )
        .group_by(col(Answer.inspection_id), col(Criterion.area_id))
    )
    found: dict[str, list[AreaSum]] = defaultdict(list)
    for inspection_id, area_id, assessed, excluded in session.execute(query):
        count, most = maxima[area_id]
        own = Totals(count=count, maximum=most, applicable=most - (excluded or 0), assessed=assessed)
        found[inspection_id or ""].append(AreaSum(area_id or "", own))
    return found


def worst_severities(session: Session, round_id: str) -> dict[str, int]:
    """The highest severity among the findings of each inspection of a round that has any."""
    query = select(col(Finding.inspection_id), func.max(col(Finding.severity))).where(
        col(Finding.inspection_id).in_(_of_round(round_id)), col(Finding.deleted).is_(False)
    )
    found = session.execute(query.group_by(col(Finding.inspection_id)))
    return {inspection_id or "": severity or 0 for inspection_id, severity in found}


def open_before(session: Session, year: int | None, ordinal: int | None) -> dict[str, int]:
    """How many recommendations of rounds before this one still leave something to do, by unit."""
    year, ordinal = year or 0, ordinal or 0
    query = (
        select(col(Inspection.unit_id), func.count())
        .join(Recommendation, col(Recommendation.inspection_id) == col(Inspection.id))
        .join(Round, col(Round.id) == col(Inspection.round_id))
        .where(
            col(Inspection.state) == InspectionState.INSPECTED,
            col(Inspection.deleted).is_(False),
            col(Round.deleted).is_(False),
            or_(col(Round.year) < year, and_(col(Round.year) == year, col(Round.ordinal) < ordinal)),
            col(Recommendation.deleted).is_(False),
            or_(col(Recommendation.state).is_(None), col(Recommendation.state).in_(sorted(OPEN_STATES))),
        )
        .group_by(col(Inspection.unit_id))
    )
    return {unit_id or "": count for unit_id, count in session.execute(query)}


def _of_round(round_id: str) -> Select[str]:
    return select(col(Inspection.id)).where(col(Inspection.round_id) == round_id)

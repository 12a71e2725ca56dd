"""Recommendations, with the unit and round they were made to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select
from sqlmodel import col

from inspector.domain.inspection import Inspection
from inspector.domain.recommendation import Recommendation
from inspector.domain.round import Round
from inspector.domain.unit import Unit

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session


class PlacedRecommendation(NamedTuple):
    """A recommendation and where it belongs."""

    recommendation: Recommendation
    unit_id: str
    unit_name: str
    concluded_on: date | None


def recommendations(
    session: Session,
    *,
    year: int | None = None,
    round_id: str | None = None,
    inspection_id: str | None = None,
) -> list[PlacedRecommendation]:
    """Recommendations of a year, a round or an inspection, by number."""
    query = (
        select(Recommendation, col(Unit.id), col(Unit.name), col(Inspection.concluded_on))
        .join(Inspection, col(Inspection.id) == col(Recommendation.inspection_id))
        .join(Unit, col(Unit.id) == col(Inspection.unit_id))
        .join(Round, col(Round.id) == col(Inspection.round_id))
        .where(col(Recommendation.deleted).is_(False), col(Inspection.deleted).is_(False))
    )
    wanted = {Round.year: year, Round.id: round_id, Recommendation.inspection_id: inspection_id}
    for column, value in wanted.items():
        if value is not None:
            query = query.where(col(column) == value)
    order = (col(Recommendation.number), col(Recommendation.position), col(Recommendation.id))
    return [PlacedRecommendation._make(row) for row in session.execute(query.order_by(*order))]


def last_position(session: Session, inspection_id: str) -> int:
    """The highest position among an inspection's recommendations; zero where there is none."""
    query = select(func.max(col(Recommendation.position))).where(col(Recommendation.inspection_id) == inspection_id)
    return session.execute(query).scalar() or 0


def numbers(session: Session, prefix: str) -> list[str]:
    """The visible numbers already given with a prefix, deleted recommendations included."""
    query = select(col(Recommendation.number)).where(col(Recommendation.number).startswith(f"{prefix}-"))
    return [number for (number,) in session.execute(query) if number]

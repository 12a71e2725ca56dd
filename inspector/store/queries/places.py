"""Where inspections belong: their unit and round, deleted ones too."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select
from sqlmodel import col

from inspector.domain.inspection import Inspection, InspectionState
from inspector.domain.round import Round
from inspector.domain.unit import Unit

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlmodel import Session

_CHUNK = 500


class Place(NamedTuple):
    """Unit and round of an inspection."""

    inspection_id: str
    unit_id: str
    unit: str
    code: str
    round_id: str
    year: int | None
    ordinal: int | None
    state: InspectionState
    person_id: str | None
    """The person it is assigned to."""
    team_id: str | None
    block: str
    reason: str
    """Why it is postponed, replaced or cancelled."""


def places(
    session: Session,
    inspections: Collection[str] | None = None,
    round_id: str | None = None,
    year: int | None = None,
) -> dict[str, Place]:
    """Unit and round by inspection: of some inspections, or of all living ones of a round, a year or the workspace."""
    query = (
        select(
            col(Inspection.id),
            func.coalesce(col(Inspection.unit_id), ""),
            func.coalesce(func.nullif(col(Unit.short_name), ""), col(Unit.name), ""),
            func.coalesce(col(Unit.code), ""),
            func.coalesce(col(Inspection.round_id), ""),
            col(Round.year),
            col(Round.ordinal),
            func.coalesce(col(Inspection.state), InspectionState.PLANNED),
            col(Inspection.person_id),
            col(Inspection.team_id),
            func.coalesce(col(Unit.block), ""),
            func.coalesce(col(Inspection.reason), ""),
        )
        .outerjoin(Round, col(Round.id) == col(Inspection.round_id))
        .outerjoin(Unit, col(Unit.id) == col(Inspection.unit_id))
    )
    if inspections is None:
        query = query.where(col(Inspection.deleted).is_(False))
        query = query.where(col(Inspection.round_id) == round_id) if round_id else query
        query = query.where(col(Round.year) == year) if year is not None else query
        return {row[0]: Place._make(row) for row in session.execute(query)}
    listed = sorted(inspections)
    found: dict[str, Place] = {}
    for start in range(0, len(listed), _CHUNK):
        part = query.where(col(Inspection.id).in_(listed[start : start + _CHUNK]))
        found.update({row[0]: Place._make(row) for row in session.execute(part)})
    return found

"""The inspections of a year or a round with what the counts and lists of them need."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sqlalchemy import func, select
from sqlmodel import col

from inspector.domain.inspection import Inspection, InspectionState, Outcome
from inspector.domain.round import Round, RoundState, RoundType
from inspector.domain.unit import Catalogue, CatalogueEntry, Unit

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from sqlmodel import Session


class VisitRow(NamedTuple):
    """One inspection with its unit and round."""

    inspection_id: str
    round_id: str
    ordinal: int
    round_type: RoundType
    unit_id: str
    code: str
    name: str
    short_name: str
    block: str
    state: InspectionState
    reason: str | None
    replaced_by_id: str | None
    """The unit that takes the place of a replaced one."""
    outcome: Outcome | None
    outcome_reason: str | None
    outcome_overridden: bool | None
    inspected_on: date | None
    concluded_on: date | None
    illustrative: bool | None
    signed: bool
    """The minutes are signed."""

    @property
    def day(self) -> date | None:
        """Day of the conclusion, or of the inspection where that is not recorded."""
        return self.concluded_on or self.inspected_on


class RoundRow(NamedTuple):
    """One round, as far as counts and documents need it."""

    id: str
    year: int
    ordinal: int
    type: RoundType
    name: str | None
    state: RoundState | None
    starts_on: date | None
    ends_on: date | None
    period_from: date | None
    period_to: date | None
    focus: str | None
    decision_id: str | None
    checklist_id: str | None
    pass_rule: dict[str, object] | None
    illustrative: bool | None


_VISIT: Final = (
    col(Inspection.id),
    col(Inspection.round_id),
    func.coalesce(col(Round.ordinal), 0),
    func.coalesce(col(Round.type), RoundType.COMPREHENSIVE),
    col(Inspection.unit_id),
    func.coalesce(col(Unit.code), ""),
    func.coalesce(col(Unit.name), ""),
    func.coalesce(func.nullif(col(Unit.short_name), ""), col(Unit.name), ""),
    func.coalesce(col(Unit.block), ""),
    func.coalesce(col(Inspection.state), InspectionState.PLANNED),
    col(Inspection.reason),
    col(Inspection.replaced_by_id),
    col(Inspection.outcome),
    col(Inspection.outcome_reason),
    col(Inspection.outcome_overridden),
    col(Inspection.inspected_on),
    col(Inspection.concluded_on),
    col(Inspection.illustrative),
    col(Inspection.minutes_signed_on).is_not(None),
)


def visits(
    session: Session, *, year: int | None = None, round_id: str | None = None, unit_id: str | None = None
) -> list[VisitRow]:
    """The inspections of a year, of one round or of one unit, blanks filled: planned where no state is recorded."""
    query = (
        select(*_VISIT)
        .join(Round, col(Round.id) == col(Inspection.round_id))
        .join(Unit, col(Unit.id) == col(Inspection.unit_id))
        .where(col(Inspection.deleted).is_(False), col(Round.deleted).is_(False))
    )
    if unit_id:
        query = query.where(col(Inspection.unit_id) == unit_id)
    elif round_id:
        query = query.where(col(Round.id) == round_id)
    else:
        # By the rounds' ids: otherwise SQLite walks through the inspections of all years.
        query = query.where(col(Inspection.round_id).in_(select(col(Round.id)).where(col(Round.year) == year)))
    # Past the session, and row by row: ten thousand are read in half the time without its bookkeeping of objects.
    return [VisitRow._make(row) for row in session.connection().execute(query)]


def visit(session: Session, inspection_id: str) -> VisitRow | None:
    """One inspection."""
    query = (
        select(*_VISIT)
        .join(Round, col(Round.id) == col(Inspection.round_id))
        .join(Unit, col(Unit.id) == col(Inspection.unit_id))
        .where(col(Inspection.id) == inspection_id, col(Inspection.deleted).is_(False))
    )
    row = session.execute(query).first()
    return VisitRow._make(row) if row else None


def visited(session: Session, round_id: str, units: Collection[str]) -> set[str]:
    """Those of some units that have an inspection in a round."""
    query = select(col(Inspection.unit_id)).where(
        col(Inspection.round_id) == round_id, col(Inspection.deleted).is_(False), col(Inspection.unit_id).in_(units)
    )
    return set(session.execute(query).scalars()) if units else set()


def rounds(session: Session, *, year: int | None = None, round_id: str | None = None) -> list[RoundRow]:
    """The rounds of a year in their order, or one of them."""
    columns = (getattr(Round, name) for name in RoundRow._fields)
    query = select(*columns, col(Round.closed_on)).where(col(Round.deleted).is_(False))
    query = query.where(col(Round.id) == round_id) if round_id else query.where(col(Round.year) == year)
    found = session.execute(query.order_by(col(Round.ordinal), col(Round.id)))
    return [
        row if closed_on is None else row._replace(state=RoundState.CLOSED)
        for row, closed_on in ((RoundRow._make(values), closed_on) for *values, closed_on in found)
    ]


def latest_year(session: Session) -> int | None:
    """The latest year that has a round."""
    query = select(col(Round.year)).where(col(Round.deleted).is_(False)).order_by(col(Round.year).desc()).limit(1)
    return session.execute(query).scalar()


def blocks(session: Session) -> list[tuple[str, str]]:
    """Code and name of the blocks of units, in their order."""
    query = (
        select(col(CatalogueEntry.code), col(CatalogueEntry.name))
        .where(col(CatalogueEntry.catalogue) == Catalogue.BLOCK, col(CatalogueEntry.deleted).is_(False))
        .order_by(col(CatalogueEntry.position), col(CatalogueEntry.code))
    )
    return [(code or "", name or "") for code, name in session.execute(query)]


def units_named(session: Session) -> list[tuple[str, str, str, str]]:
    """Id, code, name and short name of all living units."""
    query = select(col(Unit.id), col(Unit.code), col(Unit.name), col(Unit.short_name))
    found = session.execute(query.where(col(Unit.deleted).is_(False)))
    return [(unit_id, code or "", name or "", short or "") for unit_id, code, name, short in found]

"""Units with their history in a few figures, and the catalogues they are sorted by."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import and_, case, func, or_, select
from sqlmodel import col

from inspector.domain.inspection import Inspection, InspectionState, Outcome
from inspector.domain.round import Round
from inspector.domain.unit import Catalogue, CatalogueEntry, Predecessor, Unit

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session


class UnitData(NamedTuple):
    """A unit's own columns."""

    id: str
    code: str | None
    name: str | None
    short_name: str | None
    kind: str | None
    block: str | None
    valid_from: date | None
    valid_to: date | None
    head: str | None
    staff: int | None
    note: str | None
    illustrative: bool | None
    deleted: bool


class UnitPast(NamedTuple):
    """How often a unit was inspected, and its last conclusion."""

    inspections: int
    last_outcome: Outcome | None


class EntryData(NamedTuple):
    """A catalogue entry's own columns."""

    id: str
    code: str
    name: str
    parent: str | None
    detail: str | None
    position: int | None
    valid_from: date | None
    valid_to: date | None
    deleted: bool = False


def units(session: Session, *, on: date | None = None, with_deleted: bool = False) -> list[UnitData]:
    """The units, or those that existed on a day."""
    query = select(*(getattr(Unit, name) for name in UnitData._fields))
    if not with_deleted:
        query = query.where(col(Unit.deleted).is_(False))
    if on is not None:
        query = query.where(
            or_(col(Unit.valid_from).is_(None), col(Unit.valid_from) <= on),
            or_(col(Unit.valid_to).is_(None), col(Unit.valid_to) >= on),
        )
    return [UnitData._make(row) for row in session.execute(query)]


def how_many(session: Session) -> int:
    """How many living units there are."""
    living = select(func.count()).select_from(Unit).where(col(Unit.deleted).is_(False))
    return int(session.execute(living).scalar_one())


def unit(session: Session, unit_id: str) -> UnitData | None:
    """One unit, deleted or not."""
    query = select(*(getattr(Unit, name) for name in UnitData._fields)).where(col(Unit.id) == unit_id)
    row = session.execute(query).first()
    return UnitData._make(row) if row else None


def pasts(session: Session, unit_id: str | None = None) -> dict[str, UnitPast]:
    """The past of every unit that was ever in a round's scope, or of one unit."""
    done = col(Inspection.state) == InspectionState.INSPECTED
    concluded = and_(done, col(Inspection.outcome).is_not(None))
    day = func.coalesce(col(Inspection.concluded_on), col(Inspection.inspected_on), "")
    order = func.printf("%04d %s %02d", col(Round.year), day, col(Round.ordinal))
    latest = func.max(case((concluded, order)))
    query = (
        # With one max() in the query, SQLite takes the bare column from the row that holds the maximum.
        select(col(Inspection.unit_id), func.sum(case((done, 1), else_=0)), latest, col(Inspection.outcome))
        .join(Round, col(Round.id) == col(Inspection.round_id))
        .where(col(Inspection.deleted).is_(False), col(Round.deleted).is_(False))
        .group_by(col(Inspection.unit_id))
    )
    if unit_id is not None:
        query = query.where(col(Inspection.unit_id) == unit_id)
    return {
        unit or "": UnitPast(count or 0, outcome if last is not None else None)
        for unit, count, last, outcome in session.execute(query)
    }


def belongs_to_a_round(session: Session, unit_id: str) -> bool:
    """Whether a unit was ever put into a round's scope."""
    query = select(col(Inspection.id)).where(col(Inspection.unit_id) == unit_id, col(Inspection.deleted).is_(False))
    return session.execute(query.limit(1)).first() is not None


def predecessors(session: Session, unit_id: str) -> list[str]:
    """Ids of the units a unit comes from."""
    query = select(col(Predecessor.predecessor_id)).where(
        col(Predecessor.unit_id) == unit_id, col(Predecessor.deleted).is_(False)
    )
    return [found or "" for (found,) in session.execute(query)]


def catalogue(
    session: Session, name: Catalogue, *, on: date | None = None, with_removed: bool = False
) -> list[EntryData]:
    """The entries of a catalogue in their order, or those valid on a day; those taken out of it only if asked for."""
    query = select(*(getattr(CatalogueEntry, field) for field in EntryData._fields)).where(
        col(CatalogueEntry.catalogue) == name
    )
    if not with_removed:
        query = query.where(col(CatalogueEntry.deleted).is_(False))
    if on is not None:
        query = query.where(
            or_(col(CatalogueEntry.valid_from).is_(None), col(CatalogueEntry.valid_from) <= on),
            or_(col(CatalogueEntry.valid_to).is_(None), col(CatalogueEntry.valid_to) >= on),
        )
    found = session.execute(query.order_by(col(CatalogueEntry.position), col(CatalogueEntry.code)))
    return [EntryData._make(row) for row in found]

"""Documents, the bases that plans and rounds rest on, the year's plan and its schedule."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select, union
from sqlmodel import col

from inspector.domain.legal_document import Basis, LegalDocument, Numbering
from inspector.domain.plan import Plan, PlanEntry
from inspector.domain.round import Round
from inspector.domain.unit import Unit

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from sqlmodel import Session


class DocumentData(NamedTuple):
    """A document's own columns."""

    id: str
    type_name: str | None
    number: str | None
    symbol: str | None
    issuer: str | None
    issued_on: date | None
    abstract: str | None
    numbering: Numbering | None
    note: str | None
    illustrative: bool | None


class EntryData(NamedTuple):
    """A line of the schedule with its unit."""

    id: str
    unit_id: str
    unit_name: str | None
    code: str | None
    block: str | None
    round_ordinal: int | None
    starts_on: date | None
    ends_on: date | None
    form: str | None
    note: str | None


def documents(session: Session, ids: Collection[str] | None = None) -> list[DocumentData]:
    """All documents, or some."""
    query = select(*(getattr(LegalDocument, name) for name in DocumentData._fields)).where(
        col(LegalDocument.deleted).is_(False)
    )
    if ids is not None:
        query = query.where(col(LegalDocument.id).in_(ids))
    return [DocumentData._make(row) for row in session.execute(query)]


def basis_ids(session: Session, owner_id: str) -> list[str]:
    """Ids of the documents a plan or round rests on, in the order of citation."""
    query = (
        select(col(Basis.document_id))
        .where(col(Basis.owner_id) == owner_id, col(Basis.deleted).is_(False))
        .order_by(col(Basis.position), col(Basis.id))
    )
    return [document_id or "" for (document_id,) in session.execute(query)]


def uses_of(session: Session, document_id: str) -> bool:
    """Whether a plan or a round rests on a document or was set up by it."""
    query = union(
        select(col(Basis.id)).where(col(Basis.document_id) == document_id, col(Basis.deleted).is_(False)),
        select(col(Plan.id)).where(col(Plan.document_id) == document_id, col(Plan.deleted).is_(False)),
        select(col(Round.id)).where(col(Round.decision_id) == document_id, col(Round.deleted).is_(False)),
    )
    return session.execute(query.limit(1)).first() is not None


def plan_ids(session: Session, year: int) -> list[str]:
    """Ids of a year's plans, the oldest first; two laptops may each have made one."""
    query = select(col(Plan.id)).where(col(Plan.year) == year, col(Plan.deleted).is_(False)).order_by(col(Plan.id))
    return [plan_id for (plan_id,) in session.execute(query)]


def schedule(session: Session, plan_id: str) -> list[EntryData]:
    """The lines of a plan's schedule."""
    query = (
        select(
            col(PlanEntry.id),
            col(PlanEntry.unit_id),
            col(Unit.name),
            col(Unit.code),
            col(Unit.block),
            col(PlanEntry.round_ordinal),
            col(PlanEntry.starts_on),
            col(PlanEntry.ends_on),
            col(PlanEntry.form),
            col(PlanEntry.note),
        )
        .join(Unit, col(Unit.id) == col(PlanEntry.unit_id))
        .where(col(PlanEntry.plan_id) == plan_id, col(PlanEntry.deleted).is_(False))
    )
    return [EntryData._make(row) for row in session.execute(query)]


def years(session: Session) -> list[int]:
    """Years that have a plan or a round, the newest first."""
    query = union(
        select(col(Plan.year)).where(col(Plan.deleted).is_(False)),
        select(col(Round.year)).where(col(Round.deleted).is_(False)),
    )
    return sorted((year for (year,) in session.execute(query) if year is not None), reverse=True)

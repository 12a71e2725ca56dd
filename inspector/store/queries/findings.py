"""Findings, with the unit and round they were made in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, or_, select
from sqlmodel import col

from inspector.domain.attachment import AttachmentLink
from inspector.domain.checklist import Criterion
from inspector.domain.finding import Finding
from inspector.domain.inspection import Inspection
from inspector.domain.round import Round, RoundState
from inspector.domain.unit import Catalogue, CatalogueEntry, Unit

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from sqlmodel import Session


class PlacedFinding(NamedTuple):
    """A finding and where it belongs."""

    finding: Finding
    unit_id: str
    unit_name: str
    round_id: str
    ordinal: int
    year: int
    criterion_code: str | None
    round_state: RoundState | None
    closed_on: date | None
    signed_on: date | None
    inspected_on: date | None


def findings(
    session: Session,
    *,
    year: int | None = None,
    round_id: str | None = None,
    inspection_id: str | None = None,
    finding_id: str | None = None,
    with_deleted: bool = False,
) -> list[PlacedFinding]:
    """Findings in the order of their numbers, of a year, a round, an inspection, or one of them."""
    query = (
        select(
            Finding,
            col(Unit.id),
            col(Unit.name),
            col(Round.id),
            col(Round.ordinal),
            col(Round.year),
            col(Criterion.code),
            col(Round.state),
            col(Round.closed_on),
            col(Inspection.minutes_signed_on),
            col(Inspection.inspected_on),
        )
        .join(Inspection, col(Inspection.id) == col(Finding.inspection_id))
        .join(Unit, col(Unit.id) == col(Inspection.unit_id))
        .join(Round, col(Round.id) == col(Inspection.round_id))
        .outerjoin(Criterion, col(Criterion.id) == col(Finding.criterion_id))
        .where(col(Inspection.deleted).is_(False))
    )
    wanted = {Round.year: year, Round.id: round_id, Finding.inspection_id: inspection_id, Finding.id: finding_id}
    for column, value in wanted.items():
        if value is not None:
            query = query.where(col(column) == value)
    if not with_deleted:
        query = query.where(col(Finding.deleted).is_(False))
    return [PlacedFinding._make(row) for row in session.execute(query.order_by(col(Finding.number), col(Finding.id)))]


class Unfounded(NamedTuple):
    """A violation whose legal basis (căn cứ pháp lý) is not written down."""

    id: str
    number: str | None
    severity: int


def without_basis(
    session: Session, *, round_id: str | None = None, inspection_id: str | None = None
) -> list[Unfounded]:
    """The violations of a round or an inspection that have no legal basis, in the order of their numbers."""
    query = (
        select(col(Finding.id), col(Finding.number), col(Finding.severity))
        .join(Inspection, col(Inspection.id) == col(Finding.inspection_id))
        .where(
            col(Finding.deleted).is_(False),
            col(Inspection.deleted).is_(False),
            col(Finding.severity) > 0,
            or_(col(Finding.legal_basis).is_(None), col(Finding.legal_basis) == ""),
        )
    )
    for column, value in {Inspection.round_id: round_id, Inspection.id: inspection_id}.items():
        if value is not None:
            query = query.where(col(column) == value)
    ordered = query.order_by(col(Finding.number), col(Finding.id))
    return [Unfounded._make(row) for row in session.connection().execute(ordered)]


def numbers(session: Session, prefix: str) -> list[str]:
    """The visible numbers already given with a prefix, deleted findings included."""
    query = select(col(Finding.number)).where(col(Finding.number).startswith(f"{prefix}-"))
    return [number for (number,) in session.execute(query) if number]


def act_names(session: Session) -> dict[str, str]:
    """Name of every act in the catalogue by its code."""
    query = select(col(CatalogueEntry.code), col(CatalogueEntry.name)).where(
        col(CatalogueEntry.catalogue) == Catalogue.ACT
    )
    return {code or "": name or "" for code, name in session.execute(query)}


def evidence_counts(session: Session, owner_type: str, owner_ids: Collection[str] = ()) -> dict[str, int]:
    """How many pieces of evidence each owner of a type has."""
    query = select(col(AttachmentLink.owner_id), func.count()).where(
        col(AttachmentLink.owner_type) == owner_type, col(AttachmentLink.deleted).is_(False)
    )
    if owner_ids:
        query = query.where(col(AttachmentLink.owner_id).in_(owner_ids))
    found = session.execute(query.group_by(col(AttachmentLink.owner_id)))
    return {owner_id or "": count for owner_id, count in found}

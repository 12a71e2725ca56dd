"""Supplementary minutes, and the records whose content stands in an inspection's minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select
from sqlmodel import col

from inspector.domain.checklist import Answer
from inspector.domain.document import DocumentKind, DocumentText
from inspector.domain.finding import Finding, NoViolation
from inspector.domain.inspection import Inspection, Participant
from inspector.domain.recommendation import Recommendation
from inspector.domain.supplement import Supplement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlmodel import Session

    from inspector.domain.base import Record

_OF_INSPECTION: Final = (Participant, Answer, NoViolation, Finding, Recommendation)


def supplements(session: Session, inspection_id: str) -> list[Supplement]:
    """The supplementary minutes of an inspection, first to last."""
    query = select(Supplement).where(col(Supplement.inspection_id) == inspection_id, col(Supplement.deleted).is_(False))
    return list(session.execute(query.order_by(col(Supplement.ordinal), col(Supplement.id))).scalars())


def of_inspections(session: Session, inspection_ids: Sequence[str]) -> dict[str, list[Supplement]]:
    """The supplementary minutes of several inspections."""
    query = select(Supplement).where(
        col(Supplement.inspection_id).in_(inspection_ids), col(Supplement.deleted).is_(False)
    )
    found: dict[str, list[Supplement]] = {}
    for one in session.execute(query.order_by(col(Supplement.ordinal), col(Supplement.id))).scalars():
        found.setdefault(one.inspection_id or "", []).append(one)
    return found


def unsigned_of(session: Session) -> frozenset[str]:
    """The inspections whose signed minutes are being put right."""
    query = select(col(Supplement.inspection_id)).where(
        col(Supplement.deleted).is_(False), col(Supplement.signed_on).is_(None)
    )
    return frozenset(session.execute(query).scalars())


def unsigned(session: Session, inspection_id: str) -> Supplement | None:
    """The supplementary minutes under way, into which changes go; nothing where all are signed."""
    return next((one for one in supplements(session, inspection_id) if one.signed_on is None), None)


def recorded(session: Session, inspection_id: str) -> dict[tuple[str, str], Record]:
    """The records whose content stands in the minutes, those in the bin too, by table and id."""
    inspection = session.get_one(Inspection, inspection_id)
    found: dict[tuple[str, str], Record] = {("inspection", inspection.id): inspection}
    for kind in _OF_INSPECTION:
        query = select(kind).where(col(kind.inspection_id) == inspection_id)
        found |= {(str(kind.__tablename__), one.id): one for one in session.execute(query).scalars()}
    texts = select(DocumentText).where(
        col(DocumentText.owner_id) == inspection_id, col(DocumentText.kind) == DocumentKind.MINUTES
    )
    return found | {("document_text", one.id): one for one in session.execute(texts).scalars()}

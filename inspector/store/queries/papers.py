"""What documents are made from: who issues and signs, what people wrote, who was there, what was issued before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, case, func, or_, select
from sqlmodel import col

from inspector.domain.completeness import MinutesFacts
from inspector.domain.document import DocumentKind, DocumentText, IssuedDocument, SignedCopy, TrustedAuthority
from inspector.domain.finding import NoViolation
from inspector.domain.inspection import Inspection, InspectionState, Participant, Side
from inspector.domain.organisation import Organisation, Signer

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from sqlmodel import Session


def organisation(session: Session) -> Organisation | None:
    """The inspecting body."""
    query = select(Organisation).where(col(Organisation.deleted).is_(False)).order_by(col(Organisation.id))
    return session.execute(query.limit(1)).scalar()


def signers(session: Session, kind: DocumentKind, day: date) -> list[Signer]:
    """Who signs a kind of document on a day; those named for just this kind first."""
    query = (
        select(Signer)
        .where(
            col(Signer.deleted).is_(False),
            or_(col(Signer.document_kind).is_(None), col(Signer.document_kind) == str(kind)),
            or_(col(Signer.valid_from).is_(None), col(Signer.valid_from) <= day),
            or_(col(Signer.valid_to).is_(None), col(Signer.valid_to) >= day),
        )
        .order_by(col(Signer.document_kind).is_(None), col(Signer.valid_from).desc(), col(Signer.id))
    )
    return list(session.execute(query).scalars())


def texts(session: Session, owner_id: str, kind: DocumentKind) -> dict[str, str]:
    """What people wrote for a document, by section."""
    query = select(col(DocumentText.section), col(DocumentText.content)).where(
        col(DocumentText.owner_id) == owner_id, col(DocumentText.kind) == kind, col(DocumentText.deleted).is_(False)
    )
    return {section or "": content for section, content in session.execute(query) if content}


def written_sections(session: Session, owner_ids: Collection[str], kind: DocumentKind) -> list[tuple[str, str]]:
    """Owner and section of what people wrote for some documents of a kind."""
    query = select(col(DocumentText.owner_id), col(DocumentText.section), col(DocumentText.content)).where(
        col(DocumentText.owner_id).in_(owner_ids), col(DocumentText.kind) == kind, col(DocumentText.deleted).is_(False)
    )
    return [(owner_id or "", section or "") for owner_id, section, content in session.execute(query) if content]


def participants(session: Session, inspection_id: str) -> list[Participant]:
    """Who was present, in order."""
    query = select(Participant).where(
        col(Participant.inspection_id) == inspection_id, col(Participant.deleted).is_(False)
    )
    return list(session.execute(query.order_by(col(Participant.position), col(Participant.id))).scalars())


def unsigned_minutes(session: Session, round_id: str) -> dict[str, MinutesFacts]:
    """What unsigned minutes of a round hold of what they cannot be issued without, by inspection."""
    team, hosts = (func.count(case((col(Participant.side) == side, 1))) for side in (Side.TEAM, Side.UNIT))
    present = and_(col(Participant.inspection_id) == col(Inspection.id), col(Participant.deleted).is_(False))
    # Joined before it is counted: the people of the other rounds are not looked at.
    query = (
        select(col(Inspection.id), col(Inspection.inspected_on), col(Inspection.unit_opinion), team, hosts)
        .outerjoin(Participant, present)
        .where(
            col(Inspection.round_id) == round_id,
            col(Inspection.deleted).is_(False),
            col(Inspection.state) == InspectionState.INSPECTED,
            col(Inspection.minutes_signed_on).is_(None),
        )
        .group_by(col(Inspection.id))
    )
    # Past the session: of ten thousand visits its bookkeeping takes longer than the reading.
    return {
        inspection_id: MinutesFacts(inspection_id, inspected_on, team=own, hosts=theirs, opinion=bool(opinion))
        for inspection_id, inspected_on, opinion, own, theirs in session.connection().execute(query)
    }


def conclusions(session: Session, inspection_id: str) -> dict[str, NoViolation]:
    """The conclusions that no violation was found, by area."""
    query = select(NoViolation).where(
        col(NoViolation.inspection_id) == inspection_id, col(NoViolation.deleted).is_(False)
    )
    return {record.area_id or "": record for record in session.execute(query).scalars()}


def minutes_numbers(session: Session, round_id: str) -> dict[str, str]:
    """The numbers recorded when the minutes of a round were signed, by inspection; of those that have one."""
    query = select(col(Inspection.id), col(Inspection.minutes_number)).where(
        col(Inspection.round_id) == round_id, col(Inspection.minutes_number).is_not(None)
    )
    return {inspection_id: number or "" for inspection_id, number in session.execute(query)}


def issued(session: Session, *, withdrawn: bool = False) -> list[IssuedDocument]:
    """The issued documents, latest first; with ``withdrawn`` those taken back, too."""
    query = select(IssuedDocument)
    if not withdrawn:
        query = query.where(col(IssuedDocument.deleted).is_(False))
    return list(session.execute(query.order_by(col(IssuedDocument.issued_at).desc())).scalars())


def latest_issued(session: Session, kind: DocumentKind, owner_id: str, number: str | None) -> IssuedDocument | None:
    """The latest issued copy of a document that bears a number, or any where none is given."""
    query = select(IssuedDocument).where(
        col(IssuedDocument.deleted).is_(False),
        col(IssuedDocument.kind) == kind,
        col(IssuedDocument.owner_id) == owner_id,
    )
    if number is not None:
        query = query.where(col(IssuedDocument.number) == number)
    return session.execute(query.order_by(col(IssuedDocument.issued_at).desc()).limit(1)).scalar()


def signed_counts(session: Session) -> dict[str, int]:
    """How many signed copies each issued document has, by its id."""
    query = select(col(SignedCopy.issued_id), func.count()).where(col(SignedCopy.deleted).is_(False))
    return {issued_id or "": count for issued_id, count in session.execute(query.group_by(col(SignedCopy.issued_id)))}


def issued_as(session: Session, hashes: Collection[str]) -> list[IssuedDocument]:
    """The issued documents that have one of the SHA-256, those taken back too; living ones first."""
    query = select(IssuedDocument).where(col(IssuedDocument.sha256).in_(hashes))
    return list(session.execute(query.order_by(col(IssuedDocument.deleted), col(IssuedDocument.id))).scalars())


def copies_as(session: Session, hashes: Collection[str]) -> list[SignedCopy]:
    """The signed copies that have one of the SHA-256."""
    query = select(SignedCopy).where(col(SignedCopy.sha256).in_(hashes), col(SignedCopy.deleted).is_(False))
    return list(session.execute(query.order_by(col(SignedCopy.id))).scalars())


def copies_of(session: Session, issued_id: str) -> list[SignedCopy]:
    """The signed copies of an issued document, in the order in which they were signed."""
    query = select(SignedCopy).where(col(SignedCopy.issued_id) == issued_id, col(SignedCopy.deleted).is_(False))
    return list(session.execute(query.order_by(col(SignedCopy.signed_at), col(SignedCopy.id))).scalars())


def all_issued(session: Session) -> list[IssuedDocument]:
    """All issued documents, those taken back too; living ones first."""
    query = select(IssuedDocument).order_by(col(IssuedDocument.deleted), col(IssuedDocument.id))
    return list(session.execute(query).scalars())


def authorities(session: Session) -> list[TrustedAuthority]:
    """The certification authorities the team trusts; whether one is deleted does not matter, as anybody might."""
    query = select(TrustedAuthority).where(col(TrustedAuthority.withdrawn).is_not(True))
    return list(session.execute(query.order_by(col(TrustedAuthority.name), col(TrustedAuthority.id))).scalars())

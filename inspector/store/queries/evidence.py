"""Pieces of evidence and what they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlmodel import col

from inspector.domain.attachment import Attachment, AttachmentLink

if TYPE_CHECKING:
    from sqlmodel import Session


def linked(session: Session, owner_id: str) -> list[tuple[AttachmentLink, Attachment]]:
    """The evidence of one owner in its order."""
    query = (
        select(AttachmentLink, Attachment)
        .join(Attachment, col(Attachment.id) == col(AttachmentLink.attachment_id))
        .where(
            col(AttachmentLink.owner_id) == owner_id,
            col(AttachmentLink.deleted).is_(False),
            col(Attachment.deleted).is_(False),
        )
        .order_by(col(AttachmentLink.position), col(AttachmentLink.id))
    )
    return [(link, attachment) for link, attachment in session.execute(query)]


def last_position(session: Session, owner_id: str) -> int:
    """The highest position among an owner's evidence; zero where there is none."""
    query = select(func.max(col(AttachmentLink.position))).where(col(AttachmentLink.owner_id) == owner_id)
    return session.execute(query).scalar() or 0


def of_hash(session: Session, sha256: str) -> Attachment | None:
    """A living piece of evidence with these bytes."""
    query = select(Attachment).where(col(Attachment.sha256) == sha256, col(Attachment.deleted).is_(False))
    return session.execute(query.order_by(col(Attachment.id)).limit(1)).scalar()


def owners_of(session: Session, attachment_id: str) -> list[tuple[str, str]]:
    """Kind and id of every record a piece of evidence belongs to."""
    query = select(col(AttachmentLink.owner_type), col(AttachmentLink.owner_id)).where(
        col(AttachmentLink.attachment_id) == attachment_id, col(AttachmentLink.deleted).is_(False)
    )
    return [(kind or "", owner or "") for kind, owner in session.execute(query.order_by(col(AttachmentLink.id)))]


def owner_of(session: Session, attachment_id: str) -> tuple[str, str]:
    """Kind and id of the first record a piece of evidence belongs to; blanks where it belongs to none."""
    return next(iter(owners_of(session, attachment_id)), ("", ""))

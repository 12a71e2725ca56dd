"""Evidence (minh chứng): photos and files by their SHA-256."""

from __future__ import annotations

from datetime import datetime

from inspector.domain.base import Record, flag, moment, reference
from inspector.domain.fields import Fields


class AttachmentDraft(Fields):
    """A photo or file."""

    sha256: str | None = None
    name: str | None = None
    """File name as it came, NFC."""
    media_type: str | None = None
    size: int | None = None
    """Bytes."""
    caption: str | None = None
    taken_at: datetime | None = moment()
    illustrative: bool | None = flag()


class Attachment(AttachmentDraft, Record, table=True):
    """A piece of evidence; its bytes lie in the media folder and never change."""

    __tablename__ = "attachment"
    search_fields = ("caption", "name")
    required_fields = ("sha256",)
    media_field = "sha256"


class AttachmentLink(Record, table=True):
    """A piece of evidence belongs to an answer, a finding, an action (UUIDv5 from both)."""

    __tablename__ = "attachment_link"
    required_fields = ("attachment_id", "owner_id")
    parent_fields = ("attachment_id", "owner_id")

    attachment_id: str | None = reference()
    owner_type: str | None = None
    owner_id: str | None = reference()
    position: int | None = None

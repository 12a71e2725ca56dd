"""What people write into documents, and which documents were issued."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from inspector.domain.base import Record, coded, data, day, flag, moment, reference
from inspector.domain.fields import Fields


class DocumentKind(StrEnum):
    """The documents this program makes."""

    ROUND_REPORT = "round_report"
    """Báo cáo kết quả kiểm tra của một đợt."""
    YEAR_REPORT = "year_report"
    """Báo cáo kết quả kiểm tra năm."""
    MINUTES = "minutes"
    """Biên bản kiểm tra."""
    SUPPLEMENT = "supplement"
    """Biên bản bổ sung: what was put right after the minutes were signed."""


class DocumentText(Record, table=True):
    """Prose a person wrote for one section of one document (UUIDv5 from owner, kind and section)."""

    __tablename__ = "document_text"
    search_fields = ("content",)
    required_fields = ("owner_id", "kind", "section")

    owner_id: str | None = reference()
    """The round, the inspection, the supplementary minutes, or the year's stable id."""
    kind: DocumentKind | None = coded(DocumentKind)
    section: str | None = None
    content: str | None = None
    """Paragraphs, one a line."""


class IssuedDocumentDraft(Fields):
    """A document that left the house."""

    kind: DocumentKind | None = coded(DocumentKind)
    owner_id: str | None = reference()
    number: str | None = None
    symbol: str | None = None
    dated_on: date | None = day()
    title: str | None = None
    file_name: str | None = None
    sha256: str | None = None
    """Of the file's bytes."""
    journal_number: int | None = None
    """Number of the journal it was made from."""
    journal_digest: str | None = None
    """Names the journal's state on every laptop: SHA-256 of the last transactions of all streams; its beginning is
    printed in the document."""
    snapshot: dict[str, Any] | None = data()
    """The figures it was made from, where it is signed, and the identifier its file keeps when it is changed."""
    issued_at: datetime | None = moment()
    person_id: str | None = reference()
    withdrawn_reason: str | None = None
    """Why it was withdrawn; nothing where its issuing was merely undone."""


class IssuedDocument(IssuedDocumentDraft, Record, table=True):
    """An issued document (văn bản đã phát hành)."""

    __tablename__ = "issued_document"
    search_fields = ("title", "number", "symbol")
    required_fields = ("kind", "sha256")


class SignedCopyDraft(Fields):
    """A file that came of signing an issued document electronically."""

    issued_id: str | None = reference()
    before: str | None = None
    """SHA-256 of the file that was signed."""
    sha256: str | None = None
    """SHA-256 of the file with the signature."""
    block: int | None = None
    """Which signature block of the document it was signed in, from 0; nothing for a signature not seen on the page."""
    signer: str | None = None
    """Name in the certificate."""
    organisation: str | None = None
    """Body in the certificate."""
    signed_at: datetime | None = moment()
    """As the signer's laptop told it."""
    file_name: str | None = None
    person_id: str | None = reference()


class SignedCopy(SignedCopyDraft, Record, table=True):
    """An electronically signed copy of an issued document (bản ký số)."""

    __tablename__ = "signed_copy"
    required_fields = ("issued_id", "sha256")
    parent_fields = ("issued_id",)


class TrustedAuthority(Record, table=True):
    """A certification authority (tổ chức chứng thực chữ ký số) whose certificates the team trusts; the lead decides.

    Its id is stable, made of the certificate's SHA-256.
    """

    __tablename__ = "trusted_authority"
    required_fields = ("certificate",)
    lead_fields = ("name", "certificate", "withdrawn")

    name: str | None = None
    certificate: str | None = None
    """The certificate, PEM."""
    withdrawn: bool | None = flag()
    """No longer trusted. A field of its own, as a record's deletion is not the lead's alone."""

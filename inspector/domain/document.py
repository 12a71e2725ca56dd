"""What people write into documents, and which documents were issued."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from inspector.domain.base import Record, coded, data, day, moment, reference
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
    snapshot: dict[str, Any] | None = data()
    """The figures it was made from."""
    issued_at: datetime | None = moment()
    person_id: str | None = reference()


class IssuedDocument(IssuedDocumentDraft, Record, table=True):
    """An issued document (văn bản đã phát hành)."""

    __tablename__ = "issued_document"
    search_fields = ("title", "number", "symbol")
    required_fields = ("kind", "sha256")

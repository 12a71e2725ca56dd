"""Documents that inspections rest on (văn bản, căn cứ)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from inspector.domain.base import Record, coded, day, flag, reference
from inspector.domain.fields import Fields


class Numbering(StrEnum):
    """How number and symbol are written."""

    STATE = "state"
    """Nhà nước: ``Số: 1202/KH-UBND``."""
    PARTY = "party"
    """Đảng: ``Số 1182-QĐ/HU``."""


class LegalDocumentDraft(Fields):
    """The parts of a citation (Decree 30/2020, Annex I)."""

    type_name: str | None = None
    """Type in words, "Kế hoạch", "Chương trình hành động"."""
    number: str | None = None
    symbol: str | None = None
    """What follows the number, "KH-UBND" or "CTr/TU"."""
    issuer: str | None = None
    issued_on: date | None = day()
    abstract: str | None = None
    """What it is about (trích yếu), "về việc thành lập Đoàn kiểm tra"."""
    numbering: Numbering | None = coded(Numbering)
    note: str | None = None
    illustrative: bool | None = flag()


class LegalDocument(LegalDocumentDraft, Record, table=True):
    """A document cited as a basis; blanks are printed as dots."""

    __tablename__ = "legal_document"
    search_fields = ("abstract", "type_name", "number", "symbol", "issuer")
    required_fields = ("type_name",)


class Implements(Record, table=True):
    """One document carries out another (UUIDv5 from both)."""

    __tablename__ = "implements"
    required_fields = ("document_id", "target_id")
    parent_fields = ("document_id", "target_id")

    document_id: str | None = reference()
    target_id: str | None = reference()


class Basis(Record, table=True):
    """A plan or round rests on a document (UUIDv5 from both)."""

    __tablename__ = "basis"
    required_fields = ("owner_id", "document_id")
    parent_fields = ("owner_id", "document_id")

    owner_id: str | None = reference()
    document_id: str | None = reference()
    position: int | None = None

"""What people call a record: a unit by its name, an answer by its criterion and unit."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from sqlalchemy import select
from sqlmodel import col

from inspector.core.messages import label, text
from inspector.domain.citation import Source, short_citation
from inspector.domain.document import IssuedDocument
from inspector.domain.legal_document import LegalDocument, Numbering
from inspector.domain.registry import BY_NAME
from inspector.domain.round import Round

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlmodel import Session

    from inspector.domain.base import Record

REFERENCES: Final = {
    "area_id": "area",
    "attachment_id": "attachment",
    "carried_from_id": "recommendation",
    "checklist_id": "checklist",
    "criterion_id": "criterion",
    "decision_id": "legal_document",
    "document_id": "legal_document",
    "finding_id": "finding",
    "inspection_id": "inspection",
    "issued_id": "issued_document",
    "organisation_id": "organisation",
    "parent_id": "team",
    "person_id": "person",
    "plan_id": "plan",
    "predecessor_id": "unit",
    "recommendation_id": "recommendation",
    "replaced_by_id": "unit",
    "round_id": "round",
    "target_id": "legal_document",
    "team_id": "team",
    "unit_id": "unit",
}
"""The kind of record that each reference names."""
NAMED_BY: Final = {
    "action": ("content",),
    "answer": ("criterion_id", "inspection_id"),
    "area": ("name",),
    "attachment": ("caption", "name"),
    "attachment_link": ("attachment_id",),
    "basis": ("document_id",),
    "catalogue_entry": ("name",),
    "checklist": ("title",),
    "criterion": ("code", "name"),
    "device": ("person_name",),
    "document_text": ("kind",),
    "finding": ("number", "description"),
    "implements": ("document_id",),
    "inspection": ("unit_id", "round_id"),
    "issued_document": ("title",),
    "member": ("person_id", "team_id"),
    "no_violation": ("area_id", "inspection_id"),
    "organisation": ("name",),
    "participant": ("name", "capacity"),
    "person": ("name",),
    "plan": ("title",),
    "plan_entry": ("unit_id",),
    "predecessor": ("predecessor_id",),
    "recommendation": ("number", "content"),
    "round": ("name",),
    "signed_copy": ("file_name", "signer"),
    "signer": ("capacity",),
    "statement": ("label",),
    "supplement": ("inspection_id",),
    "team": ("name",),
    "trusted_authority": ("name",),
    "unit": ("name",),
}
"""The fields a record is called by; where several are filled they are joined."""
_CHUNK: Final = 500
_JOINED: Final = " · "
_LONGEST: Final = 90


class Titles:
    """Finds titles in one reading session and remembers them."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._kept: dict[tuple[str, str], Record] = {}
        self._titles: dict[tuple[str, str], str] = {}

    def prefetch(self, wanted: Iterable[tuple[str, str]]) -> None:
        """Read many records at once, and what they are called after, so that no title costs a query of its own."""
        by_kind: dict[str, set[str]] = {}
        for kind, record_id in wanted:
            if kind in BY_NAME and (kind, record_id) not in self._kept:
                by_kind.setdefault(kind, set()).add(record_id)
        for kind, ids in by_kind.items():
            read = self._read(kind, sorted(ids))
            self._kept.update({(kind, found.id): found for found in read})
            for field in NAMED_BY.get(kind, ()):
                if field in REFERENCES:
                    self.prefetch((REFERENCES[field], getattr(found, field)) for found in read)

    def _read(self, kind: str, ids: Sequence[str]) -> list[Record]:
        record = BY_NAME[kind]
        found: list[Record] = []
        for start in range(0, len(ids), _CHUNK):
            query = select(record).where(col(record.id).in_(ids[start : start + _CHUNK]))
            found += self._session.execute(query).scalars()
        return found

    def of_kind(self, kind: str, ids: Iterable[str]) -> list[str]:
        """Those of the ids that records of a kind have, deleted ones too, in the order in which they were made."""
        record, listed = BY_NAME[kind], sorted(ids)
        found: list[str] = []
        for start in range(0, len(listed), _CHUNK):
            query = select(col(record.id)).where(col(record.id).in_(listed[start : start + _CHUNK]))
            found += sorted(self._session.execute(query).scalars())
        return found

    def title(self, kind: str, record_id: str | None) -> str:
        """What the record is called; empty for one that is not there."""
        if not record_id or kind not in BY_NAME:
            return ""
        key = (kind, record_id)
        if key not in self._titles:
            self._titles[key] = self._name(kind, record_id)
        return self._titles[key]

    def _name(self, kind: str, record_id: str) -> str:
        record = self._kept.get((kind, record_id)) or self._session.get(BY_NAME[kind], record_id)
        if record is None:
            return ""
        self._kept[kind, record_id] = record
        if isinstance(record, Round):
            return record.name or text("round.title", year=str(record.year or "–"), ordinal=record.ordinal or "–")
        if isinstance(record, LegalDocument):
            return short_citation(_source(record))
        if isinstance(record, IssuedDocument) and record.number:
            return text("documents.numbered", title=record.title, number=record.number, symbol=record.symbol)
        parts = [self._part(record, field) for field in NAMED_BY[kind]]
        joined = _JOINED.join(part for part in parts if part)
        return joined if len(joined) <= _LONGEST else joined[: _LONGEST - 1] + "…"

    def _part(self, record: Record, field: str) -> str:
        value = getattr(record, field)
        if field == "criterion_id":
            return self.title("criterion", value).partition(_JOINED)[0]
        if field in REFERENCES:
            return self.title(REFERENCES[field], value)
        return label(value) if isinstance(value, Enum) else str(value or "")


def _source(record: LegalDocument) -> Source:
    kind, numbering = record.type_name or "", record.numbering or Numbering.STATE
    return Source(kind, record.number, record.symbol, record.issued_on, record.issuer, record.abstract, numbering)

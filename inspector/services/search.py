"""Search over everything people wrote, accents not minded, with the page each hit is found on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inspector.core.messages import text
from inspector.domain.registry import BY_NAME
from inspector.store.queries import evidence as queries
from inspector.store.queries.titles import Titles

if TYPE_CHECKING:
    from sqlmodel import Session

    from inspector.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Hit:
    """Something the search found, and where to go for it."""

    kind: str
    """Name of the record's table."""
    kind_label: str
    id: str
    title: str
    snippet: str
    page: str
    """Key of the window's page."""
    argument: str
    """What that page shows first."""


_PAGES: Final = {
    "action": ("field", "recommendation"),
    "answer": ("field", "inspection_id"),
    "attachment": ("findings", "owner"),
    "document_text": ("reports", "owner_id"),
    "finding": ("findings", "id"),
    "inspection": ("field", "id"),
    "issued_document": ("reports", "owner_id"),
    "legal_document": ("plan", "id"),
    "no_violation": ("field", "inspection_id"),
    "organisation": ("settings", "id"),
    "person": ("settings", "id"),
    "plan": ("plan", "id"),
    "recommendation": ("field", "inspection_id"),
    "round": ("plan", "id"),
    "supplement": ("reports", "id"),
    "team": ("plan", "round_id"),
    "unit": ("units", "id"),
}
"""The page of each kind of record, and the field that tells what to show there."""


def search(workspace: Workspace, words: str, limit: int = 20) -> tuple[Hit, ...]:
    """The records that have every word; the last word may be a beginning."""
    found = workspace.store.find(words, tuple(_PAGES), limit)
    with workspace.read() as session:
        titles = Titles(session)
        return tuple(_hit(session, titles, one.type, one.id, one.title) for one in found)


def _hit(session: Session, titles: Titles, kind: str, record_id: str, title: str) -> Hit:
    page, argument = _place(session, kind, record_id)
    shown = titles.title(kind, record_id)
    snippet = title if title != shown else ""
    return Hit(kind, text(f"kind.{kind}"), record_id, shown or title, snippet, page, argument)


def _place(session: Session, kind: str, record_id: str) -> tuple[str, str]:
    """The page a record is found on, and what it shows first."""
    page, field = _PAGES[kind]
    if field == "id":
        return page, record_id
    if field == "owner":
        owner_type, owner_id = queries.owner_of(session, record_id)
        return _place(session, owner_type, owner_id) if owner_type in _PAGES else (page, "")
    record = session.get(BY_NAME[kind], record_id)
    if field == "recommendation":
        record = session.get(BY_NAME["recommendation"], getattr(record, "recommendation_id", None) or "")
        field = "inspection_id"
    return page, getattr(record, field, None) or ""

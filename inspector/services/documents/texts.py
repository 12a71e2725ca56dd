"""The prose that people write into documents, section by section, prefilled from the data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector.core.errors import Refused
from inspector.core.ids import stable_id
from inspector.core.text import clean_prose
from inspector.domain.document import DocumentKind, DocumentText
from inspector.domain.fields import LONGEST_PROSE
from inspector.reports import MinutesInput, SupplementInput
from inspector.reports.wording import phrase
from inspector.services.documents.framing import PLAIN, default_minutes_recipients, default_recipients
from inspector.services.documents.making import RECIPIENTS, read_input, sections_of
from inspector.services.documents.supplement_data import default_text
from inspector.services.round_life import get_open_inspection, get_open_supplement
from inspector.store.queries import papers

if TYPE_CHECKING:
    from sqlmodel import Session

    from inspector.services.documents.composing import Source
    from inspector.services.workspace import Workspace
    from inspector.services.writing import Changed


@dataclass(frozen=True, slots=True)
class SectionText:
    """One part of a document that people may write."""

    section: str
    title: str
    content: str
    """What is printed now: written by a person, else the default; paragraphs one a line."""
    default: str
    own: bool
    """Written by a person."""
    locked: bool = False
    """Signed minutes say it, or it is about a unit of a closed round: it is not written any more."""


def section_texts(workspace: Workspace, owner_id: str, kind: DocumentKind) -> tuple[SectionText, ...]:
    """The editable parts of a document in the order of print."""
    with workspace.read() as session:
        source = read_input(workspace, session, kind, owner_id, PLAIN)
        written = papers.texts(session, owner_id, kind)
        locked = _locked(session, owner_id, kind)
        editable = _editable(session, source)
        return tuple(_section(key, title, default, written, locked=locked) for key, title, default in editable)


def write_section(workspace: Workspace, owner_id: str, kind: DocumentKind, section: str, content: str) -> Changed:
    """Keep what a person wrote for a section; blank text brings the default back, and so does the default itself.

    A line is a paragraph; under kiến nghị a line that ends with a colon is a heading.
    """
    received = clean_prose(content)
    if len(received) > LONGEST_PROSE:
        raise Refused("draft.too_long", limit=LONGEST_PROSE)
    defaults = {one.section: one.default for one in section_texts(workspace, owner_id, kind)}
    if section not in defaults:
        raise Refused("documents.section", section=section)
    text_id = stable_id("document_text", owner_id, kind, section)
    with workspace.action("documents.text") as writing:
        _require_writable(writing.session, owner_id, kind)
        place = {"owner_id": owner_id, "kind": kind, "section": section}
        record = writing.find(DocumentText, text_id)
        if received and received != clean_prose(defaults[section]):
            writing.put(DocumentText, text_id, content=received, **place)
        elif record is not None:
            writing.remove(record)
    return writing.changed(owner_id)


def _locked(session: Session, owner_id: str, kind: DocumentKind) -> bool:
    """Whether :func:`_require_writable` refuses."""
    try:
        _require_writable(session, owner_id, kind)
    except Refused:
        return True
    return False


def _require_writable(session: Session, owner_id: str, kind: DocumentKind) -> None:
    """What signed minutes say, plain or supplementary, is not written any more."""
    if kind == DocumentKind.MINUTES:
        get_open_inspection(session, owner_id)
    elif kind == DocumentKind.SUPPLEMENT:
        get_open_supplement(session, owner_id)


def _editable(session: Session, source: Source) -> list[tuple[str, str, tuple[str, ...]]]:
    visit = source.visit if isinstance(source, SupplementInput) else source
    if isinstance(visit, MinutesInput):
        recipients = default_minutes_recipients(papers.organisation(session), visit.unit_name)
    else:
        recipients = default_recipients(papers.organisation(session))
    listed = [(one.key, one.title, _default(source, one.key, one.default)) for one in sections_of(source)]
    return [*listed, (RECIPIENTS, phrase("defaults.recipients_title"), recipients)]


def _default(source: Source, key: str, default: tuple[str, ...]) -> tuple[str, ...]:
    """What stands in a section until somebody writes."""
    return default_text(source, key, default) if isinstance(source, MinutesInput) else default


def _section(key: str, title: str, default: tuple[str, ...], written: dict[str, str], *, locked: bool) -> SectionText:
    usual = "\n".join(default)
    return SectionText(key, title, written.get(key, usual), usual, key in written, locked)

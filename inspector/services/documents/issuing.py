"""Making the file: rendered without a trace in the store, or issued and recorded."""

from __future__ import annotations

import errno
import io
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspector.core.clock import today
from inspector.core.errors import Refused
from inspector.core.formats import date_short
from inspector.domain.document import DocumentKind, IssuedDocument, IssuedDocumentDraft
from inspector.reports import render_pdf
from inspector.services.documents.framing import PLAIN
from inspector.services.documents.making import compose_document, read_supplement
from inspector.services.documents.missing import problems
from inspector.services.documents.numbers import symbol_of
from inspector.services.documents.owners import progress_of, title_of
from inspector.store.queries import papers
from inspector.store.queries.journal_state import journal_state

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime
    from pathlib import Path
    from typing import Any

    from inspector.services.documents.framing import Options
    from inspector.services.workspace import Workspace
    from inspector.services.writing import Changed


@dataclass(frozen=True, slots=True)
class Rendered:
    """A document that was written to a file."""

    path: Path
    pages: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Issued:
    """A document that was issued: its file, and what the record changed."""

    path: Path
    pages: int
    sha256: str
    changed: Changed


@dataclass(frozen=True, slots=True)
class IssuedRow:
    """An issued document as lists show it."""

    id: str
    kind: DocumentKind
    owner_id: str
    title: str
    number: str
    symbol: str
    dated_on: date | None
    file_name: str
    sha256: str
    journal_number: int
    issued_at: datetime | None


def render(
    workspace: Workspace,
    kind: DocumentKind,
    owner_id: str,
    path: Path,
    options: Options = PLAIN,
) -> Rendered:
    """Write a document to a PDF file; nothing is written to the store."""
    _require_pdf(path)
    document = compose_document(workspace, kind, owner_id, options)
    with _told_of(path):
        made = render_pdf(document, path)
    return Rendered(path, made.pages, made.sha256)


@contextmanager
def _told_of(path: Path) -> Iterator[None]:
    """Say of a file why it cannot be written; of a full disk that it is full."""
    try:
        yield
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        raise Refused("store.disk_full" if full else "documents.unwritable", path=path) from error


def preview_bytes(
    workspace: Workspace,
    kind: DocumentKind,
    owner_id: str,
    options: Options = PLAIN,
) -> bytes:
    """The PDF itself, for showing and printing."""
    target = io.BytesIO()
    render_pdf(compose_document(workspace, kind, owner_id, options), target)
    return target.getvalue()


def issue(
    workspace: Workspace,
    kind: DocumentKind,
    owner_id: str,
    path: Path,
    options: Options = PLAIN,
) -> Issued:
    """Write an official copy and record it with its SHA-256 and the number of the journal it was made from.

    An official copy never bears the draft mark, whatever the options say.
    Raises ``Refused`` as :func:`require_issuable` does. The file gets its name only after the
    record is saved, so that no unrecorded copy lies about.
    """
    _require_pdf(path)
    require_issuable(workspace, kind, owner_id, options)
    read_at = journal_state(workspace.store).number
    part = path.with_name(f".{path.name}.part.pdf")
    document = compose_document(workspace, kind, owner_id, replace(options, draft=False))
    with _told_of(path):
        written = render_pdf(document, part)
    made = Rendered(path, written.pages, written.sha256)
    try:
        changed = _record(workspace, kind, owner_id, made, options, read_at)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    _publish(workspace, part, path, changed)
    return Issued(path, made.pages, made.sha256, changed)


def issued(workspace: Workspace) -> tuple[IssuedRow, ...]:
    """The issued documents, latest first."""
    with workspace.read() as session:
        return tuple(_row(record) for record in papers.issued(session))


def _record(
    workspace: Workspace,
    kind: DocumentKind,
    owner_id: str,
    made: Rendered,
    options: Options,
    read_at: int,
) -> Changed:
    with workspace.read() as session:
        title = title_of(session, kind, owner_id)
        symbol = symbol_of(session, kind)
    draft = IssuedDocumentDraft(
        kind=kind,
        owner_id=owner_id,
        number=options.number,
        symbol=symbol,
        dated_on=options.dated_on,
        title=title,
        file_name=made.path.name,
        sha256=made.sha256,
        journal_number=read_at,
        snapshot=_snapshot(workspace, kind, owner_id, made),
        issued_at=workspace.clock.now(),
        person_id=workspace.person_id,
    )
    with workspace.action("documents.issue") as writing:
        record = writing.add(IssuedDocument(id=writing.new_id(), **draft.given()))
    return writing.changed(record.id)


def _snapshot(workspace: Workspace, kind: DocumentKind, owner_id: str, made: Rendered) -> dict[str, Any]:
    """The figures the document was made from."""
    if kind == DocumentKind.MINUTES:
        return {"pages": made.pages}
    if kind == DocumentKind.SUPPLEMENT:
        with workspace.read() as session:
            changes = read_supplement(workspace, session, owner_id).changes
        return {"pages": made.pages, "changes": len(changes)}
    with workspace.read() as session:
        counts = progress_of(session, kind, owner_id).counts()
    names = ("in_scope", "inspected", "passing", "visits")
    return {"pages": made.pages, "counts": {name: getattr(counts, name) for name in names}}


def _publish(workspace: Workspace, part: Path, path: Path, changed: Changed) -> None:
    """Give the file its name; where that fails the record is taken back, for there is no such document."""
    try:
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        with workspace.action("documents.withdraw") as writing:
            writing.remove(writing.get(IssuedDocument, changed.subject))
        raise Refused("documents.unwritable", path=path) from error


def require_issuable(workspace: Workspace, kind: DocumentKind, owner_id: str, options: Options = PLAIN) -> None:
    """Raise ``Refused`` where an official copy cannot be made now.

    ``documents.future`` where its date has not come yet, ``documents.incomplete`` where an error stands in the way.
    """
    if options.dated_on is not None and options.dated_on > today(workspace.clock):
        raise Refused("documents.future", date=date_short(options.dated_on))
    errors = [one.message for one in problems(workspace, kind, owner_id, options) if one.level == "error"]
    if errors:
        raise Refused("documents.incomplete", count=len(errors), problems=" ".join(errors))


def _require_pdf(path: Path) -> None:
    if path.suffix.lower() != ".pdf":
        raise Refused("documents.format", path=path.name)


def _row(record: IssuedDocument) -> IssuedRow:
    return IssuedRow(
        id=record.id,
        kind=record.kind or DocumentKind.YEAR_REPORT,
        owner_id=record.owner_id or "",
        title=record.title or "",
        number=record.number or "",
        symbol=record.symbol or "",
        dated_on=record.dated_on,
        file_name=record.file_name or "",
        sha256=record.sha256 or "",
        journal_number=record.journal_number or 0,
        issued_at=record.issued_at,
    )

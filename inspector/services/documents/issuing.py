"""Making the file: rendered without a trace in the store, or issued and recorded."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector.core.clock import today
from inspector.core.errors import Refused
from inspector.core.files import in_place
from inspector.domain.document import DocumentKind, IssuedDocument, IssuedDocumentDraft
from inspector.domain.lifecycle import NEEDS_REASON
from inspector.reports import render_pdf
from inspector.services.documents.dating import earliest_day, unfit_day
from inspector.services.documents.framing import PLAIN
from inspector.services.documents.making import compose_document, compose_official, read_supplement
from inspector.services.documents.missing import problems
from inspector.services.documents.numbers import numbered, symbol_of
from inspector.services.documents.owners import progress_of, title_of, told_of_issued, visit_of
from inspector.services.documents.publishing import publish, require_pdf, told_of, unfinished
from inspector.services.documents.recorded import require_unrecorded
from inspector.store.queries import papers
from inspector.store.queries.journal_state import stand

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path
    from typing import Any

    from inspector.reports import RenderResult
    from inspector.services.documents.framing import Options
    from inspector.services.workspace import Workspace
    from inspector.services.writing import Changed
    from inspector.store.queries.journal_state import Stand


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
    subject: str
    """The unit, round or year it is about; the title where that is not here."""
    round: str
    """The round of minutes; empty for any other document."""
    number: str
    symbol: str
    dated_on: date | None
    file_name: str
    sha256: str
    journal_number: int
    journal_digest: str
    """Names the journal's state on every laptop; blank for what older versions issued."""
    issued_at: datetime | None
    signed: int
    """How many times it was signed electronically."""
    withdrawn: bool
    """It was taken back; whoever holds the file must still be able to learn that."""
    withdrawn_reason: str

    @property
    def called(self) -> str:
        """Number and symbol: "15/BC-ĐKT"."""
        return f"{self.number or '…'}/{self.symbol}"


def render(
    workspace: Workspace,
    kind: DocumentKind,
    owner_id: str,
    path: Path,
    options: Options = PLAIN,
) -> Rendered:
    """Write a document to a PDF file; nothing is written to the store.

    Raises ``Refused`` as :func:`require_unrecorded` does, and for what cannot be written.
    """
    require_pdf(path)
    require_unrecorded(workspace, path)
    _require_visit(workspace, kind, owner_id)
    document = compose_document(workspace, kind, owner_id, options)
    with in_place(path), told_of(path):
        made = render_pdf(document, path)
    return Rendered(path, made.pages, made.sha256)


def preview_bytes(
    workspace: Workspace,
    kind: DocumentKind,
    owner_id: str,
    options: Options = PLAIN,
) -> bytes:
    """The PDF itself, for showing and printing."""
    _require_visit(workspace, kind, owner_id)
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
    Raises ``Refused`` as :func:`require_issuable` and :func:`require_unrecorded` do. The file gets its name
    only after the record is saved, so that no unrecorded copy lies about.
    """
    require_pdf(path)
    require_unrecorded(workspace, path)
    require_issuable(workspace, kind, owner_id, options)
    read_at = stand(workspace.store)
    part = unfinished(path)
    document, kept = compose_official(workspace, kind, owner_id, options)
    with in_place(path):
        with told_of(path):
            written = render_pdf(document, part)
        try:
            snapshot = {**_figures(workspace, kind, owner_id), **_file(written), **kept}
            changed = _record(workspace, kind, owner_id, path.name, written.sha256, snapshot, options, read_at)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        publish(workspace, path, IssuedDocument, changed)
    return Issued(path, written.pages, written.sha256, changed)


def issued(workspace: Workspace, *, withdrawn: bool = False) -> tuple[IssuedRow, ...]:
    """The issued documents, latest first; with ``withdrawn`` those taken back, too."""
    with workspace.read() as session:
        signed = papers.signed_counts(session)
        found = papers.issued(session, withdrawn=withdrawn)
        return tuple(_row(one, signed.get(one.id, 0), told_of_issued(session, one)) for one in found)


def _record(
    workspace: Workspace,
    kind: DocumentKind,
    owner_id: str,
    file_name: str,
    sha256: str,
    snapshot: dict[str, Any],
    options: Options,
    read_at: Stand,
) -> Changed:
    with workspace.read() as session:
        title = title_of(session, kind, owner_id)
        symbol = symbol_of(session, kind)
        options = numbered(session, kind, owner_id, options)
    draft = IssuedDocumentDraft(
        kind=kind,
        owner_id=owner_id,
        number=options.number,
        symbol=symbol,
        dated_on=options.dated_on,
        title=title,
        file_name=file_name,
        sha256=sha256,
        journal_number=read_at.number,
        journal_digest=read_at.digest,
        snapshot=snapshot,
        issued_at=workspace.clock.now(),
        person_id=workspace.person_id,
    )
    with workspace.action("documents.issue") as writing:
        record = writing.add(IssuedDocument(id=writing.new_id(), **draft.given()))
    return writing.changed(record.id)


def _figures(workspace: Workspace, kind: DocumentKind, owner_id: str) -> dict[str, Any]:
    """The figures the document was made from."""
    if kind == DocumentKind.MINUTES:
        return {}
    if kind == DocumentKind.SUPPLEMENT:
        with workspace.read() as session:
            return {"changes": len(read_supplement(workspace, session, owner_id).changes)}
    with workspace.read() as session:
        counts = progress_of(session, kind, owner_id).counts()
    names = ("in_scope", "inspected", "passing", "visits")
    return {"counts": {name: getattr(counts, name) for name in names}}


def _file(made: RenderResult) -> dict[str, Any]:
    """What is kept of the file: its pages, its identifier, and where it is signed, in whole points."""
    rooms = [
        {"who": one.who, "page": one.page, "box": [round(edge) for edge in (one.left, one.bottom, one.right, one.top)]}
        for one in made.spaces
    ]
    return {"pages": made.pages, "file_id": made.file_id, "rooms": rooms}


def require_issuable(workspace: Workspace, kind: DocumentKind, owner_id: str, options: Options = PLAIN) -> None:
    """Raise ``Refused`` where an official copy cannot be made now.

    ``documents.no_visit`` for minutes of a visit that does not take place, ``documents.future`` where its date has not
    come yet, ``documents.early`` where it is before the last visit told of, ``documents.incomplete`` where an error
    stands in the way.
    """
    _require_visit(workspace, kind, owner_id)
    unfit = unfit_day(options.dated_on, earliest_day(workspace, kind, owner_id), today(workspace.clock))
    if unfit is not None:
        raise unfit
    errors = [one.message for one in problems(workspace, kind, owner_id, options) if one.level == "error"]
    if errors:
        raise Refused("documents.incomplete", count=len(errors), problems=" ".join(errors))


def _require_visit(workspace: Workspace, kind: DocumentKind, owner_id: str) -> None:
    """Raise ``Refused`` for minutes of a visit that was put off, called off or is another unit's now."""
    if kind != DocumentKind.MINUTES:
        return
    with workspace.read() as session:
        visit = visit_of(session, owner_id).visit
    if visit.state in NEEDS_REASON:
        raise Refused("documents.no_visit", unit=visit.name)


def _row(record: IssuedDocument, signed: int, about: tuple[str, str]) -> IssuedRow:
    subject, in_round = about
    return IssuedRow(
        id=record.id,
        kind=record.kind or DocumentKind.YEAR_REPORT,
        owner_id=record.owner_id or "",
        title=record.title or "",
        subject=subject,
        round=in_round,
        number=record.number or "",
        symbol=record.symbol or "",
        dated_on=record.dated_on,
        file_name=record.file_name or "",
        sha256=record.sha256 or "",
        journal_number=record.journal_number or 0,
        journal_digest=record.journal_digest or "",
        issued_at=record.issued_at,
        signed=signed,
        withdrawn=bool(record.deleted),
        withdrawn_reason=(record.withdrawn_reason or "") if record.deleted else "",
    )

"""From a workspace to a document of parts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspector.domain.document import DocumentKind
from inspector.domain.inspection import Inspection
from inspector.domain.round import RoundState
from inspector.reports import (
    MinutesInput,
    RoundLine,
    RoundReportInput,
    SupplementInput,
    YearReportInput,
    minutes_sections,
    report_sections,
    supplement_sections,
    with_supplement_texts,
)
from inspector.services import waiting
from inspector.services.documents.composing import Source, composed, frame_of, with_frame, with_texts
from inspector.services.documents.conclusion_data import paragraphs
from inspector.services.documents.framing import PLAIN, report_frame
from inspector.services.documents.minutes_data import minutes_input
from inspector.services.documents.numbers import numbered
from inspector.services.documents.owners import progress_of
from inspector.services.documents.report_data import counts_of, report_data, round_type
from inspector.services.documents.reprints import as_of_then, issued_note, kept_of, says_the_same, signed_note
from inspector.services.documents.supplement_data import supplement_input
from inspector.services.progress import as_of_day
from inspector.store.queries import papers

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session

    from inspector.reports import Document, EditableSection
    from inspector.services.documents.framing import Options
    from inspector.services.progress import Progress
    from inspector.services.workspace import Workspace

RECIPIENTS = "recipients"
"""Section of its own beside the editable parts of the text."""


def compose_document(workspace: Workspace, kind: DocumentKind, owner_id: str, options: Options = PLAIN) -> Document:
    """A report or the minutes of a visit, plain or supplementary, from the same readings as the screen.

    What was signed or issued and reads otherwise now says so on every page.
    """
    return composed(_noted(*_printed(workspace, kind, owner_id, options)))


def reprint_note(workspace: Workspace, kind: DocumentKind, owner_id: str, options: Options = PLAIN) -> str:
    """What every page of a print says of not being what was signed or issued; blank where it says the same."""
    return _printed(workspace, kind, owner_id, options)[1]


def _printed(workspace: Workspace, kind: DocumentKind, owner_id: str, options: Options) -> tuple[Source, str]:
    """The document as it is printed now, and the note where that is not what was signed or issued.

    What bears number and day of an issued copy is told as of the day that copy was, as long as nothing else changed.
    """
    with workspace.read() as session:
        made = None if options.draft else papers.latest_issued(session, kind, owner_id, options.number)
        options = numbered(session, kind, owner_id, options)
        then = as_of_then(made, options) if made else None
        source, note = _read(workspace, session, kind, owner_id, options, then)
        if note or made is None or says_the_same(made, options, source):
            return source, note
        if then not in (None, as_of_day(workspace, session)):
            source, _ = _read(workspace, session, kind, owner_id, options)
    return source, issued_note(made)


def compose_official(
    workspace: Workspace, kind: DocumentKind, owner_id: str, options: Options
) -> tuple[Document, dict[str, str]]:
    """The document as it is issued, never as a draft, and what is kept of it to tell whether a print says the same."""
    with workspace.read() as session:
        day = as_of_day(workspace, session)
        official = replace(numbered(session, kind, owner_id, options), draft=False)
        source, note = _read(workspace, session, kind, owner_id, official, day)
    return composed(_noted(source, note)), kept_of(source, day)


def _read(
    workspace: Workspace,
    session: Session,
    kind: DocumentKind,
    owner_id: str,
    options: Options,
    as_of: date | None = None,
) -> tuple[Source, str]:
    """The document with what people wrote, and a note where it is not what was signed.

    While two conclusions about a visit wait for a choice, its minutes tell of none.
    """
    recorded = read_input(workspace, session, kind, owner_id, options, as_of)
    note = ""
    if isinstance(recorded, MinutesInput):
        note = signed_note(workspace, session, owner_id, recorded)
        signed = session.get_one(Inspection, owner_id).minutes_signed_on is not None
        if (note or not signed) and waiting.conclusion_waits(workspace, owner_id):
            # What was signed stands; anything else may be the outcome of one person and the reason of another.
            recorded = replace(recorded, outcome="open", outcome_reason="")
    return with_texts(recorded, written_texts(session, kind, owner_id, recorded)), note


def _noted(source: Source, note: str) -> Source:
    """``source`` with a note before the one that stands on every page already."""
    frame = frame_of(source)
    return with_frame(source, replace(frame, note=" ".join(part for part in (note, frame.note) if part)))


def read_input(
    workspace: Workspace,
    session: Session,
    kind: DocumentKind,
    owner_id: str,
    options: Options,
    as_of: date | None = None,
) -> Source:
    """The document as plain data, apart from what people wrote; a report tells what is overdue ``as_of`` a day."""
    recipients = paragraphs(papers.texts(session, owner_id, kind).get(RECIPIENTS))
    if kind == DocumentKind.MINUTES:
        return minutes_input(workspace, session, owner_id, options, recipients)
    if kind == DocumentKind.SUPPLEMENT:
        return supplement_input(workspace, session, owner_id, options, recipients)
    progress = progress_of(session, kind, owner_id)
    frame = report_frame(workspace, session, kind, progress, options, recipients)
    data = report_data(session, progress, as_of_day(workspace, session, as_of))
    if kind == DocumentKind.YEAR_REPORT:
        return YearReportInput(frame=frame, data=data, year=progress.year, rounds=_round_lines(progress))
    row = progress.rounds[0]
    return RoundReportInput(
        frame=frame,
        data=data,
        year=progress.year,
        ordinal=row.ordinal,
        round_type=round_type(row.type),
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        closed=row.state == RoundState.CLOSED,
    )


def read_supplement(workspace: Workspace, session: Session, supplement_id: str) -> SupplementInput:
    """Supplementary minutes as plain data, with what people wrote."""
    source = supplement_input(workspace, session, supplement_id, PLAIN)
    return with_supplement_texts(source, written_texts(session, DocumentKind.SUPPLEMENT, supplement_id, source))


def sections_of(source: Source) -> tuple[EditableSection, ...]:
    """The sections of a document that people may write."""
    if isinstance(source, SupplementInput):
        return supplement_sections(source)
    return minutes_sections(source) if isinstance(source, MinutesInput) else report_sections(source)


def written_texts(session: Session, kind: DocumentKind, owner_id: str, source: Source) -> dict[str, tuple[str, ...]]:
    """What people wrote, by section; what stood under an area that is not scored any more is left out."""
    texts = papers.texts(session, owner_id, kind)
    known = {one.key for one in sections_of(source)}
    return {section: paragraphs(content) for section, content in texts.items() if section in known}


def _round_lines(progress: Progress) -> tuple[RoundLine, ...]:
    return tuple(
        RoundLine(
            ordinal=row.ordinal,
            round_type=round_type(row.type),
            counts=counts_of(progress.round_counts(row.id)),
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            illustrative=bool(row.illustrative),
        )
        for row in progress.rounds
    )

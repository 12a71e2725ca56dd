"""From a workspace to a document of parts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspector.domain.document import DocumentKind
from inspector.domain.round import RoundState
from inspector.reports import (
    MinutesInput,
    RoundLine,
    RoundReportInput,
    SupplementInput,
    YearReportInput,
    compose_minutes,
    compose_round_report,
    compose_supplement,
    compose_year_report,
    minutes_sections,
    report_sections,
    supplement_sections,
    with_minutes_texts,
    with_report_texts,
    with_supplement_texts,
)
from inspector.services.documents.conclusion_data import paragraphs
from inspector.services.documents.framing import PLAIN, report_frame
from inspector.services.documents.minutes_data import minutes_input
from inspector.services.documents.owners import progress_of
from inspector.services.documents.report_data import counts_of, report_data, round_type
from inspector.services.documents.reprints import marked_reprint
from inspector.services.documents.supplement_data import supplement_input
from inspector.services.progress import as_of_day
from inspector.store.queries import papers

if TYPE_CHECKING:
    from sqlmodel import Session

    from inspector.reports import Document, EditableSection
    from inspector.services.documents.framing import Options
    from inspector.services.progress import Progress
    from inspector.services.workspace import Workspace

Source = RoundReportInput | YearReportInput | MinutesInput | SupplementInput
"""A document as plain data."""
RECIPIENTS = "recipients"
"""Section of its own beside the editable parts of the text."""


def compose_document(workspace: Workspace, kind: DocumentKind, owner_id: str, options: Options = PLAIN) -> Document:
    """A report or the minutes of a visit, plain or supplementary, from the same readings as the screen."""
    with workspace.read() as session:
        source = read_input(workspace, session, kind, owner_id, options)
        written = written_texts(session, kind, owner_id, source)
    if isinstance(source, YearReportInput):
        return compose_year_report(replace(source, data=with_report_texts(source.data, written)))
    if isinstance(source, RoundReportInput):
        return compose_round_report(replace(source, data=with_report_texts(source.data, written)))
    if isinstance(source, SupplementInput):
        return compose_supplement(with_supplement_texts(source, written))
    return compose_minutes(with_minutes_texts(source, written))


def read_input(workspace: Workspace, session: Session, kind: DocumentKind, owner_id: str, options: Options) -> Source:
    """The document as plain data, apart from what people wrote."""
    recipients = paragraphs(papers.texts(session, owner_id, kind).get(RECIPIENTS))
    if kind == DocumentKind.MINUTES:
        source = minutes_input(workspace, session, owner_id, options, recipients)
        return marked_reprint(workspace, session, owner_id, source)
    if kind == DocumentKind.SUPPLEMENT:
        return supplement_input(workspace, session, owner_id, options, recipients)
    progress = progress_of(session, kind, owner_id)
    frame = report_frame(workspace, session, kind, progress, options, recipients)
    data = report_data(session, progress, as_of_day(workspace, session))
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

"""What a document is about: a year, a round or an inspection, and which documents a year can have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector.core.errors import Refused
from inspector.core.file_names import file_name
from inspector.core.ids import stable_id
from inspector.core.messages import text
from inspector.domain.document import DocumentKind
from inspector.domain.inspection import InspectionState
from inspector.domain.round import Round
from inspector.domain.supplement import Supplement
from inspector.reports.wording import phrase
from inspector.services.progress import read_progress
from inspector.services.round_life import round_title
from inspector.store.queries import papers, supplements
from inspector.store.queries import visits as queries

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlmodel import Session

    from inspector.domain.document import IssuedDocument
    from inspector.services.progress import Progress
    from inspector.services.workspace import Workspace
    from inspector.store.queries.visits import RoundRow, VisitRow

_FIRST_YEAR = 1990
_LAST_YEAR = 2100


@dataclass(frozen=True, slots=True)
class DocumentChoice:
    """A document that can be made."""

    kind: DocumentKind
    owner_id: str
    title: str
    subject: str
    """The unit, round or year it is about."""
    round: str = ""
    """The round of minutes: a unit may be visited in several of a year."""
    number: str = ""
    """The number that was recorded when minutes were signed."""


@dataclass(frozen=True, slots=True)
class VisitOwner:
    """An inspection with its round."""

    visit: VisitRow
    round: RoundRow


def year_owner(year: int) -> str:
    """The id that a year's documents belong to."""
    return stable_id("year", str(year))


def year_of(owner_id: str) -> int:
    """The year that an owner id stands for; raises ``Refused`` for another id."""
    year = _year_of(owner_id)
    if year is None:
        raise Refused("documents.owner")
    return year


def _year_of(owner_id: str) -> int | None:
    years = range(_FIRST_YEAR, _LAST_YEAR + 1)
    return next((year for year in years if year_owner(year) == owner_id), None)


def progress_of(session: Session, kind: DocumentKind, owner_id: str) -> Progress:
    """The progress that a report is about: of a year, or of one round."""
    if kind == DocumentKind.YEAR_REPORT:
        return read_progress(session, year=year_of(owner_id))
    rows = queries.rounds(session, round_id=owner_id)
    if not rows:
        raise Refused("documents.owner")
    return read_progress(session, year=rows[0].year or 0, round_id=owner_id)


def visit_of(session: Session, inspection_id: str) -> VisitOwner:
    """The inspection that minutes are about, with its round."""
    row = queries.visit(session, inspection_id)
    rounds = queries.rounds(session, round_id=row.round_id) if row else []
    if row is None or not rounds:
        raise Refused("documents.owner")
    return VisitOwner(row, rounds[0])


def title_of(session: Session, kind: DocumentKind, owner_id: str) -> str:
    """What a document is called in lists."""
    if kind == DocumentKind.MINUTES:
        owner = visit_of(session, owner_id)
        return _minutes_title(owner.visit, owner.round)
    if kind == DocumentKind.SUPPLEMENT:
        record = get_supplement(session, owner_id)
        owner = visit_of(session, record.inspection_id or "")
        return _supplement_title(owner.visit, owner.round, record)
    if kind == DocumentKind.YEAR_REPORT:
        return phrase("defaults.issued_title_year_report", year=year_of(owner_id))
    return _round_title(progress_of(session, kind, owner_id).rounds[0])


def document_title(workspace: Workspace, kind: DocumentKind, owner_id: str) -> str:
    """What a document is called in lists."""
    with workspace.read() as session:
        return title_of(session, kind, owner_id)


def copy_name(title: str) -> str:
    """A file name for a copy that is not issued: never that of the official copy, which is named by the title alone."""
    return f"{file_name(title)}-{file_name(text('documents.copy'))}.pdf"


def document_choices(workspace: Workspace, year: int) -> tuple[DocumentChoice, ...]:
    """The documents a year can have: its report, its rounds' reports, its visits' minutes, supplementary ones too."""
    with workspace.read() as session:
        progress = read_progress(session, year=year)
        title = phrase("defaults.issued_title_year_report", year=year)
        about = text("documents.year", year=year)
        choices = [DocumentChoice(DocumentKind.YEAR_REPORT, year_owner(year), title, about)]
        choices += [_round_choice(row) for row in progress.rounds]
        for row in progress.rounds:
            choices += _visit_choices(session, row, progress.of_round(row.id))
        return tuple(choices)


def _visit_choices(session: Session, row: RoundRow, visits: Sequence[VisitRow]) -> Iterator[DocumentChoice]:
    """The minutes of a round's visits, each followed by the supplementary ones."""
    begun = [one for one in visits if one.state in (InspectionState.IN_PROGRESS, InspectionState.INSPECTED)]
    made = supplements.of_inspections(session, [one.inspection_id for one in begun])
    numbers = papers.minutes_numbers(session, row.id)
    # The year is the list's own.
    about = text("documents.round", ordinal=row.ordinal)
    for visit in begun:
        number = numbers.get(visit.inspection_id, "")
        title = _minutes_title(visit, row)
        yield DocumentChoice(DocumentKind.MINUTES, visit.inspection_id, title, visit.name, about, number)
        for one in made.get(visit.inspection_id, ()):
            title = _supplement_title(visit, row, one)
            yield DocumentChoice(DocumentKind.SUPPLEMENT, one.id, title, visit.name, about, one.number or "")


def told_of_issued(session: Session, one: IssuedDocument) -> tuple[str, str]:
    """What an issued document is about: unit and round of minutes, else round or year by itself.

    Its title where what it was about is not here any more.
    """
    owner_id = one.owner_id or ""
    if one.kind == DocumentKind.YEAR_REPORT:
        year = _year_of(owner_id)
        return text("documents.year", year=year) if year else one.title or "", ""
    if one.kind == DocumentKind.ROUND_REPORT:
        return _round_called(session, owner_id) or one.title or "", ""
    record = session.get(Supplement, owner_id) if one.kind == DocumentKind.SUPPLEMENT else None
    visit = queries.visit(session, record.inspection_id or "" if record else owner_id)
    return (visit.name, _round_called(session, visit.round_id)) if visit else (one.title or "", "")


def _round_called(session: Session, round_id: str) -> str:
    round_ = session.get(Round, round_id)
    return round_title(round_.year, round_.ordinal) if round_ else ""


def _round_choice(row: RoundRow) -> DocumentChoice:
    about = round_title(row.year, row.ordinal)
    return DocumentChoice(DocumentKind.ROUND_REPORT, row.id, _round_title(row), about)


def _round_title(row: RoundRow) -> str:
    return phrase("defaults.issued_title_round_report", ordinal=row.ordinal, year=row.year)


def _minutes_title(visit: VisitRow, row: RoundRow) -> str:
    return phrase("defaults.issued_title_minutes", unit=visit.name, ordinal=row.ordinal, year=row.year)


def get_supplement(session: Session, supplement_id: str) -> Supplement:
    """Living supplementary minutes; raises ``Refused("documents.owner")``."""
    found = session.get(Supplement, supplement_id)
    if found is None or found.deleted:
        raise Refused("documents.owner")
    return found


def _supplement_title(visit: VisitRow, row: RoundRow, record: Supplement) -> str:
    key = "defaults.issued_title_supplement_again" if (record.ordinal or 1) > 1 else "defaults.issued_title_supplement"
    return phrase(key, unit=visit.name, round=row.ordinal, year=row.year, ordinal=record.ordinal)

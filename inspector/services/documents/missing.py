"""What a document still lacks, told before it is made: errors stop an official copy, never a draft."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from inspector.core.clock import today
from inspector.core.messages import text
from inspector.domain.completeness import (
    ActionFacts,
    SupplementFacts,
    basis_problems,
    early_problem,
    empty_round_problem,
    empty_year_problem,
    minutes_problems,
    open_rounds_problem,
    plan_problems,
    scope_problems,
    signer_problem,
    supplement_problems,
)
from inspector.domain.document import DocumentKind
from inspector.domain.inspection import Inspection
from inspector.domain.problem import SUPPLEMENT, Problem, Target, by_gravity, make_problem
from inspector.domain.recommendation import ActionState
from inspector.domain.round import RoundState
from inspector.reports import missing_letters
from inspector.services import waiting
from inspector.services.documents.conclusion_data import prose_problems
from inspector.services.documents.corrections import read_corrections
from inspector.services.documents.dating import day_problems
from inspector.services.documents.framing import PLAIN, report_signer
from inspector.services.documents.making import compose_document, read_supplement
from inspector.services.documents.minutes_data import minutes_input
from inspector.services.documents.numbers import number_problems, numbered
from inspector.services.documents.owners import get_supplement, progress_of, visit_of
from inspector.services.documents.plan_data import plan_facts
from inspector.services.documents.questions import basis_facts
from inspector.services.documents.supplement_data import minutes_texts
from inspector.services.minutes_facts import minutes_facts
from inspector.services.overview import finding_facts
from inspector.services.progress import as_of_day, read_marks
from inspector.services.recommendations import read_recommendations
from inspector.services.reconciliation import differing_figures, figure_facts
from inspector.services.round_life import round_title
from inspector.services.unit_facts import unit_facts, unsigned_problems
from inspector.services.verdicts import overtaken_problems
from inspector.store.queries import findings as finding_queries
from inspector.store.queries import papers, supplements

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from sqlmodel import Session

    from inspector.domain.completeness import FindingFacts, MinutesFacts
    from inspector.services.documents.framing import Options
    from inspector.services.progress import Progress
    from inspector.services.recommendations import RecommendationRow
    from inspector.services.workspace import Workspace
    from inspector.store.queries.findings import PlacedFinding

UNPRINTABLE: Final = "unprintable"
"""Code of the problem that the document font lacks a letter."""


def problems(workspace: Workspace, kind: DocumentKind, owner_id: str, options: Options = PLAIN) -> tuple[Problem, ...]:
    """What is missing or contradictory, the gravest first, each with the place where it is put right.

    A letter that would be printed as an empty box is an error too: no official copy may have one. So is a number that
    another document of the year bears.
    """
    with workspace.read() as session:
        if kind == DocumentKind.MINUTES:
            changed = changed_since(workspace, session, owner_id)
            found = (
                *_of_minutes(session, owner_id, minutes_facts(session, owner_id)),
                *waiting.of_visit(workspace, owner_id),
                *_of_visit_bases(session, owner_id),
                *_corrected(session, owner_id, 1),
                *changed,
            )
        elif kind == DocumentKind.SUPPLEMENT:
            found = _of_supplement(workspace, session, owner_id)
        else:
            progress = progress_of(session, kind, owner_id)
            until = options.dated_on or today(workspace.clock)
            bases = basis_facts(session, progress.rounds, progress.year, until)
            unnamed = () if report_signer(session, kind, progress, until).name else (signer_problem(),)
            own = papers.texts(session, owner_id, kind)
            found = (*_of_report(workspace, session, progress, own), *basis_problems(bases), *unnamed)
        options = numbered(session, kind, owner_id, options)
        number = (
            *number_problems(workspace, session, kind, owner_id, options),
            *day_problems(session, kind, owner_id, options.dated_on),
        )
    return by_gravity((*found, *number, *_boxes(workspace, kind, owner_id, options)))


def _boxes(workspace: Workspace, kind: DocumentKind, owner_id: str, options: Options) -> Iterator[Problem]:
    for one in missing_letters(compose_document(workspace, kind, owner_id, options)):
        place = one.place or text("documents.first_page")
        values = {"letter": one.letter, "code": one.code, "place": place, "excerpt": one.excerpt}
        yield make_problem("error", UNPRINTABLE, Target("reports"), **values)


def _of_report(workspace: Workspace, session: Session, progress: Progress, own: Collection[str]) -> tuple[Problem, ...]:
    """The problems of a report; ``own`` are the sections that people wrote themselves."""
    recorded = read_marks(session, progress.rounds, progress.visits)
    correcting = supplements.unsigned_of(session)
    units = unit_facts(progress.standing, progress.rounds, recorded, correcting)
    day = as_of_day(workspace, session)
    requests = read_recommendations(session, day, year=progress.year, round_id=progress.round_id)
    late = [
        ActionFacts(row.inspection_id, row.number, row.unit_name, row.state != ActionState.NEW, row.days_late)
        for row in requests
        if row.overdue
    ]
    early = _early(requests, {row.inspection_id: row.inspected_on for row in progress.visits})
    figures = () if progress.round_id else figure_facts(differing_figures(session, progress.year))
    placed = finding_queries.findings(session, year=progress.year, round_id=progress.round_id)
    plan = plan_facts(session, progress, max((len(one.areas) for one in recorded.values()), default=0))
    return (
        *_empty(progress),
        *_open(progress),
        *scope_problems(units, _facts_of(session, placed), figures, late),
        *early,
        *unsigned_problems(progress),
        *overtaken_problems(session, progress),
        *(plan_problems(plan) if plan else ()),
        *prose_problems(session, progress, recorded, placed, own),
    )


def _empty(progress: Progress) -> Iterator[Problem]:
    """A report on nothing may be looked at, but is no official document."""
    if not progress.visits:
        yield empty_round_problem(progress.round_id) if progress.round_id else empty_year_problem(progress.year)


def _open(progress: Progress) -> Iterator[Problem]:
    """A report may be made while a round goes on, but whoever issues it should know."""
    going_on = [row for row in progress.rounds if row.state != RoundState.CLOSED]
    if going_on:
        yield open_rounds_problem(going_on[0].id, tuple(round_title(row.year, row.ordinal) for row in going_on))


def _of_minutes(session: Session, inspection_id: str, facts: MinutesFacts) -> tuple[Problem, ...]:
    requests = read_recommendations(session, date.min, inspection_id=inspection_id)
    placed = finding_queries.findings(session, inspection_id=inspection_id)
    found = scope_problems((), _facts_of(session, placed))
    return (*minutes_problems(facts), *found, *_early(requests, {inspection_id: facts.inspected_on}))


def _of_visit_bases(session: Session, inspection_id: str) -> Iterator[Problem]:
    owner = visit_of(session, inspection_id)
    return basis_problems(basis_facts(session, (owner.round,), owner.round.year, owner.visit.inspected_on))


def _early(requests: Iterable[RecommendationRow], visited: Mapping[str, date | None]) -> Iterator[Problem]:
    """Deadlines before the visit."""
    for row in requests:
        visit = visited.get(row.inspection_id)
        if row.due_on is not None and visit is not None and row.due_on < visit:
            yield early_problem(row.inspection_id, row.number, row.unit_name, row.due_on, visit)


def _corrected(session: Session, inspection_id: str, ordinal: int) -> Iterator[Problem]:
    """What was signed cannot be printed anew once it was put right: the data say something else now."""
    if any((one.ordinal or 1) >= ordinal for one in supplements.supplements(session, inspection_id)):
        yield make_problem("error", "minutes_corrected", Target("inspection", inspection_id))


def changed_since(workspace: Workspace, session: Session, inspection_id: str) -> Iterator[Problem]:
    """Signed minutes whose data were changed all the same, as by work that was merged late: no copy would be theirs."""
    made = supplements.supplements(session, inspection_id)
    signed = session.get_one(Inspection, inspection_id).minutes_signed_on is not None
    if signed and all(one.signed_on for one in made):
        texts = minutes_texts(minutes_input(workspace, session, inspection_id, PLAIN))
        found = read_corrections(workspace, session, inspection_id, len(made) + 1, texts)
        if found:
            code = "minutes_changed_again" if made else "minutes_changed"
            values = {"count": len(found), "list": "; ".join(one.what for one in found)}
            yield make_problem("error", code, Target("inspection", inspection_id, SUPPLEMENT), **values)


def _of_supplement(workspace: Workspace, session: Session, supplement_id: str) -> tuple[Problem, ...]:
    """Their own lacks and the sheet's: what was signed is not asked again."""
    record = get_supplement(session, supplement_id)
    inspection_id = record.inspection_id or ""
    source = read_supplement(workspace, session, supplement_id)
    later = tuple(_corrected(session, inspection_id, (record.ordinal or 1) + 1))
    if record.signed_on is not None:
        return later
    minutes = minutes_facts(session, inspection_id)
    facts = SupplementFacts(
        inspection_id,
        held_on=record.held_on,
        content=bool(source.changes or source.further),
        opinion=bool(source.visit.opinion),
        by_rule=minutes.overtaken,
    )
    sheet = [one for one in _of_minutes(session, inspection_id, minutes) if one.level == "error"]
    return (*supplement_problems(facts), *waiting.of_visit(workspace, inspection_id), *sheet, *later)


def _facts_of(session: Session, placed: Iterable[PlacedFinding]) -> list[FindingFacts]:
    evidence = finding_queries.evidence_counts(session, "finding")
    return [finding_facts(one, evidence) for one in placed]

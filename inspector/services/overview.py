"""The year on one screen: how far the rounds are, who is missing and why, what is overdue, what does not add up."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector.domain.completeness import FindingFacts, UnitFacts, figure_problem, scope_problems, unfinished_problem
from inspector.domain.finding import DISCIPLINE_SEVERITY, HIGHEST_SEVERITY, Subject
from inspector.domain.inspection import InspectionState, Outcome
from inspector.domain.problem import by_gravity
from inspector.domain.round import RoundState
from inspector.services.assignments import next_of
from inspector.services.progress import (
    as_of_day,
    default_year,
    read_marks,
    read_progress,
    round_totals,
    short_visits,
)
from inspector.services.recommendations import ActionCounts, count_actions, read_recommendations
from inspector.services.reconciliation import differing_figures, figure_facts
from inspector.services.round_life import round_title
from inspector.services.unit_facts import unsigned_problems
from inspector.services.verdicts import overtaken_problems
from inspector.store.queries import findings as finding_queries
from inspector.store.queries import periods
from inspector.store.queries import units as unit_queries

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from sqlmodel import Session

    from inspector.domain.coverage import Counts, Rate
    from inspector.domain.problem import Problem
    from inspector.domain.round import RoundType
    from inspector.services.progress import Marks, Progress
    from inspector.services.reconciliation import DifferingFigure
    from inspector.services.workspace import Workspace
    from inspector.store.queries.findings import PlacedFinding
    from inspector.store.queries.visits import VisitRow

SCORED_AT_MOST = 150
"""Above so many inspections no picture of single scores is drawn, and none is computed."""


@dataclass(frozen=True, slots=True)
class RoundLine:
    """A round with its counts."""

    id: str
    ordinal: int
    type: RoundType
    state: RoundState | None
    counts: Counts
    title: str

    @property
    def left(self) -> int:
        """Units in scope of this round that were not inspected in it."""
        return self.counts.in_scope - self.counts.inspected


@dataclass(frozen=True, slots=True)
class BlockLine:
    """A block with its counts."""

    block: str
    name: str
    counts: Counts
    failing: int
    not_inspected: int


@dataclass(frozen=True, slots=True)
class NotInspected:
    """A unit in scope that was not inspected."""

    inspection_id: str
    unit_id: str
    unit_name: str
    code: str
    reason: str
    state: InspectionState


@dataclass(frozen=True, slots=True)
class UnitScore:
    """The assessed total of an inspected unit, rescaled to 100."""

    inspection_id: str
    unit_name: str
    short_name: str
    total: Decimal
    outcome: Outcome | None
    illustrative: bool


@dataclass(frozen=True, slots=True)
class Conclusions:
    """What was found, and whether "nothing found" may be said."""

    by_severity: tuple[int, ...]
    """How many findings of severity 0, 1, 2, 3, 4."""
    by_subject: Mapping[Subject, int]
    """Findings of severity 3 and above."""
    open_visits: tuple[VisitRow, ...]
    """Visits that are over whose areas are neither answered nor concluded, or that have no conclusion."""
    inspected: int
    """How many inspections were carried out."""

    @property
    def unfinished(self) -> tuple[str, ...]:
        """Names of the inspected units that are not finished."""
        return tuple(row.name for row in self.open_visits)

    @property
    def no_violation(self) -> bool:
        """Something was inspected, none of a degree to be handled, and every inspected unit finished."""
        return self.inspected > 0 and not any(self.by_subject.values()) and not self.unfinished


@dataclass(frozen=True, slots=True)
class Overview:
    """A year as the first page shows it."""

    year: int
    rounds: tuple[RoundLine, ...]
    period_from: date | None
    period_to: date | None
    counts: Counts
    blocks: tuple[BlockLine, ...]
    not_inspected: tuple[NotInspected, ...]
    scores: tuple[UnitScore, ...]
    """Highest first; empty where there are too many units for a picture."""
    threshold: Decimal | None
    conclusions: Conclusions
    actions: ActionCounts
    figures: tuple[DifferingFigure, ...]
    """Declared figures that do not meet the computed ones."""
    problems: tuple[Problem, ...]
    next_inspection_id: str | None
    units: int = 0
    """Of a year in which nothing is planned yet: how many units are on the list."""

    @property
    def open_rounds(self) -> tuple[RoundLine, ...]:
        """The rounds that are not closed and have units; none of a year with one round, whose counts are the year's."""
        if len(self.rounds) < 2:
            return ()
        return tuple(one for one in self.rounds if one.state != RoundState.CLOSED and one.counts.in_scope)

    @property
    def left_in_rounds(self) -> int:
        """Visits that open rounds still ask for, of units that may have been inspected in an earlier one."""
        return sum(one.left for one in self.open_rounds)

    @property
    def inspected_rate(self) -> Rate:
        """Inspected of in scope."""
        return self.counts.inspected_rate

    @property
    def passing_rate(self) -> Rate:
        """Passing of in scope."""
        return self.counts.passing_rate

    @property
    def findings_by_severity(self) -> tuple[int, ...]:
        """How many findings of each severity."""
        return self.conclusions.by_severity

    @property
    def findings_by_subject(self) -> Mapping[Subject, int]:
        """Findings of severity 3 and above by whom they are about."""
        return self.conclusions.by_subject

    @property
    def no_violation(self) -> bool:
        """Whether "nothing found" may be said."""
        return self.conclusions.no_violation

    @property
    def unfinished(self) -> tuple[str, ...]:
        """Inspected units that are not finished."""
        return self.conclusions.unfinished


def overview(workspace: Workspace, year: int | None = None, as_of: date | None = None) -> Overview:
    """The year's overview; the latest year with a round by default."""
    with workspace.read() as session:
        chosen = default_year(workspace, session) if year is None else year
        progress = read_progress(session, year=chosen)
        found = finding_queries.findings(session, year=chosen)
        actions = count_actions(read_recommendations(session, as_of_day(workspace, session, as_of), year=chosen))
        small = len(progress.visits) <= SCORED_AT_MOST
        concluded = conclusions(session, progress, found)
        period_from, period_to = read_period(session, progress)
        figures = differing_figures(session, chosen)
        return Overview(
            year=chosen,
            rounds=tuple(
                RoundLine(
                    row.id,
                    row.ordinal,
                    row.type,
                    row.state,
                    progress.round_counts(row.id),
                    round_title(row.year, row.ordinal),
                )
                for row in progress.rounds
            ),
            period_from=period_from,
            period_to=period_to,
            counts=progress.counts(),
            blocks=block_lines(progress),
            not_inspected=not_inspected(progress),
            scores=_scores(session, progress) if small else (),
            threshold=progress.threshold(),
            conclusions=concluded,
            actions=actions,
            figures=figures,
            problems=_problems(session, progress, found, figures, concluded.open_visits),
            next_inspection_id=next_of(session, progress, workspace.person_id),
            units=0 if progress.visits else unit_queries.how_many(session),
        )


def read_period(session: Session, progress: Progress) -> tuple[date | None, date | None]:
    """The period inspected: the year's plan says it, else the rounds do; a single round says it by itself."""
    first = min((row.period_from for row in progress.rounds if row.period_from), default=None)
    last = max((row.period_to for row in progress.rounds if row.period_to), default=None)
    if progress.round_id:
        return first, last
    planned = periods.plan_period(session, progress.year)
    return planned[0] or first, planned[1] or last


def block_lines(progress: Progress) -> tuple[BlockLine, ...]:
    """The counts of every block."""
    inspected = [row for row in progress.standing if row.state == InspectionState.INSPECTED]
    failing = Counter(row.block for row in inspected if row.outcome == Outcome.FAILING)
    missing = Counter(row.block for row in progress.not_inspected())
    return tuple(
        BlockLine(block.code, block.name, counts, failing[block.code], missing[block.code])
        for block, counts in progress.block_counts()
    )


def not_inspected(progress: Progress) -> tuple[NotInspected, ...]:
    """The units in scope that were not inspected, with the reason."""
    return tuple(
        NotInspected(row.inspection_id, row.unit_id, row.name, row.code, row.reason or "", row.state)
        for row in progress.not_inspected()
    )


def conclusions(session: Session, progress: Progress, found: list[PlacedFinding]) -> Conclusions:
    """What was found in a year or a round, and which inspected units are not finished."""
    severities = [placed.finding.severity or 0 for placed in found]
    serious = [placed.finding for placed in found if (placed.finding.severity or 0) >= DISCIPLINE_SEVERITY]
    return Conclusions(
        by_severity=tuple(severities.count(severity) for severity in range(HIGHEST_SEVERITY + 1)),
        by_subject={subject: sum(finding.subject == subject for finding in serious) for subject in Subject},
        open_visits=_open_visits(session, progress),
        inspected=sum(row.state == InspectionState.INSPECTED for row in progress.visits),
    )


def _open_visits(session: Session, progress: Progress) -> tuple[VisitRow, ...]:
    short = short_visits(session, progress)
    known = read_marks(session, progress.rounds, short)
    open_ids = {row.inspection_id for row in short if _is_open(known.get(row.inspection_id))}
    return tuple(
        row
        for row in progress.visits
        if row.state == InspectionState.INSPECTED and (row.outcome is None or row.inspection_id in open_ids)
    )


def _is_open(marks_of_unit: Marks | None) -> bool:
    return marks_of_unit is None or not marks_of_unit.areas or bool(marks_of_unit.unfinished)


def _scores(session: Session, progress: Progress) -> tuple[UnitScore, ...]:
    recorded = {round_.id: round_totals(session, round_.id, round_.checklist_id) for round_ in progress.rounds}
    scored = []
    for row in progress.standing:
        total = recorded[row.round_id].of(row.inspection_id).rescaled if row.round_id in recorded else None
        if row.state == InspectionState.INSPECTED and total is not None:
            illustrative = bool(row.illustrative)
            scored.append(UnitScore(row.inspection_id, row.name, row.short_name, total, row.outcome, illustrative))
    return tuple(sorted(scored, key=lambda score: score.total, reverse=True))


def _problems(
    session: Session,
    progress: Progress,
    found: list[PlacedFinding],
    figures: tuple[DifferingFigure, ...],
    open_visits: tuple[VisitRow, ...],
) -> tuple[Problem, ...]:
    """What does not add up or is missing, apart from the units not inspected, which have a list of their own."""
    evidence = finding_queries.evidence_counts(session, "finding")
    facts = [finding_facts(placed, evidence) for placed in found]
    running = [
        UnitFacts(row.inspection_id, row.name, row.state)
        for row in progress.visits
        if row.state == InspectionState.IN_PROGRESS
    ]
    differing = (figure_problem(fact) for fact in figure_facts(figures))
    unsigned = unsigned_problems(progress)
    overtaken = overtaken_problems(session, progress)
    return by_gravity((*scope_problems(running, facts), *differing, *_unfinished(open_visits), *unsigned, *overtaken))


def _unfinished(visits: tuple[VisitRow, ...]) -> tuple[Problem, ...]:
    """One line for all visits that are over and not finished, the first without a conclusion to go to."""
    if not visits:
        return ()
    first = min(visits, key=lambda row: row.outcome is not None)
    names = tuple(dict.fromkeys(row.name for row in visits))
    return (unfinished_problem(first.inspection_id, names, concluded=first.outcome is not None),)


def finding_facts(placed: PlacedFinding, evidence: Mapping[str, int]) -> FindingFacts:
    """A finding, as far as completeness goes."""
    finding = placed.finding
    number = finding.number or ""
    has_basis = bool(finding.legal_basis)
    late = None
    if finding.occurred_on and placed.inspected_on and finding.occurred_on > placed.inspected_on:
        late = (finding.occurred_on, placed.inspected_on)
    return FindingFacts(finding.id, number, finding.severity or 0, has_basis, evidence.get(finding.id, 0), late)

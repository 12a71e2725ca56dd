"""How far a round or a year has come: one reading that screen, summary and documents share."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from inspector.core.clock import today
from inspector.core.messages import text
from inspector.domain.completeness import area_finished
from inspector.domain.coverage import count, count_round, standing
from inspector.domain.inspection import InspectionState
from inspector.domain.passing import PassRule
from inspector.domain.scoring import Mark, Totals, combined, totals
from inspector.services.ordering import block_places, unit_order
from inspector.store.queries import declared, marks, plans, scope
from inspector.store.queries import visits as queries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlmodel import Session

    from inspector.domain.coverage import Counts
    from inspector.services.workspace import Workspace
    from inspector.store.queries.visits import RoundRow, VisitRow


@dataclass(frozen=True, slots=True)
class Block:
    """A block (khối) of units."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Progress:
    """The inspections of a year, or of one round of it, and how they are counted."""

    year: int
    round_id: str | None
    rounds: tuple[RoundRow, ...]
    visits: tuple[VisitRow, ...]
    """In the order of print: by block, then code, then name."""
    blocks: tuple[Block, ...]
    """Those that have a unit in scope; units without a block come last under a block without code."""
    standing: tuple[VisitRow, ...]
    """One inspection for each unit in scope, the one by which it stands, in the order of print."""

    def counts(self) -> Counts:
        """The four counts of all inspections."""
        return count(self.visits, self.standing)

    def block_counts(self) -> Iterator[tuple[Block, Counts]]:
        """The four counts of each block."""
        visits, standing = _by_block(self.visits), _by_block(self.standing)
        for block in self.blocks:
            yield block, count(visits[block.code], standing[block.code])

    def of_round(self, round_id: str) -> tuple[VisitRow, ...]:
        """The inspections of one round."""
        return tuple(row for row in self.visits if row.round_id == round_id)

    def round_counts(self, round_id: str) -> Counts:
        """The four counts of one round."""
        return count_round(self.of_round(round_id))

    def not_inspected(self) -> tuple[VisitRow, ...]:
        """The units in scope that were not inspected, each by one inspection."""
        return tuple(row for row in self.standing if row.state != InspectionState.INSPECTED)

    def threshold(self) -> Decimal | None:
        """The least total by the pass rules, where all rounds ask for the same."""
        minimums = {PassRule.from_data(row.pass_rule).minimum_total for row in self.rounds}
        return minimums.pop() if len(minimums) == 1 else None


def read_progress(session: Session, *, year: int, round_id: str | None = None) -> Progress:
    """The progress of a year, or of one round."""
    rows = queries.visits(session, year=year, round_id=round_id)
    rounds = queries.rounds(session, year=year, round_id=round_id)
    known = dict(queries.blocks(session))
    places = block_places(known)
    rows.sort(key=lambda row: (*unit_order(places, row.block, row.code, row.name), row.ordinal))
    used = dict.fromkeys(row.block for row in rows)
    named = (Block(code, known.get(code) or code or text("overview.no_block")) for code in used)
    units = standing(rows, whole_year=round_id is None)
    return Progress(year, round_id, tuple(rounds), tuple(rows), tuple(named), tuple(units))


def years(workspace: Workspace) -> tuple[int, ...]:
    """Years that have a plan or a round, the newest first."""
    with workspace.read() as session:
        return tuple(plans.years(session))


def default_year(workspace: Workspace, session: Session) -> int:
    """The latest year with a round, else the year of today."""
    return queries.latest_year(session) or today(workspace.clock).year


def as_of_day(workspace: Workspace, session: Session, as_of: date | None = None) -> date:
    """The day that "overdue" is asked as of: as given, else the sample's pinned day, else today."""
    if as_of is not None:
        return as_of
    pinned = declared.pinned(session, "as_of")
    return date.fromisoformat(pinned) if pinned else today(workspace.clock)


@dataclass(frozen=True, slots=True)
class AreaMarks:
    """One area of a checklist at one inspection."""

    id: str
    code: str
    name: str
    totals: Totals
    concluded: bool
    """Concluded "no violation"."""
    criteria: tuple[marks.CriterionRow, ...]
    given: tuple[Mark, ...]
    """What was recorded for each of the criteria, in their order."""

    @property
    def unscored(self) -> tuple[str, ...]:
        """Codes of the criteria that are not answered."""
        return tuple(one.code for one, mark in self.pairs() if not mark.answered)

    @property
    def self_maximum(self) -> Decimal:
        """Maximum of the criteria that apply and that the unit scored itself."""
        own = (mark.maximum for mark in self.given if mark.self_points is not None and not mark.not_applicable)
        return sum(own, Decimal(0))

    @property
    def self_complete(self) -> bool:
        """The unit scored itself by all criteria that apply: only then its points compare with the assessed ones."""
        return all(mark.self_points is not None for mark in self.given if not mark.not_applicable)

    def pairs(self) -> Iterator[tuple[marks.CriterionRow, Mark]]:
        """Each criterion with what was recorded for it."""
        return zip(self.criteria, self.given, strict=True)

    @property
    def finished(self) -> bool:
        """Every criterion answered, or the area concluded."""
        return area_finished(self.totals.answered, self.totals.count, concluded=self.concluded)


@dataclass(frozen=True, slots=True)
class Marks:
    """What was recorded at one inspection, area by area."""

    areas: tuple[AreaMarks, ...]

    @property
    def totals(self) -> Totals:
        """The sums over all areas."""
        return combined(area.totals for area in self.areas)

    @property
    def self_complete(self) -> bool:
        """The unit scored itself by all criteria that apply."""
        return all(area.self_complete for area in self.areas)

    @property
    def unfinished(self) -> tuple[str, ...]:
        """Names of the areas neither answered nor concluded."""
        return tuple(area.name for area in self.areas if not area.finished)

    @property
    def unscored(self) -> tuple[str, ...]:
        """Names of the areas with criteria that are not answered, whatever was concluded on discipline."""
        return tuple(area.name for area in self.areas if not area.totals.finished)


def read_marks(session: Session, rounds: Iterable[RoundRow], visits: Iterable[VisitRow]) -> dict[str, Marks]:
    """What was recorded at some inspections, by inspection."""
    checklist_of = {row.id: row.checklist_id for row in rounds}
    visits = [row for row in visits if checklist_of.get(row.round_id)]
    ids = [row.inspection_id for row in visits]
    answers: dict[str, dict[str, marks.AnswerRow]] = defaultdict(dict)
    for answer in marks.answers(session, ids):
        answers[answer.inspection_id][answer.criterion_id] = answer
    concluded = set(marks.concluded_areas(session, ids))
    sheets = {
        checklist: _sheet(session, checklist) for checklist in {checklist_of[row.round_id] or "" for row in visits}
    }
    return {
        row.inspection_id: Marks(
            tuple(
                _area(area, criteria, answers[row.inspection_id], (row.inspection_id, area.id) in concluded)
                for area, criteria in sheets[checklist_of[row.round_id] or ""]
            )
        )
        for row in visits
    }


def short_visits(session: Session, progress: Progress) -> list[VisitRow]:
    """The inspected units with a criterion left unanswered: only their areas need to be looked at."""
    criteria = marks.criteria_counts(session)
    expected = {row.id: max(1, criteria.get(row.checklist_id or "", 0)) for row in progress.rounds}
    short = marks.short(session, expected)
    return [row for row in progress.visits if row.inspection_id in short]


@dataclass(frozen=True, slots=True)
class RoundTotals:
    """The totals of a round's inspections, made of the sums as they are asked for: there may be ten thousand."""

    criteria: int
    """Criteria of the round's checklist."""
    maximum: Decimal
    """Points of all of them."""
    sums: Mapping[str, scope.Sums]

    def of(self, inspection_id: str) -> Totals:
        """The totals of one inspection; nothing is scored where it has no answers."""
        own = self.sums.get(inspection_id, scope.NO_SUMS)
        return Totals(self.criteria, own.answered, self.maximum, self.maximum - (own.excluded or 0), own.assessed)


def round_totals(session: Session, round_id: str, checklist_id: str | None) -> RoundTotals:
    """The totals of the inspections of a round, summed up by the store."""
    count, maximum = scope.checklist_measure(session, checklist_id)
    return RoundTotals(count, maximum or Decimal(0), scope.sums(session, round_id))


Sheet = list[tuple[marks.AreaRow, tuple[marks.CriterionRow, ...]]]


def _sheet(session: Session, checklist_id: str) -> Sheet:
    criteria: dict[str, list[marks.CriterionRow]] = defaultdict(list)
    for criterion in marks.criteria(session, checklist_id):
        criteria[criterion.area_id].append(criterion)
    return [(area, tuple(criteria[area.id])) for area in marks.areas(session, checklist_id)]


def _area(
    area: marks.AreaRow, criteria: tuple[marks.CriterionRow, ...], answers: dict[str, marks.AnswerRow], concluded: bool
) -> AreaMarks:
    recorded = tuple(_mark(criterion, answers.get(criterion.id)) for criterion in criteria)
    return AreaMarks(
        id=area.id,
        code=area.code,
        name=area.name,
        totals=totals(recorded),
        concluded=concluded,
        criteria=criteria,
        given=recorded,
    )


def _mark(criterion: marks.CriterionRow, answer: marks.AnswerRow | None) -> Mark:
    maximum = criterion.max_points or Decimal(0)
    if answer is None:
        return Mark(maximum)
    return Mark(
        maximum,
        self_points=answer.self_points,
        assessed=answer.assessed_points,
        reason=answer.reason,
        not_applicable=bool(answer.not_applicable),
        not_applicable_reason=answer.not_applicable_reason,
        note=answer.note,
    )


def _by_block(rows: Iterable[VisitRow]) -> Mapping[str, list[VisitRow]]:
    found: dict[str, list[VisitRow]] = defaultdict(list)
    for row in rows:
        found[row.block].append(row)
    return found

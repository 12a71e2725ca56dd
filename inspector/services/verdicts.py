"""What a round's pass rule says about units today, and which conclusions drawn by it no longer fit.

One rule for the sheet, the signing, the overview, the closing of a round and the documents: a conclusion is overtaken
where nobody decided it against the rule and today's points and findings give the other outcome.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspector.domain.completeness import overtaken_problem
from inspector.domain.inspection import InspectionState, Outcome
from inspector.domain.passing import PassRule, Standing, Verdict, judge, overtaken_by
from inspector.domain.scoring import Totals, combined, totals
from inspector.services.progress import read_marks, round_totals
from inspector.store.queries import inspections as queries
from inspector.store.queries import outcomes, scope

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from sqlmodel import Session

    from inspector.domain.problem import Problem
    from inspector.services.case import Case
    from inspector.services.progress import Progress
    from inspector.services.sheet_views import AreaSheet
    from inspector.store.queries.visits import RoundRow, VisitRow


def area_totals(area: AreaSheet) -> Totals:
    """The sums of one area."""
    return totals(row.mark for row in area.criteria)


def unscored(areas: Iterable[AreaSheet]) -> tuple[str, ...]:
    """Names of the areas with criteria that are not answered."""
    return tuple(area.name for area in areas if area.answered < area.count)


def judged(session: Session, case: Case, areas: Sequence[AreaSheet]) -> Verdict:
    """What the round's pass rule says about one unit."""
    sums = [(area.name, area_totals(area)) for area in areas]
    earlier = queries.earlier_inspections(session, case.unit.id, case.round.year or 0, case.round.ordinal or 0)
    standing = Standing(
        totals=combined(part for _, part in sums),
        areas=tuple(sums),
        unfinished=tuple(area.name for area in areas if not area.finished),
        unscored=unscored(areas),
        worst_severity=queries.worst_severity(session, case.inspection.id),
        previous_open=queries.open_recommendations(session, earlier),
    )
    return judge(PassRule.from_data(case.round.pass_rule), standing)


def overtaken_at(session: Session, case: Case, areas: Sequence[AreaSheet]) -> Outcome | None:
    """What the rule says of a unit now, where its conclusion was drawn by the rule and says otherwise."""
    record = case.inspection
    if record.outcome is None or record.outcome_overridden:
        return None
    return overtaken_by(record.outcome, judged(session, case, areas))


def overtaken_visits(session: Session, progress: Progress) -> dict[str, Outcome]:
    """What the rule says now of the inspections whose conclusion by the rule says otherwise, by inspection.

    The store picks out those whose sum of points asks for a look; the answers of ten thousand units are not read.
    """
    found: dict[str, Outcome] = {}
    for round_ in progress.rounds:
        visits = [row for row in progress.of_round(round_.id) if _by_rule(row)]
        if visits:
            found |= _overtaken_in(session, round_, visits)
    return found


def overtaken_problems(session: Session, progress: Progress) -> tuple[Problem, ...]:
    """One line for all units whose conclusion no longer fits; none where there are none."""
    found = overtaken_visits(session, progress)
    visits = [row for row in progress.visits if row.inspection_id in found]
    if not visits:
        return ()
    units = tuple((row.name, row.outcome, found[row.inspection_id]) for row in visits)
    return (overtaken_problem(visits[0].inspection_id, units),)


def _by_rule(row: VisitRow) -> bool:
    return row.state == InspectionState.INSPECTED and row.outcome is not None and not row.outcome_overridden


def _overtaken_in(session: Session, round_: RoundRow, visits: list[VisitRow]) -> dict[str, Outcome]:
    rule = PassRule.from_data(round_.pass_rule)
    if rule.only_total is not None:
        maximum = scope.checklist_measure(session, round_.checklist_id)[1]
        near = outcomes.near_the_mark(session, round_.id, rule.only_total, maximum)
        visits = [row for row in visits if row.inspection_id in near]
    found = {}
    for row, standing in _standings(session, round_, rule, visits):
        said = overtaken_by(row.outcome, judge(rule, standing))
        if said is not None:
            found[row.inspection_id] = said
    return found


def _standings(
    session: Session, round_: RoundRow, rule: PassRule, visits: Collection[VisitRow]
) -> Iterator[tuple[VisitRow, Standing]]:
    """How units stand by what the rule asks for: nothing else is read."""
    if not visits:
        return
    sums = round_totals(session, round_.id, round_.checklist_id)
    areas = outcomes.area_sums(session, round_.id, round_.checklist_id or "") if rule.minimum_area is not None else {}
    worst = outcomes.worst_severities(session, round_.id) if rule.severity_bar is not None else {}
    open_ = outcomes.open_before(session, round_.year, round_.ordinal) if rule.previous_handled else {}
    short = [row for row in visits if not sums.of(row.inspection_id).finished]
    known = read_marks(session, (round_,), short) if not rule.asks_points else {}
    for row in visits:
        own = sums.of(row.inspection_id)
        standing = Standing(
            totals=own,
            areas=tuple((one.area_id, one.totals) for one in areas.get(row.inspection_id, ())),
            unscored=() if own.finished else (row.name,),
            worst_severity=worst.get(row.inspection_id, 0),
            previous_open=open_.get(row.unit_id, 0),
        )
        if row.inspection_id in known:
            standing = replace(standing, unfinished=known[row.inspection_id].unfinished)
        yield row, standing

"""What is still missing before a unit, a round or a document can be called complete.

An error stops an official copy or the closing of a round, a warning and an information do not. A unit whose areas are
neither answered nor concluded "no violation" is unfinished, never clean. That no violation was found says nothing of
the points: criteria that are not scored are told all the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, Literal

from inspector.core.formats import date_short
from inspector.core.messages import text
from inspector.domain.finding import DISCIPLINE_SEVERITY
from inspector.domain.inspection import InspectionState, Outcome
from inspector.domain.problem import SUPPLEMENT, Level, Problem, Target, by_gravity, make_problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

Blank = Literal["place", "start", "end", "host"]
"""Something of minutes that is signed as dots: place, hour of beginning, hour of end, who signs for the unit."""
_WRITTEN: Final[dict[Blank, str]] = {"place": "place", "start": "starts_at", "end": "ends_at", "host": "hosts"}
"""Where each of these is recorded."""
UNSIGNED: Final = "units_unsigned"
"""Code of the problem that minutes are not signed."""


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """One unit of a scope, as far as completeness goes."""

    inspection_id: str
    unit: str
    state: InspectionState
    reason: str | None = None
    outcome: Outcome | None = None
    unscored: tuple[str, ...] = ()
    """Names of the areas with criteria that are not answered."""
    self_scored: int = 0
    """Criteria the unit scored itself by, where it did so by some and not by all of ``self_expected``."""
    self_expected: int = 0
    minutes: MinutesFacts | None = None
    """Minutes that are not signed, where it is asked whether they could be."""
    outside: tuple[date, date, date] | None = None
    """Day of the visit, then first and last day of its round, where the visit is not between them."""
    correcting: bool = False
    """Supplementary minutes are begun and not signed."""


@dataclass(frozen=True, slots=True)
class FindingFacts:
    """One finding."""

    finding_id: str
    number: str
    severity: int
    has_basis: bool
    evidence: int
    late: tuple[date, date] | None = None
    """Day it happened on and day of the visit, where it is later than the visit."""


@dataclass(frozen=True, slots=True)
class FigureFacts:
    """One declared figure beside the computed one."""

    statement_id: str
    label: str
    declared: str
    computed: str
    own: bool
    """Entered by the team itself, not declared by somebody else."""


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """A year's plan beside what was carried out of it."""

    year: int
    cited: bool
    """The document that issued it is recorded."""
    missed_target: int | None = None
    """Share of the units in scope that was to be inspected, percent, where it was not reached."""
    inspected: int = 0
    in_scope: int = 0
    left_out: tuple[str, ...] = ()
    """Scheduled units that are in no round."""
    contents: int = 0
    """Contents of inspection that reports tell by the plan."""
    areas: int = 0
    """Contents that minutes tell: the areas of the checklist."""


@dataclass(frozen=True, slots=True)
class BasisFacts:
    """One document that a document rests on (căn cứ ban hành)."""

    name: str
    has_issuer: bool
    issued_on: date | None = None
    until: date | None = None
    """Last day on which it could be relied on: that of the visit, or of the document itself."""


@dataclass(frozen=True, slots=True)
class ActionFacts:
    """One overdue recommendation."""

    inspection_id: str
    number: str
    unit: str
    has_state: bool
    """Somebody reported on it."""
    days_late: int


@dataclass(frozen=True, slots=True)
class MinutesFacts:
    """What the minutes of one unit need."""

    inspection_id: str
    inspected_on: date | None = None
    team: int = 0
    """Participants of the team."""
    hosts: int = 0
    """Participants of the unit."""
    twice: tuple[str, ...] = ()
    """Names that stand more than once among those present."""
    twice_hosts: bool = False
    """Whether all of these are of the unit."""
    opinion: bool = False
    limits_blank: bool = False
    """Findings, recommendations or a failing conclusion, and nothing written under tồn tại, hạn chế."""
    unscored: tuple[str, ...] = ()
    """Names of the areas with criteria that are not answered."""
    contradicted: tuple[str, ...] = ()
    """Names of the areas concluded "no violation" that have a finding of some severity all the same."""
    reasons_missing: tuple[str, ...] = ()
    """Codes of criteria whose reason is missing."""
    unexplained: tuple[str, ...] = ()
    """Codes of criteria below their maximum that no reason, note or finding tells of."""
    self_unheard: bool = False
    """No self score is recorded, and nobody wrote what was done at the visit."""
    blanks: tuple[Blank, ...] = ()
    """What would be printed as dots, where that is asked."""
    unpunished: tuple[str, ...] = ()
    """Codes of criteria with all their points and a finding to be considered for discipline all the same."""
    unconcluded: tuple[str, ...] = ()
    """Names of the areas without findings that nobody concluded to be without violation."""
    without_requests: bool = False
    """There are findings, and nothing is recommended."""
    overtaken: Outcome | None = None
    """What the pass rule says now, where the conclusion drawn by it says otherwise."""
    shut: bool = False
    """They are signed, and no supplementary minutes are under way: nothing can be concluded again at once."""


@dataclass(frozen=True, slots=True)
class SupplementFacts:
    """What supplementary minutes need beside what minutes need."""

    inspection_id: str
    held_on: date | None = None
    content: bool = False
    """Something was changed or added in words."""
    opinion: bool = False
    by_rule: Outcome | None = None
    """What the pass rule says now, where the conclusion says otherwise and nobody decided so."""


def area_finished(answered: int, count: int, *, concluded: bool) -> bool:
    """An area is finished when every criterion is answered or it was concluded "no violation"."""
    return concluded or answered >= count


def unit_problems(unit: UnitFacts) -> Iterator[Problem]:
    """What is missing of one unit in a scope."""
    target = Target("inspection", unit.inspection_id)
    if unit.state == InspectionState.IN_PROGRESS:
        yield make_problem("error", "unit_running", target, unit=unit.unit)
    elif unit.state in (InspectionState.PLANNED, InspectionState.POSTPONED, InspectionState.CANCELLED):
        if unit.reason:
            yield make_problem("warning", "unit_missing", target, unit=unit.unit, reason=unit.reason)
        else:
            yield make_problem("error", "unit_without_reason", target, unit=unit.unit)
    elif unit.state == InspectionState.INSPECTED:
        yield from _of_inspected(unit, target)
    if unit.outside:
        day, first, last = map(date_short, unit.outside)
        yield make_problem("warning", "unit_outside_round", target, unit=unit.unit, day=day, first=first, last=last)


def _of_inspected(unit: UnitFacts, target: Target) -> Iterator[Problem]:
    if unit.outcome is None:
        yield make_problem("error", "unit_not_concluded", target, unit=unit.unit)
    if unit.unscored:
        areas = "; ".join(unit.unscored)
        yield make_problem("warning", "unit_unscored", target, unit=unit.unit, areas=areas)
    if unit.self_expected:
        values = {"count": unit.self_scored, "all": unit.self_expected}
        yield make_problem("warning", "unit_self_partial", target, unit=unit.unit, **values)
    lacks = minutes_problems(unit.minutes) if unit.minutes else ()
    if any(one.level == "error" for one in lacks):
        missing = " ".join(one.message for one in lacks)
        yield make_problem("warning", "unit_minutes", target, unit=unit.unit, missing=missing)
    if unit.correcting:
        yield make_problem("error", "unit_correcting", target, unit=unit.unit)


def finding_problems(finding: FindingFacts) -> Iterator[Problem]:
    """A violation needs a legal basis, and evidence if it is to hold."""
    target = Target("findings", finding.finding_id)
    if finding.severity and not finding.has_basis:
        basis = Target("findings", finding.finding_id, "legal_basis")
        yield make_problem("error", "finding_without_basis", basis, number=finding.number)
    if finding.severity >= DISCIPLINE_SEVERITY and not finding.evidence:
        yield make_problem("warning", "finding_without_evidence", target, number=finding.number)
    if finding.late:
        day, visit = map(date_short, finding.late)
        yield make_problem("warning", "finding_after_visit", target, number=finding.number, day=day, visit=visit)


def figure_problem(figure: FigureFacts) -> Problem:
    """A figure that does not meet the computed one: an error among the team's own, else a warning."""
    level: Level = "error" if figure.own else "warning"
    values = {"label": figure.label, "declared": figure.declared, "computed": figure.computed}
    return make_problem(level, "figure_differs", Target("statements", figure.statement_id), **values)


def action_problems(action: ActionFacts) -> Iterator[Problem]:
    """An overdue recommendation is told; without a state it is a warning."""
    level: Level = "info" if action.has_state else "warning"
    code = "action_overdue" if action.has_state else "action_without_state"
    target = Target("inspection", action.inspection_id, "recommendations")
    yield make_problem(level, code, target, number=action.number, unit=action.unit, days=action.days_late)


def plan_problems(plan: PlanFacts) -> Iterator[Problem]:
    """What of the plan a report cannot say or tells as not carried out."""
    target = Target("rounds")
    if not plan.cited:
        yield make_problem("warning", "plan_not_cited", target, year=str(plan.year))
    if plan.missed_target is not None:
        rate = {"inspected": plan.inspected, "in_scope": plan.in_scope}
        yield make_problem("warning", "plan_target_missed", target, share=plan.missed_target, **rate)
    if plan.contents and plan.areas and plan.contents != plan.areas:
        yield make_problem("warning", "plan_contents_differ", target, plan=plan.contents, areas=plan.areas)
    if plan.left_out:
        units = "; ".join(plan.left_out)
        yield make_problem("warning", "plan_left_out", target, count=len(plan.left_out), units=units)


def basis_problems(bases: Iterable[BasisFacts]) -> Iterator[Problem]:
    """A basis is cited with its issuer (Decree 30/2020), and was there before what rests on it."""
    target = Target("rounds")
    for basis in bases:
        if not basis.has_issuer:
            yield make_problem("warning", "basis_without_issuer", target, name=basis.name)
        if basis.issued_on and basis.until and basis.issued_on > basis.until:
            days = {"day": date_short(basis.issued_on), "until": date_short(basis.until)}
            yield make_problem("warning", "basis_late", target, name=basis.name, **days)


def unsigned_problem(inspection_id: str, units: tuple[str, ...]) -> Problem:
    """The units whose visit is over and whose minutes are not signed, the first of them to go to."""
    listed = "; ".join(units)
    return make_problem("warning", UNSIGNED, Target("inspection", inspection_id), count=len(units), units=listed)


def overtaken_problem(inspection_id: str, units: Iterable[tuple[str, Outcome | None, Outcome]]) -> Problem:
    """The units whose conclusion by the rule no longer fits: name, what is recorded, what the rule says now."""
    named = [text("completeness.overtaken_unit", unit=unit, recorded=old, outcome=new) for unit, old, new in units]
    values = {"count": len(named), "units": "; ".join(named)}
    return make_problem("warning", "conclusions_overtaken", Target("inspection", inspection_id), **values)


def unfinished_problem(inspection_id: str, units: tuple[str, ...], *, concluded: bool) -> Problem:
    """The units whose visit is over and that are not finished; a round is not closed while one is not ``concluded``."""
    values = {"count": len(units), "units": "; ".join(units)}
    return make_problem(
        "warning" if concluded else "error", "units_unfinished", Target("inspection", inspection_id), **values
    )


def empty_round_problem(round_id: str) -> Problem:
    """A round has no unit: there is nothing to report or to close."""
    return make_problem("error", "round_without_units", Target("rounds", round_id))


def empty_year_problem(year: int) -> Problem:
    """No round of a year has a unit: there is nothing to report."""
    return make_problem("error", "year_without_units", Target("rounds"), year=str(year))


def open_rounds_problem(round_id: str, rounds: tuple[str, ...]) -> Problem:
    """The rounds of a report that are not closed, the first of them to go to: what is recorded there may change yet."""
    return make_problem("info", "rounds_open", Target("rounds", round_id), rounds="; ".join(rounds))


def signer_problem() -> Problem:
    """Nobody is named who signs the document: it is printed with dots."""
    return make_problem("warning", "signer_unnamed", Target("settings"))


def early_problem(inspection_id: str, number: str, unit: str, due: date, visit: date) -> Problem:
    """A deadline before the visit, as where the day of the visit was changed afterwards."""
    target = Target("inspection", inspection_id, "recommendations")
    values = {"number": number, "unit": unit, "due": date_short(due), "visit": date_short(visit)}
    return make_problem("warning", "action_before_visit", target, **values)


def scope_problems(
    units: Iterable[UnitFacts],
    findings: Iterable[FindingFacts] = (),
    figures: Iterable[FigureFacts] = (),
    actions: Iterable[ActionFacts] = (),
) -> tuple[Problem, ...]:
    """All problems of a round or a year, the gravest first."""
    found = [problem for unit in units for problem in unit_problems(unit)]
    found += [problem for finding in findings for problem in finding_problems(finding)]
    found += [figure_problem(figure) for figure in figures]
    found += [problem for action in actions for problem in action_problems(action)]
    return by_gravity(found)


def minutes_problems(minutes: MinutesFacts) -> tuple[Problem, ...]:
    """What the minutes of one unit still lack."""
    at = partial(Target, "inspection", minutes.inspection_id)
    target = at()
    checks: tuple[tuple[bool, Level, str, str], ...] = (
        (minutes.inspected_on is None, "error", "minutes_without_day", "inspected_on"),
        (not minutes.team, "error", "minutes_without_team", "team"),
        (not minutes.hosts, "error", "minutes_without_hosts", "hosts"),
        (not minutes.opinion, "info", "minutes_without_opinion", "unit_opinion"),
        (minutes.limits_blank, "warning", "minutes_without_limits", "limits"),
        (minutes.self_unheard, "info", "minutes_without_self_score", ""),
    )
    # What puts the conclusion itself in question stands before what is merely not written.
    found = list(full_despite_finding(minutes))
    if minutes.overtaken is not None:
        code, where = ("conclusion_overtaken_signed", SUPPLEMENT) if minutes.shut else ("conclusion_overtaken", "")
        found.append(make_problem("warning", code, at(where), outcome=minutes.overtaken))
    found += [make_problem(level, code, at(part)) for missing, level, code, part in checks if missing]
    if minutes.twice:
        where, names = "hosts" if minutes.twice_hosts else "team", "; ".join(minutes.twice)
        found.append(make_problem("warning", "present_twice", at(where), names=names))
    if minutes.reasons_missing:
        found.append(make_problem("error", "reasons_missing", target, codes=", ".join(minutes.reasons_missing)))
    if minutes.unexplained:
        values = {"count": len(minutes.unexplained), "codes": ", ".join(minutes.unexplained)}
        found.append(make_problem("warning", "points_unexplained", target, **values))
    if minutes.contradicted:
        found.append(make_problem("error", "areas_contradicted", target, areas="; ".join(minutes.contradicted)))
    if minutes.unscored:
        found.append(make_problem("warning", "areas_unscored", target, areas="; ".join(minutes.unscored)))
    if minutes.blanks:
        blanks = ", ".join(text(f"completeness.blank_{name}") for name in minutes.blanks)
        found.append(make_problem("warning", "minutes_blanks", at(_WRITTEN[minutes.blanks[0]]), blanks=blanks))
    if minutes.unconcluded:
        values = {"count": len(minutes.unconcluded), "areas": "; ".join(minutes.unconcluded)}
        found.append(make_problem("info", "areas_unconcluded", target, **values))
    if minutes.without_requests:
        found.append(make_problem("warning", "findings_without_requests", at("recommendations")))
    return by_gravity(found)


def full_despite_finding(minutes: MinutesFacts) -> Iterator[Problem]:
    """Full points beside a finding of discipline are questioned: already before the unit is concluded."""
    if minutes.unpunished:
        target = Target("inspection", minutes.inspection_id)
        yield make_problem("warning", "full_despite_finding", target, codes=", ".join(minutes.unpunished))


def supplement_problems(supplement: SupplementFacts) -> tuple[Problem, ...]:
    """What supplementary minutes still lack."""
    target = Target("inspection", supplement.inspection_id)
    own = Target("inspection", supplement.inspection_id, SUPPLEMENT)
    checks: tuple[tuple[bool, Level, str, Target], ...] = (
        (not supplement.content, "error", "supplement_without_content", target),
        (supplement.held_on is None, "error", "supplement_without_day", own),
        (not supplement.opinion, "info", "minutes_without_opinion", target),
    )
    found = [make_problem(level, code, where) for missing, level, code, where in checks if missing]
    if supplement.by_rule is not None:
        found.append(make_problem("warning", "supplement_outcome", target, outcome=supplement.by_rule))
    return by_gravity(found)

"""Rounds of inspection (đợt kiểm tra): made, filled with units, closed."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final

from inspector.core.errors import Refused
from inspector.core.ids import stable_id
from inspector.core.messages import text
from inspector.domain import lifecycle
from inspector.domain.checklist import Checklist
from inspector.domain.completeness import UNSIGNED, empty_round_problem, scope_problems
from inspector.domain.coverage import Counts, Rate, count
from inspector.domain.inspection import Inspection, InspectionState, Outcome
from inspector.domain.legal_document import Basis, LegalDocument
from inspector.domain.passing import PassRule
from inspector.domain.problem import Problem, Target, by_gravity
from inspector.domain.round import (
    Member,
    MemberDraft,
    Round,
    RoundDraft,
    RoundState,
    RoundType,
    Team,
    TeamDraft,
    TeamRole,
)
from inspector.services import waiting
from inspector.services.plans import DocumentRow, bases_of, documents_by_id
from inspector.services.progress import read_marks, read_progress, short_visits
from inspector.services.round_life import get_open_round, round_title
from inspector.services.round_scope import ScopeRow, choose_units, scope_rows, set_state, set_states
from inspector.services.teams import (
    MemberRow,
    TeamView,
    assign,
    remove_member,
    remove_team,
    save_team,
    set_member,
    teams_of,
)
from inspector.services.unit_facts import basis_lacks, unit_facts, unsigned_problems
from inspector.services.verdicts import overtaken_problems
from inspector.store.queries import plans as plan_queries
from inspector.store.queries import scope as queries
from inspector.store.queries.papers import unsigned_minutes
from inspector.store.queries.supplements import unsigned_of
from inspector.store.queries.visits import rounds as rounds_of

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session

    from inspector.services.progress import Progress
    from inspector.services.workspace import Workspace
    from inspector.services.writing import Changed, Writing
    from inspector.store.queries.visits import RoundRow as RoundData

__all__ = [
    "UNSIGNED",
    "Counts",
    "InspectionState",
    "MemberDraft",
    "MemberRow",
    "Outcome",
    "PassRule",
    "Problem",
    "Rate",
    "RoundDraft",
    "RoundRow",
    "RoundState",
    "RoundType",
    "RoundView",
    "ScopeRow",
    "Target",
    "TeamDraft",
    "TeamRole",
    "TeamView",
    "add_round",
    "assign",
    "change_round",
    "choose_units",
    "close_problems",
    "close_round",
    "open_round",
    "remove_member",
    "remove_round",
    "remove_team",
    "reopen_round",
    "round_view",
    "rounds",
    "save_team",
    "set_member",
    "set_pass_rule",
    "set_state",
    "set_states",
    "year_counts",
]

_LIFE: Final = frozenset({"state", "closed_on", "closed_seen", "late_seen"})
"""Fields with use cases of their own."""
_NAMED: Final = 10
"""So many problems are named in a refusal."""


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A round as lists show it."""

    id: str
    year: int
    ordinal: int
    type: RoundType
    name: str | None
    title: str
    """``Đợt 1 năm 2019``."""
    state: RoundState
    starts_on: date | None
    ends_on: date | None
    counts: Counts


@dataclass(frozen=True, slots=True)
class RoundView(RoundRow):
    """A round with everything that belongs to it."""

    period_from: date | None
    period_to: date | None
    focus: str | None
    decision: DocumentRow | None
    plan_id: str | None
    checklist_id: str | None
    checklist_title: str
    pass_rule: PassRule
    illustrative: bool
    closed_on: date | None
    bases: tuple[DocumentRow, ...]
    units: tuple[ScopeRow, ...]
    teams: tuple[TeamView, ...]


def rounds(workspace: Workspace, year: int) -> tuple[RoundRow, ...]:
    """The rounds of a year in their order."""
    with workspace.read() as session:
        progress = read_progress(session, year=year)
    return tuple(_row(data, progress.round_counts(data.id)) for data in progress.rounds)


def year_counts(workspace: Workspace, year: int) -> Counts:
    """The four counts of a year over all its rounds."""
    with workspace.read() as session:
        return read_progress(session, year=year).counts()


def round_view(workspace: Workspace, round_id: str) -> RoundView:
    """A round with its units, teams and bases. Raises ``Refused("record.missing")``."""
    with workspace.read() as session:
        record = session.get(Round, round_id)
        if record is None or record.deleted:
            raise Refused("record.missing", kind=text("kind.round"))
        return _view(session, record)


def add_round(workspace: Workspace, draft: RoundDraft) -> Changed:
    """Make a round: by default the next of its year, pinned to the checklist in force, passing from 70 points on."""
    draft.require("year")
    with workspace.action("round.add") as writing:
        year = draft.year or 0
        taken = {data.ordinal for data in rounds_of(writing.session, year=year)}
        _check_ordinal(draft.ordinal, taken, year)
        plans = plan_queries.plan_ids(writing.session, year)
        defaults = {
            "ordinal": max(taken, default=0) + 1,
            "type": RoundType.COMPREHENSIVE,
            "plan_id": plans[0] if plans else None,
            "checklist_id": queries.latest_checklist(writing.session, year),
            "pass_rule": PassRule().to_data(),
        }
        given = {name: value for name, value in draft.given().items() if value is not None}
        record = writing.add(Round(id=writing.new_id(), **{**defaults, **given}, state=RoundState.PLANNED))
        _check_links(writing, record)
    return writing.changed(record.id)


def change_round(workspace: Workspace, round_id: str, draft: RoundDraft) -> Changed:
    """Set what the draft gives. The pinned checklist stays as soon as anything was recorded by it."""
    with workspace.action("round.change") as writing:
        record = get_open_round(writing.session, round_id)
        values = {name: value for name, value in draft.given().items() if name not in _LIFE}
        others = rounds_of(writing.session, year=values.get("year", record.year))
        taken = {data.ordinal for data in others if data.id != round_id}
        _check_ordinal(values.get("ordinal", record.ordinal), taken, values.get("year", record.year))
        if values.get("checklist_id", record.checklist_id) != record.checklist_id and queries.sums(
            writing.session, round_id
        ):
            raise Refused("round.checklist_pinned", field="checklist_id")
        writing.change(record, values)
        _check_links(writing, record)
    return writing.changed(round_id)


def remove_round(workspace: Workspace, round_id: str) -> Changed:
    """Put a round with its scope and teams into the bin. Refused once anything was recorded in it."""
    with workspace.action("round.remove") as writing:
        record = get_open_round(writing.session, round_id)
        for row in queries.scope(writing.session, round_id):
            if row.state == InspectionState.INSPECTED or queries.has_work(writing.session, row.inspection_id):
                raise Refused("round.has_work", round=round_title(record.year, record.ordinal), unit=row.name)
            writing.remove(writing.get(Inspection, row.inspection_id))
        teams = [team.id for team in queries.teams(writing.session, round_id)]
        for member in queries.members(writing.session, teams):
            writing.remove(writing.get(Member, member.id))
        for team_id in teams:
            writing.remove(writing.get(Team, team_id))
        for document_id in plan_queries.basis_ids(writing.session, round_id):
            writing.remove(writing.get(Basis, stable_id("basis", round_id, document_id)))
        writing.remove(record)
    return writing.changed(round_id)


def set_pass_rule(workspace: Workspace, round_id: str, rule: PassRule) -> Changed:
    """Set what units must meet to pass; conclusions already drawn stay as they are."""
    with workspace.action("round.pass_rule") as writing:
        writing.change(get_open_round(writing.session, round_id), {"pass_rule": rule.to_data()})
    return writing.changed(round_id)


def close_problems(workspace: Workspace, round_id: str) -> tuple[Problem, ...]:
    """What a round still lacks, open conflicts and what is held among it; errors keep it from being closed."""
    with workspace.read() as session:
        progress = _progress(session, round_id)
        # Minutes that are not signed do not stop the closing, but it stops their being recorded as signed.
        lacks = (
            *_problems(session, round_id, progress),
            *unsigned_problems(progress),
            *overtaken_problems(session, progress),
        )
    return by_gravity((*lacks, *waiting.of_round(workspace, round_id)))


def close_round(workspace: Workspace, round_id: str) -> Changed:
    """Close a round. Refused with what is missing; only the team lead may do it."""
    workspace.require_lead()
    undecided = waiting.of_round(workspace, round_id)
    with workspace.action("round.close") as writing:
        record = writing.get(Round, round_id)
        lifecycle.move_round(record.standing, RoundState.CLOSED)
        session = writing.session
        found = (*undecided, *_problems(session, round_id, _progress(session, round_id)))
        errors = [problem for problem in found if problem.level == "error"]
        if errors:
            missing = " ".join(problem.message for problem in errors[:_NAMED])
            raise Refused("round.incomplete", count=len(errors), missing=missing)
        writing.change(record, {"closed_on": workspace.today, "closed_seen": writing.seen()})
    return writing.changed(round_id)


def open_round(workspace: Workspace, round_id: str) -> Changed:
    """Say that a round is being carried out; the first inspection that is begun says it as well."""
    with workspace.action("round.open") as writing:
        record = get_open_round(writing.session, round_id)
        lifecycle.move_round(record.standing, RoundState.OPEN)
        writing.change(record, {"state": RoundState.OPEN})
    return writing.changed(round_id)


def reopen_round(workspace: Workspace, round_id: str) -> Changed:
    """Open a closed round again; only the team lead may do it."""
    workspace.require_lead()
    with workspace.action("round.reopen") as writing:
        record = writing.get(Round, round_id)
        lifecycle.move_round(record.standing, RoundState.OPEN)
        writing.change(record, {"state": RoundState.OPEN, "closed_on": None, "closed_seen": None})
    return writing.changed(round_id)


def _progress(session: Session, round_id: str) -> Progress:
    data = rounds_of(session, round_id=round_id)
    return read_progress(session, year=data[0].year if data else 0, round_id=round_id)


def _problems(session: Session, round_id: str, progress: Progress) -> tuple[Problem, ...]:
    marks = read_marks(session, progress.rounds, short_visits(session, progress))
    correcting, minutes = unsigned_of(session), unsigned_minutes(session, round_id)
    problems = scope_problems(unit_facts(progress.visits, progress.rounds, marks, correcting, minutes))
    # Behind a closed round nobody could write the basis any more that its report needs.
    lacking = basis_lacks(session, round_id=round_id)
    return (*problems, *lacking) if progress.visits else (empty_round_problem(round_id),)


def _check_ordinal(ordinal: int | None, taken: set[int], year: int | None) -> None:
    if ordinal is not None and ordinal in taken:
        raise Refused("round.ordinal_taken", field="ordinal", round=round_title(year, ordinal))


def _check_links(writing: Writing, record: Round) -> None:
    if record.decision_id:
        writing.get(LegalDocument, record.decision_id)
    if record.checklist_id:
        writing.get(Checklist, record.checklist_id)
    PassRule.from_data(record.pass_rule)


def _row(data: RoundData | Round, counts: Counts) -> RoundRow:
    return RoundRow(
        id=data.id,
        year=data.year or 0,
        ordinal=data.ordinal or 0,
        type=RoundType(data.type or RoundType.COMPREHENSIVE),
        name=data.name,
        title=round_title(data.year, data.ordinal),
        state=data.standing if isinstance(data, Round) else RoundState(data.state or RoundState.PLANNED),
        starts_on=data.starts_on,
        ends_on=data.ends_on,
        counts=counts,
    )


def _view(session: Session, record: Round) -> RoundView:
    year = record.year or 0
    checklist = session.get(Checklist, record.checklist_id) if record.checklist_id else None
    units = scope_rows(session, record)
    row = _row(record, count(units, [unit for unit in units if unit.state != InspectionState.REPLACED]))
    return RoundView(
        **{field.name: getattr(row, field.name) for field in fields(row)},
        period_from=record.period_from,
        period_to=record.period_to,
        focus=record.focus,
        decision=documents_by_id(session, [record.decision_id], year).get(record.decision_id or ""),
        plan_id=record.plan_id,
        checklist_id=record.checklist_id,
        checklist_title=checklist.title or "" if checklist else "",
        pass_rule=PassRule.from_data(record.pass_rule),
        illustrative=bool(record.illustrative),
        closed_on=record.closed_on,
        bases=bases_of(session, record.id, year),
        units=units,
        teams=teams_of(session, record.id),
    )

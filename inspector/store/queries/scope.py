"""The units in a round's scope with what was recorded at each, and the round's teams."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sqlalchemy import func, or_, select
from sqlmodel import col

from inspector.domain.checklist import Answer, Checklist, Criterion
from inspector.domain.finding import Finding, NoViolation
from inspector.domain.inspection import Inspection, InspectionState, Outcome
from inspector.domain.organisation import Person
from inspector.domain.recommendation import Recommendation
from inspector.domain.round import Member, Team, TeamRole
from inspector.domain.unit import Unit

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from sqlalchemy import Select
    from sqlmodel import Session


class ScopeData(NamedTuple):
    """One unit in a round."""

    inspection_id: str
    unit_id: str
    code: str | None
    name: str | None
    block: str | None
    state: InspectionState | None
    reason: str | None
    replaced_by_id: str | None
    """The unit that takes its place."""
    outcome: Outcome | None
    inspected_on: date | None
    team_id: str | None
    person_id: str | None


class Sums(NamedTuple):
    """What was recorded at one inspection, summed up."""

    answered: int
    assessed: Decimal | None
    """Sum of the assessed points of criteria that apply."""
    excluded: Decimal | None
    """Maximum of the criteria that do not apply."""


NO_SUMS: Final = Sums(0, None, None)


class TeamData(NamedTuple):
    """A team or sub-team."""

    id: str
    parent_id: str | None
    name: str | None
    party: bool | None


class MemberData(NamedTuple):
    """A person's place in a team."""

    id: str
    team_id: str
    person_id: str
    name: str | None
    title: str | None
    """Position the person holds."""
    role: TeamRole | None
    task: str | None
    position: int | None


def scope(session: Session, round_id: str) -> list[ScopeData]:
    """The units of a round."""
    query = (
        select(
            col(Inspection.id),
            col(Inspection.unit_id),
            col(Unit.code),
            col(Unit.name),
            col(Unit.block),
            col(Inspection.state),
            col(Inspection.reason),
            col(Inspection.replaced_by_id),
            col(Inspection.outcome),
            col(Inspection.inspected_on),
            col(Inspection.team_id),
            col(Inspection.person_id),
        )
        .join(Unit, col(Unit.id) == col(Inspection.unit_id))
        .where(col(Inspection.round_id) == round_id, col(Inspection.deleted).is_(False))
    )
    # Past the session, and row by row: ten thousand are read in half the time without its bookkeeping of objects.
    return [ScopeData._make(row) for row in session.connection().execute(query)]


def sums(session: Session, round_id: str) -> dict[str, Sums]:
    """What was recorded at each inspection of a round, summed up by the store."""
    # Only columns of one index, in its order: the rows of half a million answers need not be looked at.
    query = (
        select(
            col(Answer.inspection_id),
            col(Answer.not_applicable),
            func.count(),
            func.count(col(Answer.assessed_points)),
            func.sum(col(Answer.assessed_points)),
        )
        .where(col(Answer.inspection_id).in_(_inspections(round_id)), col(Answer.deleted).is_(False))
        .group_by(col(Answer.inspection_id), col(Answer.not_applicable))
    )
    found: dict[str, Sums] = {}
    excluded: dict[str, int] = {}
    for inspection_id, not_applicable, answers, scored, points in session.connection().execute(query):
        if not_applicable:
            excluded[inspection_id or ""] = answers
        else:
            found[inspection_id or ""] = _added(found.get(inspection_id or ""), scored, points)
    if excluded:
        maxima = _excluded(session, round_id)
        for inspection_id, answers in excluded.items():
            own = found.get(inspection_id, NO_SUMS)
            found[inspection_id] = Sums(own.answered + answers, own.assessed, maxima.get(inspection_id))
    return found


def _added(own: Sums | None, scored: int, points: Decimal | None) -> Sums:
    """The sums of the answers that say nothing of applicability, and of those that say that their criteria apply."""
    if own is None:
        return Sums(scored, points, None)
    assessed = points if own.assessed is None else own.assessed + (points or 0)
    return Sums(own.answered + scored, assessed, None)


def _excluded(session: Session, round_id: str) -> dict[str, Decimal]:
    """The maximum points of the criteria that do not apply, by inspection."""
    query = (
        select(col(Answer.inspection_id), func.sum(col(Criterion.max_points)))
        .join(Criterion, col(Criterion.id) == col(Answer.criterion_id))
        .where(
            col(Answer.inspection_id).in_(_inspections(round_id)),
            col(Answer.deleted).is_(False),
            col(Answer.not_applicable).is_(True),
        )
        .group_by(col(Answer.inspection_id))
    )
    return {inspection_id or "": points for inspection_id, points in session.execute(query)}


def _inspections(round_id: str) -> Select[str]:
    return select(col(Inspection.id)).where(col(Inspection.round_id) == round_id)


def findings_counted(session: Session, round_id: str) -> dict[str, int]:
    """How many findings each inspection of a round has."""
    query = (
        select(col(Finding.inspection_id), func.count())
        .join(Inspection, col(Inspection.id) == col(Finding.inspection_id))
        .where(col(Inspection.round_id) == round_id, col(Finding.deleted).is_(False))
        .group_by(col(Finding.inspection_id))
    )
    return {inspection_id or "": count for inspection_id, count in session.execute(query)}


def has_work(session: Session, inspection_id: str) -> bool:
    """Whether anything was recorded at an inspection: answers, findings, conclusions, recommendations."""
    for kind in (Answer, Finding, NoViolation, Recommendation):
        query = select(col(kind.id)).where(col(kind.inspection_id) == inspection_id, col(kind.deleted).is_(False))
        if session.execute(query.limit(1)).first():
            return True
    return False


def teams(session: Session, round_id: str) -> list[TeamData]:
    """The teams of a round, each before its sub-teams."""
    query = select(*(getattr(Team, name) for name in TeamData._fields)).where(
        col(Team.round_id) == round_id, col(Team.deleted).is_(False)
    )
    found = session.execute(query.order_by(col(Team.parent_id).is_not(None), col(Team.id)))
    return [TeamData._make(row) for row in found]


def members(session: Session, team_ids: list[str]) -> list[MemberData]:
    """The members of some teams, in their order."""
    query = (
        select(
            col(Member.id),
            col(Member.team_id),
            col(Member.person_id),
            col(Person.name),
            col(Person.position),
            col(Member.role),
            col(Member.task),
            col(Member.position),
        )
        .join(Person, col(Person.id) == col(Member.person_id))
        .where(col(Member.team_id).in_(team_ids), col(Member.deleted).is_(False))
        .order_by(col(Member.position), col(Member.id))
    )
    return [MemberData._make(row) for row in session.execute(query)]


def latest_checklist(session: Session, year: int) -> str | None:
    """The checklist that a new round of a year is pinned to."""
    query = (
        select(col(Checklist.id))
        .where(
            col(Checklist.deleted).is_(False),
            or_(col(Checklist.year_from).is_(None), col(Checklist.year_from) <= year),
            or_(col(Checklist.year_to).is_(None), col(Checklist.year_to) >= year),
        )
        .order_by(func.coalesce(col(Checklist.year_from), 0).desc(), col(Checklist.version).desc(), col(Checklist.id))
    )
    return session.execute(query.limit(1)).scalar()


def checklist_measure(session: Session, checklist_id: str | None) -> tuple[int, Decimal | None]:
    """How many criteria a checklist has, and the sum of their maximum points."""
    query = select(func.count(), func.sum(col(Criterion.max_points))).where(
        col(Criterion.checklist_id) == checklist_id, col(Criterion.deleted).is_(False)
    )
    count, maximum = session.execute(query).one()
    return count, maximum

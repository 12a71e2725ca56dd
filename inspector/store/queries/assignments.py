"""Who is in which team of a round, and to whom its units are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import or_, select
from sqlmodel import col

from inspector.domain.assignment import Assignment
from inspector.domain.inspection import Inspection
from inspector.domain.round import Member, Round

if TYPE_CHECKING:
    from sqlmodel import Session


def teams_by_person(session: Session) -> dict[str, set[str]]:
    """Ids of the teams that people are members of, by person."""
    query = select(col(Member.person_id), col(Member.team_id)).where(col(Member.deleted).is_(False))
    found: dict[str, set[str]] = {}
    for person, team in session.execute(query):
        found.setdefault(person, set()).add(team)
    return found


def assignments(session: Session, year: int) -> dict[str, Assignment]:
    """To whom the inspections of a year are given, by inspection; those given to nobody are not in it."""
    person, team = col(Inspection.person_id), col(Inspection.team_id)
    query = (
        select(col(Inspection.id), person, team)
        .where(col(Inspection.round_id).in_(select(col(Round.id)).where(col(Round.year) == year)))
        .where(or_(person.is_not(None), team.is_not(None)), col(Inspection.deleted).is_(False))
    )
    return {visit: Assignment(who, group) for visit, who, group in session.connection().execute(query)}

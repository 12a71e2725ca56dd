"""Who is in which team of a round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlmodel import col

from inspector.domain.round import Member

if TYPE_CHECKING:
    from sqlmodel import Session


def teams_by_person(session: Session) -> dict[str, set[str]]:
    """Ids of the teams that people are members of, by person."""
    query = select(col(Member.person_id), col(Member.team_id)).where(col(Member.deleted).is_(False))
    found: dict[str, set[str]] = {}
    for person, team in session.execute(query):
        found.setdefault(person, set()).add(team)
    return found

"""Which unit comes next for the person at this laptop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inspector.domain.assignment import NOBODY
from inspector.domain.inspection import InspectionState
from inspector.domain.round import RoundState
from inspector.services.progress import read_progress
from inspector.store.queries.assignments import assignments, teams_by_person

if TYPE_CHECKING:
    from sqlmodel import Session

    from inspector.services.progress import Progress
    from inspector.services.workspace import Workspace

_WAITING: Final = (InspectionState.IN_PROGRESS, InspectionState.PLANNED)
"""In this order."""


def next_inspection(workspace: Workspace, year: int) -> str | None:
    """The inspection to go on with, by :func:`next_of`."""
    with workspace.read() as session:
        return next_of(session, read_progress(session, year=year), workspace.person_id)


def next_of(session: Session, progress: Progress, person_id: str) -> str | None:
    """The inspection a person goes on with: one under way before a planned one, the first round's first.

    Their own come first, then those that are given to nobody. What is given to others is offered only to whom nothing
    is given in a round that is not closed, such as a lead: else two people would score the same unit. Nothing where
    none is left.
    """
    given = assignments(session, progress.year)
    teams = teams_by_person(session).get(person_id, set())
    closed = {row.id for row in progress.rounds if row.state == RoundState.CLOSED}
    open_visits = [row for row in progress.visits if row.round_id not in closed]
    own = {row.inspection_id for row in open_visits if given.get(row.inspection_id, NOBODY).is_for(person_id, teams)}
    waiting = []
    for row in open_visits:
        others = not (row.inspection_id in own or given.get(row.inspection_id, NOBODY).free)
        if row.state in _WAITING and not row.reason and not (own and others):
            place = (row.inspection_id not in own, others, _WAITING.index(row.state), row.ordinal)
            waiting.append((place, row.inspection_id))
    return min(waiting, key=lambda one: one[0])[1] if waiting else None

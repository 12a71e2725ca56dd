"""What packages bring of decisions: conflicts that a lead has decided elsewhere, from what to what."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from inspector.services import journal
from inspector.services.team.late_moments import ACTION, ACTION_LATE
from inspector.services.team.views import DecisionView
from inspector.store.journal import audit
from inspector.store.queries import arrivals
from inspector.store.queries import team as queries
from inspector.store.queries.places import places
from inspector.store.queries.titles import Titles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlmodel import Session

    from inspector.services.journal import AuditEntry
    from inspector.services.team.given import Given
    from inspector.services.workspace import Workspace
    from inspector.store.engine import Connection

_READ: Final = 200
"""So many acts of deciding are read; more come only to a laptop that was away for long."""


def decided(
    workspace: Workspace, connection: Connection, session: Session, after: int, given: Given
) -> tuple[DecisionView, ...]:
    """What applied transactions after a number decided, the latest first, about one's own units before the others.

    Nothing on a laptop that waits: it takes everything in for the first time, so nothing of it is news.
    """
    found = [] if workspace.waiting else decisions_after(workspace, connection, session, after)
    if not found:
        return ()
    of_units = queries.inspection_by_record(connection, {(one.kind, one.record_id) for one in found})
    where = places(session, set(of_units.values()))
    mine = {key for key, inspection in of_units.items() if inspection in where and given.own(where[inspection])}
    return tuple(sorted(found, key=lambda one: (one.kind, one.record_id) not in mine))


def decisions_after(workspace: Workspace, connection: Connection, session: Session, after: int) -> list[DecisionView]:
    """What applied transactions after a number decided and what of it stands, the latest first."""
    # What was taken back, or decided anew, does not hold.
    numbers = arrivals.that_stand(connection, arrivals.acts_after(connection, (ACTION, ACTION_LATE), after))
    if not numbers:
        return []
    entries = audit.read(connection, audit.Query(among=numbers), limit=_READ).entries
    found = [line for one in journal.told(workspace, session, entries) for line in _lines(one)]
    visits = queries.inspection_by_record(connection, {(one.kind, one.record_id) for one in found})
    titles = Titles(session)
    return [_with_unit(one, titles.title("inspection", visits.get((one.kind, one.record_id)))) for one in found]


def _with_unit(one: DecisionView, unit: str) -> DecisionView:
    """The title of a finding says nothing of where it was made."""
    return one if not unit or unit in one.title else replace(one, title=f"{one.title} · {unit}")


def _lines(entry: AuditEntry) -> Iterator[DecisionView]:
    for change in entry.changes:
        yield DecisionView(
            kind=change.kind,
            record_id=change.record_id,
            title=change.record_title or change.kind_label,
            field=change.field_label,
            old=change.old,
            new=change.new,
            person=entry.person,
            at=entry.at,
        )

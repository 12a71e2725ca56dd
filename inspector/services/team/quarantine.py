"""Quarantine (tạm giữ): what is kept and not applied, and letting it count after all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inspector.core.errors import Refused
from inspector.core.messages import text
from inspector.domain.device import Role
from inspector.services.team.roster import enrol, named
from inspector.services.team.views import QuarantineRow
from inspector.store.journal.body import canonical
from inspector.store.journal.roster import Held, roster_of
from inspector.store.queries import team as queries

if TYPE_CHECKING:
    from inspector.services.workspace import Workspace
    from inspector.services.writing import Changed
    from inspector.store.engine import Connection
    from inspector.store.journal.body import Value
    from inspector.store.journal.roster import Roster

_RELEASED: Final = frozenset({Held.REVOKED, Held.ROLE})
"""A stranger is admitted instead."""


def quarantine(workspace: Workspace) -> tuple[QuarantineRow, ...]:
    """What is kept and not applied, by laptop and reason."""
    with workspace.store.reading() as connection:
        return quarantine_rows(connection, roster_of(connection))


def quarantine_rows(connection: Connection, roster: Roster) -> tuple[QuarantineRow, ...]:
    """The same with a roster at hand."""
    found = []
    for row in queries.held(connection):
        member = roster.member(row.device)
        found.append(
            QuarantineRow(
                device=row.device,
                person=named(member) if member else text("team.stranger", device=row.device),
                reason=row.reason,
                words=text(f"team.held.{row.reason}"),
                count=row.count,
                last_at=row.last,
                can_release=row.reason in _RELEASED and member is not None,
            )
        )
    return tuple(found)


def release(workspace: Workspace, device: str) -> Changed:
    """Let count what is held of a laptop: what it wrote behind its revocation, or beyond its role, until now.

    Its standing stays: what comes later is held again. Only a lead may. Raises ``Refused`` for a stranger, who is
    admitted instead, and where nothing is held.
    """
    workspace.require_lead()
    member = workspace.store.roster().member(device)
    with workspace.store.reading() as connection:
        reasons = {row.reason for row in queries.held(connection) if row.device == device}
        until = queries.known_vector(connection, device)
    if member is None and reasons:
        raise Refused("team.release_stranger")
    if member is None or not reasons:
        raise Refused("team.nothing_held")
    values: dict[str, Value] = {}
    if Held.REVOKED in reasons:
        values["revoked"] = canonical(until).decode()
    if Held.ROLE in reasons:
        granted = [{"role": role, "until": dict(places)} for role, places in member.former if role != Role.LEAD]
        values["former"] = canonical([*granted, {"role": Role.LEAD.value, "until": until}]).decode()
    return enrol(workspace, "team.release", {device: values})

"""Another role for a laptop: what its entry says then, and what of it would count that is held until now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from inspector.domain.device import Role
from inspector.services.team.held_contents import held_contents
from inspector.services.team.roster import leads, named, this_device
from inspector.store.journal.body import canonical, decode
from inspector.store.journal.judging import writes_roster
from inspector.store.journal.roster import roster_of, verdict
from inspector.store.queries import team as queries

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspector.services.team.held_contents import HeldLine
    from inspector.services.workspace import Workspace
    from inspector.store.engine import Connection
    from inspector.store.journal.body import Value
    from inspector.store.journal.roster import Member, Roster

_Former = tuple[tuple[str, "Mapping[str, int]"], ...]


@dataclass(frozen=True, slots=True)
class RoleEffect:
    """What is held of a laptop, and which of it would count in each role."""

    held: tuple[HeldLine, ...]
    """The latest first."""
    counting: Mapping[Role, frozenset[str]]
    """Ids of the lines that would count."""
    leads: tuple[str, ...]
    """Who leads now."""

    def counted(self, role: Role) -> tuple[HeldLine, ...]:
        """The lines that would count in a role, the latest first."""
        return tuple(line for line in self.held if line.id in self.counting[role])


def role_effect(workspace: Workspace, device: str) -> RoleEffect:
    """What a role would let count of what is held of a laptop, were it given the role now and not revoked.

    What says who may do what is judged by the moment it was written and never told to count.
    """
    held = held_contents(workspace, device)
    with workspace.store.reading() as connection:
        roster = roster_of(connection)
        member = roster.members.get(device)
        counting = dict.fromkeys(Role, frozenset[str]())
        if member is not None and held:
            rosters = {role: _in_role(workspace, connection, roster, member, role) for role in Role}
            counting = _counting(workspace, connection, rosters, device)
    return RoleEffect(held, counting, tuple(named(one) for one in leads(roster)))


def entry_in(workspace: Workspace, member: Member, role: Role) -> dict[str, Value]:
    """What the roster says of a laptop in another role: the role, and until where the present one counts."""
    values: dict[str, Value] = {"role": role.value}
    if member.role != role:
        with workspace.store.reading() as connection:
            former = _former(workspace, connection, member, role)
        values["former"] = canonical([{"role": one, "until": dict(places)} for one, places in former]).decode()
    return values


def _former(workspace: Workspace, connection: Connection, member: Member, role: Role) -> _Former:
    if member.role == role:
        return member.former
    until = queries.vector(connection, member.device)
    if member.device == this_device(workspace):
        # The transaction that lowers it is its last in the old role.
        stream = queries.own_stream(connection)
        until[stream] = until.get(stream, 0) + 1
    kept = tuple((one, places) for one, places in member.former if one != member.role)
    return (*kept, (member.role, until))


def _in_role(workspace: Workspace, connection: Connection, roster: Roster, member: Member, role: Role) -> Roster:
    former = _former(workspace, connection, member, role)
    changed = replace(member, role=role.value, revoked=None, former=former)
    return replace(roster, members=MappingProxyType({**roster.members, member.device: changed}))


def _counting(
    workspace: Workspace, connection: Connection, rosters: Mapping[Role, Roster], device: str
) -> dict[Role, frozenset[str]]:
    rows = connection.execute(
        "SELECT id, body FROM journal WHERE stream >= ? AND stream < ? AND held <> ''", (device + ".", device + "/")
    )
    records = workspace.store.records
    held = [(name, *decode(body)) for name, body in rows]
    plain = [one for one in held if not writes_roster(one[2])]
    return {
        role: frozenset(one[0] for one in plain if not verdict(roster, *one, records))
        for role, roster in rosters.items()
    }

"""The roster as the services write it: who is on it, and what writing it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.core.errors import Refused
from inspector.core.messages import text
from inspector.domain.device import Role
from inspector.domain.registry import BY_NAME
from inspector.services.writing import Changed
from inspector.store import enrolling, identity
from inspector.store.queries import people as queries

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspector.services.workspace import Workspace
    from inspector.store.journal.body import Value
    from inspector.store.journal.keys import DeviceKey
    from inspector.store.journal.roster import Member, Roster


def enrol(
    workspace: Workspace,
    action: str,
    entries: Mapping[str, Mapping[str, Value]],
    key: DeviceKey | None = None,
    subject: str = "",
    unless_released: Refused | None = None,
) -> Changed:
    """Set fields of roster entries by device; signed by this laptop, or with another ``key`` at hand.

    Raises ``unless_released``, and writes nothing, where nothing that was held is applied by it.
    """
    if workspace.read_only:
        raise Refused("workspace.read_only")
    written = enrolling.enrol(workspace.store, action, entries, key, unless_released=unless_released)
    workspace.renew()
    kinds = {kind for kind, _ in written.changed} | (set(BY_NAME) if written.rejudged else set())
    ids = frozenset(record for _, record in written.changed)
    return Changed(action, frozenset(kinds), ids, written.number or 0, subject or next(iter(entries), ""))


def this_device(workspace: Workspace) -> str:
    """The device of this laptop."""
    with workspace.store.reading() as connection:
        return identity.read_meta(connection, "device")


def is_sheet(member: Member) -> bool:
    """Whether an entry is a recovery sheet's: it belongs to nobody."""
    return not member.person_id


def laptops(roster: Roster) -> tuple[Member, ...]:
    """The entries that are laptops, by their prefix."""
    return tuple(
        sorted((one for one in roster.members.values() if not is_sheet(one)), key=lambda one: (one.prefix, one.device))
    )


def find_laptop(roster: Roster, wanted: str) -> Member:
    """A laptop by its prefix, its device or its person's name; raises ``Refused`` where that is none or several."""
    key = wanted.strip().casefold()
    found = [one for one in laptops(roster) if key in (one.prefix.casefold(), one.device, one.person_name.casefold())]
    if len(found) != 1:
        raise Refused("team.member_unknown", member=wanted)
    return found[0]


def leads(roster: Roster) -> tuple[Member, ...]:
    """The laptops of those who lead."""
    return tuple(one for one in laptops(roster) if one.role == Role.LEAD and one.revoked is None)


def people(workspace: Workspace) -> list[tuple[str, str]]:
    """Id and name of the living people."""
    with workspace.read() as session:
        return [(person.id, person.name or "") for person in queries.people(session)]


def named(member: Member) -> str:
    """``Nguyễn Văn A (A07)``, or what a recovery sheet is called."""
    if is_sheet(member):
        return text("team.sheet_name")
    return f"{member.person_name} ({member.prefix})" if member.prefix else member.person_name


def called(roster: Roster, device: str) -> str:
    """What a device is called: whose laptop, a recovery sheet, or one that nobody knows."""
    member = roster.member(device)
    return named(member) if member else text("team.stranger", device=device)

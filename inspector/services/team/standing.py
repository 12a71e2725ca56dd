"""How a laptop lost the lead's role (vai trò Trưởng đoàn), and what it may still do: told as long as it matters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inspector.core.formats import moment_short
from inspector.core.messages import label, text
from inspector.domain.device import Role
from inspector.services.team.quarantine import recovery_row
from inspector.services.team.revocations import revoked
from inspector.services.team.roster import called, leads, named, this_device
from inspector.services.team.views import Loss, LostLead
from inspector.store.journal.roster import ROSTER, roster_of
from inspector.store.queries import team as queries
from inspector.store.queries.recoveries import void_grants, void_recoveries

if TYPE_CHECKING:
    from datetime import datetime

    from inspector.services.workspace import Workspace
    from inspector.store.engine import Connection
    from inspector.store.journal.roster import Member, Roster

    Way = tuple[datetime, LostLead]
    """When, and what is told."""

_LOWERING: Final = frozenset({"team.role", "team.hand_over", "team.let_in"})
"""Actions that leave a former role behind; releasing what was held grants one to somebody who never led."""
CUT_OFF: Final = "team.cut_off"
"""A package of the team, made after this laptop was admitted, that is not for it."""


def lost_lead(workspace: Workspace) -> LostLead | None:
    """How this laptop lost the lead's role or was cut off; nothing where it did not."""
    own = this_device(workspace)
    with workspace.store.reading() as connection:
        roster = roster_of(connection)
        return lost_in(connection, roster, own) or _apart(connection)


def lost_in(connection: Connection, roster: Roster, own: str) -> LostLead | None:
    """The same by a roster at hand, as far as that says so; of several ways the latest counts."""
    member = roster.member(own)
    if member is None or roster.lead(own):
        return None
    if member.revoked is not None:
        return _revoked(connection, roster, member)
    ways = _lowered(connection, roster, member), _void(connection, roster, member), _given(connection, roster, member)
    found = [way for way in ways if way is not None]
    return max(found, key=lambda way: way[0])[1] if found else None


def _revoked(connection: Connection, roster: Roster, member: Member) -> LostLead:
    found = revoked(connection, roster, member.device)
    key = found.reference if found else Loss.REVOKED.value
    may = text("team.may.revoked", leads=_leading(roster))
    return LostLead(Loss.REVOKED, key, found.told_here if found else "", may)


def _lowered(connection: Connection, roster: Roster, member: Member) -> Way | None:
    """A former role of lead, unless that was only granted to release what was held."""
    # Not by the former roles: who led twice and wrote nothing the second time has the same ones as before.
    version = queries.shown_version(connection, ROSTER, member.device, "role", member.role)
    former = queries.shown_version(connection, ROSTER, member.device, "former")
    lowered = all(one is not None and one.action in _LOWERING for one in (version, former))
    if version is None or not lowered or Role.LEAD not in dict(member.former):
        return None
    loss = Loss.HANDED_OVER if version.device == member.device else Loss.LOWERED
    told = text(
        f"team.lost.{loss}",
        who=called(roster, version.device),
        at=moment_short(version.at),
        role=_role(member),
        leads=_leading(roster),
    )
    may = "inspector" if member.role == Role.INSPECTOR else "reader"
    return version.at, LostLead(loss, version.reference, told, text(f"team.may.{may}"))


def _void(connection: Connection, roster: Roster, member: Member) -> Way | None:
    void = [one for one in void_recoveries(connection, roster) if one.laptop == member.device]
    if not void:
        return None
    sheet = recovery_row(connection, roster, void[-1]).person
    told = text("team.lost.void", at=moment_short(void[-1].at), sheet=sheet, leads=_leading(roster))
    return void[-1].at, LostLead(Loss.VOID, void[-1].transaction, told, text("team.may.void"))


def _given(connection: Connection, roster: Roster, member: Member) -> Way | None:
    """The role was given by a laptop that was no lead by then, so it does not count."""
    given = [one for one in void_grants(connection, roster) if one.laptop == member.device]
    if not given:
        return None
    last = given[-1]
    told = text("team.lost.withdrawn", who=called(roster, last.giver), at=moment_short(last.at), leads=_leading(roster))
    return last.at, LostLead(Loss.WITHDRAWN, last.transaction, told, text("team.may.withdrawn"))


def _apart(connection: Connection) -> LostLead | None:
    refused = (one for one in queries.packages(connection, queries.RECEIVED) if one.receipt.get("code") == CUT_OFF)
    last = next(refused, None)
    if last is None:
        return None
    told = text("team.lost.apart", file=last.file, at=moment_short(last.at))
    return LostLead(Loss.APART, last.id, told, text("team.may.apart"))


def _role(member: Member) -> str:
    return label(Role(member.role)) if member.role in set(Role) else member.role


def _leading(roster: Roster) -> str:
    return ", ".join(named(one) for one in leads(roster)) or text("team.lost.nobody_leads")

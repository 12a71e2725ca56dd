"""The laptops of a team: who is on the roster, in which role, and changing that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from inspector.core.errors import Refused
from inspector.core.text import clean
from inspector.domain.device import Role
from inspector.services.team.fingerprints import FingerprintView, fingerprint_view
from inspector.services.team.quarantine import Release, held_count, quarantine, release
from inspector.services.team.recovery import cut_off
from inspector.services.team.revocations import Revoked, history, revoked
from inspector.services.team.role_change import entry_in
from inspector.services.team.roster import enrol, find_laptop, laptops, leads, this_device
from inspector.store.journal.roster import roster_of
from inspector.store.queries import team as queries

if TYPE_CHECKING:
    from inspector.services.workspace import Workspace
    from inspector.services.writing import Changed
    from inspector.store.journal.body import Value
    from inspector.store.journal.roster import Member

__all__ = [
    "MemberRow",
    "Release",
    "Role",
    "change_role",
    "find",
    "hand_over",
    "members",
    "quarantine",
    "release",
    "revoke",
    "take_back",
]


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A laptop on the roster."""

    device: str
    person_id: str
    person: str
    role: Role
    prefix: str
    fingerprint: FingerprintView
    this_laptop: bool
    revoked: bool
    revocation: Revoked | None
    """How it was revoked, where it is."""
    history: tuple[str, ...]
    """How it was revoked and let in again before, a sentence each, earliest first."""
    last_entry_at: datetime | None
    """When it wrote last, by its own clock; aware, UTC."""
    last_package_at: datetime | None
    """When the latest package of it was made that came here; of this laptop, that was sent."""
    entries: int
    """Transactions of it that are here, brought by whichever laptop."""

    @property
    def silent(self) -> bool:
        """Whether nothing of another laptop that is still in the team has come, by itself or through others."""
        return not (self.this_laptop or self.revoked or self.last_package_at or self.entries)


def members(workspace: Workspace) -> tuple[MemberRow, ...]:
    """The laptops of the team by their prefix, revoked ones too."""
    own = this_device(workspace)
    with workspace.store.reading() as connection:
        active, latest = queries.activity(connection), queries.latest_from(connection)
        sent_here = queries.packages(connection, queries.SENT)
        roster = roster_of(connection)
        cuts = {one.device: revoked(connection, roster, one.device) for one in laptops(roster)}
        past = {one.device: history(connection, roster, one.device) for one in laptops(roster)}
    rows = []
    for one in laptops(roster):
        did, sent = active.get(one.device), latest.get(one.device)
        if one.device == own:
            sent = next(iter(sent_here), None)
        rows.append(
            MemberRow(
                device=one.device,
                person_id=one.person_id,
                person=one.person_name,
                role=_role(one),
                prefix=one.prefix,
                fingerprint=fingerprint_view(one.signing_key, one.recipient),
                this_laptop=one.device == own,
                revoked=one.revoked is not None,
                revocation=cuts[one.device],
                history=past[one.device],
                last_entry_at=did.last if did else None,
                last_package_at=sent.made_at if sent else None,
                entries=did.transactions if did else 0,
            )
        )
    return tuple(rows)


def find(workspace: Workspace, wanted: str) -> MemberRow:
    """A laptop as ``roster.find_laptop`` finds it; raises ``Refused`` where that is none or several."""
    device = find_laptop(workspace.store.roster(), wanted).device
    return next(one for one in members(workspace) if one.device == device)


def change_role(workspace: Workspace, device: str, role: Role) -> Release:
    """Give a laptop another role; what it did in a higher one stays good.

    What is held counts as far as the new one allows, as :func:`role_change.role_effect` tells beforehand. Refused for
    the only lead, and for a revoked laptop, which is let in again instead.
    """
    workspace.require_lead()
    member = _member(workspace, device)
    if member.revoked is not None:
        raise Refused("team.role_of_revoked", member=member.person_name)
    if role != Role.LEAD and [one.device for one in leads(workspace.store.roster())] == [device]:
        raise Refused("team.last_lead")
    return _with_held(workspace, device, "team.role", entry_in(workspace, member, role))


def revoke(workspace: Workspace, device: str, reason: str = "") -> Changed:
    """Cut a laptop off, stolen or left: what came from it until now stays, what comes later is held and listed.

    Packages are no longer encrypted to it. Refused for this laptop itself.
    """
    workspace.require_lead()
    _member(workspace, device)
    if device == this_device(workspace):
        raise Refused("team.revoke_self")
    values = cut_off(workspace, device)
    values["revoked_reason"] = clean(reason) or None
    return enrol(workspace, "team.revoke", {device: values})


def take_back(workspace: Workspace, device: str, role: Role = Role.INSPECTOR) -> Release:
    """Let a revoked laptop in again in a role: a lead's only where that is said; what was held of it counts.

    What goes beyond the role stays held. Raises ``Refused`` for a laptop that is not revoked.
    """
    workspace.require_lead()
    member = _member(workspace, device)
    if member.revoked is None:
        raise Refused("team.not_revoked", member=member.person_name)
    values = {"revoked": None, "revoked_reason": None, **entry_in(workspace, member, role)}
    return _with_held(workspace, device, "team.let_in", values)


def _with_held(workspace: Workspace, device: str, action: str, values: dict[str, Value]) -> Release:
    before = held_count(workspace, device)
    changed = enrol(workspace, action, {device: values})
    left = held_count(workspace, device)
    return Release(changed, before - left, left)


def hand_over(workspace: Workspace, device: str) -> Changed:
    """Make another laptop the lead's and this one an inspector's; what was done here as lead stays good."""
    workspace.require_lead()
    member, own = _member(workspace, device), this_device(workspace)
    if device == own or member.revoked is not None:
        raise Refused("team.hand_over_whom", member=member.person_name)
    mine = _member(workspace, own)
    return enrol(
        workspace,
        "team.hand_over",
        {device: {"role": Role.LEAD.value}, own: entry_in(workspace, mine, Role.INSPECTOR)},
        subject=device,
    )


def _member(workspace: Workspace, device: str) -> Member:
    member = workspace.store.roster().member(device)
    if member is None or member not in laptops(workspace.store.roster()):
        raise Refused("team.member_unknown", member=device)
    return member


def _role(member: Member) -> Role:
    return Role(member.role) if member.role in set(Role) else Role.READER

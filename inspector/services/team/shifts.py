"""What packages put in another light: roles that change, earlier acts that no longer count, or count again."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inspector.core.formats import small_count
from inspector.core.messages import label, text
from inspector.domain.device import Role
from inspector.services.journal_words import action_label
from inspector.services.team.roster import called, is_sheet
from inspector.services.team.views import Shift
from inspector.store.journal.body import split
from inspector.store.journal.roster import ROSTER, roster_of
from inspector.store.journal.state import last_number
from inspector.store.queries import verdicts
from inspector.store.queries.recoveries import made_lead_by
from inspector.store.queries.team import shown_version

if TYPE_CHECKING:
    from collections.abc import Collection

    from inspector.store.engine import Connection
    from inspector.store.journal.roster import Member, Roster

HAND_OVER: Final = "team.hand_over"
"""The action by which a lead gives the role on and gives it up."""
SHEET: Final = "team.recovery_sheet"
"""The action that puts a new recovery sheet in the place of those made before."""


@dataclass(frozen=True)
class Earlier:
    """How things stood before packages were taken in."""

    roster: Roster
    until: int
    """The last transaction's number."""
    held: frozenset[int]
    """Numbers of the transactions that were not applied."""


def earlier(connection: Connection) -> Earlier:
    """How things stand now, before packages are taken in."""
    until = last_number(connection)
    return Earlier(roster_of(connection), until, verdicts.held_until(connection, until))


def shifts(connection: Connection, before: Earlier, after: Roster, own: str) -> tuple[Shift, ...]:
    """By laptop what is no longer as it was: this one first, then those that lose something."""
    held = verdicts.held_until(connection, before.until)
    withdrawn = _by_device(connection, held - before.held)
    released = _by_device(connection, before.held - held)
    found = []
    for device in {*before.roster.members, *withdrawn, *released}:
        was, is_ = _standing(before.roster.member(device)), _standing(after.member(device))
        acts, back = withdrawn.get(device, Counter()), released.get(device, Counter())
        if was != is_ or acts or back:
            found.append(
                Shift(
                    device=device,
                    person=called(after if after.member(device) else before.roster, device),
                    own=device == own,
                    was=was,
                    now=is_,
                    led=before.roster.lead(device),
                    leads=after.lead(device),
                    withdrawn=acts.total(),
                    withdrawn_acts=_named(acts),
                    released=back.total(),
                    released_acts=_named(back),
                    handed_to=_handed_to(connection, after, device, own),
                    replaced=_replaced(connection, after, device),
                )
            )
    return tuple(sorted(found, key=lambda one: (not one.own, not one.loses, one.person)))


def _handed_to(connection: Connection, after: Roster, device: str, own: str) -> str:
    """To whom a laptop itself gave the lead's role, in the act by which it gave it up."""
    version = shown_version(connection, ROSTER, device, "role")
    if version is None or version.action != HAND_OVER or version.device != device:
        return ""
    heir = made_lead_by(connection, split(version.reference)[0])
    return text("team.shift.you") if heir == own else called(after, heir)


def _replaced(connection: Connection, after: Roster, device: str) -> bool:
    """Whether a sheet gave way to one that a laptop made which leads afterwards."""
    member = after.member(device)
    if member is None or not is_sheet(member):
        return False
    version = shown_version(connection, ROSTER, device, "revoked", blank=False)
    return version is not None and version.action == SHEET and after.lead(version.device)


def _by_device(connection: Connection, numbers: Collection[int]) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for device, action in verdicts.written_by(connection, numbers) if numbers else ():
        found.setdefault(device, Counter())[action] += 1
    return found


def _named(acts: Counter[str]) -> tuple[str, ...]:
    """``02 × Chấm điểm tiêu chí``, most frequent first."""
    return tuple(
        text("team.shift.act", count=small_count(count), action=action_label(action))
        for action, count in acts.most_common()
    )


def _standing(member: Member | None) -> str:
    """What a device may do, in words; a recovery sheet is in force or not."""
    if member is None:
        return text("team.shift.unknown")
    if is_sheet(member):
        return text("team.shift.sheet_in_force" if member.revoked is None else "team.shift.sheet_void")
    if member.revoked is not None:
        return text("team.shift.revoked")
    return label(Role(member.role)) if member.role in set(Role) else member.role

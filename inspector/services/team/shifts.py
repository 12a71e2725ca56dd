"""What packages put in another light: roles that change, earlier acts that no longer count, or count again."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector.core.formats import small_count
from inspector.core.messages import label, text
from inspector.domain.device import Role
from inspector.services.journal_words import action_label
from inspector.services.team.roster import called, is_sheet
from inspector.services.team.views import Shift
from inspector.store.journal.roster import roster_of
from inspector.store.journal.state import last_number
from inspector.store.queries import verdicts

if TYPE_CHECKING:
    from collections.abc import Collection

    from inspector.store.engine import Connection
    from inspector.store.journal.roster import Member, Roster


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
                )
            )
    return tuple(sorted(found, key=lambda one: (not one.own, not one.loses, one.person)))


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

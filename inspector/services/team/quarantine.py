"""Quarantine (tạm giữ): what is kept and not applied, and letting it count after all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inspector.core.errors import Refused
from inspector.core.formats import moment_short
from inspector.core.messages import text
from inspector.core.text import fold
from inspector.domain.device import Role
from inspector.services.team.held_contents import entry_named
from inspector.services.team.roster import called, enrol
from inspector.services.team.views import QuarantineRow
from inspector.store.journal.body import canonical
from inspector.store.journal.roster import Held, roster_of
from inspector.store.queries import team as queries
from inspector.store.queries.held_acts import held_acts
from inspector.store.queries.held_acts import up_to as places_up_to
from inspector.store.queries.recoveries import VoidRecovery, void_recoveries
from inspector.store.queries.revocations import RELEASE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inspector.services.workspace import Workspace
    from inspector.services.writing import Changed
    from inspector.store.engine import Connection
    from inspector.store.journal.body import Value
    from inspector.store.journal.roster import Member, Roster
    from inspector.store.queries.held_acts import HeldAct
    from inspector.store.queries.team import HeldRow

RECOVERY: Final = "recovery"
"""Held: the lead's role was taken with a recovery sheet that was no longer in force."""
ROSTER: Final = "roster"
"""Held: who may do what, written by somebody who was no lead."""
_RELEASED: Final = frozenset({Held.REVOKED, Held.ROLE, ROSTER})
"""A stranger is admitted instead."""


def quarantine(workspace: Workspace) -> tuple[QuarantineRow, ...]:
    """What is kept and not applied, by laptop and reason."""
    with workspace.store.reading() as connection:
        return quarantine_rows(connection, roster_of(connection))


def quarantine_rows(connection: Connection, roster: Roster) -> tuple[QuarantineRow, ...]:
    """The same with a roster at hand."""
    void = void_recoveries(connection, roster)
    papers = {one.sheet for one in void}
    rows = (row for row in queries.held(connection) if not (row.roster and row.device in papers))
    return (*(_row(row, roster) for row in rows), *(recovery_row(connection, roster, one) for one in void))


def _row(row: HeldRow, roster: Roster) -> QuarantineRow:
    member = roster.member(row.device)
    reason = ROSTER if row.roster and member else row.reason
    return QuarantineRow(
        device=row.device,
        person=called(roster, row.device),
        reason=reason,
        words=_why(row, reason),
        count=row.count,
        last_at=row.last,
        can_release=reason in _RELEASED and member is not None,
    )


def _why(row: HeldRow, reason: str) -> str:
    """Why it is held; of a revoked laptop with when it wrote that, which may have been before its revocation."""
    if reason != Held.REVOKED:
        return text(f"team.held.{reason}")
    first, last = moment_short(row.first), moment_short(row.last)
    written = "team.held.written" if first == last else "team.held.written_between"
    return text("team.held.revoked", written=text(written, at=last, first=first))


def recovery_row(connection: Connection, roster: Roster, one: VoidRecovery) -> QuarantineRow:
    """A recovery that does not count: with which sheet, on whose laptop, when."""
    made = queries.entered_at(connection, one.sheet)
    sheet = text("team.sheet_made", at=moment_short(made)) if made else text("team.sheet_name")
    return QuarantineRow(
        device=one.sheet,
        person=sheet,
        reason=RECOVERY,
        words=text("team.held.recovery", laptop=called(roster, one.laptop), at=moment_short(one.at)),
        count=1,
        last_at=one.at,
        can_release=False,
    )


def find_held(workspace: Workspace, wanted: str) -> QuarantineRow | None:
    """What is held of a laptop or a recovery sheet, by the prefix, the device or the words it is listed by.

    Of several the one that can be released comes first; nothing where none is called so.
    """
    roster, key = workspace.store.roster(), fold(wanted.strip())
    found = []
    for row in quarantine(workspace):
        member = roster.member(row.device)
        names = {row.device, fold(row.person), *((fold(member.prefix), fold(member.person_name)) if member else ())}
        if key and (key in names or (row.reason == RECOVERY and fold(row.person).startswith(key))):
            found.append(row)
    return max(found, key=lambda row: row.can_release, default=None)


@dataclass(frozen=True, slots=True)
class Release:
    """What letting held entries count did."""

    changed: Changed
    applied: int
    left: int
    """Entries of the laptop that were held and are so still."""


def release(workspace: Workspace, device: str, up_to: str | None = None) -> Release:
    """Let count what is held of a laptop: what it wrote behind its revocation, or beyond its role, until now.

    ``up_to``: only so far, with the entry whose id begins so and all that stand before it; the rest stays held. The
    laptop's standing stays: what comes later is held again. Only a lead may. Raises ``Refused`` for a stranger, who is
    admitted instead, for a recovery sheet, where nothing is held or no such entry, and where nothing would come of it:
    who may do what is judged by the moment it was written, so a lead does that again instead.
    """
    workspace.require_lead()
    row = next((one for one in quarantine(workspace) if one.device == device), None)
    if row is None:
        raise Refused("team.nothing_held")
    if row.reason == RECOVERY:
        raise Refused("team.release_recovery", sheet=row.person, words=row.words)
    member = workspace.store.roster().member(device)
    if member is None:
        raise Refused("team.release_stranger")
    acts, until = _wanted(workspace, device, up_to)
    void, granted = Refused("team.release_roster", person=row.person), _granted(member, acts, until)
    if not granted:
        raise void
    before = held_count(workspace, device)
    try:
        changed = enrol(workspace, RELEASE, {device: granted}, unless_released=void)
    except Refused as error:
        # It would make this laptop no lead: what is held says so of it.
        raise void if error.code.startswith("store.held.") else error from None
    left = held_count(workspace, device)
    return Release(changed, before - left, left)


def _wanted(workspace: Workspace, device: str, up_to: str | None) -> tuple[list[HeldAct], dict[str, int]]:
    """The acts that are to count, and by stream the last place that is."""
    with workspace.store.reading() as connection:
        acts = held_acts(connection, device)
        if up_to is None:
            return acts, queries.known_vector(connection, device)
    last = entry_named(acts, up_to)
    return [one for one in acts if one.place <= last.place], places_up_to(acts, last)


def held_count(workspace: Workspace, device: str) -> int:
    """Transactions of a device that are kept and not applied."""
    with workspace.store.reading() as connection:
        return sum(row.count for row in queries.held(connection) if row.device == device)


def _granted(member: Member, acts: Sequence[HeldAct], until: Mapping[str, int]) -> dict[str, Value]:
    """What the entry of a laptop says, so that all acts up to these places count; what counts already goes on to."""
    reasons = {one.reason for one in acts}
    values: dict[str, Value] = {}
    if Held.REVOKED in reasons and member.revoked is not None:
        # Who is not revoked now must not be so by it: what is held then was written while another revocation counted.
        values["revoked"] = canonical(_furthest(member.revoked, until)).decode()
    # Not revoked any more, what somebody wrote who may only read would still be held for that.
    reading = Held.REVOKED in reasons and member.role not in (Role.INSPECTOR, Role.LEAD)
    if Held.ROLE in reasons or reading:
        needed = Role.LEAD if Held.ROLE in reasons else Role.INSPECTOR
        granted = {role: dict(places) for role, places in member.former}
        granted[needed] = _furthest(granted.get(needed, {}), until)
        values["former"] = canonical([{"role": role, "until": places} for role, places in granted.items()]).decode()
    return values


def _furthest(one: Mapping[str, int], other: Mapping[str, int]) -> dict[str, int]:
    return {stream: max(one.get(stream, 0), other.get(stream, 0)) for stream in {*one, *other}}

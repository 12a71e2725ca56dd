"""Signatures and verdicts brought up to a roster that changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inspector.store.journal.body import INTEGER_LIMIT, decode
from inspector.store.journal.roster import ROSTER, Roster, entries, roster_of, verdict
from inspector.store.journal.signatures import weed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from inspector.domain.base import Record
    from inspector.store.engine import Connection
    from inspector.store.journal.body import Operation
    from inspector.store.journal.roster import Standing
    from inspector.store.journal.signatures import Forged

_Changed = tuple[int, str, str]
"""Number of a transaction, its verdict so far and the one it has now."""
_ALL: Final = INTEGER_LIMIT


def writes_roster(operations: Iterable[Operation]) -> bool:
    """Whether operations say who may do what."""
    return ROSTER in {one.type for one in operations}


def standing_of(roster: Roster, device: str) -> Standing | None:
    """What the transactions of a device are judged by; nothing for a stranger."""
    member = roster.members.get(device)
    return member.standing if member else None


def verify(
    connection: Connection, before: Roster, *, first: int, arrived: Collection[str] = ()
) -> tuple[Roster, list[tuple[int, Forged]]]:
    """Take out again what its device did not sign; answers with the roster that stands then, and with what went.

    Looked at is what the ``arrived`` devices have from the number ``first`` on, and all of those that were not on the
    roster ``before``. What a device signed does not depend on the roster, which only makes its key known; so a roster
    made with what is still to be verified can at most name a device too many.
    """
    verified: set[str] = set()
    found: list[tuple[int, Forged]] = []
    while True:
        roster = roster_of(connection)
        unverified = {*arrived, *(roster.members.keys() - before.members.keys())}
        due = sorted(unverified & roster.members.keys() - verified)
        if not due:
            return roster, found
        for device in due:
            found += weed(
                connection, device, roster.members[device].signing_key, first if device in before.members else 0
            )
        verified.update(due)


def rejudge(
    connection: Connection,
    records: Mapping[str, type[Record]],
    before: Roster,
    roster: Roster,
    *,
    first: int,
    doubtful: Collection[str] = (),
) -> tuple[int, int, bool]:
    """Judge anew what the change from ``before`` to ``roster`` concerns, and all transactions of ``doubtful`` devices.

    Of the transactions before the number ``first`` it tells how many were released and how many withdrawn, and then
    whether anything is judged otherwise: then the projection is to be made anew.
    """
    devices = {
        device
        for device in before.members.keys() | roster.members.keys()
        if standing_of(before, device) != standing_of(roster, device)
    }
    changed = [
        *_of_devices(connection, records, roster, dict.fromkeys(devices, first) | dict.fromkeys(doubtful, _ALL)),
        *_of_roster(connection, records, roster),
    ]
    connection.executemany(
        "UPDATE journal SET held = ? WHERE number = ?", [(after, number) for number, _, after in changed]
    )
    earlier = [(was, after) for number, was, after in changed if number < first]
    released = sum(1 for _, after in earlier if not after)
    return released, sum(1 for was, _ in earlier if not was), bool(changed)


def judge_anew(connection: Connection, records: Mapping[str, type[Record]]) -> None:
    """Verify and judge every transaction as this version does: for an earlier one others may have been on the roster.

    The caller rebuilds.
    """
    roster, _ = verify(connection, Roster(), first=0)
    streams = connection.execute("SELECT DISTINCT stream FROM journal").fetchall()
    devices = {stream.partition(".")[0] for (stream,) in streams}
    rejudge(connection, records, roster, roster, first=0, doubtful=devices)


def _of_devices(
    connection: Connection, records: Mapping[str, type[Record]], roster: Roster, ends: Mapping[str, int]
) -> Iterator[_Changed]:
    """The transactions of devices before a number."""
    for device, end in sorted(ends.items()):
        rows = connection.execute(
            "SELECT number, id, held, body FROM journal WHERE stream >= ? AND stream < ? AND number < ?",
            (device + ".", device + "/", end),
        )
        for number, name, was, body in rows:
            header, operations = decode(body)
            after = verdict(roster, name, header, operations, records)
            if after != was and not writes_roster(operations):
                yield number, was, after


def _of_roster(connection: Connection, records: Mapping[str, type[Record]], roster: Roster) -> Iterator[_Changed]:
    """All that write the roster: a change of it may let one count that did not."""
    for entry in entries(connection):
        number, was = connection.execute("SELECT number, held FROM journal WHERE id = ?", (entry.id,)).fetchone()
        after = verdict(roster, entry.id, entry.header, entry.operations, records)
        if after != was:
            yield number, was, after

"""Forks and gaps of streams: where a device's journal parts, and what of it has not come yet."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspector.store.engine import Connection


@dataclass(frozen=True, slots=True)
class Fork:
    """A place behind which a device went on twice: it was copied, or put back to an earlier day."""

    device: str
    stream: str
    """The stream of the last common transaction."""
    seq: int
    """Its sequence number; 0 where the branches have none in common."""
    ids: tuple[str, ...]
    """The first transaction of each branch."""
    number: int
    """The greatest local number of these: what came with it made the fork known, or gave it another branch."""


@dataclass(frozen=True, slots=True)
class Branch:
    """What a device wrote behind a fork, on one of its ways."""

    id: str
    """Its first transaction."""
    stamp: str
    number: int
    """The local number of its first transaction."""
    renewed: bool | None
    """It begins with an epoch of its own: the workspace was opened from a copy or an old backup.

    None where nothing is here of what the branches part from: any of them may be the one that was reopened.
    """
    above: Branch | None
    """The branch it parts from."""

    def follows(self, other: Branch | None) -> bool:
        """Whether what was written on ``other`` (None: before any fork) was known here."""
        return other is None or other == self or (self.above is not None and self.above.follows(other))


@dataclass(frozen=True, slots=True)
class Gap:
    """Transactions of a stream that are not here, though later ones are."""

    stream: str
    from_seq: int
    to_seq: int


@dataclass(frozen=True, slots=True)
class Missing:
    """A predecessor of another epoch that is not here."""

    stream: str
    """The stream whose first transaction names it."""
    id: str


def forks(connection: Connection) -> list[Fork]:
    """Every fork, of whatever device; both branches are kept and applied."""
    rows = connection.execute(
        "SELECT substr(stream, 1, instr(stream, '.') - 1) AS device, prev, min(stream), max(number) "
        "FROM journal GROUP BY device, prev HAVING count(*) > 1"
    ).fetchall()
    found = []
    for device, prev, first, number in rows:
        ids = connection.execute(
            "SELECT id FROM journal WHERE prev = ? AND stream >= ? AND stream < ? ORDER BY id",
            (prev, device + ".", device + "/"),
        ).fetchall()
        place = connection.execute("SELECT stream, seq FROM journal WHERE id = ?", (prev,)).fetchone()
        stream, seq = place or (first, 0)
        found.append(Fork(device, stream, seq, tuple(name for (name,) in ids), number))
    return sorted(found, key=lambda fork: (fork.stream, fork.seq))


def branches_of(connection: Connection, device: str) -> dict[str, Branch]:
    """By transaction the branch it is on; what lies before a device's first fork is on none."""
    rows = connection.execute(
        "SELECT id, prev, stream, hlc, number FROM journal WHERE stream >= ? AND stream < ? ORDER BY hlc, number",
        (device + ".", device + "/"),
    ).fetchall()
    following = Counter(prev for _, prev, *_ in rows)
    streams = {name: stream for name, _, stream, *_ in rows}
    found: dict[str, Branch] = {}
    for name, prev, stream, stamp, number in rows:
        above = found.get(prev)
        if following[prev] > 1:
            renewed = streams[prev] != stream if prev in streams else None
            found[name] = Branch(name, stamp, number, renewed, above)
        elif above is not None:
            found[name] = above
    return found


def gaps(connection: Connection) -> list[Gap]:
    """Sequence numbers that lie before known ones of their stream and are not here."""
    rows = connection.execute(
        "SELECT stream, before + 1, seq - 1 FROM (SELECT stream, seq, "
        "lag(seq, 1, 0) OVER (PARTITION BY stream ORDER BY seq) AS before FROM journal) "
        "WHERE seq > before + 1 ORDER BY 1, 2"
    )
    return [Gap(*row) for row in rows.fetchall()]


def missing_predecessors(connection: Connection) -> list[Missing]:
    """What the first transactions of epochs name and is not here."""
    rows = connection.execute(
        "SELECT stream, prev FROM journal AS first WHERE seq = 1 AND prev <> '' "
        "AND NOT EXISTS (SELECT 1 FROM journal WHERE id = first.prev) ORDER BY stream"
    )
    return [Missing(*row) for row in rows.fetchall()]

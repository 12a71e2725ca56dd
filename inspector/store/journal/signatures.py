"""Whether what came from a device was written by it: one good signature vouches for everything before it.

A body names its predecessor by hash, so a verified transaction vouches for that one and so on back. Only the last of
each chain is verified by its signature; where that fails, the one before it is looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inspector.store.journal.keys import verified

if TYPE_CHECKING:
    from inspector.store.engine import Connection

FAILURES_LIMIT: Final = 64
"""Bad signatures of one device after which the rest of what is not vouched for is taken to be forged."""


@dataclass(frozen=True)
class Forged:
    """A transaction that its device did not sign."""

    id: str
    device: str
    stream: str
    seq: int


def forged(connection: Connection, device: str, key: str, first: int) -> list[tuple[int, Forged]]:
    """What the device did not sign among its transactions from the ``first`` number on; those before are verified."""
    streams = connection.execute(
        "SELECT DISTINCT stream FROM journal WHERE stream >= ? AND stream < ? AND number >= ?",
        (device + ".", device + "/", first),
    ).fetchall()
    found: list[tuple[int, Forged]] = []
    for (stream,) in streams:
        found += _in_stream(connection, device, key, stream, first, FAILURES_LIMIT - len(found))
    return found


def _in_stream(
    connection: Connection, device: str, key: str, stream: str, first: int, failures: int
) -> list[tuple[int, Forged]]:
    vouched: set[str] = set()
    found: list[tuple[int, Forged]] = []
    for number, name, seq, prev, signature in connection.execute(
        "SELECT number, id, seq, prev, signature FROM journal WHERE stream = ? AND number >= ? ORDER BY seq DESC",
        (stream, first),
    ):
        good = name in vouched or (len(found) < failures and verified(key, name, bytes(signature)))
        if good or _goes_on(connection, device, stream, seq, name, first):
            vouched.discard(name)
            vouched.add(prev)
        else:
            found.append((number, Forged(name, device, stream, seq)))
    return found


def _goes_on(connection: Connection, device: str, stream: str, seq: int, name: str, first: int) -> bool:
    """Whether a transaction that was verified earlier names this one as its predecessor."""
    next_one = connection.execute(
        "SELECT 1 FROM journal WHERE stream = ? AND seq = ? AND prev = ? AND number < ?", (stream, seq + 1, name, first)
    ).fetchone()
    return (
        next_one is not None
        or connection.execute(
            "SELECT 1 FROM journal WHERE stream >= ? AND stream < ? AND seq = 1 AND prev = ? AND number < ?",
            (device + ".", device + "/", name, first),
        ).fetchone()
        is not None
    )

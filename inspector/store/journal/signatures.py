"""Whether what came from a device was written by it: one good signature vouches for everything before it.

A body names its predecessor by hash, so a verified transaction vouches for that one and so on back. Only the last of
each chain is verified by its signature; where that fails, the one before it is looked at.

While nobody knows the key of a device, what it signed cannot be told from a bad copy that came first: the signatures
that came for a transaction are kept one behind the other, until the key is known and the good one stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inspector.store.journal.body import OPERATION_BITS
from inspector.store.journal.carrying import SIGNATURE_BYTES
from inspector.store.journal.keys import verified

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspector.store.engine import Connection

FAILURES_LIMIT: Final = 64
"""Bad signatures of one device after which the rest of what is not vouched for is taken to be forged."""
CANDIDATES_LIMIT: Final = 4
"""Signatures of one transaction that are kept while none can be verified."""


@dataclass(frozen=True)
class Forged:
    """A transaction that its device did not sign."""

    id: str
    device: str
    stream: str
    seq: int


def forged(connection: Connection, device: str, key: str, first: int) -> list[tuple[int, Forged]]:
    """What the device did not sign among its transactions from the ``first`` number on; those before are verified."""
    # The latest first: an epoch's first transaction vouches for the one it branches off from, in another stream.
    streams = connection.execute(
        "SELECT stream FROM (SELECT DISTINCT stream FROM journal WHERE stream >= ? AND stream < ? AND number >= ?) "
        "AS own ORDER BY (SELECT hlc FROM journal WHERE stream = own.stream ORDER BY seq LIMIT 1) DESC",
        (device + ".", device + "/", first),
    ).fetchall()
    found: list[tuple[int, Forged]] = []
    vouched: set[str] = set()
    for (stream,) in streams:
        found += _in_stream(connection, device, key, stream, first, FAILURES_LIMIT - len(found), vouched)
    return found


def weed(connection: Connection, device: str, key: str, first: int) -> list[tuple[int, Forged]]:
    """Take out what the device did not sign, as ``forged`` tells it; of the rest each keeps one signature."""
    found = forged(connection, device, key, first)
    for number, _ in found:
        _remove(connection, number)
    _settle(connection, device, key, first)
    return found


def offer(connection: Connection, number: int, signature: bytes) -> None:
    """Keep another signature of a transaction that came before and could not be verified yet."""
    (kept,) = connection.execute("SELECT signature FROM journal WHERE number = ?", (number,)).fetchone()
    listed = [*_candidates(kept)]
    if signature not in listed and len(listed) < CANDIDATES_LIMIT:
        connection.execute("UPDATE journal SET signature = ? WHERE number = ?", (bytes(kept) + signature, number))


def _settle(connection: Connection, device: str, key: str, first: int) -> None:
    """Of several signatures that came for a transaction keep the good one."""
    rows = connection.execute(
        "SELECT number, id, signature, EXISTS (SELECT 1 FROM journal AS later WHERE later.stream = journal.stream "
        "AND later.seq = journal.seq + 1 AND later.prev = journal.id) FROM journal "
        "WHERE stream >= ? AND stream < ? AND number >= ? AND length(signature) > ?",
        (device + ".", device + "/", first, SIGNATURE_BYTES),
    ).fetchall()
    for number, name, kept, vouched in rows:
        listed = [*_candidates(kept)]
        good = listed[0] if vouched else next((one for one in listed if verified(key, name, one)), listed[0])
        connection.execute("UPDATE journal SET signature = ? WHERE number = ?", (good, number))


def _candidates(kept: bytes) -> Iterator[bytes]:
    for start in range(0, len(kept), SIGNATURE_BYTES):
        yield bytes(kept[start : start + SIGNATURE_BYTES])


def _in_stream(
    connection: Connection, device: str, key: str, stream: str, first: int, failures: int, vouched: set[str]
) -> list[tuple[int, Forged]]:
    found: list[tuple[int, Forged]] = []
    for number, name, seq, prev, signature in connection.execute(
        "SELECT number, id, seq, prev, signature FROM journal WHERE stream = ? AND number >= ? ORDER BY seq DESC",
        (stream, first),
    ):
        good = name in vouched or (len(found) < failures and _signed(key, name, signature))
        if good or _goes_on(connection, device, stream, seq, name, first):
            vouched.discard(name)
            vouched.add(prev)
        else:
            found.append((number, Forged(name, device, stream, seq)))
    return found


def _signed(key: str, name: str, kept: bytes) -> bool:
    return any(verified(key, name, one) for one in _candidates(kept))


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


def _remove(connection: Connection, number: int) -> None:
    """Take a transaction out of the journal that should never have been in it."""
    connection.execute("DELETE FROM journal WHERE number = ?", (number,))
    connection.execute(
        "DELETE FROM operation WHERE op >= ? AND op < ?",
        (number << OPERATION_BITS, (number + 1) << OPERATION_BITS),
    )

"""Transactions on their way from store to store."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inspector.store.journal.body import OPERATION_BITS, Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from inspector.store.engine import Connection

SIGNATURE_BYTES: Final = 64
"""Of an Ed25519 signature; a journal may hold several of a transaction whose device's key it does not know."""
Values = tuple["Mapping[str, tuple[str, Value]]", ...]
"""Salt (hexadecimal) and value by field, for each operation."""


@dataclass(frozen=True, slots=True)
class Carried:
    """A transaction with the values that lie beside it."""

    body: bytes
    signature: bytes
    values: Values


def carried(connection: Connection, since: Mapping[str, tuple[int, str]] | None = None) -> Iterator[Carried]:
    """Every transaction of a journal in its order, held ones included.

    ``since`` says what the receiver has, by stream the last of a gapless beginning; what the receiver cannot lack is
    left out. The caller holds the transaction in which the journal is read.
    """
    known = _agreed(connection, since or {})
    rows = connection.execute("SELECT number, stream, seq, body, signature FROM journal ORDER BY number")
    for number, stream, seq, body, signature in rows:
        if seq > known.get(stream, 0):
            yield Carried(body, signature[:SIGNATURE_BYTES], values_beside(connection, number))


def values_beside(connection: Connection, number: int) -> Values:
    """The values of a transaction's operations."""
    rows = connection.execute(
        "SELECT vals FROM operation WHERE op >= ? AND op < ? ORDER BY op",
        (number << OPERATION_BITS, (number + 1) << OPERATION_BITS),
    ).fetchall()
    return tuple({name: (salt, value) for name, (salt, value) in json.loads(row[0]).items()} for row in rows)


def _agreed(connection: Connection, since: Mapping[str, tuple[int, str]]) -> dict[str, int]:
    """Where both have the same transaction, and none beside it in what came before."""
    agreed: dict[str, int] = {}
    for stream, (seq, name) in since.items():
        row = connection.execute(
            "SELECT count(*), count(DISTINCT seq), max(seq) FROM journal WHERE stream = ? AND seq <= ?", (stream, seq)
        ).fetchone()
        same = connection.execute("SELECT 1 FROM journal WHERE id = ? AND stream = ?", (name, stream)).fetchone()
        if same and tuple(row) == (seq, seq, seq):
            agreed[stream] = seq
    return agreed

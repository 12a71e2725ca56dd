"""What a journal has come to, in a line or a vector: for comparing laptops and for telling them what is known."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from inspector.store.journal.body import OPERATION_BITS, OPERATIONS_LIMIT, canonical

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from inspector.domain.base import Record
    from inspector.store.engine import Connection

_HEADS: Final = f"""
SELECT type, head.id, field, journal.id || '.' || (op & {OPERATIONS_LIMIT - 1}), head.hlc, value, seen
FROM head JOIN journal ON number = op >> {OPERATION_BITS} ORDER BY 1, 2, 3, 4
"""


def last_number(connection: Connection) -> int:
    """Number of the last transaction that is here, on this laptop; 0 where there is none."""
    return int(connection.execute("SELECT coalesce(max(number), 0) FROM journal").fetchone()[0])


def heads(connection: Connection) -> dict[str, tuple[int, str]]:
    """The last transaction (sequence number and id) of every stream's gapless, undivided beginning.

    It tells another laptop what need not be sent again, so what lies behind a gap or a fork does not count. Held
    transactions are known as well.
    """
    found: dict[str, tuple[int, str]] = {}
    for stream, end in _ends(connection).items():
        row = connection.execute("SELECT id FROM journal WHERE stream = ? AND seq = ?", (stream, end)).fetchone()
        if row is not None:
            found[stream] = (end, str(row[0]))
    return found


def _ends(connection: Connection) -> dict[str, int]:
    rows = connection.execute(
        "SELECT stream, count(*), count(DISTINCT seq), max(seq) FROM journal GROUP BY stream"
    ).fetchall()
    return {
        stream: last if count == different == last else _undivided(connection, stream)
        for stream, count, different, last in rows
    }


def _undivided(connection: Connection, stream: str) -> int:
    """The sequence number at which a stream has its first gap or fork before it."""
    end = 0
    for seq, count in connection.execute(
        "SELECT seq, count(*) FROM journal WHERE stream = ? GROUP BY seq ORDER BY seq", (stream,)
    ):
        if seq != end + 1 or count != 1:
            break
        end = seq
    return end


def vector(connection: Connection) -> dict[str, int]:
    """The last sequence number by stream of what is applied: what somebody who acts now has seen."""
    rows = connection.execute("SELECT stream, max(seq) FROM journal WHERE held = '' GROUP BY stream ORDER BY stream")
    return dict(rows.fetchall())


def digest(connection: Connection, records: Mapping[str, type[Record]]) -> str:
    """SHA-256, in hexadecimal, of all that is shown and known of every field; held transactions are no part of it.

    Laptops that have the same transactions, with the same values, have the same digest.
    """
    summed = hashlib.sha256()
    for table, record in sorted(records.items()):
        columns = ", ".join(sorted(record.__table__.columns.keys()))  # type: ignore[attr-defined]
        _add(summed.update, connection.execute(f"SELECT '{table}', {columns} FROM {table} ORDER BY id"))
    _add(summed.update, connection.execute(_HEADS))
    return summed.hexdigest()


def heads_digest(connection: Connection) -> str:
    """SHA-256, in hexadecimal, of the last transactions of all streams, every branch of a fork included.

    Printed on what is issued, it names the state of the journal that the document was made from.
    """
    summed = hashlib.sha256()
    _add(
        summed.update,
        connection.execute(
            "SELECT stream, seq, id FROM journal AS tip WHERE NOT EXISTS ("
            "SELECT 1 FROM journal WHERE stream = tip.stream AND seq = tip.seq + 1 AND prev = tip.id) ORDER BY 1, 2, 3"
        ),
    )
    return summed.hexdigest()


def _add(update: Callable[[bytes], None], rows: Iterable[tuple[object, ...]]) -> None:
    for row in rows:
        update(canonical(list(row)) + b"\n")

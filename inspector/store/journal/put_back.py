"""Who wrote what an undo put back: whoever had written it before, not the person who took a decision back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from inspector.store.journal.body import OPERATION_BITS, OPERATIONS_LIMIT, decode, plain_values, split
from inspector.store.journal.conflicts import version_of
from inspector.store.journal.undo import UNDO

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspector.store.engine import Connection
    from inspector.store.journal.conflicts import Version

_DEEPEST: Final = 64
"""So often is it asked what an undo of an undo put back."""


def origin(connection: Connection, version: Version) -> Version:
    """The write whose value a version holds; itself where no undo wrote it, or where what it put back is not here."""
    found = version
    for _ in range(_DEEPEST):
        earlier = _before(connection, found) if found.action == UNDO else None
        if earlier is None:
            break
        found = earlier
    return found if found is version else replace(found, head=version.standing)


def _before(connection: Connection, version: Version) -> Version | None:
    """The write of the same value among those that the write an undo took back had superseded.

    Where several had written alike, an undo puts each of them back, in the order in which they were written.
    """
    candidates = {
        one.reference: one
        for undone in _superseded(connection, version.reference, version.field)
        for reference in _superseded(connection, undone, version.field)
        if (one := _write(connection, reference, version)) is not None
    }
    ordered = sorted(candidates.values(), key=lambda one: (one.stamp, one.reference))
    place = _place(connection, version)
    return ordered[place] if place < len(ordered) else next(reversed(ordered), None)


def _place(connection: Connection, version: Version) -> int:
    """How many operations whose name comes before its own wrote the same value there in its transaction."""
    name, index = split(version.reference)
    (number,) = connection.execute("SELECT number FROM journal WHERE id = ?", (name,)).fetchone()
    first, own = number << OPERATION_BITS, number << OPERATION_BITS | index
    rows = connection.execute(
        "SELECT other.op - ?, other.vals FROM operation AS own JOIN operation AS other USING (type, record) "
        "WHERE own.op = ? AND other.op BETWEEN ? AND ?",
        (first, own, first, first + OPERATIONS_LIMIT - 1),
    )
    written = [plain_values(vals) for at, vals in rows if str(at) < str(index)]
    return sum(version.field in values and values[version.field] == version.value for values in written)


def _superseded(connection: Connection, reference: str, field: str) -> Iterator[str]:
    name, index = split(reference)
    row = connection.execute("SELECT body FROM journal WHERE id = ?", (name,)).fetchone()
    if row is not None:
        _, *over = decode(row[0])[1][index].set.get(field, ("",))
        yield from over


def _write(connection: Connection, reference: str, version: Version) -> Version | None:
    name, index = split(reference)
    row = connection.execute(
        "SELECT op, vals FROM operation JOIN journal ON number = op >> ? WHERE journal.id = ? AND op = number << ? | ?",
        (OPERATION_BITS, name, OPERATION_BITS, index),
    ).fetchone()
    if row is None or plain_values(row[1]).get(version.field) != version.value:
        return None
    return version_of(connection, row[0], version.value, version.field)

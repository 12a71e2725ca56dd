"""What became of records since minutes were signed: by the vector kept with the signature, whatever came here when.

A value decided back to the signed one is no change, nor is a write the signer's own wins over; what somebody wrote
without knowing of the signature is one, though it came here before the signature did.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector.store.journal.body import OPERATION_BITS, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from inspector.store.engine import Connection
    from inspector.store.journal.body import Value
    from inspector.store.journal.kin import Key


@dataclass(frozen=True, slots=True)
class Known:
    """What those who signed knew: the last number of each stream, else what had come here by then."""

    vector: Mapping[str, int] | None
    number: int
    """Of the transaction that holds the signature here; counts where no vector was kept."""

    def has(self, stream: str, seq: int, number: int, *, earlier: bool) -> bool:
        """Whether a transaction was known; ``earlier``: it was made no later than the signature, by its clock."""
        return number <= self.number and earlier if self.vector is None else seq <= self.vector.get(stream, 0)


@dataclass(frozen=True, slots=True)
class Since:
    """A record that something was written to which those who signed had not seen."""

    existed: bool
    """Whether it stood in what was signed."""
    fields: Mapping[str, tuple[Value, Value]]
    """Value then and value now of each field written since."""


def changed_since(connection: Connection, records: Iterable[Key], known: Known) -> dict[Key, Since]:
    """Those of the ``records`` that were written to since, with what they held then and hold now."""
    by_kind: dict[str, list[str]] = {}
    for kind, record in records:
        by_kind.setdefault(kind, []).append(record)
    found: dict[Key, Since] = {}
    for kind, ids in by_kind.items():
        now = _shown(connection, kind, ids)
        for record, changed in _by_record(connection, kind, ids, known):
            found[kind, record] = Since(
                changed.existed, {field: (changed.then.get(field), now.get((record, field))) for field in changed.later}
            )
    return found


class _Replay:
    """One record's writes, in the order of their clocks."""

    def __init__(self) -> None:
        self.existed = False
        self.touched = False
        self.then: dict[str, Value] = {}
        self.later: set[str] = set()

    def read(self, kind: str, values: Mapping[str, list[Value]], *, known: bool) -> None:
        """One operation."""
        if kind == Kind.REDACT:
            return
        if known:
            self.existed = kind != Kind.DELETE
            self.then.update({field: value for field, (_, value) in values.items()})
        else:
            self.touched = True
            self.later.update(values)


def _by_record(connection: Connection, kind: str, ids: list[str], known: Known) -> Iterator[tuple[str, _Replay]]:
    rows = connection.execute(
        "SELECT record, kind, vals, stream, seq, number, hlc FROM operation JOIN journal ON number = op >> ? "
        "WHERE type = ? AND held = '' AND record IN (SELECT value FROM json_each(?)) ORDER BY hlc, op",
        (OPERATION_BITS, kind, json.dumps(ids)),
    )
    signed = connection.execute("SELECT hlc FROM journal WHERE number = ?", (known.number,)).fetchone()
    found: dict[str, _Replay] = {}
    for record, how, values, *place, stamp in rows:
        earlier = signed is not None and stamp <= signed[0]
        found.setdefault(record, _Replay()).read(how, json.loads(values), known=known.has(*place, earlier=earlier))
    return ((record, one) for record, one in found.items() if one.touched)


def _shown(connection: Connection, kind: str, ids: list[str]) -> dict[tuple[str, str], Value]:
    """The value each field shows."""
    rows = connection.execute(
        "SELECT id, field, value FROM head WHERE type = ? AND id IN (SELECT value FROM json_each(?)) ORDER BY hlc, op",
        (kind, json.dumps(ids)),
    )
    return {(record, field): value for record, field, value in rows}

"""Values that lie beside a body: only those that match it count, and one that was missing is taken when it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.store.journal.body import OPERATION_BITS, decode, dumped, value_hash
from inspector.store.journal.carrying import values_beside
from inspector.store.journal.limits import check_beside, check_value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspector.store.engine import Connection
    from inspector.store.journal.body import Operation, Value
    from inspector.store.journal.carrying import Carried

Beside = dict[str, tuple[str, "Value"]]
"""Salt and value by field."""


def matching(operation: Operation, beside: Mapping[str, tuple[str, Value]]) -> Beside:
    """The values whose hashes the operation names; any other counts as not given. Raises ``LimitExceeded``."""
    found: Beside = {}
    for name, (salt, value) in beside.items():
        check_value(salt, value)
        parts = operation.set.get(name)
        if parts is not None and value_hash(bytes.fromhex(salt), value) == parts[0]:
            found[name] = (salt, value)
    return found


class LateValues:
    """Takes the values of known transactions that are missing here and were not erased."""

    def __init__(self, connection: Connection, first: int) -> None:
        self._connection = connection
        self._first = first
        self._some = connection.execute("SELECT EXISTS (SELECT 1 FROM lacking)").fetchone()[0] == 1
        self.count = 0
        self.touched: set[tuple[str, str]] = set()
        """Applied records that show a value they had lacked."""

    def take(self, number: int, held: str, carried: Carried) -> None:
        """Look at a transaction that is known already; one that is ``held`` is not applied yet."""
        waits = bool(held)
        if not waits and not self._some and number < self._first:
            return
        _, operations = decode(carried.body)
        check_beside(operations, carried.values)
        stored = values_beside(self._connection, number)
        for index, (one, has, gets) in enumerate(zip(operations, stored, carried.values, strict=True)):
            missing = {name: pair for name, pair in gets.items() if name in one.set and name not in has}
            if missing:
                self._add(number << OPERATION_BITS | index, one, dict(has), matching(one, missing), waits=waits)

    def _add(self, op: int, operation: Operation, has: Beside, gets: Beside, *, waits: bool) -> None:
        wanted = gets if waits else {name: pair for name, pair in gets.items() if self._lacks(op, name)}
        if not wanted:
            return
        self.count += len(wanted)
        vals = dumped(has | wanted)
        self._connection.execute("UPDATE operation SET vals = ? WHERE op = ?", (vals, op))
        if not waits:
            self.touched.add((operation.type, operation.record))
            for name, (_, value) in wanted.items():
                self._connection.execute("DELETE FROM lacking WHERE op = ? AND field = ?", (op, name))
                self._connection.execute(
                    "UPDATE head SET value = ? WHERE type = ? AND id = ? AND field = ? AND op = ?",
                    (value, operation.type, operation.record, name, op),
                )

    def _lacks(self, op: int, field: str) -> bool:
        row = self._connection.execute("SELECT 1 FROM lacking WHERE op = ? AND field = ?", (op, field)).fetchone()
        return row is not None

"""What came with transactions after a number: which fields of which records, which acts of people."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from inspector.store.journal.body import OPERATION_BITS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.store.engine import Connection


def acts_after(connection: Connection, actions: Sequence[str], after: int) -> set[int]:
    """The numbers of applied transactions after a number that are one of some actions."""
    rows = connection.execute(
        "SELECT number FROM journal WHERE number > ? AND held = '' AND action IN (SELECT value FROM json_each(?))",
        (after, json.dumps(list(actions))),
    )
    return {number for (number,) in rows}


def that_stand(connection: Connection, numbers: set[int]) -> set[int]:
    """Those transactions of which something still stands: not those that were taken back or written over whole."""
    rows = connection.execute(
        "SELECT DISTINCT operation.op >> ? FROM json_each(?) AS one "
        "JOIN operation ON operation.op >= one.value << ? AND operation.op < (one.value + 1) << ? "
        "JOIN head ON head.type = operation.type AND head.id = operation.record AND head.op = operation.op",
        (OPERATION_BITS, json.dumps(sorted(numbers)), OPERATION_BITS, OPERATION_BITS),
    )
    return {number for (number,) in rows}


def records_of_acts(connection: Connection, action: str) -> set[tuple[str, str]]:
    """The records that applied transactions of an action are about."""
    rows = connection.execute(
        "SELECT type, record FROM operation JOIN journal ON number = op >> ? WHERE held = '' AND action = ?",
        (OPERATION_BITS, action),
    )
    return set(rows)


def written_after(connection: Connection, kind: str, after: int) -> dict[str, set[str]]:
    """By record of a kind the fields that applied transactions after a number wrote."""
    found: dict[str, set[str]] = {}
    for record, values in connection.execute(
        "SELECT record, vals FROM operation JOIN journal ON number = op >> ? WHERE op >= ? AND type = ? AND held = ''",
        (OPERATION_BITS, (after + 1) << OPERATION_BITS, kind),
    ):
        found.setdefault(record, set()).update(json.loads(values))
    return found


def known_until(connection: Connection, kind: str, records: set[str], until: int) -> set[str]:
    """Those of some records that anything up to a transaction's number is about."""
    rows = connection.execute(
        "SELECT DISTINCT record FROM operation WHERE record IN (SELECT value FROM json_each(?)) "
        "AND type = ? AND op < ?",
        (json.dumps(sorted(records)), kind, (until + 1) << OPERATION_BITS),
    )
    return {record for (record,) in rows}

"""The audit trail: who changed what from what to what, and when; read from the journal, which forgets nothing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from inspector.store.journal import shown
from inspector.store.journal.body import OPERATION_BITS, Kind, decode, plain_values, split
from inspector.store.journal.heads import first_operation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from collections.abc import Set as AbstractSet
    from datetime import datetime

    from inspector.store.engine import Connection
    from inspector.store.journal.body import Operation, Value

_SHOWN: Final = 200
"""Records of one action that are listed; ``Entry.records`` counts all."""
_FEW: Final = 2_000
"""So many transactions are looked up one by one; of more, the journal is gone through for them."""
_COLUMNS: Final = "number, id, actor, action, stream, body"
_LATEST_FIRST: Final = "ORDER BY hlc DESC, number DESC"


@dataclass(frozen=True)
class FieldChange:
    """One field, before and after, as the store holds values."""

    field: str
    before: Value
    after: Value
    apart: tuple[Value, ...] = ()
    """Of a conflict decided, what the versions held, each once."""


@dataclass(frozen=True)
class RecordChange:
    """What an action did to one record."""

    type: str
    record: str
    kind: str
    """A code of ``journal.body.Kind``."""
    fields: tuple[FieldChange, ...]
    created: bool = False


@dataclass(frozen=True)
class Entry:
    """One action."""

    number: int
    id: str
    at: datetime
    """Aware, UTC, by the clock of the laptop that wrote it."""
    actor: str
    """Id of the person."""
    action: str
    device: str
    records: int
    changes: tuple[RecordChange, ...]


@dataclass(frozen=True)
class Query:
    """Which entries are wanted; everything given must hold."""

    actor: str | None = None
    records: Collection[str] = ()
    """Ids; only their changes are listed."""
    types: Collection[str] = ()
    since: datetime | None = None
    until: datetime | None = None
    """Exclusive."""
    among: AbstractSet[int] | None = None
    """Numbers of the transactions that show what is looked for, which only who shows it knows; all are there."""


@dataclass(frozen=True)
class Page:
    """A page of the audit trail, latest first by the journal's clock: what was known to somebody stands below."""

    total: int
    entries: tuple[Entry, ...]


def read(connection: Connection, query: Query, offset: int = 0, limit: int = 100) -> Page:
    """The entries a query finds, latest first, from ``offset`` on."""
    where, values = _conditions(query)
    if query.among is None:
        total = int(connection.execute(f"SELECT count(*) FROM journal WHERE {where}", values).fetchone()[0])
        rows = connection.execute(
            f"SELECT {_COLUMNS} FROM journal WHERE {where} {_LATEST_FIRST} LIMIT ? OFFSET ?", (*values, limit, offset)
        ).fetchall()
    else:
        total, shown = _found(connection, query.among, where, values, offset, limit)
        places = ", ".join("?" * len(shown))
        rows = connection.execute(
            f"SELECT {_COLUMNS} FROM journal WHERE number IN ({places}) {_LATEST_FIRST}", shown
        ).fetchall()
    return Page(total, tuple(_entry(connection, query, row) for row in rows))


def _found(
    connection: Connection, among: AbstractSet[int], where: str, values: list[Any], offset: int, limit: int
) -> tuple[int, list[int]]:
    """How many of some transactions fulfil conditions, and the numbers of a page of them."""
    if len(among) <= _FEW:
        listed = connection.execute(
            "SELECT number FROM json_each(?) AS wanted CROSS JOIN journal ON number = wanted.value "
            f"WHERE {where} {_LATEST_FIRST}",
            (json.dumps(sorted(among)), *values),
        )
        numbers = [number for (number,) in listed]
        return len(numbers), numbers[offset : offset + limit]
    # The index gives every number in its order without a look at the rows, whose bodies are long.
    every = connection.execute(f"SELECT number FROM journal WHERE {where} {_LATEST_FIRST}", values)
    found = (number for (number,) in every if number in among)
    if values:
        numbers = list(found)
        return len(numbers), numbers[offset : offset + limit]
    # Only what is held is left out: the page is found without going through all of the journal.
    held = connection.execute("SELECT number FROM journal WHERE held > ''")
    return len(among) - sum(number in among for (number,) in held), list(islice(found, offset, offset + limit))


def _conditions(query: Query) -> tuple[str, list[Any]]:
    # What is held is kept, but it has changed nothing.
    parts, values = ["held = ''"], list[Any]()
    if query.actor is not None:
        parts.append("actor = ?")
        values.append(query.actor)
    for condition, bound in shown.between(query.since, query.until):
        parts.append(condition)
        values += bound
    inner, inner_values = _operation_conditions(query)
    if inner:
        parts.append(f"number IN (SELECT op >> {OPERATION_BITS} FROM operation WHERE {inner})")
        values += inner_values
    return " AND ".join(parts), values


def _operation_conditions(query: Query) -> tuple[str, list[Any]]:
    parts, values = list[str](), list[Any]()
    for column, wanted in (("record", query.records), ("type", query.types)):
        if wanted:
            parts.append(f"{column} IN ({', '.join('?' * len(wanted))})")
            values += wanted
    return " AND ".join(parts), values


def _entry(connection: Connection, query: Query, row: Any) -> Entry:
    number, identity, actor, action, stream, body = row
    header, operations = decode(body)
    wanted = [(index, one) for index, one in enumerate(operations) if _is_wanted(query, one)]
    changes = tuple(_change(connection, number << OPERATION_BITS | index, one) for index, one in wanted[:_SHOWN])
    device = stream.partition(".")[0]
    return Entry(number, identity, shown.moment_of(header), actor, action, device, len(wanted), changes)


def _is_wanted(query: Query, operation: Operation) -> bool:
    return (not query.records or operation.record in query.records) and (
        not query.types or operation.type in query.types
    )


def _change(connection: Connection, op: int, operation: Operation) -> RecordChange:
    written = _values(connection, op)
    fields = tuple(
        _field(name, list(_previous(connection, name, over)), written.get(name), operation.kind)
        for name, (_, *over) in operation.set.items()
    )
    first = first_operation(connection, operation.type, operation.record)
    return RecordChange(operation.type, operation.record, operation.kind, fields, created=first == op)


def _field(name: str, before: list[Value], after: Value, kind: str) -> FieldChange:
    apart = tuple(dict.fromkeys(before)) if kind == Kind.RESOLVE else ()
    return FieldChange(name, before[0] if before else None, after, apart)


def _previous(connection: Connection, name: str, over: list[str]) -> Iterator[Value]:
    """The values a write superseded, as far as they are known here."""
    for reference in over:
        transaction, index = split(reference)
        row = connection.execute("SELECT number FROM journal WHERE id = ?", (transaction,)).fetchone()
        if row is not None:
            yield _values(connection, row[0] << OPERATION_BITS | index).get(name)


def _values(connection: Connection, op: int) -> dict[str, Value]:
    row = connection.execute("SELECT vals FROM operation WHERE op = ?", (op,)).fetchone()
    return plain_values(row[0]) if row else {}

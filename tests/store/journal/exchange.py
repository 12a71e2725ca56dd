"""Carrying transactions from store to store, as a package will."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from inspector.store.engine import Connection
from inspector.store.journal.body import OPERATION_BITS, Operation, body_id, decode, reference, value_hash
from inspector.store.journal.heads import Registers
from inspector.store.journal.projector import Projector
from inspector.store.journal.writer import Draft, Writer, Written, insert_operations, insert_transaction
from inspector.store.store import Store

Carried = tuple[bytes, bytes, list[dict[str, Any]]]


def carried(store: Store) -> list[Carried]:
    """Every transaction of a store: body, signature, values with salts."""
    with store.reading() as connection:
        rows = connection.execute("SELECT number, body, signature FROM journal ORDER BY number").fetchall()
        return [(body, signature, _beside(connection, number)) for number, body, signature in rows]


def _beside(connection: Connection, number: int) -> list[dict[str, Any]]:
    rows = connection.execute(
        "SELECT vals FROM operation WHERE op >= ? AND op < ? ORDER BY op",
        (number << OPERATION_BITS, (number + 1) << OPERATION_BITS),
    )
    return [json.loads(row[0]) for row in rows]


def receive(store: Store, transactions: Iterable[Carried]) -> int:
    """Take transactions in, in the order given; how many were new."""
    new: list[bool] = []

    def act(connection: Connection, writer: Writer) -> None:
        registers = Registers(connection)
        new.extend(take(connection, registers, *transaction) for transaction in transactions)
        registers.save()
        Projector(connection, store.records).project(registers, registers.touched)

    store.writing(act)
    return sum(new)


def operate(store: Store, make: Callable[[Registers], list[Draft]], action: str = "test") -> Written:
    """Write operations that no flush makes."""

    def act(connection: Connection, writer: Writer) -> Written | None:
        registers = Registers(connection)
        return writer.apply(connection, action, registers, make(registers))

    written = store.writing(act)
    assert written is not None
    return written


def digest(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """What a store shows and knows, in terms that are the same in every store."""
    with store.reading() as connection:
        heads = connection.execute(
            f"SELECT type, head.id, field, journal.id, op & {(1 << OPERATION_BITS) - 1}, head.hlc, value, seen "
            f"FROM head JOIN journal ON number = op >> {OPERATION_BITS}"
        ).fetchall()
        found = {"head": heads, "dangling": connection.execute("SELECT * FROM dangling").fetchall()}
        for table in store.records:
            found[table] = connection.execute(f"SELECT * FROM {table}").fetchall()
        found["search"] = connection.execute("SELECT type, id, title FROM search_row").fetchall()
    return {name: sorted(rows, key=repr) for name, rows in found.items()}


def take(
    connection: Connection,
    registers: Registers,
    body: bytes,
    signature: bytes,
    beside: list[dict[str, Any]],
) -> bool:
    """Put a transaction at the end of the journal and into the registers; whether it was new.

    ``beside`` holds salts and values of each operation; a value that does not match its hash counts as not given.
    The caller holds the transaction and an open gate, saves the registers and projects what they touched.
    """
    identity = body_id(body)
    if connection.execute("SELECT 1 FROM journal WHERE id = ?", (identity,)).fetchone():
        return False
    header, operations = decode(body)
    number = int(connection.execute("SELECT coalesce(max(number), 0) + 1 FROM journal").fetchone()[0])
    named = [(operation, _matching(operation, values)) for operation, values in zip(operations, beside, strict=True)]
    insert_transaction(connection, number, identity, header, body, signature)
    insert_operations(connection, number, named)
    for index, (operation, values) in enumerate(named):
        plain = {name: value for name, (_, value) in values.items()}
        registers.apply(number << OPERATION_BITS | index, reference(identity, index), header.hlc, operation, plain)
    return True


def _matching(operation: Operation, values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: (salt, value)
        for name, (salt, value) in values.items()
        if name in operation.set and value_hash(bytes.fromhex(salt), value) == operation.set[name][0]
    }

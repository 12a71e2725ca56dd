"""Taking in a transaction that another laptop wrote; the same registers and the same projector as everything else.

Whether it may come in (signature, roster, limits) is decided before: here it is only made part of the journal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.store.journal.body import OPERATION_BITS, body_id, decode, reference, value_hash
from inspector.store.journal.writer import insert_operations, insert_transaction

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inspector.store.engine import Connection
    from inspector.store.journal.body import Operation, Value
    from inspector.store.journal.heads import Registers


def take(
    connection: Connection,
    registers: Registers,
    body: bytes,
    signature: bytes,
    beside: Sequence[Mapping[str, tuple[str, Value]]],
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


def _matching(operation: Operation, values: Mapping[str, tuple[str, Value]]) -> dict[str, tuple[str, Value]]:
    return {
        name: (salt, value)
        for name, (salt, value) in values.items()
        if name in operation.set and value_hash(bytes.fromhex(salt), value) == operation.set[name][0]
    }

"""The projection made anew from the journal: in place, or beside the live tables to compare with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inspector.store import schema, search
from inspector.store.journal.body import OPERATION_BITS, decode, plain_values, reference
from inspector.store.journal.bulk import without_collection
from inspector.store.journal.heads import Registers
from inspector.store.journal.projector import Projector

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from inspector.domain.base import Record
    from inspector.store.engine import Connection
    from inspector.store.journal.body import Operation, Value

BATCH: Final = 500
"""Operations between two writings of heads and rows: bounds the memory, and what is at hand stays in the caches."""
_DERIVED: Final = ("head", "dangling", "lacking")

Applied = tuple[int, str, str, "Operation", dict[str, "Value"]]
"""Local number, reference, clock, operation and values of what is applied."""


def replay(connection: Connection, records: Mapping[str, type[Record]]) -> None:
    """Apply what is not held; the tables are empty and the caller holds the transaction."""
    projector = Projector(connection, records)
    with without_collection():
        for batch in _batches(connection):
            apply(connection, projector, batch)


def apply(connection: Connection, projector: Projector, batch: Sequence[Applied]) -> set[tuple[str, str]]:
    """Apply some thousand operations, whose transactions are stored; which records they were about."""
    registers = Registers(connection)
    registers.prefetch({(one.type, one.record) for *_, one, _ in batch}, _named(one for *_, one, _ in batch))
    for op, name, hlc, operation, values in batch:
        registers.apply(op, name, hlc, operation, values)
    registers.save()
    projector.project(registers, registers.touched)
    return registers.touched


def _named(operations: Iterable[Operation]) -> set[str]:
    """The transactions that operations name."""
    names: set[str] = set()
    for operation in operations:
        names.update([name[:64] for name in operation.seen])
        for parts in operation.set.values():
            if len(parts) > 1:
                names.update([name[:64] for name in parts[1:]])
    return names


def _batches(connection: Connection) -> Iterator[list[Applied]]:
    batch: list[Applied] = []
    beside = connection.execute("SELECT op, vals FROM operation ORDER BY op")
    for number, name, hlc, body in connection.execute(
        "SELECT number, id, hlc, body FROM journal WHERE +held = '' ORDER BY number"
    ):
        _, operations = decode(body)
        wanted = number << OPERATION_BITS
        for index, operation in enumerate(operations):
            op, values = beside.fetchone()
            while op < wanted:  # what belongs to transactions that are held
                op, values = beside.fetchone()
            plain = plain_values(values)
            batch.append((op, reference(name, index), hlc, operation, plain))
        if len(batch) >= BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def operations_of(
    connection: Connection, number: int, name: str, body: bytes
) -> Iterator[tuple[int, str, Operation, dict[str, Value]]]:
    """Local number, reference, operation and values of everything a transaction did."""
    first = number << OPERATION_BITS
    beside = connection.execute(
        "SELECT vals FROM operation WHERE op >= ? AND op < ? ORDER BY op", (first, first + (1 << OPERATION_BITS))
    ).fetchall()
    _, operations = decode(body)
    for index, (operation, (values,)) in enumerate(zip(operations, beside, strict=True)):
        plain = plain_values(values)
        yield first | index, reference(name, index), operation, plain


def rebuild(connection: Connection, records: Mapping[str, type[Record]]) -> None:
    """Throw the projection away and make it anew; the caller holds the transaction and an open gate."""
    for table in (*_DERIVED, *records):
        connection.execute(f"DELETE FROM {table}")
    search.clear(connection)
    replay(connection, records)


def differences(connection: Connection, records: Mapping[str, type[Record]]) -> dict[str, int]:
    """Rows by table that the live projection has too many, lacks, or holds otherwise than the journal says.

    The second projection is made in temporary tables of the same names, which hide the live ones; the connection may
    be one that cannot write.
    """
    connection.execute("BEGIN")
    try:
        _hide(connection, records)
        replay(connection, records)
        tables = dict.fromkeys((*_DERIVED, *records), "*") | {"search_row": "type, id, title"}
        counts = {table: _difference(connection, table, columns) for table, columns in tables.items()}
        return {table: count for table, count in counts.items() if count}
    finally:
        connection.execute("ROLLBACK")


def _hide(connection: Connection, records: Mapping[str, type[Record]]) -> None:
    wanted = (*_DERIVED, *records, "search_row", "search_index")
    rows = connection.execute("SELECT name, sql FROM main.sqlite_schema WHERE type = 'table'").fetchall()
    for name, sql in rows:
        if name in wanted:
            virtual = "CREATE VIRTUAL TABLE " if sql.startswith("CREATE VIRTUAL") else "CREATE TABLE "
            connection.execute(f"{virtual}temp.{sql[len(virtual) :].lstrip()}")
    row = connection.execute("SELECT sql FROM main.sqlite_schema WHERE name = 'head_deleted'").fetchone()
    connection.execute(row[0].replace("CREATE INDEX ", "CREATE INDEX temp.", 1))


def _difference(connection: Connection, table: str, columns: str) -> int:
    both = (f"SELECT {columns} FROM temp.{table}", f"SELECT {columns} FROM main.{table}")
    pairs = (both, both[::-1])
    return sum(
        int(connection.execute(f"SELECT count(*) FROM ({left} EXCEPT {right})").fetchone()[0]) for left, right in pairs
    )


def remake_record_tables(connection: Connection, records: Mapping[str, type[Record]]) -> None:
    """Drop the record tables of another version, make this version's and fill them from the journal.

    What a newer version wrote and an older one could not show is in the registers and comes to light here.
    """
    rows = connection.execute(
        "SELECT DISTINCT tbl_name FROM sqlite_schema WHERE name LIKE '%\\_no\\_insert' ESCAPE '\\'"
    )
    for (table,) in rows.fetchall():
        if table not in schema.GUARDED:
            connection.execute(f"DROP TABLE {table}")
    for statement in schema.record_statements(list(records.values())):
        connection.execute(statement)
    rebuild(connection, records)

"""The projection made anew from the journal: in place, or beside the live tables to compare with them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from inspector.store import schema, search
from inspector.store.journal.body import OPERATION_BITS, decode, reference
from inspector.store.journal.heads import Registers
from inspector.store.journal.projector import Projector

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from inspector.domain.base import Record
    from inspector.store.engine import Connection
    from inspector.store.journal.body import Operation, Value

_BATCH: Final = 5_000
"""Operations between two writings of heads and rows: bounds the memory."""
_DERIVED: Final = ("head", "dangling")


def replay(
    connection: Connection,
    records: Mapping[str, type[Record]],
    progress: Callable[[int, int], None] | None = None,
) -> None:
    """Fill heads, rows and search from the journal; the tables are empty and the caller holds the transaction."""
    total = int(connection.execute("SELECT count(*) FROM journal").fetchone()[0])
    projector = Projector(connection, records)
    registers, pending = Registers(connection), 0
    for done, (number, name, hlc, body) in enumerate(
        connection.execute("SELECT number, id, hlc, body FROM journal ORDER BY number"), start=1
    ):
        for op, ref, operation, values in operations_of(connection, number, name, body):
            registers.apply(op, ref, hlc, operation, values)
            pending += 1
        if pending >= _BATCH or done == total:
            registers.save()
            projector.project(registers, registers.touched)
            if progress is not None:
                progress(done, total)
            registers, pending = Registers(connection), 0


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
        plain = {field: value for field, (_, value) in json.loads(values).items()}
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

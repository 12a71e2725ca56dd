"""From older stores to this version's, each step whole or not at all, after a verified backup.

Only the journal's own tables need steps. Record tables are a projection: where this version's differ they are made anew
and filled from the journal, so an upgraded store has the very schema of a new one. Where it judges otherwise what
counts, all of the journal is judged anew before, so that it shows what every other store of this version shows.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

import sqlcipher3.dbapi2

from inspector.core.errors import Refused
from inspector.store import backup, schema
from inspector.store.engine import transaction
from inspector.store.identity import write_meta
from inspector.store.journal import rebuild
from inspector.store.journal.judging import judge_anew
from inspector.store.journal.roster import JUDGING_VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from sqlalchemy import Table

    from inspector.core.clock import Clock
    from inspector.domain.base import Record
    from inspector.store.engine import Connection, Gate


def _for_exchange(connection: Connection) -> None:
    """Version 2: transactions of other laptops, some of them held; what values are lacking; the ledger of packages."""
    connection.execute("ALTER TABLE journal ADD COLUMN held TEXT NOT NULL DEFAULT ''")
    connection.execute("DROP INDEX journal_hlc")
    made = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema")}
    for statement in schema.JOURNAL:
        if statement.split()[2] not in made:
            connection.execute(statement)
    for statement in schema.guard_statements("lacking"):
        connection.execute(statement)
    connection.execute(
        "INSERT OR REPLACE INTO meta SELECT 'root', substr(stream, 1, instr(stream, '.') - 1) FROM journal "
        "ORDER BY number LIMIT 1"
    )


STEPS: Final[Mapping[int, Callable[[Connection], None]]] = {2: _for_exchange}
"""What brings a store from the version before to the one named."""
_RECORDS: Final = "record_schema"
_TABLES: Final = "schema"


def check_version(connection: Connection, path: Path) -> None:
    """Raise ``Refused`` for a file that is not ours, comes from a newer version or has lost the form of its tables."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != schema.APPLICATION_ID:
        raise Refused("store.not_a_store", path=path)
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > schema.VERSION:
        raise Refused("store.newer", path=path, version=version, known=schema.VERSION)
    if not _whole(connection):
        raise Refused("store.corrupt", path=path)


def _whole(connection: Connection) -> bool:
    """Whether the tables are defined as they were made; SQLite itself trusts a definition whose words were damaged."""
    try:
        row = connection.execute("SELECT value FROM meta WHERE key = ?", (_TABLES,)).fetchone()
    except sqlcipher3.dbapi2.OperationalError as error:
        if getattr(error, "sqlite_errorname", "") != "SQLITE_ERROR":
            raise
        return False
    return row is None or row[0] == _definitions(connection)


def _definitions(connection: Connection) -> str:
    """Names all that the file defines: tables, indexes and guards, word by word."""
    kinds = "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name"
    return hashlib.sha256(repr(connection.execute(kinds).fetchall()).encode()).hexdigest()


def check_upgraded(connection: Connection, path: Path, records: Sequence[type[Record]]) -> None:
    """Raise ``Refused`` for a store that an older version has left: opened for reading only it is not brought up."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version < schema.VERSION or any(_lacks(connection, table) for table in schema.record_tables(records)):
        raise Refused("store.older", path=path)


def _lacks(connection: Connection, table: Table) -> bool:
    there = {row[0] for row in connection.execute("SELECT name FROM pragma_table_info(?)", (table.name,))}
    return not there.issuperset(column.name for column in table.columns)


def fingerprint(records: Sequence[type[Record]]) -> str:
    """Names what rows follow from beside the journal: columns, types and indexes of the record tables, how they are
    guarded, and by which rules it is judged what counts.
    """
    shapes = [
        (table.name, column.name, schema.storage_class(column), column.primary_key)
        for table in schema.record_tables(records)
        for column in table.columns
    ]
    indexes = sorted(
        (str(index.name), tuple(index.columns.keys()))
        for table in schema.record_tables(records)
        for index in table.indexes
    )
    words = [(record.search_fields, sorted(record.lead_fields)) for record in records]
    versions = schema.GUARDS_VERSION, JUDGING_VERSION
    return hashlib.sha256(repr((versions, shapes, indexes, words)).encode()).hexdigest()


def remember(connection: Connection, records: Sequence[type[Record]]) -> None:
    """Note the shape the record tables now have, and what the file defines."""
    write_meta(connection, _RECORDS, fingerprint(records))
    write_meta(connection, _TABLES, _definitions(connection))


def upgrade(
    connection: Connection,
    gate: Gate,
    folder: Path,
    clock: Clock,
    records: Sequence[type[Record]],
    steps: Mapping[int, Callable[[Connection], None]] = STEPS,
    *,
    key: bytes | None = None,
) -> None:
    """Bring a store up to this version; a failing step leaves it as it was before that step."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    due = [number for number in sorted(steps) if number > version]
    known = dict(connection.execute("SELECT key, value FROM meta WHERE key IN (?, ?)", (_RECORDS, _TABLES)))
    reshaped = known.get(_RECORDS) != fingerprint(records) or _TABLES not in known
    if not due and not reshaped:
        return
    backup.automatic(connection, folder, clock, key, way_back=True)
    for number in due:
        with gate.opened(), transaction(connection):
            steps[number](connection)
            connection.execute(f"PRAGMA user_version = {number}")
            write_meta(connection, _TABLES, _definitions(connection))
    if reshaped:
        by_name = {str(record.__tablename__): record for record in records}
        with gate.opened(), transaction(connection):
            judge_anew(connection, by_name)
            rebuild.remake_record_tables(connection, by_name)
            remember(connection, records)

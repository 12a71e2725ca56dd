"""The tables of a store: the journal and what is derived from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Integer, MetaData
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlalchemy.types import TypeDecorator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Column, Table

    from inspector.domain.base import Record
    from inspector.store.engine import Connection

APPLICATION_ID: Final = 0x43434843
"""Marks the file as ours: "CCHC"."""
VERSION: Final = 2
"""``PRAGMA user_version`` of a store this program makes."""

JOURNAL: Final = (
    """CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID""",
    """CREATE TABLE device_key (device TEXT PRIMARY KEY, private BLOB NOT NULL, epoch TEXT NOT NULL) WITHOUT ROWID""",
    """CREATE TABLE journal (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, stream TEXT NOT NULL, seq INTEGER NOT NULL,
    prev TEXT NOT NULL, hlc TEXT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL,
    body BLOB NOT NULL, signature BLOB NOT NULL, held TEXT NOT NULL DEFAULT '')""",
    """CREATE INDEX journal_stream ON journal (stream, seq)""",
    """CREATE INDEX journal_hlc ON journal (held, hlc)""",
    """CREATE TABLE operation (
    op INTEGER PRIMARY KEY, type TEXT NOT NULL, record TEXT NOT NULL, kind TEXT NOT NULL, vals TEXT NOT NULL)""",
    """CREATE INDEX operation_record ON operation (record)""",
    """CREATE INDEX operation_roster ON operation (op) WHERE type = 'device'""",
    """CREATE TABLE head (
    type TEXT NOT NULL, id TEXT NOT NULL, field TEXT NOT NULL, op INTEGER NOT NULL,
    hlc TEXT NOT NULL, value, seen INTEGER NOT NULL, PRIMARY KEY (type, id, field, op)) WITHOUT ROWID""",
    """CREATE INDEX head_deleted ON head (id) WHERE field = '' AND value = 0""",
    """CREATE TABLE dangling (
    op TEXT NOT NULL, why TEXT NOT NULL, type TEXT NOT NULL, id TEXT NOT NULL, field TEXT NOT NULL,
    PRIMARY KEY (op, why, type, id, field)) WITHOUT ROWID""",
    """CREATE TABLE lacking (op INTEGER NOT NULL, field TEXT NOT NULL, PRIMARY KEY (op, field)) WITHOUT ROWID""",
    """CREATE TABLE package (
    id TEXT PRIMARY KEY, direction TEXT NOT NULL, file TEXT NOT NULL, device TEXT NOT NULL, person TEXT NOT NULL,
    kind TEXT NOT NULL, made_at TEXT NOT NULL, at TEXT NOT NULL, verdict TEXT NOT NULL,
    heads TEXT NOT NULL, photos TEXT NOT NULL, receipt TEXT NOT NULL) WITHOUT ROWID""",
)
"""``journal`` and ``operation`` are the truth; ``head``, ``dangling`` and ``lacking`` are rebuilt from them.

``journal.signature`` is 64 bytes; while the device's key is not known, several that came stand one behind the other.
``operation.vals`` is a JSON object ``{field: [salt, value]}``: the values beside the body. ``journal.held`` says why a
transaction is kept but not applied; empty for one that is. ``lacking`` names the values that an applied operation
should have and nobody erased: they are taken when they come. ``package`` is this laptop's own ledger of files sent and
received; ``heads``, ``photos`` and ``receipt`` are JSON.
"""
SEARCH: Final = (
    """CREATE TABLE search_row (
    number INTEGER PRIMARY KEY, type TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL, UNIQUE (type, id))""",
    """CREATE VIRTUAL TABLE search_index USING fts5 (
    title, body, content='', contentless_delete=1, prefix='2 3', tokenize='unicode61 remove_diacritics 2')""",
)
GUARDED: Final = ("journal", "operation", "head", "dangling", "lacking")
"""Tables of the journal itself that only the journal writes."""
GUARDS_VERSION: Final = 2
"""Raised when ``guard_statements`` change, so that the tables of older stores are made anew."""


def record_tables(records: Sequence[type[Record]]) -> list[Table]:
    """The tables of record classes, in the order given."""
    return [record.__table__ for record in records]  # type: ignore[attr-defined]


def storage_class(column: Column[Any]) -> str:
    """How SQLite keeps a column: ``INTEGER`` or ``TEXT``."""
    kind = column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type
    return "INTEGER" if isinstance(kind, Integer) else "TEXT"


def record_statements(records: Sequence[type[Record]]) -> list[str]:
    """Statements that make the record tables, their indexes and their guards."""
    dialect = sqlite.dialect()
    statements: list[str] = []
    for table in record_tables(records):
        # A copy: compiling must not depend on what else the shared metadata holds.
        own = table.to_metadata(MetaData())
        statements.append(str(CreateTable(own).compile(dialect=dialect)).strip())
        indexes = sorted(own.indexes, key=lambda index: str(index.name))
        statements += [str(CreateIndex(index).compile(dialect=dialect)).strip() for index in indexes]
        statements += guard_statements(own.name)
    return statements


def guard_statements(table: str) -> list[str]:
    """Triggers that refuse every write the journal does not make, foreign tools' included."""
    return [
        f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table} WHEN journal_writes() IS NOT 1 "
        f"BEGIN SELECT RAISE(ABORT, 'only the journal writes {table}'); END"
        for event in ("INSERT", "UPDATE", "DELETE")
    ]


def create(connection: Connection, records: Sequence[type[Record]]) -> None:
    """Make all tables of a new store; the caller holds the transaction."""
    for statement in (*JOURNAL, *SEARCH, *record_statements(records)):
        connection.execute(statement)
    for table in GUARDED:
        for statement in guard_statements(table):
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")

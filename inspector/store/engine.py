"""Connections to a store, and the sessions that run on them.

The driver is sqlcipher3 for plain and protected stores alike: the SQLite inside a Python may be one with the WAL-reset
bug. The driver's own transaction handling is off, so DDL is part of a transaction; a writing transaction takes the
write lock when it begins (``BEGIN IMMEDIATE``), a reading one never does.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, Protocol
from urllib.parse import quote

import sqlcipher3.dbapi2
from sqlalchemy import URL, create_engine, event
from sqlalchemy.pool import QueuePool

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sqlalchemy import Engine

BUSY_SECONDS: Final = 5.0
_READERS: Final = 4


class Access(Enum):
    """How a connection uses the file."""

    WRITE = "rwc"
    READ = "ro"


class Cursor(Protocol):
    """What the store needs of a driver's cursor."""

    rowcount: int

    def fetchone(self) -> Any:
        """The next row, or nothing."""
        ...

    def fetchall(self) -> list[Any]:
        """All rows that are left."""
        ...

    def __iter__(self) -> Iterator[Any]: ...


class Connection(Protocol):
    """What the store needs of a driver's connection."""

    in_transaction: bool

    def execute(self, sql: str, parameters: Any = ..., /) -> Cursor:
        """Run one statement."""
        ...

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> Cursor:
        """Run one statement for every row of parameters."""
        ...

    def create_function(self, name: str, arguments: int, function: Any) -> None:
        """Give the connection an SQL function."""
        ...

    def backup(self, target: Any, *, pages: int = ...) -> None:
        """Copy the database page by page."""
        ...

    def close(self) -> None:
        """End the connection."""
        ...


@dataclass
class Gate:
    """Whether the journal is writing through a connection; the guards of the tables ask it."""

    open: bool = False

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Let writes through inside the block."""
        before, self.open = self.open, True
        try:
            yield
        finally:
            self.open = before


def connect(path: Path, access: Access, key: bytes | None = None) -> Connection:
    """A connection set up for the store at ``path``; ``key`` (32 bytes) opens a protected one."""
    connection: Connection = sqlcipher3.dbapi2.connect(
        _address(path, access), uri=True, isolation_level=None, check_same_thread=False, timeout=BUSY_SECONDS
    )
    try:
        if key is not None:
            # What the cipher has to say comes back as an error; its own log would go to the terminal.
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("PRAGMA temp_store = MEMORY")
        if access is Access.WRITE:
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
    except sqlcipher3.dbapi2.Error:
        connection.close()
        raise
    return connection


def _address(path: Path, access: Access) -> str:
    address = f"file:{quote(path.as_posix())}?mode={access.value}"
    # Without a -wal file and the right to make one, SQLite reads a WAL store only when told that nobody writes it.
    locked_away = access is Access.READ and not os.access(path.parent, os.W_OK)
    if locked_away and not path.with_name(path.name + "-wal").exists():
        address += "&immutable=1"
    return address


def guard(connection: Connection) -> Gate:
    """Give a connection the function that the guards of the tables call; returns its gate, shut."""
    gate = Gate()
    connection.create_function("journal_writes", 0, lambda: int(gate.open))
    return gate


def make_engine(path: Path, access: Access, key: bytes | None = None) -> Engine:
    """The pool of connections for one way of use: a single one for writing."""
    engine = create_engine(
        URL.create("sqlite", database=path.as_posix()),
        module=sqlcipher3.dbapi2,
        creator=lambda: connect(path, access, key),
        poolclass=QueuePool,
        pool_size=1 if access is Access.WRITE else _READERS,
        max_overflow=0,
        # Errors are logged; what people entered must not lie in the log.
        hide_parameters=True,
    )
    begin = "BEGIN IMMEDIATE" if access is Access.WRITE else "BEGIN"

    @event.listens_for(engine, "connect")
    def _guard(connection: Any, record: Any) -> None:
        record.info["gate"] = guard(connection)

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql(begin)

    return engine


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """One writing transaction on a driver's connection: all of the block or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise

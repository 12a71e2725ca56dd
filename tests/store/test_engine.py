from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2
from sqlalchemy.exc import DBAPIError

from inspector.store.engine import Access, Connection, connect, guard, make_engine, transaction

KEY = bytes(range(32))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with closing(connect(tmp_path / "kho dữ liệu #1?.db", Access.WRITE)) as connection:
        connection.execute("CREATE TABLE t (x)")
    return tmp_path / "kho dữ liệu #1?.db"


@pytest.mark.parametrize("access", Access)
def test_every_connection_waits_for_the_disk(path: Path, access: Access) -> None:
    with closing(connect(path, access)) as connection:
        pragmas = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("synchronous", "foreign_keys")]
        assert pragmas == [2, 1]
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_the_sqlite_has_no_wal_reset_bug() -> None:
    assert sqlcipher3.dbapi2.sqlite_version_info >= (3, 51, 3)


def test_a_writing_transaction_takes_the_lock_when_it_begins(path: Path) -> None:
    engine = make_engine(path, Access.WRITE)
    with engine.connect() as connection, closing(connect(path, Access.WRITE)) as other:
        other.execute("PRAGMA busy_timeout = 0")
        connection.exec_driver_sql("SELECT 1")
        with pytest.raises(sqlcipher3.dbapi2.OperationalError, match="locked"):
            other.execute("INSERT INTO t VALUES (1)")
    engine.dispose()


def test_a_reader_neither_takes_a_lock_nor_writes(path: Path) -> None:
    with closing(connect(path, Access.READ)) as reader, closing(connect(path, Access.WRITE)) as writer:
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM t").fetchone() == (0,)
        writer.execute("INSERT INTO t VALUES (1)")
        assert reader.execute("SELECT count(*) FROM t").fetchone() == (0,), "one state"
        with pytest.raises(sqlcipher3.dbapi2.OperationalError, match="readonly"):
            reader.execute("INSERT INTO t VALUES (2)")


def make_and_fail(connection: Connection) -> None:
    with transaction(connection):
        connection.execute("DROP TABLE t")
        connection.execute("CREATE TABLE u (x)")
        raise ZeroDivisionError


def test_tables_are_made_and_dropped_inside_transactions(path: Path) -> None:
    with closing(connect(path, Access.WRITE)) as connection:
        with pytest.raises(ZeroDivisionError):
            make_and_fail(connection)
        assert connection.execute("SELECT name FROM sqlite_schema").fetchall() == [("t",)]


def test_a_gate_is_shut_again_however_its_block_ends(path: Path) -> None:
    with closing(connect(path, Access.WRITE)) as connection:
        gate = guard(connection)
        with gate.opened():
            assert connection.execute("SELECT journal_writes()").fetchone() == (1,)
        with pytest.raises(ZeroDivisionError), gate.opened():
            raise ZeroDivisionError
        assert connection.execute("SELECT journal_writes()").fetchone() == (0,)


def test_a_key_protects_every_page(tmp_path: Path) -> None:
    path = tmp_path / "protected.db"
    with closing(connect(path, Access.WRITE, KEY)) as connection:
        connection.execute("CREATE TABLE t (x)")
        connection.execute("INSERT INTO t VALUES ('bí mật')")
    assert not path.read_bytes().startswith(b"SQLite")
    assert "bí mật".encode() not in path.read_bytes()
    with closing(connect(path, Access.READ, KEY)) as connection:
        assert connection.execute("SELECT x FROM t").fetchone() == ("bí mật",)
    for key in (None, bytes(32)):
        with pytest.raises(sqlcipher3.dbapi2.DatabaseError, match="not a database"):
            connect(path, Access.WRITE, key)


def test_a_path_is_taken_as_it_is_and_not_as_an_address(tmp_path: Path, recwarn: pytest.WarningsRecorder) -> None:
    path = tmp_path / "kho 'mới' %20 #1?x=1&mode=ro.db"
    engine = make_engine(path, Access.WRITE)
    with engine.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE t (x)")
    engine.dispose()
    assert path.is_file()
    assert [str(warning.message) for warning in recwarn] == []


def test_errors_do_not_tell_what_was_entered(tmp_path: Path) -> None:
    engine = make_engine(tmp_path / "store.db", Access.WRITE)
    with pytest.raises(DBAPIError) as caught, engine.connect() as connection:
        connection.exec_driver_sql("INSERT INTO nowhere VALUES (?)", ("điều đã nhập",))
    assert "điều đã nhập" not in str(caught.value)
    engine.dispose()

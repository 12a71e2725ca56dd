"""Every store that was ever made opens in this version, and looks like a new one then."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from inspector.core.clock import FixedClock
from inspector.core.errors import Refused
from inspector.store import migrations
from inspector.store.engine import Access, Connection, connect, guard
from inspector.store.journal.body import Kind
from inspector.store.journal.carrying import Carried
from inspector.store.journal.roster import Roster
from inspector.store.journal.writer import Draft
from inspector.store.store import Store
from tests.store.acts import add_place, assert_projected, change, get, make_store
from tests.store.journal.exchange import carried, digest, held, make_team, operate, receive
from tests.store.records import TEST_RECORDS, Mark, Place

DATA = Path(__file__).parent.parent / "data"


def schema_of(folder: Path) -> list[str]:
    """Every statement of the schema, for comparing two stores."""
    with closing(connect(folder / "store.db", Access.READ)) as connection:
        rows = connection.execute(
            "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type, name"
        )
        return [str(row[0]) for row in rows]


def test_a_store_of_version_1_opens_and_is_made_like_a_new_one(tmp_path: Path) -> None:
    """``store-1.sql`` was written by version 1 and must never be changed."""
    folder = tmp_path / "old"
    folder.mkdir()
    with closing(connect(folder / "store.db", Access.WRITE)) as connection:
        guard(connection).open = True
        for statement in (DATA / "store-1.sql").read_text(encoding="utf-8").split("\n;\n"):
            connection.execute(statement)
    (folder / "workspace.json").write_text('{"format": 1, "id": "x", "name": "Cũ"}')
    with Store.open(folder, records=TEST_RECORDS) as store:
        assert get(store, Place, "p1").name == "Xã Khánh Vĩnh"
        assert get(store, Place, "p1").staff == 7
        assert get(store, Place, "p2").deleted
        assert get(store, Mark, "m1").points is not None
        assert [hit.id for hit in store.find("khanh vinh")] == ["p1"]
        assert store.check(rebuild=True).problems == ()
        change(store, Place, "p1", staff=8)
        assert_projected(store)
    with make_store(tmp_path / "new"):
        pass
    assert schema_of(folder) == schema_of(tmp_path / "new")


def upgrade(folder: Path, steps: dict[int, Callable[[Connection], None]]) -> None:
    with closing(connect(folder / "store.db", Access.WRITE)) as connection:
        clock = FixedClock(datetime(2030, 1, 1, tzinfo=UTC))
        migrations.upgrade(connection, guard(connection), folder, clock, TEST_RECORDS, steps)


def version_of(folder: Path) -> int:
    with closing(connect(folder / "store.db", Access.READ)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def test_steps_run_in_order_after_a_backup(store: Store) -> None:
    add_place(store)
    store.close()
    ran: list[int] = []
    steps = {4: lambda _: ran.append(4), 3: lambda _: ran.append(3), 2: lambda _: ran.append(2)}
    upgrade(store.folder, steps)
    assert ran == [3, 4]
    assert version_of(store.folder) == 4
    assert len(list((store.folder / "backups").glob("*.db"))) == 1
    upgrade(store.folder, steps)
    assert ran == [3, 4]


def widening(connection: Connection) -> None:
    connection.execute("CREATE TABLE whole (x)")


def failing(connection: Connection) -> None:
    connection.execute("CREATE TABLE half (x)")
    connection.execute("DELETE FROM journal")
    raise ZeroDivisionError


def test_a_step_that_fails_leaves_the_store_as_it_was_before_it(store: Store) -> None:
    add_place(store)
    store.close()
    before = schema_of(store.folder)
    with pytest.raises(ZeroDivisionError):
        upgrade(store.folder, {3: widening, 4: failing})
    assert version_of(store.folder) == 3
    assert set(schema_of(store.folder)) - set(before) == {"CREATE TABLE whole (x)"}
    upgrade(store.folder, {3: failing})
    with closing(connect(store.folder / "store.db", Access.READ)) as connection:
        assert connection.execute("SELECT count(*) FROM journal").fetchone() == (2,)


def test_record_tables_of_another_shape_are_filled_from_the_journal(store: Store) -> None:
    """A field that a newer version wrote is kept by an older one and comes to light after the upgrade."""
    add_place(store, staff=3)
    store.close()
    older = shutil.copytree(store.folder, store.folder.with_name("older"))
    with Store.open(older, records=[Mark]) as without_places:
        assert "test_place" not in " ".join(schema_of(older))
        operate(without_places, lambda _: [Draft("test_place", "p2", Kind.PUT, {"name": ("Xã mới", ())})])
        assert without_places.check(rebuild=True).problems == ()
    with Store.open(older, records=TEST_RECORDS) as again:
        assert get(again, Place, "p1").staff == 3
        assert get(again, Place, "p2").name == "Xã mới"
        assert_projected(again)
        assert [hit.id for hit in again.find("xa moi")] == ["p2"]
    assert schema_of(older) == schema_of(store.folder)
    assert len(list((older / "backups").glob("*.db"))) >= 1


def test_what_an_earlier_version_judged_otherwise_is_judged_anew(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the earlier version held or let count, the store shows what every other one of this version shows."""
    add_place(store, staff=1)
    [member] = make_team(store, tmp_path, "member")
    with member:
        change(member, Place, "p1", staff=2)
        add_place(member, "p2")
        receive(store, carried(member))
    shown = digest(store)
    store.close()
    with monkeypatch.context() as earlier:
        earlier.setattr("inspector.store.migrations.JUDGING_VERSION", 0)
        earlier.setattr("inspector.store.journal.judging.verdict", lambda *_: "role")
        with Store.open(store.folder, records=TEST_RECORDS) as before:
            assert digest(before) != shown
    with Store.open(store.folder, records=TEST_RECORDS) as again:
        assert digest(again) == shown
        assert again.check(rebuild=True).problems == ()


def test_who_was_a_stranger_for_an_earlier_version_is_verified(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_place(store, staff=1)
    [member] = make_team(store, tmp_path, "member")
    shown = digest(store)
    store.close()
    with member:
        change(member, Place, "p1", staff=2)
        last = carried(member)[-1]
    with monkeypatch.context() as earlier:
        earlier.setattr("inspector.store.migrations.JUDGING_VERSION", 0)
        earlier.setattr("inspector.store.journal.roster.fold", lambda root, _: Roster(root))
        with Store.open(store.folder, records=TEST_RECORDS) as before:
            receive(before, [Carried(last.body, bytes(64), last.values)])
            assert len(held(before)) == 1
    with Store.open(store.folder, records=TEST_RECORDS) as again:
        assert digest(again) == shown
        assert last.body not in {one.body for one in carried(again)}


@pytest.mark.parametrize(
    "older", [f"DROP TABLE {Mark.__tablename__}", f"ALTER TABLE {Place.__tablename__} RENAME staff TO people", ""]
)
def test_an_older_store_is_not_opened_for_reading_until_it_was_upgraded(tmp_path: Path, older: str) -> None:
    folder = tmp_path / "old"
    make_store(folder).close()
    Store.open(folder, records=TEST_RECORDS, read_only=True).close()
    with closing(connect(folder / "store.db", Access.WRITE)) as connection:
        guard(connection).open = True
        connection.execute(older or "PRAGMA user_version = 1")
        # That version noted its own definitions, or none yet.
        connection.execute("DELETE FROM meta WHERE key = 'schema'")
    with pytest.raises(Refused) as refused:
        Store.open(folder, records=TEST_RECORDS, read_only=True)
    assert refused.value.code == "store.older"
    assert str(folder) in str(refused.value)


def damage(folder: Path, statement: str) -> None:
    """Change what the file says of itself, as a disk that forgets a bit would."""
    with closing(connect(folder / "store.db", Access.WRITE)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        assert connection.execute(statement).rowcount == 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE sqlite_schema SET sql = replace(sql, 'action TEXT', 'actiom TEXT') WHERE name = 'journal'",
        "DELETE FROM sqlite_schema WHERE name = 'head_deleted'",
        "UPDATE sqlite_schema SET sql = replace(sql, 'BEFORE INSERT', 'BEFORE UPDATE') WHERE name = 'head_no_insert'",
        "UPDATE sqlite_schema SET name = 'm', tbl_name = 'm', sql = replace(sql, 'meta', 'm') WHERE name = 'meta'",
        "UPDATE meta SET value = value || 'x' WHERE key = 'device'",
    ],
    ids=["column", "index", "guard", "facts", "key"],
)
@pytest.mark.parametrize("read_only", [False, True])
def test_a_store_whose_definitions_are_damaged_is_refused(store: Store, statement: str, read_only: bool) -> None:
    add_place(store)
    store.close()
    damage(store.folder, statement)
    with pytest.raises(Refused) as refused:
        Store.open(store.folder, records=TEST_RECORDS, read_only=read_only)
    assert refused.value.code == "store.corrupt"


def test_a_store_from_before_definitions_were_noted_notes_them(store: Store) -> None:
    add_place(store)
    store.close()
    damage(store.folder, "DELETE FROM meta WHERE key = 'schema'")
    Store.open(store.folder, records=TEST_RECORDS).close()
    damage(store.folder, "DELETE FROM sqlite_schema WHERE name = 'head_deleted'")
    with pytest.raises(Refused):
        Store.open(store.folder, records=TEST_RECORDS)

"""What travels is what arrives: many photos in flat memory; what older versions on the way do not understand."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from inspector.store import restoring
from inspector.store.engine import Access, connect, guard
from inspector.store.journal.body import Header, Kind, decode
from inspector.store.journal.writer import Draft
from inspector.store.store import Store
from tests.reliability.kills import OLD, opened
from tests.reliability.photos import FLAT, travel
from tests.reliability.versions import without_marks
from tests.store.acts import add, add_place, assert_projected, change, get, make_store
from tests.store.journal.exchange import carried, digest, make_team, meet, operate, receive
from tests.store.records import Mark, Place


def test_photos_travel_in_flat_memory(tmp_path: Path) -> None:
    assert travel(tmp_path / "few", 150, 2 * FLAT)["photos"] == 151


def test_an_older_version_between_two_newer_ones_loses_nothing(tmp_path: Path) -> None:
    newer = make_store(tmp_path / "newer")
    older, last = make_team(newer, tmp_path, "older", "last")
    older = without_marks(older)
    add_place(newer, staff=3)
    add(newer, Mark(id="m1", place_id="p1"))
    operate(newer, lambda _: [Draft("test_place", "p1", Kind.PUT, {"later_field": ("x", ())})])
    operate(newer, lambda _: [Draft("test_later", "l1", Kind.PUT, {"name": ("Đợt bay", ())})])
    later = Draft("test_place", "p1", "later_kind", {"note": ("?", ())})  # type: ignore[arg-type]
    operate(newer, lambda _: [later])
    receive(older, carried(newer))
    change(older, Place, "p1", staff=4)
    receive(last, carried(older))
    assert get(last, Place, "p1").staff == 4
    assert {one.body for one in carried(last)} >= {one.body for one in carried(newer)}
    older.close()
    older = Store.open(older.folder, clock=older.clock, entropy=older.entropy, records=[Place, Mark])
    meet([newer, older, last])
    assert digest(newer) == digest(older) == digest(last)
    for store in (newer, older, last):
        assert_projected(store)
        store.close()


def test_a_backup_of_an_older_version_is_looked_at_and_restored(tmp_path: Path) -> None:
    """``store-1.sql`` was written by version 1."""
    backup = tmp_path / "old" / "backups" / "20190304T010007Z-6.db"
    backup.parent.mkdir(parents=True)
    with closing(connect(backup, Access.WRITE)) as connection:
        guard(connection).open = True
        for statement in OLD.read_text(encoding="utf-8").split("\n;\n"):
            connection.execute(statement)
        connection.execute("PRAGMA journal_mode = DELETE")
    told = restoring.preview(backup)
    assert (told.version, told.contents.number, told.protected) == (1, 6, False)
    assert restoring.restore(backup, tmp_path / "back").number == 6
    with opened(tmp_path / "back") as store:
        assert get(store, Place, "p1").name == "Xã Khánh Vĩnh"
        streams = {row.stream for row in _headers(store)}
        add_place(store, "after")
        assert {row.stream for row in _headers(store)} - streams, "the epoch is another one"
        assert store.check(rebuild=True).ok


def _headers(store: Store) -> list[Header]:
    return [decode(one.body)[0] for one in carried(store)]

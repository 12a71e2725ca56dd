"""What travels is what arrives: many photos in flat memory; what older versions on the way do not understand."""

from __future__ import annotations

from pathlib import Path

from inspector.store.journal.body import Kind
from inspector.store.journal.writer import Draft
from inspector.store.store import Store
from tests.reliability.photos import FLAT, travel
from tests.store.acts import add, add_place, assert_projected, change, get, make_store
from tests.store.journal.exchange import carried, digest, make_team, meet, operate, receive
from tests.store.records import Mark, Place


def test_photos_travel_in_flat_memory(tmp_path: Path) -> None:
    assert travel(tmp_path / "few", 150, 2 * FLAT)["photos"] == 151


def test_an_older_version_between_two_newer_ones_loses_nothing(tmp_path: Path) -> None:
    newer = make_store(tmp_path / "newer")
    older, last = make_team(newer, tmp_path, "older", "last")
    older = _without_marks(older)
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


def _without_marks(store: Store) -> Store:
    """The same store opened by a version that knows places alone."""
    store.close()
    return Store.open(store.folder, clock=store.clock, entropy=store.entropy, records=[Place])

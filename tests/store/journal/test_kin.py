"""Records that belong to others: what goes with them, what keeps them, and what comes back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from inspector.store.journal.body import Kind
from inspector.store.journal.writer import Draft
from inspector.store.store import Store
from tests.store.acts import add, add_place, assert_projected, change, get
from tests.store.journal.exchange import carried, digest, meet, operate, receive
from tests.store.records import Mark, Place

Make = Callable[[str], Store]


@pytest.fixture
def pair(stores: Make) -> tuple[Store, Store]:
    """Two laptops that know place p1."""
    one, other = stores("one"), stores("other")
    add_place(one)
    receive(other, carried(one))
    return one, other


def test_what_belongs_to_a_record_goes_with_it_and_comes_back_with_it(store: Store) -> None:
    add_place(store)
    add(store, Mark(id="m1", place_id="p1"), Mark(id="m2", place_id="p1"))
    change(store, Mark, "m2", deleted=True)
    change(store, Place, "p1", deleted=True)
    assert get(store, Mark, "m1").deleted
    change(store, Place, "p1", deleted=False)
    assert not get(store, Mark, "m1").deleted
    assert get(store, Mark, "m2").deleted, "it had gone before, and for itself"


def test_one_undo_brings_all_of_it_back(store: Store) -> None:
    add_place(store)
    add(store, Mark(id="m1", place_id="p1"))
    change(store, Place, "p1", deleted=True)
    store.undo()
    assert not get(store, Place, "p1").deleted
    assert not get(store, Mark, "m1").deleted
    store.redo()
    assert get(store, Mark, "m1").deleted


def test_a_child_the_deleter_had_not_seen_keeps_the_record_until_it_goes_itself(pair: tuple[Store, Store]) -> None:
    one, other = pair
    change(one, Place, "p1", deleted=True)
    add(other, Mark(id="m1", place_id="p1"))
    meet([one, other])
    for store in pair:
        assert not get(store, Place, "p1").deleted
        assert [hit.id for hit in store.find("khanh vinh")] == ["p1"]
    change(one, Mark, "m1", deleted=True)
    assert get(one, Place, "p1").deleted
    assert one.find("khanh vinh") == []
    meet([one, other])
    assert get(other, Place, "p1").deleted
    change(other, Mark, "m1", deleted=False)
    assert not get(other, Place, "p1").deleted
    meet([one, other])
    assert digest(one) == digest(other)


def test_a_record_that_is_kept_is_not_deleted_by_saying_so_again(pair: tuple[Store, Store]) -> None:
    one, other = pair
    change(one, Place, "p1", deleted=True)
    add(other, Mark(id="m1", place_id="p1"))
    meet([one, other])
    change(one, Place, "p1", deleted=True)
    assert not get(one, Place, "p1").deleted
    assert_projected(one)


def test_a_child_that_comes_before_its_parent_keeps_it_too(stores: Make) -> None:
    one, late = stores("one"), stores("late")
    add_place(one)
    change(one, Place, "p1", deleted=True)
    operate(one, lambda _: [Draft("test_mark", "m1", Kind.PUT, {"place_id": ("p1", ())})])
    assert not get(one, Place, "p1").deleted
    for arrival in carried(one)[::-1]:
        receive(late, [arrival])
        assert_projected(late)
    assert digest(late) == digest(one)


def test_records_that_belong_to_each_other_in_a_circle_do_not_keep_each_other(store: Store) -> None:
    """Nobody makes such records; a hostile package may."""
    first, second = "m1", "m2"
    operate(
        store,
        lambda _: [
            Draft("test_mark", first, Kind.PUT, {"place_id": (second, ())}),
            Draft("test_mark", second, Kind.PUT, {"place_id": (first, ())}),
        ],
    )
    change(store, Mark, first, deleted=True)
    assert get(store, Mark, first).deleted
    assert get(store, Mark, second).deleted

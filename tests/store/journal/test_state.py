"""Digests and vectors: the same for the same journal, and no promise where something is missing."""

from __future__ import annotations

import shutil
from collections.abc import Callable

from inspector.store.journal.state import digest, heads, heads_digest, vector
from inspector.store.store import Store
from tests.store.acts import add_place, change
from tests.store.journal.exchange import carried, meet, receive
from tests.store.records import TEST_RECORDS, Place

Make = Callable[[str], Store]


def state(store: Store) -> tuple[str, str]:
    with store.reading() as connection:
        return digest(connection, store.records), heads_digest(connection)


def ends(store: Store) -> list[int]:
    with store.reading() as connection:
        return sorted(seq for seq, _ in heads(connection).values())


def test_laptops_that_know_the_same_have_the_same_digests(stores: Make) -> None:
    one, other = stores("one"), stores("other")
    add_place(one, staff=1)
    before = state(one)
    add_place(other, "p2")
    assert state(one) != state(other)
    meet([one, other])
    assert state(one) == state(other) != before


def test_one_value_more_makes_another_digest(stores: Make) -> None:
    one = stores("one")
    add_place(one, staff=1)
    before = state(one)
    change(one, Place, "p1", staff=2)
    assert all(now != then for now, then in zip(state(one), before, strict=True))


def test_what_lies_behind_a_gap_is_not_promised(stores: Make) -> None:
    one, late = stores("one"), stores("late")
    for number in range(4):
        add_place(one, f"p{number}")
    receive(late, [carried(one)[-1]])
    assert ends(late) == [2]
    receive(late, carried(one))
    assert ends(late) == ends(one) == [6]


def test_what_lies_behind_a_fork_is_not_promised(stores: Make) -> None:
    one, other = stores("one"), stores("other")
    one.close()
    copy = shutil.copytree(one.folder, one.folder.with_name("copy"))
    with Store.open(one.folder, records=TEST_RECORDS) as again, Store.open(copy, records=TEST_RECORDS) as twin:
        assert again.branch is twin.branch is None
        common = len(carried(again))
        add_place(again, "p1")
        add_place(twin, "p2")
        for store in (again, twin):
            receive(other, carried(store))
        assert ends(other) == [common]
        assert list(other.carried(dict(zip(vector_of(other), [(common, "")], strict=True)))) == carried(other)


def vector_of(store: Store) -> dict[str, int]:
    with store.reading() as connection:
        return vector(connection)


def test_what_the_other_has_need_not_be_sent_again(stores: Make) -> None:
    one, other = stores("one"), stores("other")
    add_place(one)
    with other.reading() as connection:
        known = heads(connection)
    assert len(list(one.carried(known))) == 1
    assert receive(other, one.carried(known)) == 1
    with other.reading() as connection:
        assert list(one.carried(heads(connection))) == []

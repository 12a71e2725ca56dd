"""Whatever is done to stores, in whatever order it travels: the tables are what the journal says, and all agree."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from inspector.core.clock import FixedClock
from inspector.core.errors import Refused
from inspector.store.engine import Access, connect, guard, transaction
from inspector.store.journal.rebuild import differences, rebuild
from inspector.store.store import Store
from tests.store.acts import add_place, assert_projected, change, make_store
from tests.store.journal.exchange import carried, digest, receive
from tests.store.records import Mark, Place

LAPTOPS = st.integers(0, 2)
PLACES = st.sampled_from(["p1", "p2", "p3"])
WORDS = st.sampled_from([None, "", "Xã Khánh Vĩnh", "Hoà Bình", "x" * 40])
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "note": WORDS,
        "staff": st.none() | st.integers(0, 3),
        "extra": st.none() | st.dictionaries(st.sampled_from("ab"), st.integers(0, 2)),
    },
)


class Team(RuleBasedStateMachine):
    """Three laptops that edit, undo and meet as they like."""

    def __init__(self) -> None:
        super().__init__()
        # In memory where the system offers it: thousands of commits need no disk here.
        self._home = TemporaryDirectory(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None)
        folder = Path(self._home.name)
        self.stores = [make_store(folder / name, name) for name in ("one", "two", "three")]

    @rule(laptop=LAPTOPS, record=PLACES, fields=FIELDS)
    def put(self, laptop: int, record: str, fields: dict[str, Any]) -> None:
        """Make a place, or change it; a deleted one comes back with every field written."""
        with self.stores[laptop].write("place.put") as writing:
            place = writing.session.get(Place, record)
            if place is None:
                writing.session.add(Place(id=record, name=record, **fields))
                return
            blank = {"note": None, "staff": None, "extra": None} if place.deleted else {}
            place.deleted = False
            for name, value in (blank | fields).items():
                setattr(place, name, value)

    @rule(laptop=LAPTOPS, records=st.sets(PLACES, min_size=1), deleted=st.booleans())
    def delete_or_restore(self, laptop: int, records: set[str], deleted: bool) -> None:
        """Many records in one action."""
        with self.stores[laptop].write("place.delete") as writing:
            for record in sorted(records):
                place = writing.session.get(Place, record)
                if place is not None:
                    place.deleted = deleted

    @rule(laptop=LAPTOPS, record=PLACES, points=st.none() | st.decimals(0, 3, places=2))
    def score(self, laptop: int, record: str, points: Decimal | None) -> None:
        """A record that two laptops name alike."""
        with self.stores[laptop].write("mark.put") as writing:
            mark = writing.session.get(Mark, f"m-{record}")
            if mark is None:
                mark = Mark(id=f"m-{record}", place_id=record)
                writing.session.add(mark)
            mark.deleted = False
            mark.points = points

    @rule(laptop=LAPTOPS, times=st.integers(1, 4), again=st.integers(0, 4))
    def undo_and_redo(self, laptop: int, times: int, again: int) -> None:
        """Back and forth; refused where there is nothing, or something newer from elsewhere."""
        store = self.stores[laptop]
        for act in [store.undo] * times + [store.redo] * again:
            with suppress(Refused):
                act()

    @rule(laptop=LAPTOPS, days=st.integers(-365, 5))
    def clock_jumps(self, laptop: int, days: int) -> None:
        """Clocks go wrong."""
        clock = self.stores[laptop].clock
        assert isinstance(clock, FixedClock)
        clock.set(clock.now() + timedelta(days=days))

    @rule(source=LAPTOPS, receiver=LAPTOPS, data=st.data())
    def some_travel(self, source: int, receiver: int, data: st.DataObject) -> None:
        """A part of one laptop's journal reaches another, in any order."""
        journal = carried(self.stores[source])
        chosen = data.draw(st.lists(st.sampled_from(range(len(journal))), unique=True, max_size=6))
        receive(self.stores[receiver], [journal[index] for index in chosen])

    @rule()
    def all_meet(self) -> None:
        """Everybody gets everything: all agree, and a second time brings nothing."""
        for store in self.stores:
            for other in self.stores:
                receive(store, carried(other)[::-1])
        digests = [digest(store) for store in self.stores]
        assert digests[0] == digests[1] == digests[2]
        assert digests[0]["dangling"] == []
        assert receive(self.stores[0], carried(self.stores[1])) == 0

    @invariant()
    def tables_are_what_the_journals_say(self) -> None:
        for store in self.stores:
            assert_projected(store)

    def teardown(self) -> None:
        try:
            self.all_meet()
            for store in self.stores:
                assert store.check().problems == ()
        finally:
            for store in self.stores:
                store.close()
            self._home.cleanup()


def play(examples: int, steps: int) -> None:
    run_state_machine_as_test(
        Team,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_three_laptops_come_to_agree() -> None:
    play(12, 25)


@pytest.mark.soak
def test_three_laptops_come_to_agree_for_long() -> None:
    play(400, 60)


def tampered(store: Store, statement: str) -> dict[str, int]:
    """What the comparison finds after a write that went round the journal, which is taken back then."""
    connection = connect(store.folder / "store.db", Access.WRITE)
    gate = guard(connection)
    with gate.opened():
        connection.execute(statement)
    with store.reading() as reading:
        found = differences(reading, store.records)
    with gate.opened(), transaction(connection):
        rebuild(connection, store.records)
    connection.close()
    return found


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("UPDATE test_place SET staff = 8", "test_place"),
        ("UPDATE test_place SET deleted = 1", "test_place"),
        ("DELETE FROM test_place", "test_place"),
        ("INSERT INTO test_place (id, deleted) VALUES ('x', 0)", "test_place"),
        ("UPDATE head SET value = 8 WHERE field = 'staff'", "head"),
        ("UPDATE head SET seen = 1", "head"),
        ("DELETE FROM head WHERE field = 'staff'", "head"),
        ("INSERT INTO dangling VALUES ('a', 'over', 't', 'i', 'f')", "dangling"),
        ("UPDATE search_row SET title = 'x'", "search_row"),
    ],
)
def test_a_write_round_the_journal_is_found_and_a_rebuild_mends_it(store: Store, statement: str, table: str) -> None:
    add_place(store, staff=1)
    assert table in tampered(store, statement)
    assert_projected(store)


def test_the_comparison_leaves_the_store_alone(store: Store) -> None:
    add_place(store)
    before = (store.folder / "store.db").read_bytes(), digest(store)
    assert_projected(store)
    assert ((store.folder / "store.db").read_bytes(), digest(store)) == before
    change(store, Place, "p1", staff=1)


def test_the_same_seed_makes_the_same_journal(stores: Callable[[str], Store], tmp_path: Path) -> None:
    one, again = make_store(tmp_path / "a", "same"), make_store(tmp_path / "b", "same")
    for store in (one, again):
        add_place(store, staff=3)
    assert carried(one) == carried(again)
    one.close()
    again.close()

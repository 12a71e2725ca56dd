"""Registers: what two laptops wrote apart comes out the same on both, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from sqlmodel import Session

from inspector.core.clock import FixedClock
from inspector.store.journal.body import EXISTENCE, Kind
from inspector.store.journal.heads import Registers
from inspector.store.journal.writer import Draft, Written
from inspector.store.store import Store
from tests.store.acts import add, add_place, change, get
from tests.store.journal.exchange import carried, digest, operate, receive
from tests.store.journal.team import without_values
from tests.store.records import Mark, Place


@pytest.fixture
def pair(stores: Callable[[str], Store]) -> tuple[Store, Store]:
    """Two laptops that both know place p1."""
    one, other = stores("one"), stores("other")
    add_place(one, staff=1)
    receive(other, carried(one))
    assert isinstance(other.clock, FixedClock)
    other.clock.set(datetime(2019, 3, 5, tzinfo=UTC))
    return one, other


def meet(*stores: Store) -> None:
    """Everybody gets everything; afterwards all show the same."""
    for store in stores:
        for other in stores:
            receive(store, carried(other))
    digests = [digest(store) for store in stores]
    assert all(one == digests[0] for one in digests)


def values(store: Store, field: str, record: str = "p1") -> set[object]:
    with store.reading() as connection:
        rows = connection.execute("SELECT value FROM head WHERE id = ? AND field = ?", (record, field))
        return {row[0] for row in rows}


def test_different_edits_are_both_kept_and_the_later_is_shown(pair: tuple[Store, Store]) -> None:
    one, other = pair
    change(one, Place, "p1", staff=2)
    change(other, Place, "p1", staff=3)
    change(other, Place, "p1", staff=4)
    meet(one, other)
    assert values(one, "staff") == {2, 4}
    assert get(one, Place, "p1").staff == get(other, Place, "p1").staff == 4


def test_an_edit_in_a_conflict_names_only_what_was_shown(pair: tuple[Store, Store]) -> None:
    one, other = pair
    change(one, Place, "p1", staff=2)
    change(other, Place, "p1", staff=3)
    change(other, Place, "p1", staff=4)
    meet(one, other)
    change(one, Place, "p1", staff=5)
    assert values(one, "staff") == {2, 5}
    meet(one, other)


def resolve(store: Store, value: int) -> Written:
    """A person decides the conflict about p1's staff."""
    return operate(
        store,
        lambda registers: [
            Draft(
                "test_place",
                "p1",
                Kind.RESOLVE,
                {"staff": (value, tuple(sorted(registers.fields("test_place", "p1")["staff"])))},
            )
        ],
    )


def test_a_resolution_names_all_and_concurrent_ones_conflict_again(pair: tuple[Store, Store]) -> None:
    one, other = pair
    change(one, Place, "p1", staff=2)
    change(other, Place, "p1", staff=3)
    meet(one, other)
    resolve(one, 3)
    assert values(one, "staff") == {3}
    resolve(other, 2)
    meet(one, other)
    assert values(one, "staff") == {2, 3}


def test_an_edit_the_deleter_had_not_seen_keeps_the_record(pair: tuple[Store, Store]) -> None:
    one, other = pair
    change(one, Place, "p1", deleted=True)
    change(other, Place, "p1", staff=9)
    meet(one, other)
    assert not get(one, Place, "p1").deleted
    assert values(one, EXISTENCE) == {0}, "the delete is kept, so the record can be flagged"


def test_a_delete_that_saw_everything_holds_and_a_restore_takes_it_back(pair: tuple[Store, Store]) -> None:
    one, other = pair
    change(other, Place, "p1", staff=9)
    meet(one, other)
    change(one, Place, "p1", deleted=True)
    meet(one, other)
    assert get(other, Place, "p1").deleted
    change(other, Place, "p1", deleted=False)
    meet(one, other)
    assert not get(one, Place, "p1").deleted


def test_a_restore_survives_a_second_delete_that_had_not_seen_it(pair: tuple[Store, Store]) -> None:
    one, other = pair
    change(one, Place, "p1", deleted=True)
    change(other, Place, "p1", deleted=True)
    change(other, Place, "p1", deleted=False)
    meet(one, other)
    assert not get(one, Place, "p1").deleted


def test_two_laptops_making_the_same_record_meet_in_one(pair: tuple[Store, Store]) -> None:
    one, other = pair
    add(one, Mark(id="m1", place_id="p1", note="một"))
    add(other, Mark(id="m1", place_id="p1", note="hai"))
    meet(one, other)
    assert values(one, "note", "m1") == {"một", "hai"}
    assert get(one, Mark, "m1").place_id == "p1"


def test_a_record_without_its_required_fields_waits(pair: tuple[Store, Store], stores: Callable[[str], Store]) -> None:
    one, _ = pair
    late = stores("late")
    change(one, Place, "p1", staff=2)
    receive(late, carried(one)[-1:])
    with late.read() as session:
        assert session.get(Place, "p1") is None
    assert values(late, "staff") == {2}
    meet(one, late)
    assert get(late, Place, "p1").staff == 2


def test_an_operation_of_an_unknown_kind_waits(pair: tuple[Store, Store]) -> None:
    one, other = pair
    operate(one, lambda _: [Draft("test_place", "p1", "merge", {"staff": (5, ())})])  # type: ignore[arg-type]
    meet(one, other)
    assert get(other, Place, "p1").staff == 1
    assert other.check(rebuild=True).problems == ()


def test_children_come_before_parents_and_edits_before_creations(stores: Callable[[str], Store]) -> None:
    one, late = stores("one"), stores("late")
    add_place(one, staff=1)
    change(one, Place, "p1", staff=2)
    change(one, Place, "p1", name="Tên khác")
    change(one, Place, "p1", deleted=True)
    change(one, Place, "p1", deleted=False)
    arrivals = carried(one)[::-1]
    for index, arrival in enumerate(arrivals):
        receive(late, [arrival])
        with late.read() as session:
            shown = session.get(Place, "p1")
        named = index >= 2  # the edit of the name is the third to arrive
        assert (shown is not None) == named
    meet(one, late)
    assert digest(one)["dangling"] == []


def test_types_and_fields_of_a_later_version_are_kept_unprojected(stores: Callable[[str], Store]) -> None:
    one, other = stores("one"), stores("other")
    operate(
        one,
        lambda _: [
            Draft("test_place", "p1", Kind.PUT, {"name": ("Xã", ()), "colour": ("đỏ", ())}),
            Draft("vehicle", "v1", Kind.PUT, {"plate": ("79A", ())}),
        ],
    )
    meet(one, other)
    assert values(other, "colour") == {"đỏ"}
    assert values(other, "plate", "v1") == {"79A"}
    assert get(other, Place, "p1").name == "Xã"


def test_an_erased_value_is_gone_everywhere_and_the_chain_still_verifies(pair: tuple[Store, Store]) -> None:
    one, other = pair
    change(one, Place, "p1", note="riêng tư")
    secret = carried(one)[-1]

    def redact(registers: Registers) -> list[Draft]:
        heads = registers.fields("test_place", "p1")["note"]
        return [Draft("test_place", "p1", Kind.REDACT, {"note": (None, tuple(heads))})]

    operate(one, redact)
    receive(other, [transaction for transaction in carried(one) if transaction.body != secret.body])
    receive(other, [secret])
    meet(one, other)
    for store in (one, other):
        assert get(store, Place, "p1").note is None
        assert store.find("rieng tu") == []
        with store.reading() as connection:
            assert connection.execute("SELECT count(*) FROM operation WHERE vals LIKE '%riêng tư%'").fetchone() == (0,)
    assert one.check(rebuild=True).problems == ()


def test_an_erasure_about_another_record_does_not_keep_a_missing_value_away(pair: tuple[Store, Store]) -> None:
    one, other = pair
    add_place(one, "p2")
    change(one, Place, "p1", note="đã xem")

    def amiss(registers: Registers) -> list[Draft]:
        heads = registers.fields("test_place", "p1")["note"]
        return [Draft("test_place", "p2", Kind.REDACT, {"note": (None, tuple(heads))})]

    operate(one, amiss)
    receive(other, map(without_values, carried(one)))
    meet(one, other)
    for store in (one, other):
        assert get(store, Place, "p1").note == "đã xem"


def test_a_clock_that_goes_back_still_shows_the_last_edit(pair: tuple[Store, Store]) -> None:
    one, _ = pair
    assert isinstance(one.clock, FixedClock)
    one.clock.set(datetime(2001, 1, 1, tzinfo=UTC))
    change(one, Place, "p1", staff=77)
    assert get(one, Place, "p1").staff == 77


def test_a_read_session_sees_one_state(pair: tuple[Store, Store]) -> None:
    one, _ = pair
    with one.read() as session:
        assert isinstance(session, Session)
        before = session.get(Place, "p1")
        change(one, Place, "p1", staff=55)
        session.expire_all()
        assert before is not None
        assert before.staff == 1

"""What no other laptop would take in is not written here either."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core.clock import FixedClock
from inspector.core.errors import Refused
from inspector.store.journal import body, limits
from inspector.store.journal.body import Header, Operation
from inspector.store.journal.limits import LimitExceeded, check_transaction, check_values
from inspector.store.store import Store
from tests.store.acts import add, add_place
from tests.store.records import Place

SALT = "00" * 16


def transactions(store: Store) -> int:
    return len(list(store.carried()))


def test_a_text_that_is_too_long_is_refused_and_nothing_is_written(store: Store) -> None:
    before = transactions(store)
    with pytest.raises(Refused, match="dài quá mức") as refused:
        add_place(store, note="x" * (limits.TEXT_LENGTH + 1))
    assert refused.value.code == "store.action_out_of_bounds"
    assert transactions(store) == before
    add_place(store, note="x" * limits.TEXT_LENGTH)


def test_an_action_with_too_much_together_is_refused(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "VALUES_BYTES", 10_000)
    places = [Place(id=f"p{number}", name="Xã", note="ơ" * 1000) for number in range(6)]
    with pytest.raises(Refused):
        add(store, *places)
    add(store, *places[:3])


def test_a_body_that_is_too_long_is_refused(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "BODY_BYTES", 200)
    with pytest.raises(Refused):
        add_place(store)


def test_what_takes_many_times_its_length_in_memory_is_refused(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    before = transactions(store)
    monkeypatch.setattr(body, "RUN_LIMIT", 100)
    monkeypatch.setattr(body, "CONTAINERS_LIMIT", 40)
    with pytest.raises(Refused) as refused:
        add(store, *(Place(id=f"p{number}", name="Xã") for number in range(12)))
    assert refused.value.code == "store.action_out_of_bounds"
    assert transactions(store) == before
    add_place(store)


def test_an_action_with_too_much_beside_one_record_is_refused(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "OPERATION_VALUES_BYTES", 1_000)
    add(store, *(Place(id=f"p{number}", name="Xã", note="ơ" * 300) for number in range(6)))
    with pytest.raises(Refused):
        add_place(store, "long", note="ơ" * 500)


def test_a_clock_beyond_all_bounds_is_refused(store: Store) -> None:
    assert isinstance(store.clock, FixedClock)
    store.clock.set(datetime(2201, 1, 1, tzinfo=UTC) + timedelta(days=1))
    with pytest.raises(Refused, match="ngày giờ"):
        add_place(store)


@given(st.integers(0, 10_000), st.sampled_from([0, 1, 999_999]), st.none() | st.integers(-1_000, 11_000))
def test_a_time_of_its_own_lies_a_second_before_a_stamp_that_is_not_the_own_clock(
    wall: int, counter: int, at: int | None
) -> None:
    header = Header("0123456789abcdef.00000001", 1, "", f"{wall:015d}-{counter:06d}-01234567", "p", "a", at)
    if at is None or (counter > 0 and 0 <= at <= wall - 1_000):
        check_transaction(b"", header, [Operation("t", "1", "put")])
    else:
        with pytest.raises(LimitExceeded):
            check_transaction(b"", header, [Operation("t", "1", "put")])


@pytest.mark.parametrize("text", ["\x01" * 100, '"' * 300, "ơ" * 300, "😀" * 150, "x" * 500])
def test_bytes_are_counted_as_they_are_written(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(limits, "VALUES_BYTES", 1000)
    check_values([{"note": (SALT, text)}])
    with pytest.raises(LimitExceeded):
        check_values([{"note": (SALT, text)}, {"name": (SALT, text)}])

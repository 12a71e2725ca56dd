from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from inspector.store.journal import audit
from inspector.store.journal.audit import FieldChange, Query
from inspector.store.store import Store
from tests.store.acts import add, add_place, change, make_store
from tests.store.journal.exchange import carried, device_of, receive
from tests.store.records import Mark, Place


def test_it_says_who_changed_what_from_what_to_what_and_when(store: Store) -> None:
    add_place(store, staff=1)
    change(store, Place, "p1", staff=2, name="Xã Cầu Bà")
    change(store, Place, "p1", deleted=True)
    page = store.audit(Query())
    deleted, changed, added, founded = page.entries
    assert page.total == 4
    assert changed.actor == "person-1"
    assert changed.at.tzinfo is UTC
    assert changed.at.date() == datetime(2019, 3, 4, tzinfo=UTC).date()
    assert changed.changes[0].fields == (
        FieldChange("name", "Xã Khánh Vĩnh", "Xã Cầu Bà"),
        FieldChange("staff", 1, 2),
    )
    assert (added.changes[0].created, changed.changes[0].created) == (True, False)
    assert added.changes[0].fields[0] == FieldChange("name", None, "Xã Khánh Vĩnh")
    assert (deleted.changes[0].kind, deleted.changes[0].fields) == ("delete", ())
    assert founded.changes[0].kind == "roster"


def test_pages_follow_each_other_without_gap(store: Store) -> None:
    for number in range(7):
        add_place(store, f"p{number}")
    whole = store.audit(Query(), limit=100).entries
    parts = [entry for offset in range(0, 9, 3) for entry in store.audit(Query(), offset, 3).entries]
    assert tuple(parts) == whole
    among = {2, 3, 5, 8}
    parts = [entry for offset in range(0, 6, 3) for entry in store.audit(Query(among=among), offset, 3).entries]
    assert [entry.number for entry in parts] == [8, 5, 3, 2]
    assert [entry.number for entry in whole] == list(range(8, 0, -1))


@pytest.mark.parametrize("few", [0, 10])
def test_what_is_looked_for_is_paged_alike_whether_it_is_little_or_much(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(audit, "_FEW", few)
    for number in range(6):
        add_place(store, f"p{number}")
    with make_store(tmp_path / "stranger", "stranger") as stranger:
        add_place(stranger, "s1")
        receive(store, carried(stranger)[1:])
    assert store.audit(Query()).total == 7, "what a stranger wrote is held"
    every = set(range(1, 9))
    for query, numbers in (
        (Query(among=every), [7, 6, 5, 4, 3, 2, 1]),
        (Query(among=every - {5}, actor="person-1"), [7, 6, 4, 3, 2, 1]),
        (Query(among=every - {6}, records=["p3", "p4"]), [5]),
        (Query(among={8}), []),
    ):
        whole = store.audit(query)
        assert (whole.total, [entry.number for entry in whole.entries]) == (len(numbers), numbers)
        second = store.audit(query, offset=1, limit=2)
        assert (second.total, [entry.number for entry in second.entries]) == (len(numbers), numbers[1:3])


def test_filters_hold_together(store: Store) -> None:
    add(store, Place(id="p1", name="Xã Khánh Vĩnh"), Mark(id="m1", place_id="p1", points=Decimal(3)))
    add(store, Mark(id="m2", place_id="p1", note="Đã rà soát"))
    found = store.audit(Query(records=["m1"]))
    assert found.total == 1
    assert [(one.type, one.record) for one in found.entries[0].changes] == [("test_mark", "m1")]
    assert store.audit(Query(types=["test_mark"])).total == 2
    assert [entry.number for entry in store.audit(Query(among={3, 4})).entries] == [3]
    assert store.audit(Query(types=["test_mark"], among={1, 3})).total == 1
    assert store.audit(Query(among=set())).total == 0
    assert store.audit(Query(actor="nobody")).total == 0


def test_times_bound_it(store: Store) -> None:
    add_place(store)
    change(store, Place, "p1", staff=1)
    latest, before = store.audit(Query(), limit=2).entries
    assert [entry.number for entry in store.audit(Query(since=latest.at)).entries] == [latest.number]
    until = store.audit(Query(until=latest.at, since=before.at - timedelta(milliseconds=1)))
    assert [entry.number for entry in until.entries] == [before.number]


def test_a_long_action_is_counted_whole_and_listed_in_part(store: Store) -> None:
    add(store, *[Mark(id=f"m{number}", place_id="p1") for number in range(250)])
    entry = store.audit(Query()).entries[0]
    assert (entry.records, len(entry.changes)) == (250, 200)


def test_what_others_wrote_stands_in_it_with_their_device(stores: Callable[[str], Store]) -> None:
    one, other = stores("one"), stores("late")
    add_place(one, staff=1)
    change(one, Place, "p1", staff=2)
    receive(other, carried(one)[-1:])
    entry = other.audit(Query(records=["p1"])).entries[0]
    assert device_of(other) != entry.device == device_of(one)
    assert entry.changes[0].fields == (FieldChange("staff", None, 2),), "the value before is not known here"

"""What somebody should look at: the same lists on every laptop, and nothing in them that is no conflict."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from inspector.core.clock import FixedClock
from inspector.domain.device import Role
from inspector.domain.finding import Finding
from inspector.domain.inspection import Inspection, InspectionState, Outcome
from inspector.domain.registry import RECORDS
from inspector.domain.round import Round
from inspector.domain.unit import Unit
from inspector.store.journal.body import Kind
from inspector.store.journal.branches import forks, gaps, missing_predecessors
from inspector.store.journal.conflicts import concluded_twice, conflicts, duplicates, edited_while_deleted, orphans
from inspector.store.journal.signed import after_closing, after_signature
from inspector.store.journal.writer import Draft
from inspector.store.store import Store
from tests.store.acts import add, add_place, change, make_store
from tests.store.journal.exchange import carried, device_of, digest, make_team, meet, operate, receive
from tests.store.records import TEST_RECORDS, Mark, Place

Make = Callable[[str], Store]


@pytest.fixture
def pair(stores: Make) -> tuple[Store, Store]:
    """Two laptops that both know place p1, the second's clock a day ahead."""
    one, other = stores("one"), stores("other")
    add_place(one, staff=1)
    receive(other, carried(one))
    assert isinstance(other.clock, FixedClock)
    other.clock.set(datetime(2019, 3, 5, tzinfo=UTC))
    return one, other


def derived(store: Store, derive: Callable[..., Any], **values: Any) -> Any:
    with store.reading() as connection:
        return derive(connection, store.records, **values)


def both(pair: tuple[Store, Store], derive: Callable[..., Any]) -> Any:
    """What both laptops derive, once they have met."""
    meet(pair)
    one, other = (derived(store, derive) for store in pair)
    assert one == other
    return one


def test_a_conflict_shows_who_wrote_what_and_when_the_shown_one_first(pair: tuple[Store, Store]) -> None:
    one, other = pair
    change(one, Place, "p1", staff=2)
    change(other, Place, "p1", staff=3)
    [conflict] = both(pair, conflicts)
    assert (conflict.type, conflict.record, conflict.field) == ("test_place", "p1", "staff")
    assert [version.value for version in conflict.versions] == [3, 2]
    assert [version.device for version in conflict.versions] == [device_of(other), device_of(one)]
    assert [version.person_id for version in conflict.versions] == ["person-other", "person-1"]
    assert conflict.versions[0].at.date().isoformat() == "2019-03-05"
    assert derived(one, conflicts, among=["p2"]) == []
    assert derived(one, conflicts, among=["p1"]) == [conflict]


def test_the_same_value_twice_is_no_conflict(pair: tuple[Store, Store]) -> None:
    for store in pair:
        change(store, Place, "p1", staff=7)
    assert both(pair, conflicts) == []


def test_what_is_deleted_has_no_conflicts(pair: tuple[Store, Store]) -> None:
    one, other = pair
    change(one, Place, "p1", staff=2)
    change(other, Place, "p1", staff=3)
    meet(pair)
    change(one, Place, "p1", deleted=True)
    assert both(pair, conflicts) == []


def test_an_edit_of_what_another_deleted_is_shown_with_both(pair: tuple[Store, Store]) -> None:
    one, other = pair
    change(one, Place, "p1", deleted=True)
    change(other, Place, "p1", staff=3)
    [found] = both(pair, edited_while_deleted)
    assert [version.device for version in found.deletions] == [device_of(one)]
    assert [(version.field, version.value) for version in found.edits] == [("staff", 3)]
    change(one, Place, "p1", deleted=True)
    assert both(pair, edited_while_deleted) == []


def test_a_record_deleted_while_another_was_put_below_it_is_shown(pair: tuple[Store, Store]) -> None:
    one, other = pair
    change(one, Place, "p1", deleted=True)
    add(other, Mark(id="m1", place_id="p1"))
    [found] = both(pair, edited_while_deleted)
    assert (found.record, found.edits) == ("p1", ())
    assert {(child, version.device) for child, version in found.below} == {(("test_mark", "m1"), device_of(other))}
    change(one, Mark, "m1", deleted=True)
    assert both(pair, edited_while_deleted) == []


def test_a_child_whose_parent_has_not_come_is_an_orphan(pair: tuple[Store, Store]) -> None:
    one, other = pair
    change(one, Place, "p1", deleted=True)
    add(other, Mark(id="m1", place_id="p1"), Mark(id="m2", place_id="nowhere"))
    assert [(one.record, one.parent) for one in both(pair, orphans)] == [("m2", "nowhere")]
    assert [one.record for one in both(pair, edited_while_deleted)] == ["p1"], "what stays below is told there"
    add_place(other, "nowhere")
    assert both(pair, orphans) == []


def test_a_child_of_what_is_not_shown_is_an_orphan_and_one_of_a_newer_type_is_not(
    pair: tuple[Store, Store],
) -> None:
    _, other = pair
    add(other, Mark(id="m1", place_id="half"), Mark(id="m2", place_id="new"))
    operate(other, lambda _: [Draft("test_place", "half", Kind.PUT, {"staff": (3, ())})], "place.half")
    operate(other, lambda _: [Draft("drone_flight", "new", Kind.PUT, {"pilot": ("x", ())})], "drone.add")
    assert [(one.record, one.parent) for one in both(pair, orphans)] == [("m1", "half")]


def test_two_that_share_a_code_are_shown(pair: tuple[Store, Store]) -> None:
    one, other = pair
    add_place(one, "p2", "Xã Cầu Bà")
    add_place(other, "p3", "Xã Cầu Bà")
    meet(pair)
    with one.reading() as connection:
        [found] = duplicates(connection, "test_place", "name")
        assert (found.value, found.records) == ("Xã Cầu Bà", ("p2", "p3"))
        assert duplicates(connection, "test_place", "name", among=["p1"]) == []


def test_gaps_and_missing_predecessors_are_shown(stores: Make) -> None:
    one, late = stores("one"), stores("late")
    for number in range(4):
        add_place(one, f"p{number}")
    receive(late, carried(one)[-2:])
    with late.reading() as connection:
        [gap] = gaps(connection)
        assert (gap.stream.partition(".")[0], gap.from_seq, gap.to_seq) == (device_of(one), 3, 4)
        assert missing_predecessors(connection) == []
    receive(late, carried(one))
    with late.reading() as connection:
        assert gaps(connection) == []


def test_a_copied_laptop_that_goes_on_twice_is_a_fork_everywhere(stores: Make, tmp_path: Path) -> None:
    one, other = stores("one"), stores("other")
    add_place(one)
    one.close()
    copy = shutil.copytree(one.folder, tmp_path / "copy")
    with Store.open(one.folder, records=TEST_RECORDS) as again:
        add_place(again, "p2")
        seq = len(carried(again)) - 1
        first = carried(again)
    with Store.open(copy, records=TEST_RECORDS) as twin:
        assert twin.branch is not None
        add_place(twin, "p3")
        receive(other, [*first, *carried(twin)])
    with other.reading() as connection:
        [fork] = forks(connection)
        assert (fork.device, fork.seq, len(fork.ids)) == (fork.stream[:16], seq, 2)
    assert {hit.id for hit in other.find("khanh vinh")} == {"p1", "p2", "p3"}


def test_a_laptop_that_meets_its_own_twin_goes_on_in_a_new_epoch(stores: Make, tmp_path: Path) -> None:
    one = stores("one")
    add_place(one)
    one.close()
    copy = shutil.copytree(one.folder, tmp_path / "copy")
    with Store.open(one.folder, records=TEST_RECORDS) as again, Store.open(copy, records=TEST_RECORDS) as twin:
        add_place(again, "p2")
        add_place(twin, "p3")
        receive(again, carried(twin))
        assert again.branch is not None
        add_place(again, "p4")
        with again.reading() as connection:
            assert [len(fork.ids) for fork in forks(connection)] == [2]
            assert gaps(connection) == []
            streams = connection.execute("SELECT count(DISTINCT stream) FROM journal").fetchone()
        assert streams == (2,)
        assert again.check(rebuild=True).problems == ()
        receive(twin, carried(again))
        assert digest(twin) == digest(again)


@pytest.fixture
def offices(tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    """The laptops of a lead and of an inspector with the real records and one inspection."""
    lead = make_store(tmp_path / "lead", records=RECORDS)
    add(
        lead,
        Round(id="r1", year=2019, ordinal=1),
        Unit(id="u1", name="Xã Khánh Vĩnh", code="KV01"),
        Inspection(id="i1", round_id="r1", unit_id="u1"),
    )
    [member] = make_team(lead, tmp_path, "member", role=Role.INSPECTOR)
    yield lead, member
    for store in (lead, member):
        store.close()


def sign(store: Store, kind: type[Any], record: str, field: str, **values: Any) -> None:
    with store.write("sign") as writing:
        found = writing.session.get(kind, record)
        assert found is not None
        for name, value in {**values, field: writing.seen()}.items():
            setattr(found, name, value)


def test_what_came_after_the_signature_without_knowing_of_it_is_shown(offices: tuple[Store, Store]) -> None:
    lead, member = offices
    change(lead, Inspection, "i1", strengths="Sổ sách đầy đủ")
    sign(lead, Inspection, "i1", "minutes_seen", minutes_signed_on=datetime(2019, 3, 4, tzinfo=UTC).date())
    assert derived(lead, after_signature) == []
    add(member, Finding(id="f1", inspection_id="i1", description="Chậm niêm yết"))
    [found] = both(offices, after_signature)
    assert found.record == "i1"
    assert {(one.type, one.record) for one in found.unseen} == {("finding", "f1")}
    assert {one.version.device for one in found.unseen} == {device_of(member)}
    assert derived(lead, after_signature, among=["i2"]) == []


def test_what_came_after_the_closing_is_shown(offices: tuple[Store, Store]) -> None:
    lead, member = offices
    sign(lead, Round, "r1", "closed_seen", closed_on=datetime(2019, 3, 4, tzinfo=UTC).date())
    change(member, Inspection, "i1", limits="Thiếu niêm yết")
    [found] = both(offices, after_closing)
    assert [(one.record, one.version.field, one.version.value) for one in found.unseen] == [
        ("i1", "limits", "Thiếu niêm yết")
    ]


def test_a_unit_that_two_people_concluded_is_shown_be_it_alike(offices: tuple[Store, Store]) -> None:
    for store in offices:
        change(store, Inspection, "i1", state=InspectionState.INSPECTED, outcome=Outcome.PASSING)
    assert both(offices, conflicts) == []
    with offices[0].reading() as connection:
        [found] = concluded_twice(connection)
    assert [version.value for version in found.versions] == ["passing", "passing"]

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.core.errors import Refused
from inspector.store.journal.undo import History
from inspector.store.store import Store
from tests.store.acts import add, add_place, assert_projected, change, get, make_store
from tests.store.journal.exchange import carried, receive
from tests.store.journal.test_heads import resolve, values
from tests.store.records import TEST_RECORDS, Mark, Place

ACTIONS = st.lists(
    st.dictionaries(
        st.sampled_from(["p1", "p2"]),
        st.fixed_dictionaries(
            {"deleted": st.booleans()},
            optional={"staff": st.none() | st.integers(0, 2), "note": st.sampled_from([None, "một", "hai"])},
        ),
        min_size=1,
    ),
    max_size=6,
)


def carry_out(store: Store, action: dict[str, dict[str, Any]]) -> bool:
    """Make or change places in one action; whether anything changed."""
    with store.write("places") as writing:
        for record, fields in action.items():
            place = writing.session.get(Place, record)
            if place is None:
                if fields["deleted"]:
                    continue
                place = Place(id=record, name=record)
                writing.session.add(place)
            revived = place.deleted and not fields["deleted"]
            if place.deleted and fields["deleted"]:
                continue
            blank = {"staff": None, "note": None} if revived else {}
            for name, value in (blank | fields).items():
                setattr(place, name, value)
    return bool(writing.changed)


def living(store: Store) -> list[tuple[Any, ...]]:
    with store.reading() as connection:
        return connection.execute("SELECT * FROM test_place WHERE NOT deleted ORDER BY id").fetchall()


def travel(store: Store, states: list[list[tuple[Any, ...]]], place: int, goal: int) -> int:
    """Undo or redo one by one from one state to another; every state in between is the one there was."""
    while place != goal:
        (store.undo if goal < place else store.redo)()
        place += 1 if goal > place else -1
        assert living(store) == states[place]
    return place


@settings(max_examples=40, deadline=None)
@given(ACTIONS, st.lists(st.integers(0, 6), max_size=4))
def test_undoing_and_redoing_walks_through_the_same_states(actions: list[dict[str, Any]], walks: list[int]) -> None:
    with TemporaryDirectory() as home, make_store(Path(home) / "store") as store:
        states = [living(store)]
        states += [living(store) for action in actions if carry_out(store, action)]
        place = len(states) - 1
        for goal in [0, *walks]:
            place = travel(store, states, place, min(goal, len(states) - 1))
        assert_projected(store)
        assert store.check().problems == ()


def test_undo_is_a_transaction_of_its_own_and_names_what_it_undid(store: Store) -> None:
    add_place(store, staff=1)
    change(store, Place, "p1", staff=2)
    assert store.undo_next is not None
    assert (store.undo_next.action, store.redo_action) == ("change", None)
    written = store.undo()
    assert (written.number, written.action, written.changed) == (4, "change", frozenset({("test_place", "p1")}))
    assert store.undo_next is not None
    assert (store.undo_next.action, store.redo_action) == ("add", "change")
    assert get(store, Place, "p1").staff == 1
    assert store.find("khanh vinh") != []
    store.undo()
    assert get(store, Place, "p1").deleted
    assert store.find("khanh vinh") == []
    with store.reading() as connection:
        actions = [row[0] for row in connection.execute("SELECT action FROM journal ORDER BY number")]
    assert actions == ["workspace.create", "add", "change", "undo", "undo"]


def test_there_is_an_end_to_undoing_and_redoing(store: Store) -> None:
    for act, code in ((store.undo, "store.undo.nothing"), (store.redo, "store.undo.nothing_again")):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.code == code


def test_a_new_action_ends_redoing(store: Store) -> None:
    add_place(store)
    store.undo()
    add_place(store, "p2")
    assert store.redo_action is None


def test_only_this_session_is_undone(store: Store) -> None:
    add_place(store)
    store.close()
    with Store.open(store.folder, records=TEST_RECORDS) as again:
        assert again.undo_next is None


@pytest.mark.parametrize("act", [{"staff": 5}, {"deleted": True}])
def test_what_somebody_else_changed_since_is_not_undone(stores: Callable[[str], Store], act: dict[str, Any]) -> None:
    one, other = stores("one"), stores("other")
    add_place(one, staff=1)
    change(one, Place, "p1", staff=2)
    receive(other, carried(one))
    change(other, Place, "p1", **act)
    receive(one, carried(other))
    with pytest.raises(Refused) as refused:
        one.undo()
    assert refused.value.code == "store.undo.newer"
    assert one.undo_next is not None
    assert one.undo_next.action == "change"


def test_a_creation_somebody_else_built_on_is_not_undone(stores: Callable[[str], Store]) -> None:
    one, other = stores("one"), stores("other")
    add_place(one)
    receive(other, carried(one))
    change(other, Place, "p1", note="thêm")
    receive(one, carried(other))
    with pytest.raises(Refused):
        one.undo()


def test_undoing_a_resolution_opens_the_conflict_again(stores: Callable[[str], Store]) -> None:
    one, other = stores("one"), stores("other")
    add_place(one, staff=1)
    receive(other, carried(one))
    change(one, Place, "p1", staff=2)
    change(other, Place, "p1", staff=3)
    receive(one, carried(other))
    history = History()
    history.remember(resolve(one, 3))
    one.writing(history.undo)
    assert values(one, "staff") == {2, 3}


@pytest.mark.parametrize("ahead", ["one", "other"])
def test_what_was_shown_while_a_field_waits_is_shown_after_an_undo(stores: Callable[[str], Store], ahead: str) -> None:
    one, other = stores("one"), stores("other")
    add_place(one, staff=1)
    receive(other, carried(one))
    for number in range(5):
        change({"one": one, "other": other}[ahead], Place, "p1", note=f"lần {number}")
    change(one, Place, "p1", staff=2)
    change(other, Place, "p1", staff=3)
    receive(one, carried(other))
    shown = get(one, Place, "p1").staff
    assert shown == {"one": 2, "other": 3}[ahead], "the later of the two, wherever it was written"
    history = History()
    for _ in range(3):
        history.remember(resolve(one, 4))
        one.writing(history.undo)
        history.done.clear()
        assert (values(one, "staff"), get(one, Place, "p1").staff) == ({2, 3}, shown)
    receive(other, carried(one))
    assert get(other, Place, "p1").staff == shown


def test_many_records_are_one_undo(store: Store) -> None:
    add(store, *[Mark(id=f"m{number}", place_id="p1") for number in range(50)])
    assert len(store.undo().changed) == 50
    with store.read() as session:
        assert all(session.get(Mark, f"m{number}").deleted for number in range(50))  # type: ignore[union-attr]

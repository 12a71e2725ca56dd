from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspector.store.search import match
from inspector.store.store import Store
from tests.store.acts import add_place, change
from tests.store.records import Place


def found(store: Store, words: str) -> list[str]:
    return [hit.id for hit in store.find(words)]


@pytest.mark.parametrize(
    "words", ["khanh vinh", "KHÁNH VĨNH", "khánh vi", "vinh khanh", "xa k", "Vĩnh, Khánh", "khanh  vinh "]
)
def test_accents_order_and_case_do_not_matter(store: Store, words: str) -> None:
    add_place(store)
    add_place(store, "p2", "Xã Cầu Bà")
    assert found(store, words) == ["p1"]


@pytest.mark.parametrize("words", ["hoà", "hòa", "hoa binh", "đuc", "duc", "Đức"])
def test_both_ways_of_setting_a_tone_and_d_are_found(store: Store, words: str) -> None:
    add_place(store, "p1", "Phường Hoà Bình", note="Ông Đức")
    assert found(store, words) == ["p1"]


def test_titles_count_more_than_the_rest(store: Store) -> None:
    add_place(store, "note", "Xã khác", note="gần Khánh Vĩnh " * 5)
    add_place(store, "title", "Khánh Vĩnh")
    assert found(store, "khanh vinh") == ["title", "note"]


def test_kinds_and_number_are_bounded(store: Store) -> None:
    for number in range(9):
        add_place(store, f"p{number}")
    assert len(store.find("khanh", limit=4)) == 4
    assert store.find("khanh", kinds=["unit"]) == []
    assert len(store.find("khanh", kinds=["test_place", "unit"])) == 9


def test_what_changes_is_found_by_what_it_says_now(store: Store) -> None:
    add_place(store)
    change(store, Place, "p1", name="Xã Cầu Bà")
    assert (found(store, "khanh"), found(store, "cau ba")) == ([], ["p1"])
    change(store, Place, "p1", deleted=True)
    assert found(store, "cau ba") == []
    store.undo()
    assert found(store, "cau ba") == ["p1"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.text(max_size=30) | st.sampled_from(['"', "a OR b", "NEAR(a b)", "title:x", "*", "a*b", "-a", "^a", "a AND"]))
def test_no_text_is_a_syntax_error(store: Store, words: str) -> None:
    assert isinstance(found(store, words), list)


def test_nothing_but_signs_finds_nothing(store: Store) -> None:
    add_place(store)
    assert match(' ." ') == ""
    assert found(store, "…") == []

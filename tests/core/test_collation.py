from __future__ import annotations

import sqlite3
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core.collation import name_sort_key, sort_key

COMMUNES = [
    *("Cầu Bà", "Giang Ly", "Khánh Bình", "Khánh Đông", "Khánh Hiệp", "Khánh Nam", "Khánh Phú"),
    *("Khánh Thành", "Khánh Thượng", "Khánh Trung", "Khánh Vĩnh", "Liên Sang", "Sông Cầu", "Sơn Thái"),
]
VIETNAMESE = st.text(alphabet="aàáảãạăằâấđdeêệinohgoôốơuưứ AĐ-12", max_size=14)


@given(st.permutations(COMMUNES))
def test_communes_of_the_old_district_stand_in_dictionary_order(shuffled: list[str]) -> None:
    assert sorted(shuffled, key=sort_key) == COMMUNES


@pytest.mark.parametrize(
    "ordered",
    [
        list("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"),
        ["ma", "mà", "mả", "mã", "má", "mạ"],
        ["Hưng Hà", "Hưng Yên", "Hương Khê"],
        ["Hà An", "Hạ An", "Hà Bình"],
        ["Lê", "LÊ", "lề", "Lế"],
        ["Tổ 2", "Tổ 10", "Tổ 010a", "Tổ dân phố"],
        ["KV1", "KV02", "KV9", "KV34", "KVA"],
        ["", "a", "a b", "ab"],
        ["1" * 15, "1" * 16, "1" * 17, "1" * 33, "a"],
    ],
)
def test_order(ordered: list[str]) -> None:
    assert sorted(set(ordered), key=sort_key) == ordered


def test_letters_of_all_syllables_go_before_the_tones_of_the_first() -> None:
    assert sort_key("Khạnh An") < sort_key("Khánh Bình")


def test_place_of_the_tone_does_not_part_a_word() -> None:
    assert sorted(["Khánh Hoà B", "Khánh Hòa A", "Khánh Hòa C"], key=sort_key) == [
        "Khánh Hòa A",
        "Khánh Hoà B",
        "Khánh Hòa C",
    ]


@given(VIETNAMESE)
def test_decomposed_text_has_the_same_key(string: str) -> None:
    assert sort_key(unicodedata.normalize("NFD", string)) == sort_key(string)
    assert name_sort_key(unicodedata.normalize("NFD", string)) == name_sort_key(string)


@given(st.lists(VIETNAMESE, max_size=12))
def test_sqlite_sorts_the_keys_as_python_does(strings: list[str]) -> None:
    keys = [sort_key(string) for string in strings]
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE t (k TEXT)")
    connection.executemany("INSERT INTO t VALUES (?)", [(key,) for key in keys])
    stored = [row[0] for row in connection.execute("SELECT k FROM t ORDER BY k")]
    connection.close()
    assert stored == sorted(keys)


@given(VIETNAMESE, VIETNAMESE)
def test_only_equal_texts_have_equal_keys(one: str, other: str) -> None:
    assert (sort_key(one) == sort_key(other)) == (" ".join(one.split()) == " ".join(other.split()))


def test_people_are_sorted_by_given_name_then_family_name_then_middle_name() -> None:
    people = ["Trần Văn An", "NGUYỄN VĂN BÌNH", "Nguyễn Thị Bình", "Trần An Bình", "Y Bình", "Ân"]
    assert sorted(set(people), key=name_sort_key) == [
        "Trần Văn An",
        "Ân",
        "Nguyễn Thị Bình",
        "NGUYỄN VĂN BÌNH",
        "Trần An Bình",
        "Y Bình",
    ]


def test_middle_name_may_go_before_the_family_name() -> None:
    people = ["Trần An Bình", "Nguyễn Thị Bình", "Lê Văn Bình"]
    assert sorted(people, key=lambda name: name_sort_key(name, middle_first=True)) == people

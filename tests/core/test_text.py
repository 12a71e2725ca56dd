from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core.text import clean, clean_prose, fold, nfc

VIETNAMESE = st.text(alphabet="aàáảãạăằắẳẵặâầấẩẫậđeéêếioóôốơớuúưứyýnhgcktAÀĂĐÊƠƯ  -–", max_size=40)


def test_decomposed_name_becomes_the_composed_one() -> None:
    decomposed = unicodedata.normalize("NFD", "Khánh Vĩnh")
    assert (len(decomposed), len(nfc(decomposed))) == (12, 10)
    assert clean(decomposed) == "Khánh Vĩnh"


@pytest.mark.parametrize("lookalike", ["Ð", "Ɖ"])
def test_lookalike_d_becomes_the_vietnamese_letter(lookalike: str) -> None:
    assert clean(f"{lookalike}ảng ủy") == "Đảng ủy"
    assert clean(f"{lookalike.lower()}iểm") == "điểm"


def test_spaces_of_every_kind_are_collapsed() -> None:
    assert clean("\u00a0UBND\u2003xã \t\n Cầu\u00a0Bà \u200b") == "UBND xã Cầu Bà"


def test_mark_parted_from_its_letter_by_an_invisible_character_is_composed() -> None:
    assert clean("Ca\u200b\u0302\u0300u") == "Cầu"


def test_prose_keeps_its_lines() -> None:
    assert clean_prose("  Ưu  điểm:\r\n- một \r- hai\n\n\n\nHạn chế ") == "Ưu điểm:\n- một\n- hai\n\nHạn chế"


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Khánh Hòa", "khanh hoa"),
        ("Khánh Hoà", "khanh hoa"),
        ("thủy, thuỷ", "thuy, thuy"),
        ("uý úy", "uy uy"),
        ("ĐẢNG ỦY xã  Giang\u00a0Ly", "dang uy xa giang ly"),
        ("Ðất", "dat"),
        ("Văn hóa – Thông tin", "van hoa - thong tin"),
    ],
)
def test_fold(written: str, key: str) -> None:
    assert fold(written) == key


@given(st.text(max_size=60))
def test_cleaning_and_folding_twice_changes_nothing_more(string: str) -> None:
    for function in (clean, clean_prose, fold):
        once = function(string)
        assert function(once) == once


@given(VIETNAMESE)
def test_keys_do_not_depend_on_composition_or_case(string: str) -> None:
    assert fold(unicodedata.normalize("NFD", string)) == fold(string) == fold(string.upper())
    assert clean(unicodedata.normalize("NFD", string)) == clean(string)
    assert fold(string).isascii()

from __future__ import annotations

from datetime import date

import pytest

from inspector.reports.numbering import date_runs, lettered, number_runs, numbered, roman
from inspector.reports.parts import text_of


def test_letters_follow_the_vietnamese_alphabet() -> None:
    texts = lettered([f"Nội dung {number}" for number in range(23)])
    assert [text.split(")")[0] for text in texts] == list("abcdđeghiklmnopqrstuvxy")


def test_more_paragraphs_than_letters_get_dashes() -> None:
    assert {text[:2] for text in lettered(["x"] * 24)} == {"- "}


@pytest.mark.parametrize("texts", [["Một"], ["1. Một", "2. Hai"], ["a) Một", "b) Hai"], ["- Một", "- Hai"], []])
def test_one_paragraph_or_labelled_ones_stay_as_they_are(texts: list[str]) -> None:
    assert lettered(texts) == texts
    assert numbered(texts) == texts


def test_numbered_paragraphs() -> None:
    assert numbered(["Một.", "Hai."]) == ["1. Một.", "2. Hai."]


@pytest.mark.parametrize(
    ("number", "expected"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (99, "XCIX")]
)
def test_roman_numbers(number: int, expected: str) -> None:
    assert roman(number) == expected


def test_a_number_below_ten_gets_a_zero_and_a_blank_keeps_its_width() -> None:
    assert text_of(number_runs("5", "BC-ĐKT")) == " 05/BC-ĐKT"
    assert text_of(number_runs("12a", "BC-ĐKT")) == " 12a/BC-ĐKT"
    assert number_runs("", "BC-ĐKT")[0].blank == 14


def test_a_date_left_blank_keeps_room_for_day_and_month() -> None:
    assert text_of(date_runs(date(2020, 3, 5), 2020)) == "ngày 05 tháng 3 năm 2020"
    assert [run.blank for run in date_runs(None, 2020)] == [0, 9, 0, 9, 0]

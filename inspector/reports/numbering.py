"""Number, place and date of a document, known or left blank, and the labels of its divisions (Decree 30/2020)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from inspector.core.formats import date_long
from inspector.reports.parts import Run
from inspector.reports.wording import phrase

REPORT: Final = "BC"
"""Báo cáo (Decree 30/2020, Annex III)."""
MINUTES: Final = "BB"
"""Biên bản."""
NUMBER_BLANK: Final = 14.0
"""Millimetres left for a number that is given after signing."""
DAY_BLANK: Final = 9.0
"""Millimetres left for a day or a month."""

_LETTERS: Final = "abcdđeghiklmnopqrstuvxy"
"""The Vietnamese alphabet as divisions use it: no f, j, w, z, no letters with diacritics but đ."""

_ROMAN: Final = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def full_symbol(kind: str, issuer: str) -> str:
    """``BC-ĐKT``: the type of document and the abbreviation of whoever issues it."""
    return f"{kind}-{issuer}"


def padded(number: str) -> str:
    """``05``: a document's number as it is printed and registered; numbers below ten have a leading zero."""
    return number.zfill(2) if number.isdecimal() else number


def number_runs(number: str, symbol: str, *, italic: bool = False) -> tuple[Run, ...]:
    """`` 05/BC-ĐKT`` as it follows "Số:", or the symbol after a blank while the number is not given."""
    start = Run(f" {padded(number)}", italic=italic) if number else Run(blank=NUMBER_BLANK)
    return (start, Run(f"/{symbol}", italic=italic))


def date_runs(day: date | None, year: int, *, italic: bool = False) -> tuple[Run, ...]:
    """``ngày 05 tháng 02 năm 2020``, or blanks before the month and the year while the date is not given."""
    if day:
        return (Run(date_long(day), italic=italic),)
    return (
        Run(phrase("frame.blank_day"), italic=italic),
        Run(blank=DAY_BLANK),
        Run(phrase("frame.blank_month"), italic=italic),
        Run(blank=DAY_BLANK),
        Run(phrase("frame.blank_year", year=year), italic=italic),
    )


def roman(number: int) -> str:
    """``number`` from 1 on in Roman numerals."""
    digits = []
    for value, letters in _ROMAN:
        digits.append(letters * (number // value))
        number %= value
    return "".join(digits)


def lettered(paragraphs: Sequence[str]) -> list[str]:
    """Several paragraphs with ``a)`` ``b)`` … ``đ)`` before them; one alone, or labelled ones, as they are.

    More than the alphabet has letters for get dashes.
    """
    if len(paragraphs) < 2 or any(_labelled(text) for text in paragraphs):
        return list(paragraphs)
    labels = [f"{letter})" for letter in _LETTERS] if len(paragraphs) <= len(_LETTERS) else ["-"] * len(paragraphs)
    return [f"{label} {text}" for label, text in zip(labels, paragraphs, strict=False)]


def numbered(paragraphs: Sequence[str]) -> list[str]:
    """Several paragraphs with ``1.`` ``2.`` before them; one alone, or labelled ones, as they are."""
    if len(paragraphs) < 2 or any(_labelled(text) for text in paragraphs):
        return list(paragraphs)
    return [f"{number}. {text}" for number, text in enumerate(paragraphs, start=1)]


def _labelled(text: str) -> bool:
    head = text.split(" ", 1)[0]
    return head == "-" or (head[:-1].isdecimal() and head.endswith(".")) or (len(head) == 2 and head.endswith(")"))

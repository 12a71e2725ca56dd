"""Figures in the words of a document: counts, fractions, rates, dates, points, and the mark of an illustration."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from inspector.core import formats, official
from inspector.reports.inputs import Figure
from inspector.reports.parts import MARK, Row
from inspector.reports.wording import phrase

NOTHING: Final = formats.NOTHING
_DECIMAL: Final = re.compile(r"\d+,\d+%")
_WHOLE: Final = re.compile(r"^(\d+)%")


def fraction(numerator: int, denominator: int) -> str:
    """``29/34``; numbers below ten with a leading zero."""
    return f"{official.small_count(numerator)}/{official.small_count(denominator)}"


def percent(numerator: Decimal | int, denominator: Decimal | int) -> str:
    """``85,3%``; a whole (``100%``) and a none (``0%``) without decimals, ``–`` of nothing."""
    if denominator and numerator in (0, denominator):
        return "100%" if numerator else "0%"
    return official.percent(numerator, denominator)


def even_percents(rows: Sequence[Row], *columns: int) -> tuple[Row, ...]:
    """The rows with the rates of some columns alike: ``0,0%`` beside ``66,7%``, ``0%`` where none has a decimal."""
    if not any(_DECIMAL.match(cell) for row in rows for cell in _cells(row, columns)):
        return tuple(rows)
    return tuple(
        replace(row, cells=tuple(_evened(cell) if place in columns else cell for place, cell in enumerate(row.cells)))
        for row in rows
    )


def _cells(row: Row, columns: Sequence[int]) -> list[str]:
    return [cell for place, cell in enumerate(row.cells) if place in columns]


def _evened(cell: str) -> str:
    return _WHOLE.sub(r"\1,0%", cell)


def figure(value: Figure) -> str:
    """A figure of a comparison: numbers grouped, texts as they were declared, ``–`` for none."""
    if value is None:
        return NOTHING
    return value if isinstance(value, str) else official.number(value)


def points(value: Decimal | None) -> str:
    """Points with two decimals, ``–`` for none."""
    return NOTHING if value is None else official.points(value)


def day(value: date | None) -> str:
    """``05/03/2020`` as in a table, ``–`` for none."""
    return NOTHING if value is None else formats.date_short(value)


def period(start: date, end: date) -> str:
    """``từ ngày 01 tháng 01 đến hết ngày 31 tháng 5 năm 2019``: the year once where both days are of the same."""
    first = formats.date_long(start)
    if start.year == end.year:
        first = first.removesuffix(f" năm {end.year}")
    return phrase("frame.period", start=first, end=formats.date_long(end))


def marked(text: str, *, illustrative: bool) -> str:
    """``text`` with the mark of an illustration, unless there is nothing to mark."""
    return text + MARK if illustrative and text not in ("", NOTHING) else text

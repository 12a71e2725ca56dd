from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from inspector.reports import figures
from inspector.reports.inputs import Figure
from inspector.reports.parts import Row


@pytest.mark.parametrize(
    ("numerator", "denominator", "expected"),
    [(29, 34, "85,3%"), (34, 34, "100%"), (0, 34, "0%"), (0, 0, "–"), (1, 2, "50,0%"), (33999, 34000, "100,0%")],
)
def test_rates(numerator: int, denominator: int, expected: str) -> None:
    assert figures.percent(numerator, denominator) == expected


def test_fractions_pad_small_numbers() -> None:
    assert figures.fraction(5, 34) == "05/34"
    assert figures.fraction(0, 7) == "0/07"


@pytest.mark.parametrize(
    ("value", "expected"), [(None, "–"), (13355, "13.355"), ("99,69%", "99,69%"), (Decimal("0.5"), "0,5")]
)
def test_figures_keep_declared_texts(value: Figure, expected: str) -> None:
    assert figures.figure(value) == expected


def test_marks_are_put_on_values_only() -> None:
    assert figures.marked("12", illustrative=True) == "12(*)"
    assert figures.marked("12", illustrative=False) == "12"
    assert figures.marked("–", illustrative=True) == "–"


def test_days_are_written_short_and_no_points_as_a_dash() -> None:
    assert figures.day(date(2020, 3, 5)) == "05/03/2020"
    assert figures.points(None) == "–"


def test_rates_of_a_column_are_alike() -> None:
    def column(*cells: str) -> list[str]:
        return [row.cells[1] for row in figures.even_percents([Row(("", cell)) for cell in cells], 1)]

    assert column("66,7%", "0%", "100%(*)", "–") == ["66,7%", "0,0%", "100,0%(*)", "–"]
    assert column("100%", "0%", "–") == ["100%", "0%", "–"]

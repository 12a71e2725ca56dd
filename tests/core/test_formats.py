from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core import formats, official
from inspector.core.language import DEFAULT_LANGUAGE, set_language
from inspector.core.messages import text, text_in
from inspector.core.parsing import parse_count, parse_date, parse_number, parse_time

DECIMALS = st.decimals(min_value=-(10**12), max_value=10**12, places=4)


@pytest.mark.parametrize(
    ("value", "places", "printed"),
    [
        (12781, None, "12.781"),
        (Decimal("92.08"), None, "92,08"),
        (Decimal("88.835"), 2, "88,84"),
        (Decimal("-0.004"), 2, "0,00"),
        (Decimal("-1234.5"), 0, "-1.235"),
        (465_000_000_000, None, "465.000.000.000"),
        (Decimal("1E+6"), None, "1.000.000"),
        (10**40, 1, f"10{'.000' * 13},0"),
    ],
)
def test_number(value: Decimal | int, places: int | None, printed: str) -> None:
    assert formats.number(value, places) == printed


@pytest.mark.parametrize(
    ("numerator", "denominator", "places", "printed"),
    [
        (29, 34, 1, "85,3%"),
        (29, 34, 2, "85,29%"),
        (24, 34, 1, "70,6%"),
        (24, 29, 1, "82,8%"),
        (12950, 12990, 2, "99,69%"),
        (9, 136, 2, "6,62%"),
        (62, 136, 2, "45,59%"),
        (1, 8, 1, "12,5%"),
        (1, 2000, 1, "0,1%"),
        (0, 34, 1, "0,0%"),
        (34, 34, 1, "100,0%"),
        (0, 0, 1, "–"),
        (5, 0, 2, "–"),
    ],
)
def test_percent_is_rounded_half_up(numerator: int, denominator: int, places: int, printed: str) -> None:
    assert formats.percent(numerator, denominator, places) == printed


@pytest.fixture
def english() -> Iterator[None]:
    """English is spoken."""
    set_language("en")
    yield
    set_language(DEFAULT_LANGUAGE)


@pytest.mark.usefixtures("english")
def test_english_has_its_own_marks_and_documents_stay_vietnamese() -> None:
    assert formats.number(12781) == "12,781"
    assert formats.points(Decimal("1234.5")) == "1,234.50"
    assert formats.percent(1, 2) == "50.0%"
    assert formats.small_count(5) == "5"
    assert text("verdict.area", area="I", share=Decimal("12.5"), minimum=50).count("12.5")
    assert text_in("vi", "verdict.area", area="I", share=Decimal("12.5"), minimum=50).count("12,5")
    assert official.number(12781) == "12.781"
    assert official.points(Decimal("1234.5")) == "1.234,50"
    assert official.percent(1, 2) == "50,0%"
    assert official.small_count(5) == "05"


@pytest.mark.usefixtures("english")
@given(st.integers(0, 10**9))
def test_english_counts_read_back(count: int) -> None:
    assert parse_count(formats.number(count)) == count
    assert parse_count(official.number(count)) == count


def test_rate_for_machines() -> None:
    assert str(formats.rate(29, 34)) == "85.29"
    assert formats.rate(0, 0) is None


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 4))
def test_rate_is_the_nearest_one_and_halves_go_up(numerator: int, denominator: int, places: int) -> None:
    value = formats.rate(numerator, denominator, places)
    assert value is not None
    # In whole numbers, without Decimal: floor(x + 1/2).
    scaled = (numerator * 100 * 10**places * 2 + denominator) // (2 * denominator)
    assert value == Decimal(scaled).scaleb(-places)


@given(DECIMALS, st.integers(0, 3))
def test_halves_go_away_from_zero(value: Decimal, places: int) -> None:
    rounded = formats.half_up(value, places)
    assert abs(rounded - value) <= Decimal(5).scaleb(-places - 1)
    assert formats.half_up(-value, places) == -rounded
    assert not str(rounded).startswith("-0.") or rounded


@given(DECIMALS)
def test_printed_numbers_read_back(value: Decimal) -> None:
    assert parse_number(formats.number(value), "comma") == value


@given(st.integers(0, 10**9))
def test_printed_counts_read_back(count: int) -> None:
    assert parse_count(formats.number(count)) == count
    assert parse_count(formats.small_count(count)) == count


@pytest.mark.parametrize(("count", "printed"), [(0, "0"), (5, "05"), (9, "09"), (10, "10"), (12781, "12.781")])
def test_small_count(count: int, printed: str) -> None:
    assert formats.small_count(count) == printed


@pytest.mark.parametrize(
    ("rows", "printed"),
    [
        ([7], "7"),
        ([3, 2], "2, 3"),
        ([2, 3, 4, 9], "2–4, 9"),
        (range(2, 402), "2–401"),
        (range(1, 40, 2), "1, 3, 5, 7, 9, 11, 13, 15, 17, 19…"),
    ],
)
def test_rows_that_follow_each_other_are_named_by_the_first_and_the_last(rows: Iterable[int], printed: str) -> None:
    assert formats.row_numbers(rows) == printed


def test_points() -> None:
    assert formats.points(Decimal("92.08")) == "92,08"
    assert formats.points(7) == "7,00"


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        (date(2020, 1, 21), "ngày 21 tháng 01 năm 2020"),
        (date(2020, 3, 5), "ngày 05 tháng 3 năm 2020"),
        (date(2019, 9, 6), "ngày 06 tháng 9 năm 2019"),
        (date(2019, 2, 10), "ngày 10 tháng 02 năm 2019"),
        (date(2019, 12, 1), "ngày 01 tháng 12 năm 2019"),
    ],
)
def test_date_in_a_heading(day: date, printed: str) -> None:
    assert formats.date_long(day) == printed


def test_a_moment_is_told_in_vietnams_time() -> None:
    assert formats.moment_short(datetime(2020, 3, 4, 17, 5, tzinfo=UTC)) == "00:05 05/03/2020"


@given(st.dates(min_value=date(1000, 1, 1)))
def test_printed_dates_read_back(day: date) -> None:
    assert parse_date(formats.date_short(day)) == day
    assert parse_date(formats.date_long(day)) == day


@given(st.times())
def test_printed_times_read_back_to_the_minute(moment: time) -> None:
    assert parse_time(formats.time_long(moment)) == time(moment.hour, moment.minute)


def test_time_in_the_minutes_of_a_meeting() -> None:
    assert formats.time_long(time(8, 0)) == "8 giờ 00 phút"


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        (date(2019, 6, 3), date(2019, 6, 28), "03/06 – 28/06/2019"),
        (date(2019, 12, 3), date(2020, 1, 8), "03/12/2019 – 08/01/2020"),
        (date(2019, 6, 3), date(2019, 6, 3), "03/06/2019"),
        (date(2019, 6, 3), None, "03/06/2019 – …"),
        (None, date(2019, 6, 3), "… – 03/06/2019"),
        (None, None, ""),
    ],
)
def test_a_range_of_days_says_its_year_once(first: date | None, last: date | None, shown: str) -> None:
    assert formats.date_range(first, last) == shown


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (1, "1 kB"),
        (1024, "1 kB"),
        (1025, "2 kB"),
        (72_000, "71 kB"),
        (2 * 1024**2, "2,0 MB"),
        (1536 * 1024**2, "1,5 GB"),
    ],
)
def test_sizes_are_never_told_too_small(count: int, shown: str) -> None:
    assert formats.data_size(count) == shown

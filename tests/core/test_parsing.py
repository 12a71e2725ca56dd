from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core.errors import Refused
from inspector.core.parsing import DecimalMark, parse_count, parse_date, parse_number, parse_points, parse_time


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("21/1/2020", date(2020, 1, 21)),
        ("05/3/2020", date(2020, 3, 5)),
        ("06/9/2019", date(2019, 9, 6)),
        ("16-6-2021", date(2021, 6, 16)),
        ("12.03.2020", date(2020, 3, 12)),
        (" 5 / 3 / 2020 ", date(2020, 3, 5)),
        ("2020-01-21", date(2020, 1, 21)),
        ("2020-01-21T00:00:00", date(2020, 1, 21)),
        ("2020-01-21 00:00:00", date(2020, 1, 21)),
        ("ngày 05 tháng 3 năm 2020", date(2020, 3, 5)),
        ("Ngày 21 tháng 01 năm 2020", date(2020, 1, 21)),
        ("29/02/2020", date(2020, 2, 29)),
        ("15112026", date(2026, 11, 15)),
        (" 20112026 ", date(2026, 11, 20)),
        ("01021999", date(1999, 2, 1)),
    ],
)
def test_date(written: str, day: date) -> None:
    assert parse_date(written) == day


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("", "parse.date"),
        ("hôm qua", "parse.date"),
        ("5/2020", "parse.date"),
        ("5/3-2020", "parse.date"),
        ("2020-01-21 14:30", "parse.date"),
        ("05/3/20", "parse.date_year"),
        ("20261115", "parse.date"),
        ("151126", "parse.date"),
        ("5112026", "parse.date"),
        ("31022026", "parse.date_missing"),
        ("12/31/2020", "parse.date_missing"),
        ("29/02/2019", "parse.date_missing"),
        ("0/1/2020", "parse.date_missing"),
        ("1/1/0000", "parse.date_missing"),
    ],
)
def test_date_refused(written: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_date(written)
    assert refused.value.code == code
    assert written.strip() in str(refused.value)


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("8 giờ 00 phút", time(8, 0)),
        ("7h45", time(7, 45)),
        ("7g45", time(7, 45)),
        ("14:30", time(14, 30)),
        ("14:30:00", time(14, 30)),
        ("8 giờ", time(8, 0)),
        ("9h15", time(9, 15)),
        ("1130", time(11, 30)),
        ("930", time(9, 30)),
        ("0h00", time(0, 0)),
    ],
)
def test_time(written: str, moment: time) -> None:
    assert parse_time(written) == moment


@pytest.mark.parametrize("written", ["", "8", "2460", "11305", "24h00", "7h60", "sáng", "8 giờ kém 5"])
def test_time_refused(written: str) -> None:
    with pytest.raises(Refused, match="không phải là giờ"):
        parse_time(written)


@pytest.mark.parametrize(
    ("written", "mark", "value"),
    [
        ("88,83", None, "88.83"),
        ("88.83", "dot", "88.83"),
        ("88.83", "both", "88.83"),
        ("88,83", "both", "88.83"),
        ("12.781", "comma", "12781"),
        ("12.781", "dot", "12.781"),
        ("12,781", None, "12.781"),
        ("12,781", "dot", "12781"),
        ("1.234.567", None, "1234567"),
        ("1,234,567", None, "1234567"),
        ("1.234,5", None, "1234.5"),
        ("1,234.5", None, "1234.5"),
        ("12 781", None, "12781"),
        ("12\u00a0781,25", None, "12781.25"),
        ("-5", None, "-5"),
        ("−5,5", None, "-5.5"),
        (",5", None, "0.5"),
        ("0012", None, "12"),
        ("1" * 40, None, "1" * 40),
    ],
)
def test_number(written: str, mark: DecimalMark | None, value: str) -> None:
    assert parse_number(written, mark) == Decimal(value)


@pytest.mark.parametrize(
    ("written", "readings"), [("88.83", "88,83"), ("12.781", "12,781 / 12.781"), ("0.781", "0,781")]
)
def test_single_dot_is_asked_about(written: str, readings: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_number(written)
    assert refused.value.code == "parse.ambiguous"
    assert refused.value.values["readings"] == readings


def test_three_decimals_stay_ambiguous_when_both_marks_are_allowed() -> None:
    with pytest.raises(Refused) as refused:
        parse_number("12.781", "both")
    assert refused.value.code == "parse.ambiguous"


@pytest.mark.parametrize("mark", [None, "comma", "dot", "both"])
@pytest.mark.parametrize(
    "written", ["", "abc", "1.2.3", "1,2,3", "12.", "1.234,", "1 2", "12 34,5", "1,2.3,4", "٣", "½"]
)
def test_number_refused(written: str, mark: DecimalMark | None) -> None:
    with pytest.raises(Refused) as refused:
        parse_number(written, mark)
    assert refused.value.code == "parse.number"


def test_other_mark_than_the_one_decided_is_refused() -> None:
    with pytest.raises(Refused, match="không phải là số"):
        parse_number("88.83", "comma")


@pytest.mark.parametrize(("written", "value"), [("92,08", "92.08"), ("100", "100"), ("0", "0"), ("2,500", "2.5")])
def test_points(written: str, value: str) -> None:
    assert parse_points(written) == Decimal(value)


@pytest.mark.parametrize("written", ["-1", "1,005", "1" * 30 + ",123"])
def test_points_refused(written: str) -> None:
    with pytest.raises(Refused, match="không phải là điểm"):
        parse_points(written)


def test_points_with_a_dot_are_read_once_decided() -> None:
    with pytest.raises(Refused) as refused:
        parse_points("88.83")
    assert refused.value.code == "parse.ambiguous"
    assert parse_points("88.83", "both") == Decimal("88.83")


@pytest.mark.parametrize(("written", "count"), [("34", 34), ("05", 5), ("12.781", 12781), ("1 234 567", 1234567)])
def test_count(written: str, count: int) -> None:
    assert parse_count(written) == count


@pytest.mark.parametrize("written", ["", "-1", "1,5", "12.78", "12,781", "5 người", "²"])
def test_count_refused(written: str) -> None:
    with pytest.raises(Refused, match="số nguyên"):
        parse_count(written)


@pytest.mark.parametrize("parse", [parse_count, parse_date, parse_number, parse_points, parse_time])
@given(string=st.one_of(st.text(max_size=60), st.text(alphabet="0123456789.,/- hngày", max_size=16)))
def test_any_text_is_read_or_refused_in_words(parse: Callable[[str], object], string: str) -> None:
    sentence = "."
    try:
        parse(string)
    except Refused as refused:
        sentence = str(refused)
    assert sentence.endswith(".")

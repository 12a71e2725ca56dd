"""Sums of rounded values, with what does not apply left out."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core.errors import Refused
from inspector.domain.scoring import Mark, check_points, combined, totals

D = Decimal
hundredths = st.integers(0, 300).map(lambda number: D(number).scaleb(-2))


@st.composite
def marks(draw: st.DrawFn) -> Mark:
    maximum = draw(st.integers(1, 300).map(lambda number: D(number).scaleb(-2)))
    inside = st.none() | hundredths.map(lambda value: min(value, maximum))
    return Mark(
        maximum,
        self_points=draw(inside),
        assessed=draw(inside),
        reason=draw(st.none() | st.just("lý do")),
        not_applicable=draw(st.booleans()),
        not_applicable_reason=draw(st.none() | st.just("lý do")),
    )


@given(st.lists(marks(), max_size=12))
def test_sums_are_sums(drawn: list[Mark]) -> None:
    sums = totals(drawn)
    scored = [mark for mark in drawn if not mark.not_applicable and mark.assessed is not None]
    assert sums.assessed == (sum((m.assessed or D(0) for m in scored), D(0)) if scored else None)
    assert sums.applicable == sum((m.maximum for m in drawn if not m.not_applicable), D(0))
    assert sums.assessed_maximum <= sums.applicable <= sums.maximum
    assert sums.answered <= sums.count == len(drawn)


@given(st.lists(marks(), max_size=12), st.lists(marks(), max_size=12))
def test_areas_add_up(first: list[Mark], second: list[Mark]) -> None:
    assert combined([totals(first), totals(second)]) == totals(first + second)


@given(st.lists(marks(), max_size=12))
def test_rescaled_total_stays_between_0_and_100(drawn: list[Mark]) -> None:
    rescaled = totals(drawn).rescaled
    assert rescaled is None or 0 <= rescaled <= 100


@given(st.lists(marks(), min_size=1, max_size=8))
def test_a_criterion_that_does_not_apply_changes_nothing(drawn: list[Mark]) -> None:
    extra = Mark(D("2.5"), self_points=D(1), assessed=D(1), not_applicable=True)
    assert totals([*drawn, extra]).rescaled == totals(drawn).rescaled


def test_rescaling_is_half_up() -> None:
    sums = totals([Mark(D(3), assessed=D("2.00")), Mark(D(1), not_applicable=True)])
    assert sums.assessed == D("2.00")
    assert sums.rescaled == D("66.67")


def test_nothing_scored_has_no_total() -> None:
    assert totals([Mark(D(3))]).rescaled is None
    assert totals([]).rescaled is None


def test_what_is_not_scored_stays_in_the_maximum() -> None:
    area = [Mark(D(3), assessed=D(3)), Mark(D(5))]
    assert totals(area).rescaled == D("37.50")
    assert not totals(area).finished


@pytest.mark.parametrize(
    ("mark", "state", "lacks"),
    [
        (Mark(D(2)), "open", ("points",)),
        (Mark(D(2), self_points=D(1)), "open", ("points",)),
        (Mark(D(2), assessed=D(1)), "settled", ()),
        (Mark(D(2), self_points=D(1), assessed=D(1)), "settled", ()),
        (Mark(D(2), self_points=D(1), assessed=D("1.00")), "settled", ()),
        (Mark(D(2), self_points=D(2), assessed=D(1)), "missing", ("reason",)),
        (Mark(D(2), self_points=D(2), assessed=D(1), reason="thiếu sổ"), "settled", ()),
        (Mark(D(2), not_applicable=True), "missing", ("not_applicable_reason",)),
        (Mark(D(2), not_applicable=True, not_applicable_reason="không có một cửa"), "settled", ()),
    ],
)
def test_states(mark: Mark, state: str, lacks: tuple[str, ...]) -> None:
    assert (mark.state, mark.lacks) == (state, lacks)


@given(hundredths, hundredths)
def test_points_stay_between_zero_and_the_maximum(value: Decimal, maximum: Decimal) -> None:
    if value <= maximum:
        assert check_points(value, maximum, "3.6") == value
    else:
        with pytest.raises(Refused, match=r"Tiêu chí 3\.6"):
            check_points(value, maximum, "3.6")


@pytest.mark.parametrize("value", ["-0.01", "0.005", "1.999"])
def test_points_of_another_form_are_refused(value: str) -> None:
    with pytest.raises(Refused):
        check_points(D(value), D(2), "1.1")

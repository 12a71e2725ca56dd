"""The four counts are never mixed, whatever the visits."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from inspector.domain.coverage import Counts, Rate, count, count_round, standing
from inspector.domain.inspection import InspectionState, Outcome
from inspector.domain.round import SCOPE_TYPES, RoundType


class Visit(NamedTuple):
    unit_id: str
    state: InspectionState
    outcome: Outcome | None = None
    round_type: RoundType = RoundType.COMPREHENSIVE
    ordinal: int = 1
    day: date | None = None


def count_year(drawn: list[Visit]) -> Counts:
    return count(drawn, standing(drawn, whole_year=True))


visits = st.lists(
    st.builds(
        Visit,
        unit_id=st.sampled_from("abcdef"),
        state=st.sampled_from(InspectionState),
        outcome=st.none() | st.sampled_from(Outcome),
        round_type=st.sampled_from(RoundType),
        ordinal=st.integers(1, 4),
        day=st.none() | st.dates(date(2019, 1, 1), date(2019, 12, 31)),
    ),
    max_size=20,
)


def inspected(unit: str, **values: object) -> Visit:
    return Visit(unit, InspectionState.INSPECTED, **values)  # type: ignore[arg-type]


@given(visits)
def test_counts_hold_inside_each_other(drawn: list[Visit]) -> None:
    for counts in (count_round(drawn), count_year(drawn)):
        assert 0 <= counts.passing <= counts.inspected <= counts.in_scope
        assert counts.visits >= counts.inspected


@given(visits)
@example([inspected("d", outcome=Outcome.PASSING), inspected("d", outcome=Outcome.FAILING)])
def test_order_of_visits_does_not_matter(drawn: list[Visit]) -> None:
    assert count_year(drawn) == count_year(list(reversed(drawn)))
    assert count_round(drawn) == count_round(list(reversed(drawn)))


@given(visits)
def test_other_types_add_visits_only(drawn: list[Visit]) -> None:
    scope = [visit for visit in drawn if visit.round_type in SCOPE_TYPES]
    year, without = count_year(drawn), count_year(scope)
    assert (year.in_scope, year.inspected, year.passing) == (without.in_scope, without.inspected, without.passing)
    assert year.visits - without.visits == sum(
        visit.state == InspectionState.INSPECTED for visit in drawn if visit not in scope
    )


def test_khanh_vinh_2019() -> None:
    done = [inspected(f"KV{n:02d}", outcome=Outcome.PASSING, ordinal=1 + n % 2) for n in range(29)]
    left = [Visit(f"KV{n}", InspectionState.PLANNED) for n in range(29, 34)]
    counts = count_year(done + left)
    assert counts == Counts(in_scope=34, inspected=29, passing=29, visits=29)
    assert counts.inspected_rate.percent == "85.29"
    assert counts.passing_rate.shown == "29/34 đơn vị đạt (85,3%)"
    assert counts.inspected_rate.shown == "29/34 đơn vị đã kiểm tra (85,3%)"
    assert counts.passing_of_inspected_rate.shown == "29/29 đơn vị đã kiểm tra đạt (100,0%)"


def test_latest_concluded_inspection_decides() -> None:
    early = inspected("a", outcome=Outcome.FAILING, day=date(2019, 6, 1))
    late = inspected("a", outcome=Outcome.PASSING, ordinal=2, day=date(2019, 10, 1))
    open_ = inspected("a", ordinal=3, day=date(2019, 12, 1))
    assert standing([late, early, open_], whole_year=True) == [late]
    assert count_year([early, late, open_]) == Counts(in_scope=1, inspected=1, passing=1, visits=3)


def test_replaced_unit_leaves_the_scope() -> None:
    assert count_round([Visit("a", InspectionState.REPLACED), Visit("b", InspectionState.CANCELLED)]).in_scope == 1


def test_unannounced_round_has_its_own_scope() -> None:
    visit = inspected("a", outcome=Outcome.PASSING, round_type=RoundType.UNANNOUNCED)
    assert count_round([visit]) == Counts(1, 1, 1, 1)
    assert count_year([visit]) == Counts(0, 0, 0, 1)


@pytest.mark.parametrize(("numerator", "percent", "share"), [(0, None, "–"), (5, None, "–")])
def test_rate_of_nothing_is_a_dash(numerator: int, percent: str | None, share: str) -> None:
    rate = Rate(numerator, 0)
    assert (rate.percent, rate.share) == (percent, share)
    assert rate.shown == f"{numerator}/0 (–)"


@given(st.integers(0, 10_000), st.integers(1, 10_000))
def test_percent_is_half_up(numerator: int, denominator: int) -> None:
    exact = numerator * 1_000_000 // denominator  # hundredths of a per cent, with two digits more
    percent = Rate(numerator, denominator).percent
    assert percent is not None
    assert int(percent.replace(".", "")) == (exact + 50) // 100

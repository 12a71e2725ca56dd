"""Working days skip weekends and holidays, and nothing is late before its day has passed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.domain.deadlines import WorkCalendar, days_late, due_day, vietnam
from inspector.domain.recommendation import OPEN_STATES, ActionState

days = st.dates(date(2018, 1, 1), date(2026, 11, 30))


@given(days, st.integers(1, 60))
def test_the_last_day_is_a_working_day_and_counts_back(day: date, count: int) -> None:
    calendar = vietnam()
    last = calendar.after(day, count)
    assert calendar.works(last)
    assert calendar.between(day, last) == count


@given(days, st.integers(0, 40))
def test_more_days_end_later(day: date, count: int) -> None:
    assert vietnam().after(day, count) < vietnam().after(day, count + 1)


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2019, 6, 3), 5, date(2019, 6, 10)),  # over a weekend
        (date(2019, 4, 26), 1, date(2019, 5, 2)),  # 29/4 was worked on Saturday 4/5 instead
        (date(2019, 5, 3), 1, date(2019, 5, 4)),
        (date(2020, 1, 22), 1, date(2020, 1, 30)),  # Tết Canh Tý
        (date(2019, 12, 31), 0, date(2019, 12, 31)),
    ],
)
def test_known_deadlines(start: date, count: int, end: date) -> None:
    assert vietnam().after(start, count) == end


def test_holidays_are_sound() -> None:
    calendar = vietnam()
    assert calendar.years == frozenset(range(2018, 2027))
    for year in calendar.years:
        closed = [day for day in calendar.holidays if day.year == year]
        assert 9 <= len(closed) <= 13, year
    assert all(day.weekday() < 5 for day in calendar.holidays), "a weekend needs no entry"
    assert all(day.weekday() >= 5 for day in calendar.worked)


@pytest.mark.parametrize("day", [date(2031, 1, 1), date(2031, 4, 30), date(2031, 5, 1), date(2031, 9, 2)])
def test_unknown_years_know_the_fixed_holidays(day: date) -> None:
    assert not vietnam().works(day)
    assert vietnam().works(date(2031, 3, 4))


@given(days, st.sampled_from(ActionState), st.integers(-30, 30))
def test_overdue_only_past_the_day_and_while_open(due: date, state: ActionState, shift: int) -> None:
    late = days_late(due, state, due + timedelta(shift))
    assert late == (max(0, shift) if state in OPEN_STATES else 0)


def test_without_a_day_nothing_is_late() -> None:
    assert days_late(None, None, date(2020, 1, 1)) == 0
    assert days_late(date(2019, 12, 31), None, date(2020, 1, 1)) == 1


def test_due_day_is_given_or_counted() -> None:
    calendar = WorkCalendar()
    assert due_day(date(2019, 7, 1), 5, date(2019, 6, 3), calendar) == date(2019, 7, 1)
    assert due_day(None, 5, date(2019, 6, 3), calendar) == date(2019, 6, 10)
    assert due_day(None, 5, None, calendar) is None
    assert due_day(None, None, date(2019, 6, 3), calendar) is None

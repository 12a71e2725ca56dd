"""Time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from inspector.core.clock import VIETNAM, FixedClock, SystemClock, today


def test_the_system_clock_is_aware_and_in_utc() -> None:
    assert SystemClock().now().tzinfo is UTC


def test_a_fixed_clock_goes_on_by_its_step_and_can_be_set() -> None:
    clock = FixedClock(datetime(2019, 6, 3, 8, tzinfo=VIETNAM), timedelta(minutes=1))
    assert [clock.now().minute, clock.now().minute] == [0, 1]
    clock.set(datetime(2019, 10, 15, 8, tzinfo=VIETNAM))
    assert clock.now() == datetime(2019, 10, 15, 1, tzinfo=UTC)


def test_the_day_is_the_one_in_vietnam() -> None:
    assert today(FixedClock(datetime(2019, 12, 31, 17, tzinfo=UTC))) == date(2020, 1, 1)

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from inspector.store.thinning import kept

NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
AGES = st.lists(st.timedeltas(timedelta(days=-2), timedelta(days=2000)), max_size=60)


@given(AGES)
def test_the_latest_three_and_those_of_the_future_stay(ages: list[timedelta]) -> None:
    moments = {NOW - age for age in ages}
    stay = kept(moments, NOW)
    assert stay <= moments
    assert set(sorted(moments, reverse=True)[:3]) <= stay
    assert {moment for moment in moments if moment > NOW} <= stay


@given(AGES)
def test_thinning_again_changes_nothing(ages: list[timedelta]) -> None:
    once = kept({NOW - age for age in ages}, NOW)
    assert kept(once, NOW) == once


@given(AGES, AGES)
def test_each_way_back_of_the_last_day_stays(ages: list[timedelta], before: list[timedelta]) -> None:
    ways_back = {NOW - age for age in before}
    moments = {NOW - age for age in ages} | ways_back
    stay = kept(moments, NOW, ways_back)
    assert stay == kept(moments, NOW) | {moment for moment in ways_back if moment >= NOW - timedelta(days=1)}


def test_a_year_of_hourly_backups_becomes_a_few_dozen() -> None:
    stay: set[datetime] = set()
    for hour in range(365 * 24):
        now = NOW + timedelta(hours=hour)
        stay = kept(stay | {now}, now)
    ages = sorted(now - moment for moment in stay)
    assert 24 <= sum(age <= timedelta(days=1) for age in ages) <= 26
    assert 12 <= sum(timedelta(days=1) < age <= timedelta(days=14) for age in ages) <= 15
    assert 5 <= sum(timedelta(days=14) < age <= timedelta(weeks=8) for age in ages) <= 8
    assert 9 <= sum(age > timedelta(weeks=8) for age in ages) <= 12

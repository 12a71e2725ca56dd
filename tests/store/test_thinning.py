from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from inspector.store.thinning import kept

NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
AGES = st.lists(st.timedeltas(timedelta(0), timedelta(days=90)), max_size=60)
"""Of the first one, and then from one to the next."""


def made(gaps: list[timedelta], now: datetime = NOW) -> list[datetime]:
    """When backups were made, the latest first."""
    return list(dict.fromkeys(now - age for age in accumulate(gaps)))


@given(AGES)
def test_the_latest_three_stay(gaps: list[timedelta]) -> None:
    moments = made(gaps)
    stay = kept(moments, NOW)
    assert stay <= set(moments)
    assert set(moments[:3]) <= stay


@given(AGES)
def test_thinning_again_changes_nothing(gaps: list[timedelta]) -> None:
    once = kept(made(gaps), NOW)
    assert kept(sorted(once, reverse=True), NOW) == once


@given(AGES, st.data())
def test_each_way_back_of_the_last_day_stays(gaps: list[timedelta], data: st.DataObject) -> None:
    moments = made(gaps)
    ways_back = data.draw(st.sets(st.sampled_from(moments))) if moments else set()
    stay = kept(moments, NOW, ways_back)
    assert stay == kept(moments, NOW) | {moment for moment in ways_back if moment >= NOW - timedelta(days=1)}


@given(AGES, st.lists(st.timedeltas(timedelta(0), timedelta(hours=1)), min_size=1, max_size=3))
def test_a_clock_that_is_a_year_ahead_makes_nothing_old(gaps: list[timedelta], ahead: list[timedelta]) -> None:
    """Nothing goes by the leap that would not have gone on the day after; nor when the clock is put right again."""
    moments = made(gaps)
    wrong = made(ahead, NOW + timedelta(days=365))
    day_later = kept(moments, NOW + timedelta(days=1) + timedelta(hours=3))
    young = {moment for moment in moments if NOW - moment <= timedelta(hours=1)}
    stay = kept([*wrong, *moments], NOW + timedelta(days=365), young)
    assert stay >= (day_later - set(moments[:3])) | young
    assert kept([NOW + timedelta(hours=1), *wrong, *moments], NOW + timedelta(hours=1), young) >= young


def test_a_year_of_hourly_backups_becomes_a_few_dozen() -> None:
    stay: set[datetime] = set()
    for hour in range(365 * 24):
        now = NOW + timedelta(hours=hour)
        stay = kept(sorted(stay | {now}, reverse=True), now)
    ages = sorted(now - moment for moment in stay)
    assert 24 <= sum(age <= timedelta(days=1) for age in ages) <= 26
    assert 12 <= sum(timedelta(days=1) < age <= timedelta(days=14) for age in ages) <= 15
    assert 5 <= sum(timedelta(days=14) < age <= timedelta(weeks=8) for age in ages) <= 8
    assert 9 <= sum(age > timedelta(weeks=8) for age in ages) <= 12

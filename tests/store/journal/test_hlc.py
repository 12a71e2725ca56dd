from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from inspector.store.journal import hlc

START = datetime(1971, 1, 1, tzinfo=UTC)
MOMENTS = st.timedeltas(timedelta(0), timedelta(days=80_000)).map(lambda age: START + age)


@given(st.lists(MOMENTS, min_size=1, max_size=30))
def test_stamps_grow_whatever_the_clock_does(moments: list[datetime]) -> None:
    stamps = [""]
    for moment in moments:
        stamps.append(hlc.following(stamps[-1], moment, "0123456789abcdef"))
    assert stamps == sorted(set(stamps))
    assert len({len(stamp) for stamp in stamps[1:]}) == 1


@given(MOMENTS)
def test_a_clock_that_goes_on_is_followed(moment: datetime) -> None:
    stamp = hlc.following("", moment, "0123456789abcdef")
    assert hlc.moment_of(stamp) == moment.replace(microsecond=moment.microsecond // 1000 * 1000)
    assert stamp.startswith(hlc.prefix(moment))


@given(MOMENTS, MOMENTS)
def test_the_own_clock_is_told_where_the_stamp_says_another_time(before: datetime, moment: datetime) -> None:
    stamp = hlc.following(hlc.following("", before, "0123456789abcdef"), moment, "4567cdef01234567")
    own = hlc.own_clock(stamp, moment)
    apart = hlc.moment_of(stamp) - moment.replace(microsecond=moment.microsecond // 1000 * 1000)
    assert (own is not None) == (apart >= timedelta(seconds=1))
    assert own is None or (hlc.moment_at(own) <= moment and stamp[16:22] != "000000")


def test_a_full_counter_moves_on_to_the_next_millisecond() -> None:
    then = datetime(2019, 3, 4, tzinfo=UTC)
    full = hlc.following("", then, "0123456789abcdef").replace("-000000-", "-999999-")
    following = hlc.following(full, then, "d")
    assert hlc.moment_of(following) == then + timedelta(milliseconds=1)
    assert following[16:22] != "000000", "it is not the laptop's own clock"


def test_a_clock_at_the_end_of_the_calendar_stops_nobody() -> None:
    last = f"{hlc.LATEST_MILLISECONDS - 1:015d}-999999-0123abcd"
    following = hlc.following(last, datetime(2019, 3, 4, tzinfo=UTC), "4567cdef")
    assert following[:22] == last[:22]
    assert hlc.following(following, datetime(2019, 3, 4, tzinfo=UTC), "0123abcd") == last

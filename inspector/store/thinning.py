"""Which backups are kept: many young ones, ever fewer old ones."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

_LATEST: Final = 3
"""Kept whatever their age."""
_WAY_BACK: Final = timedelta(days=1)
"""So long every backup is kept that was made before something large was done."""
_LADDER: Final = (
    (timedelta(days=1), timedelta(hours=1)),
    (timedelta(days=14), timedelta(days=1)),
    (timedelta(weeks=8), timedelta(weeks=1)),
    (timedelta(days=3650), timedelta(days=30)),
)
"""Up to this age, one backup in each such span: hours, days, weeks, months."""


_LEAP: Final = timedelta(days=100)
"""So long nobody waits between two backups that stay: a clock has leapt, or the laptop lay in a drawer."""
_AFTER_LEAP: Final = timedelta(hours=20)
"""Counted in its place: what was made on the day before is not old because a clock is a year ahead."""


def kept(moments: Iterable[datetime], now: datetime, ways_back: Iterable[datetime] = ()) -> set[datetime]:
    """The moments whose backups stay: the latest three, and the last of each hour, day, week and month as they age.

    ``moments`` are given as the backups were made, the latest first, whatever the clock said. ``ways_back`` are those
    at which something large was about to be done, as a merge: each stays for a day, however many there are, and is
    thinned as the others then.
    """
    ages = _ages(moments, now)
    result = {*list(ages)[:_LATEST], *(moment for moment in ways_back if ages[moment] <= _WAY_BACK)}
    filled: set[tuple[timedelta, int]] = set()
    for moment, age in ages.items():
        slot = _slot(moment, age)
        if slot not in filled:
            result.add(moment)
            filled.add(slot)
    return result


def _ages(moments: Iterable[datetime], now: datetime) -> dict[datetime, timedelta]:
    """How old each is, the latest first: the time from one to the next, without the leaps of a clock."""
    ages: dict[datetime, timedelta] = {}
    age, later = timedelta(0), now
    for moment in moments:
        between = max(later - moment, timedelta(0))
        age, later = age + (_AFTER_LEAP if between > _LEAP else between), moment
        ages.setdefault(moment, age)
    return ages


def _slot(moment: datetime, age: timedelta) -> tuple[timedelta, int]:
    for limit, span in _LADDER:
        if age <= limit:
            # Counted from a fixed day, so that a backup stays in its slot as the days go by.
            return span, int(moment.timestamp() // span.total_seconds())
    return timedelta(days=365), moment.year

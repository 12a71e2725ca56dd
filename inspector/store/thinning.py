"""Which backups are kept: many young ones, ever fewer old ones."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

LATEST: Final = 3
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


def kept(moments: Iterable[datetime], now: datetime, ways_back: Iterable[datetime] = ()) -> set[datetime]:
    """The moments whose backups stay: the latest three, and the last of each hour, day, week and month as they age.

    ``ways_back`` are those of ``moments`` at which something large was about to be done, as a merge: each of them stays
    for a day, however many there are, and is thinned as the others then. One from the future (a clock that was wrong)
    stays.
    """
    newest_first = sorted(moments, reverse=True)
    result = {*newest_first[:LATEST], *(moment for moment in ways_back if now - moment <= _WAY_BACK)}
    filled: set[tuple[timedelta, int]] = set()
    for moment in newest_first:
        slot = _slot(moment, now)
        if slot is None or slot not in filled:
            result.add(moment)
            filled |= {slot} if slot else set()
    return result


def _slot(moment: datetime, now: datetime) -> tuple[timedelta, int] | None:
    age = now - moment
    if age < timedelta(0):
        return None
    for limit, span in _LADDER:
        if age <= limit:
            # Counted from a fixed day, so that a backup stays in its slot as the days go by.
            return span, int(moment.timestamp() // span.total_seconds())
    return timedelta(days=365), moment.year

"""Hybrid logical clock: wall time where it goes on, a counter where it stands or goes back.

The stamp is fixed-width text, ``milliseconds(15)-counter(6)-device(8)``, so text order is clock order. Stamps order
lists and choose the value shown while a conflict is open; they never decide what survives. What people are told of when
something was written is another thing: ``shown``.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND: Final = timedelta(milliseconds=1)
_COUNTER_LIMIT: Final = 10**6
APART: Final = 1_000
"""Milliseconds from which on a stamp does not tell the laptop's own clock."""
LATEST_MILLISECONDS: Final = 7_258_118_400_000
"""The clock may not say more: the first of January 2200."""


def milliseconds(moment: datetime) -> int:
    """Whole milliseconds since 1970."""
    return (moment - _EPOCH) // _MILLISECOND


def prefix(moment: datetime) -> str:
    """The stamps' common beginning at ``moment``, for comparing."""
    return f"{max(0, milliseconds(moment)):015d}"


def following(last: str, moment: datetime, device: str) -> str:
    """A stamp later than ``last`` (empty: none yet), and at ``moment`` unless the clock went back.

    A counter of 0 says that it is the laptop's own clock. At the very end of the calendar it stands still: somebody
    whose clock says so must not stop everybody's work.
    """
    wall = max(0, milliseconds(moment))
    past, count = (int(last[:15]), int(last[16:22])) if last else (-1, 0)
    if wall > past:
        return _stamp(wall, 0, device)
    if count + 1 < _COUNTER_LIMIT:
        return _stamp(past, count + 1, device)
    return _stamp(past + 1, 1, device) if past + 1 < LATEST_MILLISECONDS else _stamp(past, count, device)


def own_clock(stamp: str, moment: datetime) -> int | None:
    """What the laptop's clock said at ``moment``, in milliseconds, where its stamp says another time; else nothing."""
    wall = max(0, milliseconds(moment))
    return wall if int(stamp[:15]) - wall >= APART else None


def moment_of(stamp: str) -> datetime:
    """The wall time of a stamp, UTC."""
    return moment_at(int(stamp[:15]))


def moment_at(wall: int) -> datetime:
    """The moment so many milliseconds after 1970, UTC."""
    return _EPOCH + wall * _MILLISECOND


def _stamp(wall: int, count: int, device: str) -> str:
    return f"{wall:015d}-{count:06d}-{device[:8]}"

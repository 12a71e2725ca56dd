"""Time as the program sees it, so that the sample and the tests can hold it still."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Protocol

VIETNAM = timezone(timedelta(hours=7), "UTC+07:00")
"""Vietnam's only time zone; it has had no summer time since 1975."""


class Clock(Protocol):
    """Anything that tells the time."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...


class SystemClock:
    """The laptop's own clock."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        return datetime.now(UTC)


class FixedClock:
    """A clock that starts where it is told and goes on by one step each time it is asked."""

    def __init__(self, start: datetime, step: timedelta = timedelta(seconds=1)) -> None:
        self._next = start.astimezone(UTC)
        self._step = step

    def now(self) -> datetime:
        """The next moment of the row."""
        moment = self._next
        self._next = moment + self._step
        return moment

    def set(self, moment: datetime) -> None:
        """Go on from ``moment``."""
        self._next = moment.astimezone(UTC)


def today(clock: Clock) -> date:
    """The calendar day in Vietnam."""
    return clock.now().astimezone(VIETNAM).date()

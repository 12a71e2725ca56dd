"""Working days (ngày làm việc) and what is overdue.

Saturdays, Sundays and public holidays are no working days; a Saturday that a working day was moved to is one. The days
of a year are announced year by year; for a year outside the calendar only the holidays of fixed date are known.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final

from inspector.core.paths import resource
from inspector.domain.recommendation import OPEN_STATES, ActionState

_FIXED: Final = frozenset({(1, 1), (4, 30), (5, 1), (9, 2)})
"""Month and day of the public holidays of fixed date (Labour Code, Article 112)."""
_SATURDAY: Final = 5
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The days on which offices are closed, and the weekend days on which they work."""

    holidays: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()
    years: frozenset[int] = frozenset()
    """Years whose days are known."""

    def works(self, day: date) -> bool:
        """Whether ``day`` is a working day."""
        if day in self.worked:
            return True
        if day.weekday() >= _SATURDAY or day in self.holidays:
            return False
        return day.year in self.years or (day.month, day.day) not in _FIXED

    def after(self, day: date, count: int) -> date:
        """The ``count``-th working day after ``day``; ``day`` itself is not counted."""
        while count > 0:
            day += _DAY
            count -= self.works(day)
        return day

    def between(self, first: date, last: date) -> int:
        """Working days after ``first`` up to and with ``last``; zero where ``last`` is not later."""
        days = max(0, (last - first).days)
        return sum(self.works(first + timedelta(days=step)) for step in range(1, days + 1))


@cache
def vietnam() -> WorkCalendar:
    """The Vietnamese calendar of public holidays, kept as data."""
    raw = json.loads(resource("catalogues", "holidays.json").read_text(encoding="utf-8"))
    years = raw["years"]
    return WorkCalendar(
        holidays=frozenset(date.fromisoformat(day) for year in years.values() for day in year["closed"]),
        worked=frozenset(date.fromisoformat(day) for year in years.values() for day in year["worked"]),
        years=frozenset(int(year) for year in years),
    )


def due_day(due_on: date | None, due_days: int | None, notified_on: date | None, calendar: WorkCalendar) -> date | None:
    """The last day to act: as given, or so many working days after the conclusion was notified; nothing if unknown."""
    if due_on is not None:
        return due_on
    if due_days is None or notified_on is None:
        return None
    return calendar.after(notified_on, due_days)


def days_late(due: date | None, state: ActionState | None, as_of: date) -> int:
    """Calendar days past the last day as of a day; zero where it is not overdue, or nothing is left to do."""
    if due is None or (state or ActionState.NEW) not in OPEN_STATES:
        return 0
    return max(0, (as_of - due).days)

"""Entries of catalogues by their time: which may be chosen for a unit, and which do not go with it.

Levels and kinds of units end and others take their place (from 01/7/2025 there is no district level): an entry that has
ended stays with the units of its time and is offered to no other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from inspector.core.formats import date_short
from inspector.core.messages import text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


class Period(Protocol):
    """What is valid from one day to another; a blank day is an open end."""

    @property
    def valid_from(self) -> date | None:
        """First day."""

    @property
    def valid_to(self) -> date | None:
        """Last day."""


class Entry(Period, Protocol):
    """An entry of a catalogue."""

    @property
    def code(self) -> str:
        """Code."""

    @property
    def name(self) -> str:
        """Name."""

    @property
    def removed(self) -> bool:
        """Taken out of the catalogue."""


def valid_on(period: Period, day: date) -> bool:
    """Whether a period holds a day."""
    begun = period.valid_from is None or period.valid_from <= day
    return begun and (period.valid_to is None or period.valid_to >= day)


def meet(one: Period, other: Period) -> bool:
    """Whether two periods have a day in common."""
    ends_before = one.valid_to is not None and other.valid_from is not None and one.valid_to < other.valid_from
    starts_after = one.valid_from is not None and other.valid_to is not None and one.valid_from > other.valid_to
    return not (ends_before or starts_after)


def existing_day(first: date | None, last: date | None, today: date) -> date:
    """A day on which a unit exists: today, else its first or its last day."""
    if first is not None and first > today:
        return first
    return min(last, today) if last is not None else today


def offered(entries: Iterable[Entry], day: date, current: str | None = None) -> list[tuple[str, str]]:
    """Code and words of the entries to choose from on a day; the ``current`` one stays, marked where it is none."""
    choices = []
    for entry in entries:
        if not entry.removed and valid_on(entry, day):
            choices.append((entry.code, entry.name))
        elif entry.code == current:
            choices.append((entry.code, _marked(entry, day)))
    return choices


def period_words(period: Period) -> str:
    """``đến ngày 30/06/2025``, ``từ ngày 01/07/2025``, or both."""
    ends = (("from", period.valid_from), ("to", period.valid_to))
    return " ".join(text(f"catalogue.valid_{name}", day=date_short(day)) for name, day in ends if day is not None)


def _marked(entry: Entry, day: date) -> str:
    if entry.removed:
        return text("catalogue.removed", name=entry.name)
    ended = entry.valid_to is not None and entry.valid_to < day
    return text("catalogue.ended" if ended else "catalogue.not_yet", name=entry.name)

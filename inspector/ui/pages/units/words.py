"""How a unit's facts are called and shown on this page."""

from __future__ import annotations

from inspector.core import formats, messages


def fact(name: str) -> str:
    """What a fact of a unit is called."""
    return messages.text(f"field.unit.{name}")


def headcount(staff: int | None) -> str:
    """Persons granted; blank where nobody said how many."""
    return "" if staff is None else formats.number(staff)

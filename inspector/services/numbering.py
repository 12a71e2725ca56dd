"""Visible numbers: the laptop's prefix and a running number, ``A07-0012`` for a finding.

A recommendation (kiến nghị) bears ``KN-A07-0012``, so that one number never means two things. Those given before that
keep the number they have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_WIDTH: Final = 4
_RECOMMENDATION: Final = "KN"


def recommendation_prefix(prefix: str) -> str:
    """What the numbers of recommendations given on the laptop with this prefix begin with."""
    return f"{_RECOMMENDATION}-{prefix}"


def next_number(prefix: str, given: Iterable[str]) -> str:
    """The number after the highest one already given with ``prefix``."""
    highest = max((_running(prefix, number) for number in given), default=0)
    return f"{prefix}-{highest + 1:0{_WIDTH}d}"


def _running(prefix: str, number: str) -> int:
    tail = number.removeprefix(f"{prefix}-")
    return int(tail) if tail.isascii() and tail.isdigit() else 0

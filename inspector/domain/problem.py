"""What a problem of completeness is: how grave, in which words, and where it is put right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from inspector.core.messages import text

if TYPE_CHECKING:
    from collections.abc import Iterable

Level = Literal["error", "warning", "info"]
_GRAVITY: Final[dict[Level, int]] = {"error": 0, "warning": 1, "info": 2}
Page = Literal["inspection", "rounds", "findings", "reports", "settings", "statements", "sync"]


SUPPLEMENT: Final = "supplement"
"""Part of an inspection's page: where supplementary minutes are begun."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a problem is put right."""

    page: Page
    id: str = ""
    part: str = ""
    """Where on it: a field, or a part such as ``team`` or ``recommendations``."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something missing or contradictory, in a sentence."""

    level: Level
    code: str
    message: str
    target: Target


def by_gravity(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Errors, then warnings, then information; in the order given inside each."""
    return tuple(sorted(problems, key=lambda problem: _GRAVITY[problem.level]))


def make_problem(level: Level, code: str, target: Target, /, **values: object) -> Problem:
    """A problem in the words of its code."""
    return Problem(level, code, text(f"completeness.{code}", **values), target)

"""Points of an inspection (chấm điểm): sums of rounded values, areas, and the total rescaled to 100.

Only values rounded to two decimals are ever summed. A criterion that does not apply leaves the total, and the total is
rescaled to 100; both totals are kept. A criterion that is not scored yet stays in the maximum: that no violation was
found in its area is a conclusion on discipline and gives no points.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from inspector.core.errors import Refused
from inspector.core.formats import half_up, points

if TYPE_CHECKING:
    from collections.abc import Iterable

State = Literal["settled", "missing", "open"]
"""Everything is there · something is missing · nothing recorded yet."""
Lack = Literal["points", "reason", "not_applicable_reason"]

_PLACES = 2
_ZERO = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Mark:
    """What was recorded for one criterion."""

    maximum: Decimal
    self_points: Decimal | None = None
    """Điểm tự chấm."""
    assessed: Decimal | None = None
    """Điểm thẩm định."""
    reason: str | None = None
    not_applicable: bool = False
    not_applicable_reason: str | None = None
    note: str | None = None

    @property
    def answered(self) -> bool:
        """Points given, or declared not applicable."""
        return self.not_applicable or self.assessed is not None

    @property
    def differs(self) -> bool:
        """Assessed otherwise than the unit scored itself."""
        return None not in (self.self_points, self.assessed) and self.self_points != self.assessed

    @property
    def below(self) -> bool:
        """Assessed below the maximum."""
        return not self.not_applicable and self.assessed is not None and self.assessed < self.maximum

    @property
    def lacks(self) -> tuple[Lack, ...]:
        """What is still to be recorded."""
        if self.not_applicable:
            return () if self.not_applicable_reason else ("not_applicable_reason",)
        if self.assessed is None:
            return ("points",)
        return ("reason",) if self.differs and not self.reason else ()

    @property
    def state(self) -> State:
        """Settled, missing something, or still open."""
        if not self.answered:
            return "open"
        return "missing" if self.lacks else "settled"


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums over criteria; points are ``Decimal`` with two decimals."""

    count: int = 0
    answered: int = 0
    maximum: Decimal = _ZERO
    """Of all criteria."""
    applicable: Decimal = _ZERO
    """Of the criteria that apply, whether they are scored yet or not."""
    assessed: Decimal | None = None
    """Sum of the assessed points; nothing where none was given."""
    assessed_maximum: Decimal = _ZERO
    """Maximum of the criteria that have assessed points."""
    self_points: Decimal | None = None

    @property
    def rescaled(self) -> Decimal | None:
        """The total as if the criteria that apply made up 100; nothing while nothing is scored."""
        if self.assessed is None or not self.applicable:
            return None
        return half_up(self.assessed * 100 / self.applicable, _PLACES)

    @property
    def finished(self) -> bool:
        """Every criterion answered."""
        return self.answered == self.count


def totals(marks: Iterable[Mark]) -> Totals:
    """The sums of some criteria."""
    marks = list(marks)
    scored = [mark for mark in marks if not mark.not_applicable and mark.assessed is not None]
    return Totals(
        count=len(marks),
        answered=sum(mark.answered for mark in marks),
        maximum=_sum(mark.maximum for mark in marks),
        applicable=_sum(mark.maximum for mark in marks if not mark.not_applicable),
        assessed=_sum_known(mark.assessed for mark in scored),
        assessed_maximum=_sum(mark.maximum for mark in scored),
        self_points=_sum_known(mark.self_points for mark in marks if not mark.not_applicable),
    )


def combined(parts: Iterable[Totals]) -> Totals:
    """The totals of a unit from those of its areas."""
    parts = list(parts)
    return Totals(
        count=sum(part.count for part in parts),
        answered=sum(part.answered for part in parts),
        maximum=_sum(part.maximum for part in parts),
        applicable=_sum(part.applicable for part in parts),
        assessed=_sum_known(part.assessed for part in parts),
        assessed_maximum=_sum(part.assessed_maximum for part in parts),
        self_points=_sum_known(part.self_points for part in parts),
    )


def check_points(value: Decimal, maximum: Decimal, code: str) -> Decimal:
    """``value`` with two decimals; refused outside 0 to ``maximum``, naming the criterion by its ``code``."""
    if not 0 <= value <= maximum:
        raise Refused("answer.points_range", code=code, value=points(value), maximum=points(maximum))
    if half_up(value, _PLACES) != value:
        raise Refused("answer.points_places", code=code, value=value)
    return half_up(value, _PLACES)


def _sum(values: Iterable[Decimal]) -> Decimal:
    return sum((half_up(value, _PLACES) for value in values), _ZERO)


def _sum_known(values: Iterable[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return _sum(known) if known else None

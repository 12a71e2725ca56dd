"""The four counts of an inspection (thuộc diện, đã kiểm tra, đạt, số lượt) and the rates between them.

The counts are never mixed, and a rate never stands without its numerator, its denominator and its meaning.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar

from inspector.core import formats
from inspector.core.messages import text
from inspector.domain.inspection import InspectionState, Outcome
from inspector.domain.round import SCOPE_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from inspector.domain.round import RoundType

Meaning = Literal["inspected", "passing", "passing_of_inspected"]


@dataclass(frozen=True, slots=True)
class Rate:
    """One count as a share of another."""

    numerator: int
    denominator: int
    meaning: Meaning | None = None

    @property
    def percent(self) -> str | None:
        """Per cent with two decimals, half up, as text: ``"85.29"``; nothing for a zero denominator."""
        value = formats.rate(self.numerator, self.denominator)
        return None if value is None else str(value)

    @property
    def share(self) -> str:
        """Per cent as people read it: ``85,3%``; ``–`` for a zero denominator."""
        return formats.percent(self.numerator, self.denominator)

    @property
    def fraction(self) -> str:
        """``29/34``."""
        return f"{formats.number(self.numerator)}/{formats.number(self.denominator)}"

    @property
    def shown(self) -> str:
        """The rate with everything it needs to be understood: ``29/34 đơn vị đạt (85,3%)``."""
        code = f"coverage.{self.meaning or 'plain'}"
        return text(code, fraction=self.fraction, share=self.share)


@dataclass(frozen=True, slots=True)
class Counts:
    """The four counts of a round, a year or a block."""

    in_scope: int = 0
    """Thuộc diện kiểm tra."""
    inspected: int = 0
    """Đã kiểm tra."""
    passing: int = 0
    """Đạt."""
    visits: int = 0
    """Số lượt kiểm tra."""

    @property
    def inspected_rate(self) -> Rate:
        """Tỷ lệ kiểm tra: inspected of in scope."""
        return Rate(self.inspected, self.in_scope, "inspected")

    @property
    def passing_rate(self) -> Rate:
        """Tỷ lệ đạt: passing of in scope."""
        return Rate(self.passing, self.in_scope, "passing")

    @property
    def passing_of_inspected_rate(self) -> Rate:
        """Tỷ lệ đạt trên số đã kiểm tra: passing of inspected."""
        return Rate(self.passing, self.inspected, "passing_of_inspected")


class Standing(Protocol):
    """How far an inspection is."""

    @property
    def state(self) -> InspectionState:
        """Whether it was carried out."""
        ...

    @property
    def outcome(self) -> Outcome | None:
        """Its conclusion, if there is one."""
        ...


class Inspected(Standing, Protocol):
    """What must be known of an inspection to tell by which one its unit stands."""

    @property
    def unit_id(self) -> str:
        """The unit it is about."""
        ...

    @property
    def round_type(self) -> RoundType:
        """Type of its round."""
        ...

    @property
    def ordinal(self) -> int:
        """Ordinal of its round in the year."""
        ...

    @property
    def day(self) -> date | None:
        """Day of the conclusion, or of the inspection where that is not recorded."""
        ...


V = TypeVar("V", bound=Inspected)


def count_round(visits: Iterable[Inspected]) -> Counts:
    """The four counts of one round, whatever its type."""
    visits = list(visits)
    return count(visits, standing(visits, whole_year=False))


def count(visits: Iterable[Standing], units: Sequence[Standing]) -> Counts:
    """The four counts of some inspections; ``units`` has the one by which each unit in scope stands.

    Those of a year are out of its comprehensive and periodic rounds; inspections of other rounds add visits only.
    """
    inspected, passing = InspectionState.INSPECTED, Outcome.PASSING
    outcomes = [unit.outcome for unit in units if unit.state == inspected]
    return Counts(
        in_scope=len(units),
        inspected=len(outcomes),
        passing=outcomes.count(passing),
        visits=[visit.state for visit in visits].count(inspected),
    )


def standing(visits: Iterable[V], *, whole_year: bool) -> list[V]:
    """The inspection by which each unit in scope stands, in the order in which the units come first.

    That is its latest concluded one; else one that was carried out, is under way, or the last that was planned. Of two
    of the same day and ordinal, which two laptops may have made, it is the one that does not pass. In the scope of a
    year are the units of its comprehensive and periodic rounds, in that of a round all but those replaced.
    """
    replaced = InspectionState.REPLACED
    of_unit: dict[str, V] = {}
    for visit in visits:
        if visit.state != replaced and (not whole_year or visit.round_type in SCOPE_TYPES):
            other = of_unit.get(visit.unit_id)
            if other is None or _weight(visit) > _weight(other):
                of_unit[visit.unit_id] = visit
    return list(of_unit.values())


def _weight(visit: Inspected) -> tuple[bool, bool, bool, str, int, bool]:
    inspected = visit.state == InspectionState.INSPECTED
    running = visit.state == InspectionState.IN_PROGRESS
    day = visit.day.isoformat() if visit.day else ""
    failing = visit.outcome == Outcome.FAILING
    return (inspected and visit.outcome is not None, inspected, running, day, visit.ordinal, failing)

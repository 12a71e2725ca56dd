"""The four counts of an inspection (thuộc diện, đã kiểm tra, đạt, số lượt) and the rates between them.

The counts are never mixed, and a rate never stands without its numerator, its denominator and its meaning.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from inspector.core import formats
from inspector.core.messages import text
from inspector.domain.inspection import InspectionState, Outcome
from inspector.domain.round import SCOPE_TYPES, RoundType

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

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


class Visit(NamedTuple):
    """What the counts need to know of one inspection; a tuple, because there are tens of thousands."""

    unit_id: str
    state: InspectionState
    outcome: Outcome | None = None
    round_type: RoundType = RoundType.COMPREHENSIVE
    ordinal: int = 1
    """Ordinal of its round in the year."""
    concluded_on: date | None = None
    """Day of the conclusion, or of the inspection where that is not recorded."""

    @property
    def counted(self) -> bool:
        """In its round's scope: all but those another unit has replaced."""
        return self.state != InspectionState.REPLACED

    @property
    def inspected(self) -> bool:
        """Carried out."""
        return self.state == InspectionState.INSPECTED

    @property
    def concluded(self) -> bool:
        """Carried out and concluded."""
        return self.inspected and self.outcome is not None


class Standing(NamedTuple):
    """Where a unit stands in a year."""

    inspected: bool
    outcome: Outcome | None


def count_round(visits: Iterable[Visit]) -> Counts:
    """The four counts of one round, whatever its type."""
    scope = [visit for visit in visits if visit.counted]
    return Counts(
        in_scope=len({visit.unit_id for visit in scope}),
        inspected=len({visit.unit_id for visit in scope if visit.inspected}),
        passing=len({visit.unit_id for visit in scope if visit.inspected and visit.outcome == Outcome.PASSING}),
        visits=sum(visit.inspected for visit in scope),
    )


def count_year(visits: Iterable[Visit]) -> Counts:
    """The four counts of a year: units of its comprehensive and periodic rounds; other types add visits only."""
    visits = list(visits)
    standings = year_standings(visits).values()
    return Counts(
        in_scope=len(standings),
        inspected=sum(inspected for inspected, _ in standings),
        passing=[outcome for _, outcome in standings].count(Outcome.PASSING),
        visits=[visit.state for visit in visits].count(InspectionState.INSPECTED),
    )


def year_standings(visits: Iterable[Visit]) -> dict[str, Standing]:
    """Each unit in a year's scope with the outcome of its latest concluded inspection in the rounds that count."""
    replaced = InspectionState.REPLACED
    of_unit: dict[str, list[Visit]] = {}
    for visit in visits:
        if visit.state != replaced and visit.round_type in SCOPE_TYPES:
            of_unit.setdefault(visit.unit_id, []).append(visit)
    return {unit_id: _standing(own) for unit_id, own in of_unit.items()}


def _standing(visits: list[Visit]) -> Standing:
    if len(visits) == 1:
        (only,) = visits
        inspected = only.inspected
        return Standing(inspected, only.outcome if inspected else None)
    concluded = [visit for visit in visits if visit.concluded]
    latest = max(concluded, key=_moment, default=None)
    return Standing(any(visit.inspected for visit in visits), latest.outcome if latest else None)


def _moment(visit: Visit) -> tuple[str, int]:
    return (visit.concluded_on.isoformat() if visit.concluded_on else "", visit.ordinal)

"""What a report says of each area: average points, units at the maximum, and criteria where units stayed below it."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from inspector.domain.inspection import InspectionState
from inspector.reports import inputs

if TYPE_CHECKING:
    from inspector.services.progress import AreaMarks, Marks
    from inspector.store.queries.visits import VisitRow


@dataclass(slots=True)
class _Criterion:
    """How many units were scored by a criterion, and how many of them reached its maximum."""

    name: str
    scored: int = 0
    full: int = 0


@dataclass(slots=True)
class _Area:
    """What is collected of an area, unit by unit."""

    name: str
    maximum: Decimal
    own: list[Decimal] = field(default_factory=list)
    assessed: list[Decimal] = field(default_factory=list)
    full: int = 0
    short: int = 0
    criteria: dict[str, _Criterion] = field(default_factory=dict)


def area_lines(visits: tuple[VisitRow, ...], recorded: dict[str, Marks]) -> tuple[inputs.AreaLine, ...]:
    """Each area's averages and counts over the inspected units that are scored by all its criteria.

    Where criteria did not apply, a unit's points are brought to the area's maximum. Averages are not rounded here: a
    share is of the exact average, only what is printed is rounded. Self scores have an average only where every
    scored unit scored itself by all criteria that apply: else it would stand beside an average of something else.
    """
    found: dict[str, _Area] = {}
    illustrative = False
    for row in visits:
        if row.inspection_id not in recorded:
            continue
        for area in recorded[row.inspection_id].areas:
            sums = found.setdefault(area.code, _Area(area.name, area.totals.maximum))
            if row.state == InspectionState.INSPECTED and area.totals.applicable:
                illustrative = illustrative or bool(row.illustrative)
                if area.totals.finished:
                    _collect(sums, area)
                else:
                    sums.short += 1
    return tuple(_line(code, sums, illustrative=illustrative) for code, sums in found.items())


def _collect(sums: _Area, area: AreaMarks) -> None:
    totals = area.totals
    if totals.self_points is not None and area.self_complete:
        sums.own.append(totals.self_points * totals.maximum / totals.applicable)
    if totals.assessed is not None:
        sums.assessed.append(totals.assessed * totals.maximum / totals.applicable)
        sums.full += totals.assessed == totals.applicable
    for criterion, mark in zip(area.criteria, area.given, strict=True):
        if mark.assessed is not None and not mark.not_applicable:
            counted = sums.criteria.setdefault(criterion.code, _Criterion(criterion.name))
            counted.scored += 1
            counted.full += mark.assessed == mark.maximum


def _line(code: str, sums: _Area, *, illustrative: bool) -> inputs.AreaLine:
    return inputs.AreaLine(
        code=code,
        name=sums.name,
        max_points=sums.maximum,
        self_average=_average(sums.own) if len(sums.own) == len(sums.assessed) else None,
        self_scored=len(sums.own),
        average=_average(sums.assessed),
        scored=len(sums.assessed),
        full=sums.full,
        short=sums.short,
        criteria=tuple(
            inputs.CriterionLine(name=one.name, scored=one.scored, full=one.full) for one in sums.criteria.values()
        ),
        illustrative=illustrative,
    )


def _average(values: list[Decimal]) -> Decimal | None:
    return sum(values, Decimal(0)) / len(values) if values else None

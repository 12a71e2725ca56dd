"""What visits concluded on violations, and the causes that were written down, as documents tell them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.domain.finding import DISCIPLINE_SEVERITY
from inspector.domain.inspection import InspectionState
from inspector.reports.inputs import CauseLine
from inspector.store.queries import inspections

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sqlmodel import Session

    from inspector.services.progress import Marks, Progress
    from inspector.store.queries.findings import PlacedFinding


def paragraphs(content: str | None) -> tuple[str, ...]:
    """A written text as paragraphs: one a line, blank lines left out."""
    return tuple(line.strip() for line in (content or "").splitlines() if line.strip())


def is_clean(marks: Marks | None, found: Collection[PlacedFinding]) -> bool:
    """Whether every area was concluded to be without violation, but those with findings, none of them a grave one."""
    if marks is None or any((placed.finding.severity or 0) >= DISCIPLINE_SEVERITY for placed in found):
        return False
    blamed = {placed.criterion_code for placed in found if placed.finding.severity}
    without = [area for area in marks.areas if blamed.isdisjoint(one.code for one in area.criteria)]
    return bool(without) and all(area.concluded for area in without)


def unconcluded_visits(progress: Progress, recorded: Mapping[str, Marks], found: Iterable[PlacedFinding]) -> int:
    """How many inspected units' minutes do not conclude in every area that there is no violation."""
    of_visit: dict[str, list[PlacedFinding]] = {}
    for placed in found:
        of_visit.setdefault(placed.finding.inspection_id or "", []).append(placed)
    return sum(
        not is_clean(recorded.get(row.inspection_id), of_visit.get(row.inspection_id, ()))
        for row in progress.visits
        if row.state == InspectionState.INSPECTED
    )


def cause_lines(session: Session, progress: Progress) -> tuple[CauseLine, ...]:
    """The causes written down at the visits, in the order of the visits."""
    inspected = [row for row in progress.visits if row.state == InspectionState.INSPECTED]
    written = inspections.causes(session, [row.inspection_id for row in inspected])
    return tuple(
        CauseLine(unit=row.name, causes=lines)
        for row in inspected
        if (lines := paragraphs(written.get(row.inspection_id)))
    )

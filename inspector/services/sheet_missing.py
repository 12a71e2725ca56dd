"""What is still missing on a sheet, in the order in which an inspector meets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.core.messages import text
from inspector.domain.inspection import InspectionState, Side
from inspector.services.sheet_views import Missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspector.services.sheet_views import AreaSheet, CriterionRow, InspectionView, MissingKind, ParticipantRow


def missing(
    inspection: InspectionView, areas: tuple[AreaSheet, ...], people: tuple[ParticipantRow, ...]
) -> tuple[Missing, ...]:
    """Everything that is still to be recorded at an inspection."""
    of_areas = [Missing("no_violation", area.id, None, contradiction(area)) for area in areas if area.contradicting]
    of_criteria = [lack for area in areas for row in area.criteria for lack in _of_criterion(area, row)]
    if inspection.signed:
        # Until then there is time to take a photo; afterwards the reason has to do.
        of_criteria = [lack for lack in of_criteria if lack.kind != "evidence"]
    sides = {person.side for person in people}
    of_minutes: tuple[tuple[MissingKind, bool], ...] = (
        ("day", inspection.inspected_on is None),
        ("team", Side.TEAM not in sides),
        ("hosts", Side.UNIT not in sides),
        ("opinion", not inspection.unit_opinion),
        ("outcome", inspection.state == InspectionState.INSPECTED and inspection.outcome is None),
    )
    words = [Missing(kind, None, None, text(f"missing.{kind}")) for kind, lacks in of_minutes if lacks]
    return (*of_areas, *of_criteria, *words)


def contradiction(area: AreaSheet) -> str:
    """That an area was concluded "no violation" while findings there say otherwise, and what to do."""
    return text("missing.no_violation", area=area.name, numbers=", ".join(area.contradicting))


def _of_criterion(area: AreaSheet, row: CriterionRow) -> Iterator[Missing]:
    mark = row.mark
    for kind in mark.lacks:
        yield _missing(kind, area, row)
    lowered = mark.differs and (mark.assessed or 0) < (mark.self_points or 0)
    if lowered and not row.attachments and not (row.answer and row.answer.note):
        yield _missing("evidence", area, row)


def _missing(kind: MissingKind, area: AreaSheet, row: CriterionRow) -> Missing:
    return Missing(kind, area.id, row.id, text(f"missing.{kind}", code=row.code))

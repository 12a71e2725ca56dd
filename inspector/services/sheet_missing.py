"""What is still missing on a sheet, in the order in which an inspector meets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.core.messages import text
from inspector.domain.inspection import InspectionState, Side
from inspector.services.sheet_views import Missing
from inspector.services.unit_facts import named_twice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspector.domain.inspection import Outcome
    from inspector.services.findings import FindingRow
    from inspector.services.sheet_views import AreaSheet, CriterionRow, InspectionView, MissingKind, ParticipantRow


def missing(
    inspection: InspectionView,
    areas: tuple[AreaSheet, ...],
    people: tuple[ParticipantRow, ...],
    found: tuple[FindingRow, ...] = (),
    overtaken: Outcome | None = None,
) -> tuple[Missing, ...]:
    """Everything that is still to be recorded at an inspection.

    ``overtaken`` is what the pass rule says now, where the conclusion drawn by it no longer fits.
    """
    of_areas = [Missing("no_violation", area.id, None, contradiction(area)) for area in areas if area.contradicting]
    of_criteria = [lack for area in areas for row in area.criteria for lack in _of_criterion(area, row)]
    if inspection.signed:
        # Until then there is time to take a photo or to write a note; afterwards the minutes stand as they are.
        of_criteria = [lack for lack in of_criteria if lack.kind != "evidence"]
    of_remarks = () if inspection.signed else tuple(_of_remarks(areas))
    sides = {person.side for person in people}
    of_minutes: tuple[tuple[MissingKind, bool], ...] = (
        ("day", inspection.inspected_on is None),
        ("team", Side.TEAM not in sides),
        ("hosts", Side.UNIT not in sides),
        ("opinion", not inspection.unit_opinion),
        ("outcome", inspection.state == InspectionState.INSPECTED and inspection.outcome is None),
    )
    words = [Missing(kind, None, None, text(f"missing.{kind}")) for kind, lacks in of_minutes if lacks]
    of_sides: tuple[tuple[MissingKind, Side], ...] = (("team_twice", Side.TEAM), ("hosts_twice", Side.UNIT))
    for kind, side in of_sides:
        names = named_twice(people, side)
        if names:
            words.append(Missing(kind, None, None, text("missing.present_twice", names="; ".join(names))))
    if overtaken is not None:
        shut = inspection.signed and not inspection.supplement_id
        code = "missing.overtaken_signed" if shut else "missing.overtaken"
        said = text(code, recorded=inspection.outcome, outcome=overtaken)
        words.insert(0, Missing("overtaken", None, None, said))
    baseless = [one.number for one in found if one.severity and not one.legal_basis]
    if baseless:
        words.append(Missing("basis", None, None, text("missing.basis", numbers=", ".join(baseless))))
    return (*of_areas, *of_criteria, *of_remarks, *words)


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


def _of_remarks(areas: tuple[AreaSheet, ...]) -> Iterator[Missing]:
    """One line for all criteria below their maximum that nothing is written about; it leads to the first."""
    places = [(area.id, row.id) for area in areas for row in area.criteria if row.unexplained]
    if places:
        yield Missing("remarks", *places[0], text("missing.remarks", count=len(places)))


def _missing(kind: MissingKind, area: AreaSheet, row: CriterionRow) -> Missing:
    return Missing(kind, area.id, row.id, text(f"missing.{kind}", code=row.code))

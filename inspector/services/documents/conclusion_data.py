"""What visits concluded on violations, and the causes that were written down, as documents tell them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.domain.document import DocumentKind
from inspector.domain.finding import DISCIPLINE_SEVERITY
from inspector.domain.inspection import InspectionState
from inspector.domain.problem import Target, make_problem
from inspector.reports.inputs import CauseLine, Recorded
from inspector.store.queries import inspections, papers

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from sqlmodel import Session

    from inspector.domain.problem import Problem
    from inspector.services.progress import Marks, Progress
    from inspector.store.queries.findings import PlacedFinding
    from inspector.store.queries.visits import VisitRow


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


def recorded_words(session: Session, progress: Progress, found: Iterable[PlacedFinding]) -> Recorded:
    """Of how many inspected units the minutes tell strengths and shortcomings; findings are shortcomings too."""
    units = _inspected_units(progress)
    strengths, limits = _written(session, units), _with_limits(session, units, found)
    return Recorded(
        units=len(set(units.values())),
        strengths=len({units[one] for one in strengths["strengths"]}),
        limits=len({units[one] for one in limits}),
    )


def prose_problems(
    session: Session,
    progress: Progress,
    recorded: Mapping[str, Marks],
    found: Iterable[PlacedFinding],
    own: Collection[str],
) -> Iterator[Problem]:
    """What a report would say of shortcomings and causes that nobody wrote down; ``own`` are sections people wrote."""
    units = _inspected_units(progress)
    limits = _with_limits(session, units, found)
    lost = [row for row in _inspected(progress) if _lost_points(recorded.get(row.inspection_id))]
    silent = [row for row in lost if row.inspection_id not in limits]
    if silent and "limits" not in own:
        names = "; ".join(dict.fromkeys(row.name for row in silent))
        values = {"count": len({row.unit_id for row in silent}), "units": names}
        yield make_problem("warning", "limits_unrecorded", Target("inspection", silent[0].inspection_id), **values)
    if (lost or limits) and "causes" not in own and not cause_lines(session, progress):
        yield make_problem("warning", "causes_unrecorded", Target("reports"))


def _inspected(progress: Progress) -> list[VisitRow]:
    return [row for row in progress.visits if row.state == InspectionState.INSPECTED]


def _inspected_units(progress: Progress) -> dict[str, str]:
    """The unit of each inspection that is over."""
    return {row.inspection_id: row.unit_id for row in _inspected(progress)}


def _written(session: Session, inspection_ids: Collection[str]) -> dict[str, set[str]]:
    """The inspections whose minutes have words of their own, by section."""
    found = papers.written_sections(session, inspection_ids, DocumentKind.MINUTES)
    told = inspections.judgements(session, inspection_ids)
    return {
        name: {one for one, section in found if section == name} | {one for one, said in told.items() if said[place]}
        for place, name in enumerate(("strengths", "limits"))
    }


def _with_limits(session: Session, inspection_ids: Collection[str], found: Iterable[PlacedFinding]) -> set[str]:
    """The inspections whose minutes tell shortcomings, in words or as findings."""
    blamed = {placed.finding.inspection_id or "" for placed in found if placed.finding.severity}
    return _written(session, inspection_ids)["limits"] | blamed.intersection(inspection_ids)


def _lost_points(marks: Marks | None) -> bool:
    totals = marks.totals if marks else None
    return totals is not None and totals.assessed is not None and totals.assessed < totals.assessed_maximum


def cause_lines(session: Session, progress: Progress) -> tuple[CauseLine, ...]:
    """The causes written down at the visits, in the order of the visits."""
    inspected = _inspected(progress)
    written = inspections.causes(session, [row.inspection_id for row in inspected])
    return tuple(
        CauseLine(unit=row.name, causes=lines)
        for row in inspected
        if (lines := paragraphs(written.get(row.inspection_id)))
    )

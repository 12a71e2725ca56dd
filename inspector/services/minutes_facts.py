"""What the minutes of one inspection have and lack: one reading for concluding, signing and issuing them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from inspector.domain.completeness import MinutesFacts
from inspector.domain.document import DocumentKind
from inspector.domain.finding import DISCIPLINE_SEVERITY
from inspector.domain.inspection import Outcome, Side
from inspector.domain.round import RoundType
from inspector.services.case import read_case
from inspector.services.recommendations import read_recommendations
from inspector.services.sheet import area_sheets
from inspector.services.unit_facts import minutes_blanks, named_twice
from inspector.services.verdicts import overtaken_at, unscored
from inspector.store.queries import findings as finding_queries
from inspector.store.queries import inspections as queries
from inspector.store.queries import papers, supplements

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlmodel import Session

    from inspector.domain.inspection import Inspection
    from inspector.services.case import Case
    from inspector.services.sheet_views import AreaSheet
    from inspector.store.queries.findings import PlacedFinding


def minutes_facts(session: Session, inspection_id: str) -> MinutesFacts:
    """What the minutes of one inspection have and lack."""
    case = read_case(session, inspection_id)
    areas = area_sheets(session, case)
    people = queries.participants(session, inspection_id)
    sides = [person.side for person in people]
    twice = {side: named_twice(people, side) for side in Side}
    found = finding_queries.findings(session, inspection_id=inspection_id)
    blamed = any(one.finding.severity for one in found)
    requests = bool(read_recommendations(session, date.min, inspection_id=inspection_id))
    failing = case.inspection.outcome == Outcome.FAILING
    return MinutesFacts(
        inspection_id=inspection_id,
        inspected_on=case.inspection.inspected_on,
        team=sides.count(Side.TEAM),
        hosts=sides.count(Side.UNIT),
        twice=(*twice[Side.TEAM], *twice[Side.UNIT]),
        twice_hosts=not twice[Side.TEAM],
        opinion=bool(case.inspection.unit_opinion),
        limits_blank=(blamed or requests or failing) and not _has_limits(session, case.inspection),
        unscored=unscored(areas),
        contradicted=tuple(area.name for area in areas if area.contradicting),
        reasons_missing=reasons_missing(areas),
        overtaken=overtaken_at(session, case, areas),
        shut=case.inspection.minutes_signed_on is not None and supplements.unsigned(session, inspection_id) is None,
        unexplained=tuple(row.code for area in areas for row in area.criteria if row.unexplained),
        self_unheard=_self_unheard(session, case, areas),
        blanks=minutes_blanks(case.inspection, people),
        unconcluded=_unconcluded(areas, found),
        unpunished=_full_despite_findings(areas, found),
        without_requests=blamed and not requests,
    )


def reasons_missing(areas: Iterable[AreaSheet]) -> tuple[str, ...]:
    """Codes of criteria that were adjusted or left out without a reason."""
    return tuple(row.code for area in areas for row in area.criteria if row.state == "missing")


def _self_unheard(session: Session, case: Case, areas: Iterable[AreaSheet]) -> bool:
    """Whether the minutes say nothing of a self-inspection: no self score is recorded, nor words of one's own."""
    if case.round.type == RoundType.UNANNOUNCED or any(area.self is not None for area in areas):
        return False
    return "introduction" not in papers.texts(session, case.inspection.id, DocumentKind.MINUTES)


def _unconcluded(areas: Iterable[AreaSheet], findings: Iterable[PlacedFinding]) -> tuple[str, ...]:
    """Names of the areas with neither a finding nor the conclusion that there is no violation."""
    blamed = {one.finding.criterion_id for one in findings if one.finding.severity}
    return tuple(
        area.name for area in areas if not area.no_violation and blamed.isdisjoint(row.id for row in area.criteria)
    )


def _has_limits(session: Session, record: Inspection) -> bool:
    return bool(record.limits) or "limits" in papers.texts(session, record.id, DocumentKind.MINUTES)


def _full_despite_findings(areas: Iterable[AreaSheet], findings: Iterable[PlacedFinding]) -> tuple[str, ...]:
    """Codes of criteria with all their points, and a finding of discipline against them."""
    grave = {one.finding.criterion_id for one in findings if (one.finding.severity or 0) >= DISCIPLINE_SEVERITY}
    return tuple(
        row.code
        for area in areas
        for row in area.criteria
        if row.id in grave and row.mark.assessed is not None and row.mark.assessed >= row.maximum
    )

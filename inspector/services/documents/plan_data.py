"""What a report takes from the year's plan: contents, target share, and who was scheduled and is in no round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.domain.completeness import PlanFacts
from inspector.domain.plan import Plan
from inspector.domain.round import SCOPE_TYPES
from inspector.reports.inputs import PlanLine
from inspector.services.ordering import block_places, unit_order
from inspector.services.units import block_names
from inspector.store.queries import periods
from inspector.store.queries import plans as queries

if TYPE_CHECKING:
    from sqlmodel import Session

    from inspector.services.progress import Progress


def plan_line(session: Session, progress: Progress) -> PlanLine:
    """What the plan says of a year, or of one round: the target is the year's, contents are those of regular rounds."""
    plan = _plan(session, progress.year)
    if plan is None:
        return PlanLine()
    regular = any(row.type in SCOPE_TYPES for row in progress.rounds)
    lines = (line.strip(" .;-") for line in (plan.contents or "").splitlines())
    return PlanLine(
        contents=tuple(line for line in lines if line) if regular else (),
        target=plan.coverage_target if progress.round_id is None else None,
        left_out=_left_out(session, plan.id, progress),
        illustrative=bool(plan.illustrative),
    )


def plan_facts(session: Session, progress: Progress, areas: int = 0) -> PlanFacts | None:
    """What of a plan is to be questioned; nothing where the year has none. ``areas`` are those of the checklist."""
    plan = _plan(session, progress.year)
    if plan is None:
        return None
    line, counts = plan_line(session, progress), progress.counts()
    missed = line.target is not None and counts.inspected * 100 < line.target * counts.in_scope
    return PlanFacts(
        year=progress.year,
        cited=plan.document_id is not None,
        missed_target=line.target if missed else None,
        inspected=counts.inspected,
        in_scope=counts.in_scope,
        left_out=line.left_out,
        contents=len(line.contents),
        areas=areas,
    )


def _plan(session: Session, year: int) -> Plan | None:
    plan_id = periods.plan_id(session, year)
    return session.get(Plan, plan_id) if plan_id else None


def _left_out(session: Session, plan_id: str, progress: Progress) -> tuple[str, ...]:
    """Names of the units that the schedule has and that are in no round; for a round's report: not in that round."""
    present = {row.unit_id for row in progress.visits}
    ordinals = {row.ordinal for row in progress.rounds}
    places = block_places(block_names(session))
    found = [
        entry
        for entry in queries.schedule(session, plan_id)
        if entry.unit_id not in present and (progress.round_id is None or entry.round_ordinal in ordinals)
    ]
    found.sort(key=lambda entry: unit_order(places, entry.block, entry.code, entry.unit_name))
    return tuple(dict.fromkeys(entry.unit_name or "" for entry in found))

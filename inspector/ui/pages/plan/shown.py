"""What the page shows, read in one go on the database thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector.core.errors import Refused
from inspector.services import plans, rounds, units
from inspector.services.organisation import organisation, people

if TYPE_CHECKING:
    from inspector.domain.coverage import Counts
    from inspector.services.organisation import PersonRow
    from inspector.services.plans import DocumentRow, PlanView
    from inspector.services.rounds import RoundRow, RoundView
    from inspector.services.units import UnitRow
    from inspector.services.workspace import Workspace

PLAN = "plan"
"""Key of the plan among the rounds."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A year with its plan and rounds, and the round that is chosen."""

    year: int
    plan: PlanView | None
    rounds: tuple[RoundRow, ...]
    counts: Counts
    round: RoundView | None
    units: tuple[UnitRow, ...]
    """Units that exist in the year."""
    documents: tuple[DocumentRow, ...]
    people: tuple[PersonRow, ...]
    team_name: str
    """What the body calls its team."""
    elsewhere: int | None
    """The year to which the wanted thing belongs, where that is another one."""

    @property
    def ordinals(self) -> tuple[int, ...]:
        """The rounds there are, those that are only in the schedule too; at least two."""
        scheduled = {entry.round_ordinal for entry in self.plan.schedule} if self.plan else set()
        last = max({2, *scheduled, *(row.ordinal for row in self.rounds)})
        return tuple(range(1, last + 1))


def load(workspace: Workspace, year: int, wanted: str) -> Shown:
    """Read a year; ``wanted`` is the id of the round that is to be shown, or of something of it."""
    rows = rounds.rounds(workspace, year)
    plan, view = plans.plan(workspace, year), _round(workspace, wanted) if wanted else None
    belongs = view.year if view else _year_of_plan(workspace, wanted) if wanted and _is_other(plan, wanted) else year
    return Shown(
        year=year,
        plan=plan,
        rounds=rows,
        counts=rounds.year_counts(workspace, year),
        round=view,
        units=tuple(unit for unit in units.units(workspace) if _exists(unit, year)),
        documents=plans.documents(workspace),
        people=people(workspace),
        team_name=organisation(workspace).team_name or "",
        elsewhere=belongs if belongs != year else None,
    )


def _is_other(plan: PlanView | None, wanted: str) -> bool:
    return plan is None or plan.id != wanted


def _year_of_plan(workspace: Workspace, wanted: str) -> int | None:
    found = ((year, plans.plan(workspace, year)) for year in plans.years(workspace))
    return next((year for year, plan in found if plan is not None and plan.id == wanted), None)


def _round(workspace: Workspace, wanted: str) -> RoundView | None:
    try:
        return rounds.round_view(workspace, wanted)
    except Refused:
        # It was put into the bin, or the wanted thing is none: the plan is shown instead.
        return None


def _exists(unit: UnitRow, year: int) -> bool:
    begun = unit.valid_from is None or unit.valid_from.year <= year
    return begun and (unit.valid_to is None or unit.valid_to.year >= year)

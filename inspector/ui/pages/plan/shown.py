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

    @property
    def ordinals(self) -> tuple[int, ...]:
        """The rounds there are, those that are only in the schedule too; at least two."""
        scheduled = {entry.round_ordinal for entry in self.plan.schedule} if self.plan else set()
        last = max({2, *scheduled, *(row.ordinal for row in self.rounds)})
        return tuple(range(1, last + 1))


def load(workspace: Workspace, year: int, wanted: str) -> Shown:
    """Read a year; ``wanted`` is the id of the round that is to be shown, or of something of it."""
    rows = rounds.rounds(workspace, year)
    return Shown(
        year=year,
        plan=plans.plan(workspace, year),
        rounds=rows,
        counts=rounds.year_counts(workspace, year),
        round=_round(workspace, wanted) if wanted else None,
        units=tuple(unit for unit in units.units(workspace) if _exists(unit, year)),
        documents=plans.documents(workspace),
        people=people(workspace),
        team_name=organisation(workspace).team_name or "",
    )


def _round(workspace: Workspace, wanted: str) -> RoundView | None:
    try:
        return rounds.round_view(workspace, wanted)
    except Refused:
        # It was put into the bin, or the wanted thing is none: the plan is shown instead.
        return None


def _exists(unit: UnitRow, year: int) -> bool:
    begun = unit.valid_from is None or unit.valid_from.year <= year
    return begun and (unit.valid_to is None or unit.valid_to.year >= year)

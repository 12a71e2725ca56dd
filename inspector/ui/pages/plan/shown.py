"""What the page shows, read in one go on the database thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector.core.errors import Refused
from inspector.services import plans, rounds, units
from inspector.services.organisation import organisation, people
from inspector.services.rounds import RoundState

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    body: str
    """The body's own name: it issues most plans and decisions."""
    elsewhere: int | None
    """The year to which the wanted thing belongs, where that is another one."""

    @property
    def ordinals(self) -> tuple[int, ...]:
        """The rounds there are, those that are only in the schedule too; at least two."""
        scheduled = {entry.round_ordinal for entry in self.plan.schedule} if self.plan else set()
        last = max({2, *scheduled, *(row.ordinal for row in self.rounds)})
        return tuple(range(1, last + 1))


def load(workspace: Workspace, year: int, wanted: str) -> Shown:
    """Read a year; ``wanted`` is :data:`PLAN`, or the id of a round, of the plan or of a document, or nothing."""
    body = organisation(workspace)
    rows, plan, documents = rounds.rounds(workspace, year), plans.plan(workspace, year), plans.documents(workspace)
    of_plan = {PLAN, *(one.id for one in documents), *((plan.id,) if plan else ())}
    view = _round(workspace, wanted) if wanted and wanted not in of_plan else None
    elsewhere = view.year if view else None
    if view is None and wanted not in of_plan:
        elsewhere = _year_of_plan(workspace, wanted) if wanted else None
        view = _round(workspace, _usual(rows)) if rows else None
    return Shown(
        year=year,
        plan=plan,
        rounds=rows,
        counts=rounds.year_counts(workspace, year),
        round=view,
        units=tuple(unit for unit in units.units(workspace) if _exists(unit, year)),
        documents=documents,
        people=people(workspace),
        team_name=body.team_name or "",
        body=body.name or "",
        elsewhere=elsewhere if elsewhere != year else None,
    )


def _round(workspace: Workspace, wanted: str) -> RoundView | None:
    try:
        return rounds.round_view(workspace, wanted)
    except Refused:
        # It was put into the bin meanwhile, or the wanted thing is none.
        return None


def _usual(rows: Sequence[RoundRow]) -> str:
    """What a person most likely comes for: the round that is being carried out, else the latest."""
    return next((row.id for row in rows if row.state != RoundState.CLOSED), rows[-1].id)


def _year_of_plan(workspace: Workspace, wanted: str) -> int | None:
    found = ((year, plans.plan(workspace, year)) for year in plans.years(workspace))
    return next((year for year, plan in found if plan is not None and plan.id == wanted), None)


def _exists(unit: UnitRow, year: int) -> bool:
    begun = unit.valid_from is None or unit.valid_from.year <= year
    return begun and (unit.valid_to is None or unit.valid_to.year >= year)

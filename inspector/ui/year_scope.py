"""Every inspection of a year, for the pages that let a person choose one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector.domain.assignment import Assignment
from inspector.services import rounds
from inspector.services.rounds import RoundState

if TYPE_CHECKING:
    from inspector.services.rounds import ScopeRow
    from inspector.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class YearInspection:
    """One unit in one round of the year."""

    row: ScopeRow
    round_id: str
    round_title: str
    round_ordinal: int
    mine: bool
    """Assigned to the person at this computer."""
    closed: bool
    """Its round is closed."""

    @property
    def id(self) -> str:
        """Id of the inspection."""
        return self.row.inspection_id


def year_inspections(workspace: Workspace, year: int) -> tuple[YearInspection, ...]:
    """The year's inspections, round by round in the order of the units; runs on the database thread."""
    views = [rounds.round_view(workspace, one.id) for one in rounds.rounds(workspace, year)]
    me = workspace.person_id
    teams = {team.id for view in views for team in view.teams if any(one.person_id == me for one in team.members)}
    return tuple(
        YearInspection(
            row,
            view.id,
            view.title,
            view.ordinal,
            Assignment(row.person_id, row.team_id).is_for(me, teams),
            view.state == RoundState.CLOSED,
        )
        for view in views
        for row in view.units
    )

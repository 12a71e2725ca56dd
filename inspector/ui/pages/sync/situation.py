"""Everything the page shows, read at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector.services import rounds
from inspector.services.team import branches, conflicts, joining, ledger, members, recovery, standing
from inspector.services.team.conflict_views import ConflictKind

if TYPE_CHECKING:
    from inspector.services.rounds import RoundRow
    from inspector.services.team.conflict_views import ConflictView
    from inspector.services.team.joining import Waiting
    from inspector.services.team.ledger import Ledger
    from inspector.services.team.members import MemberRow
    from inspector.services.team.packages import ForkView, QuarantineRow
    from inspector.services.team.recovery import RecoveryState
    from inspector.services.team.views import LostLead
    from inspector.services.workspace import Workspace


@dataclass(frozen=True)
class Situation:
    """How the team stands, as this laptop knows it."""

    members: tuple[MemberRow, ...]
    second_way: RecoveryState
    conflicts: tuple[ConflictView, ...]
    ledger: Ledger
    held: tuple[QuarantineRow, ...]
    forks: tuple[ForkView, ...]
    rounds: tuple[RoundRow, ...]
    lost_lead: LostLead | None
    """How this laptop lost the lead's role."""

    @property
    def undecided(self) -> frozenset[str]:
        """Of the inspections without a result those whose conclusion or state is written in several ways."""
        at_odds = {
            one.inspection_id
            for one in self.conflicts
            if one.kind == ConflictKind.CONCLUDED or (one.entity == "inspection" and one.field == "state")
        }
        return self.ledger.unsettled & at_odds

    @property
    def alone(self) -> bool:
        """Whether there has never been a second laptop."""
        return len(self.members) <= 1


def situation(workspace: Workspace, year: int, round_id: str | None) -> Situation | Waiting:
    """How the team stands, with the ledger of one round or of all of a year; or what a laptop waits with."""
    waits = joining.waiting(workspace)
    if waits is not None:
        return waits
    return Situation(
        members=members.members(workspace),
        second_way=recovery.state(workspace),
        conflicts=conflicts.conflicts(workspace),
        ledger=ledger.ledger(workspace, round_id, year),
        held=members.quarantine(workspace),
        forks=branches.forks(workspace),
        rounds=tuple(rounds.rounds(workspace, year)),
        lost_lead=standing.lost_lead(workspace),
    )

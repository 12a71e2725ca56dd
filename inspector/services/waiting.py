"""What packages brought that waits for somebody, asked by those who close rounds and issue documents.

The reading of conflicts is imported only where there is something to read: it is no part of what a window shows first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.store.queries.journal_state import has_others

if TYPE_CHECKING:
    from inspector.domain.problem import Problem
    from inspector.services.workspace import Workspace


def of_round(workspace: Workspace, round_id: str) -> tuple[Problem, ...]:
    """What waits at a round, its visits and its units."""
    if not has_others(workspace.store):
        return ()
    from inspector.services.team.closing import package_problems

    return package_problems(workspace, round_id)


def of_visit(workspace: Workspace, inspection_id: str) -> tuple[Problem, ...]:
    """What waits for a choice at a visit: until then a clock decides what is printed."""
    if not has_others(workspace.store):
        return ()
    from inspector.services.team.closing import visit_problems

    return visit_problems(workspace, inspection_id)


def conclusion_waits(workspace: Workspace, inspection_id: str) -> bool:
    """Whether a version of a visit's conclusion is still to be chosen: nobody concluded what is recorded meanwhile."""
    if not has_others(workspace.store):
        return False
    from inspector.services.team.closing import conclusion_waits as waits

    return waits(workspace, inspection_id)

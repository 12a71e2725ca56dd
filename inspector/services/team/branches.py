"""Forks and gaps of a team's laptops (nhánh, chỗ khuyết), in words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from inspector.services.team.roster import called
from inspector.services.team.views import ForkView, GapView
from inspector.store.journal import branches
from inspector.store.journal.roster import roster_of
from inspector.store.queries import team as queries

if TYPE_CHECKING:
    from inspector.services.workspace import Workspace
    from inspector.store.engine import Connection
    from inspector.store.journal.roster import Roster


def forks(workspace: Workspace) -> tuple[ForkView, ...]:
    """Laptops that went on from a copy or an old backup, as far as it is known here."""
    with workspace.store.reading() as connection:
        return fork_views(connection, roster_of(connection))


def fork_views(connection: Connection, roster: Roster) -> tuple[ForkView, ...]:
    """Laptops that went on from a copy or an old backup: both branches are here."""
    return tuple(
        ForkView(fork.device, called(roster, fork.device), queries.written_at(connection, fork.ids), len(fork.ids))
        for fork in branches.forks(connection)
    )


def gap_views(connection: Connection, roster: Roster) -> tuple[GapView, ...]:
    """Transactions that later ones stand on and nobody has brought yet, by laptop."""
    missing: Counter[str] = Counter()
    for gap in branches.gaps(connection):
        missing[gap.stream.partition(".")[0]] += gap.to_seq - gap.from_seq + 1
    for one in branches.missing_predecessors(connection):
        missing[one.stream.partition(".")[0]] += 1
    return tuple(GapView(device, called(roster, device), count) for device, count in sorted(missing.items()))

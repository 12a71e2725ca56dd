"""Forks and gaps of streams, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspector.services.team.views import ForkView, GapView
    from inspector.store.engine import Connection
    from inspector.store.journal.roster import Roster


def fork_views(_connection: Connection, _roster: Roster) -> tuple[ForkView, ...]:
    """Laptops that went on from a copy or an old backup."""
    return ()


def gap_views(_connection: Connection, _roster: Roster) -> tuple[GapView, ...]:
    """What others name and nobody has brought."""
    return ()

"""Forks and gaps of a team's laptops (nhánh, chỗ khuyết), in words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from inspector.core.formats import moment_short
from inspector.core.messages import text
from inspector.services.team.roster import called, is_sheet, leads, named
from inspector.services.team.views import ForkView, GapView
from inspector.store.journal import branches
from inspector.store.journal.roster import roster_of
from inspector.store.queries import team as queries
from inspector.store.queries.recoveries import typed_at

if TYPE_CHECKING:
    from inspector.services.workspace import Workspace
    from inspector.store.engine import Connection
    from inspector.store.journal.roster import Roster


def forks(workspace: Workspace) -> tuple[ForkView, ...]:
    """Laptops that went on from a copy or an old backup, as far as it is known here."""
    with workspace.store.reading() as connection:
        return fork_views(connection, roster_of(connection))


def fork_views(connection: Connection, roster: Roster, after: int = 0) -> tuple[ForkView, ...]:
    """Laptops that went on from a copy or an old backup; those a branch of which came ``after`` a number."""
    return tuple(_fork_view(connection, roster, fork) for fork in branches.forks(connection) if fork.number > after)


def _fork_view(connection: Connection, roster: Roster, fork: branches.Fork) -> ForkView:
    """A sheet parts where its code is typed on two laptops: neither knows of the other's first act."""
    member = roster.member(fork.device)
    typed = typed_at(connection, fork.device) if member is not None and is_sheet(member) else []
    return ForkView(
        fork.device,
        called(roster, fork.device),
        queries.written_at(connection, fork.ids),
        len(fork.ids),
        typed=tuple(
            text("team.sheet_typed", laptop=called(roster, laptop), at=moment_short(at)) for laptop, at in typed
        ),
        leads=tuple(named(one) for one in leads(roster)) if typed else (),
    )


def typed_twice(fork: ForkView) -> str:
    """What it means that the code of a recovery sheet was typed on several laptops, and what to do."""
    code = "team.sheet_twice.leads" if len(fork.leads) > 1 else "team.sheet_twice"
    return text(code, typed=", ".join(fork.typed), leads=", ".join(fork.leads) or text("team.lost.nobody_leads"))


def went_on_twice(fork: ForkView) -> str:
    """That both branches of a laptop are here, in a sentence; of a recovery sheet, what that means."""
    return typed_twice(fork) if fork.typed else text("syncpage.fork.line", person=fork.person or fork.device)


def gap_views(connection: Connection, roster: Roster) -> tuple[GapView, ...]:
    """Transactions that later ones stand on and nobody has brought yet, by laptop."""
    missing: Counter[str] = Counter()
    for gap in branches.gaps(connection):
        missing[gap.stream.partition(".")[0]] += gap.to_seq - gap.from_seq + 1
    for one in branches.missing_predecessors(connection):
        missing[one.stream.partition(".")[0]] += 1
    return tuple(GapView(device, called(roster, device), count) for device, count in sorted(missing.items()))

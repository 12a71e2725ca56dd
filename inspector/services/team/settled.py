"""What a lead decided while looking at packages: told with their receipt, and kept with it to be read again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from inspector.core.messages import text
from inspector.services.team.decided import decisions_after
from inspector.services.team.views import DecisionView
from inspector.store.queries import team as queries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.services.team.conflict_views import ConflictView
    from inspector.services.team.views import Merge
    from inspector.services.workspace import Workspace

SETTLED: Final = "settled"
"""Under this a receipt remembers it."""


def with_decisions(workspace: Workspace, merge: Merge, seen: Sequence[ConflictView]) -> Merge:
    """The receipt with the decisions that were written since the merge, which the ledger keeps from now on.

    ``seen``: late changes that were looked at and left as they are.
    """
    assert merge.changed is not None, "a preview decides nothing"
    with workspace.store.reading() as connection, workspace.read() as session:
        found = decisions_after(workspace, connection, session, merge.changed.number)
    found += [_left(workspace, one) for one in seen]
    lines = [str(one) for one in found]
    if lines:
        workspace.store.take_in(lambda connection: queries.add_to_receipts(connection, merge.entries, SETTLED, lines))
    return replace(merge, settled=tuple(found))


def _left(workspace: Workspace, one: ConflictView) -> DecisionView:
    """``UBND xã A · Đợt 1 năm 2019, Thay đổi đến sau: đã xem, giữ nguyên thay đổi``."""
    title = " · ".join(part for part in (one.unit, one.round_title) if part)
    kind, record, person, at = one.entity, one.record_id, workspace.person_name, workspace.clock.now()
    return DecisionView(kind, record, title, one.title, "", text("team.decision.seen"), person, at)

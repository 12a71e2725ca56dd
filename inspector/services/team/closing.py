"""Open conflicts as what stands against closing a round: figures that nobody decided on must not be closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inspector.core.formats import small_count
from inspector.core.messages import label, text
from inspector.domain.completeness import Problem, Target
from inspector.services.team.conflicts import conflicts
from inspector.store.queries.visits import visited

if TYPE_CHECKING:
    from inspector.domain.completeness import Level
    from inspector.services.team.conflict_views import ConflictView
    from inspector.services.workspace import Workspace

_NAMED: Final = 3
"""So many conflicts of a unit are named."""
_TARGET: Final = Target("sync", "conflicts")


def conflict_problems(workspace: Workspace, round_id: str) -> tuple[Problem, ...]:
    """The conflicts about a round, its visits and its units, unit by unit.

    Where a version is to be chosen it is an error: until then a clock decides what is shown. What came after a
    signature, and a code given twice, is told.
    """
    opened = conflicts(workspace)
    with workspace.read() as session:
        units = visited(session, round_id, {one.unit_id for one in opened if not one.round_id})
    found: dict[tuple[Level, str], list[ConflictView]] = {}
    for one in opened:
        if one.round_id == round_id or (not one.round_id and one.unit_id in units):
            found.setdefault(("error" if one.can_take else "warning", one.unit or one.round_title), []).append(one)
    return tuple(_problem(level, where, several) for (level, where), several in found.items())


def _problem(level: Level, where: str, several: list[ConflictView]) -> Problem:
    listed = list(dict.fromkeys(_named(one) for one in several))
    rest = len(listed) - _NAMED
    listed = listed[:_NAMED] + ([text("team.more", count=small_count(rest))] if rest > 0 else [])
    code = "conflicts_open" if level == "error" else "conflicts_late"
    values = {"where": where, "count": small_count(len(several)), "conflicts": "; ".join(listed)}
    return Problem(level, code, text(f"team.closing.{code}", **values), _TARGET)


def _named(one: ConflictView) -> str:
    if not one.can_take:
        return label(one.kind).lower()
    return f"{one.title}: {one.field_label.lower()}" if one.title != one.unit else one.field_label.lower()

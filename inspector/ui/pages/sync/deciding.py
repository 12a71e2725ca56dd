"""Decisions on conflicts: those made while looking at a preview are written right after the merge."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from inspector.core.errors import Refused
from inspector.services.team import conflicts
from inspector.services.team.settled import with_decisions
from inspector.ui.pages.sync import carrying

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from inspector.services.team.conflict_views import ConflictView
    from inspector.services.workspace import Changed, Workspace
    from inspector.ui.tasks import Progress

Key = tuple[str, str, str, str]


@dataclass(frozen=True)
class Decision:
    """What a person has decided: one of the versions by its reference, another text, or to leave what came as it is."""

    reference: str = ""
    written: str = ""
    kept: bool = False


def decide(workspace: Workspace, conflict: ConflictView, decision: Decision) -> Changed | None:
    """Write a decision; nothing where the version that was chosen is no longer among those at odds."""
    if decision.kept:
        return conflicts.keep(workspace, conflict)
    if decision.written:
        return conflicts.write(workspace, conflict, decision.written)
    index = next((one.index for one in conflict.versions if one.reference == decision.reference), None)
    return conflicts.take(workspace, conflict, index) if index is not None else None


def take_in_and_decide(
    workspace: Workspace, files: Sequence[Path], decisions: Mapping[Key, Decision], *, progress: Progress
) -> tuple[Any, ...]:
    """Take packages in, then write what was decided beforehand.

    Answers with the receipt, why a decision was not written (it stays open), how many of its conflicts are left, and
    what each decision changed.
    """
    merge = carrying.take_in(workspace, files, progress=progress)
    found = {one.key: one for one in merge.conflicts}
    refused, changes, seen = [], [], []
    # What was looked at is left as it was shown; a decision written before might add to it.
    for key in sorted(decisions.keys() & found.keys(), key=lambda one: (not decisions[one].kept, one)):
        try:
            changes.append(decide(workspace, found[key], decisions[key]))
            seen += [found[key]] if decisions[key].kept else []
        except Refused as error:
            refused.append(str(error))
    merge = with_decisions(workspace, merge, seen)
    # Those that were decided at once are new no longer, whichever it was. What a decision made differ from signed
    # minutes is none of those that packages brought, or that were there.
    opened = {one.key for one in conflicts.conflicts(workspace)}
    left = [one for one in merge.conflicts if one.key in opened]
    merge = replace(merge, new_conflicts=sum(one.new for one in left))
    return merge, refused, len(left), *(change for change in changes if change is not None)


def decide_and_tell(
    workspace: Workspace, conflict: ConflictView, decision: Decision
) -> tuple[Changed | None, int, int]:
    """Write a decision; answers with what it changed, how many were written and how many conflicts are left."""
    changed = decide(workspace, conflict, decision)
    return changed, 1 if changed else 0, conflicts.count(workspace)


def decide_all_and_tell(
    workspace: Workspace, chosen: Sequence[ConflictView], whose: str
) -> tuple[Changed | None, int, int]:
    """Decide many at once; answers as for one."""
    changed = conflicts.take_all(workspace, chosen, whose)
    return changed, len(chosen), conflicts.count(workspace)

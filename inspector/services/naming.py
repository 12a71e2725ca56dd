"""What the records of an action are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.store.queries.titles import Titles

if TYPE_CHECKING:
    from inspector.services.workspace import Workspace
    from inspector.services.writing import Changed


def about(workspace: Workspace, changed: Changed) -> str:
    """What the one record is called that ``changed`` is about; empty where it is about several, or one that is gone."""
    if len(changed.kinds) != 1 or len(changed.ids) != 1:
        return ""
    with workspace.read() as session:
        return Titles(session).title(*changed.kinds, *changed.ids)

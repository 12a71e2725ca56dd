"""What the records of an action are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inspector.core.formats import small_count
from inspector.core.messages import text
from inspector.domain.registry import BY_NAME
from inspector.store.queries.titles import Titles

if TYPE_CHECKING:
    from inspector.services.workspace import Workspace
    from inspector.services.writing import Changed

_NAMED: Final = 3
"""So many records are named; of more, one fewer and how many others there are."""
_BETWEEN: Final = "; "


def about(workspace: Workspace, changed: Changed) -> str:
    """What the records are called that ``changed`` is about: ``UBND xã A; UBND xã B và 5 đơn vị khác``.

    An action may write records of several kinds; the one it is named after counts, else the one the others belong to.
    Empty where nothing was changed.
    """
    with workspace.read() as session:
        titles = Titles(session)
        for kind in _by_rank(changed):
            ids = titles.of_kind(kind, changed.ids)
            if ids:
                return _listed(titles, kind, ids)
    return ""


def _by_rank(changed: Changed) -> list[str]:
    """The kinds written, the one the action is named after first, then parents before children."""
    named_after = changed.action.partition(".")[0]
    return sorted((kind for kind in BY_NAME if kind in changed.kinds), key=lambda kind: kind != named_after)


def _listed(titles: Titles, kind: str, ids: list[str]) -> str:
    shown = ids if len(ids) <= _NAMED else ids[: _NAMED - 1]
    names = _BETWEEN.join(filter(None, (titles.title(kind, one) for one in shown)))
    rest = len(ids) - len(shown)
    if not rest:
        return names
    return text("journal.and_others", names=names, count=small_count(rest), kind=text(f"kind.{kind}").lower())

"""What the window asks of the services before it has a page: run on the database thread, imported there too.

The services bring SQLModel and the records, half a second of import; the window is painted meanwhile.
"""

from __future__ import annotations

import gc
import importlib
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from inspector.core import clock, messages

if TYPE_CHECKING:
    from datetime import date, datetime

_SERVICES: Final = "inspector.services.workspace"


@dataclass(frozen=True)
class Opened:
    """A workspace that has just been opened, and what the bars say about it."""

    workspace: Any
    folder: Path
    name: str
    person: str
    role: str
    years: tuple[int, ...]
    branch: str
    """``copied`` or ``restored`` where the workspace was found to be so; else blank."""
    protected: bool
    """It needs a passphrase."""
    revoked: bool = False
    """The lead has revoked this laptop: it can be read, nothing can be written."""
    waiting: bool = False
    """It waits to be admitted to a team: nothing but that can be done in it."""
    newer: Any = None
    """A :class:`~inspector.services.other_folder.NewerFolder` where this laptop went on in another folder."""


@dataclass(frozen=True)
class Standing:
    """How the workspace stands: what the status bar shows and what can be undone."""

    saved_at: datetime | None
    protected: bool
    last_backup_at: datetime | None
    prefix: str
    read_only: bool
    today: date
    undo: str
    redo: str
    years: tuple[int, ...]
    role: str = ""
    revoked: bool = False
    conflicts: int = 0
    """Open conflicts between laptops of a team."""


def warm_up() -> None:
    """Import the services, so that a page that needs them is built at once."""
    try:
        if _SERVICES not in sys.modules:
            # The collector would walk through all that is imported, again and again, and find nothing to free.
            gc.disable()
            importlib.import_module(_SERVICES)
            gc.freeze()
    finally:
        gc.enable()


def open_folder(folder: Path, read_only: bool = False, secret: str = "") -> Opened:
    """Open the workspace in ``folder``; raises ``Refused`` when that is not possible or its ``secret`` is wrong."""
    warm_up()
    from inspector.services import workspace as service

    return describe(service.open_workspace(folder, read_only=read_only, secret=secret))


def protect(folder: Path, vault: Any, secret: str, progress: Any) -> Opened:
    """Protect the workspace in ``folder``, which nobody has open, and open it again; raises ``Refused``."""
    from inspector.services import protection

    protection.protect(folder, vault, progress=progress)
    return open_folder(folder, secret=secret)


def describe(workspace: Any) -> Opened:
    """What the bars say about an open workspace."""
    from inspector.services import workspace as service
    from inspector.services.other_folder import newer_folder

    status = service.status(workspace)
    return Opened(
        workspace=workspace,
        folder=workspace.folder,
        name=workspace.name,
        person=workspace.person_name,
        role=role(workspace),
        years=_years(workspace),
        branch=str(status.branch or ""),
        protected=status.protected,
        revoked=workspace.revoked,
        waiting=workspace.waiting,
        newer=newer_folder(workspace),
    )


def standing(workspace: Any) -> Standing:
    """How the workspace stands now."""
    from inspector.services import journal
    from inspector.services import workspace as service

    status, undo = service.status(workspace), journal.undo_state(workspace)
    return Standing(
        saved_at=status.saved_at,
        protected=status.protected,
        last_backup_at=status.last_backup_at,
        prefix=status.prefix,
        read_only=status.read_only,
        today=clock.today(workspace.clock),
        undo=undo.undo_label or "",
        redo=undo.redo_label or "",
        years=_years(workspace),
        role=role(workspace),
        revoked=workspace.revoked,
        conflicts=_conflicts(workspace),
    )


def role(workspace: Any) -> str:
    """What the person may do here, in a word; that a laptop was revoked comes before what it may read."""
    if workspace.waiting:
        return ""
    return messages.text("window.revoked") if workspace.revoked else messages.label(workspace.role)


def _conflicts(workspace: Any) -> int:
    """A laptop that works alone is not asked: it has none."""
    from inspector.services.team.roster import laptops

    if len(laptops(workspace.store.roster())) < 2:
        return 0
    from inspector.services.team.conflicts import count

    return count(workspace)


@dataclass(frozen=True)
class Step:
    """An undo or a redo that was carried out: the words of the action, and what it was about."""

    words: str
    changed: Any


@dataclass(frozen=True)
class Withdrawal:
    """An undo that would withdraw an issued document or a signature: to be asked for first."""

    number: int
    """Of the journal, where it was issued or signed."""
    title: str
    what: Literal["issued", "signed", "minutes"]
    """A document, its electronic signature, or that minutes were signed on paper."""


def take_back(workspace: Any, allowed: int = 0) -> Step | Withdrawal:
    """Undo the last action; the issuing or signing of a document only where its journal number is ``allowed``."""
    from inspector.services import journal, naming

    paper = journal.paper_to_undo(workspace)
    if paper is not None and paper.number != allowed:
        known: dict[str, Literal["issued", "signed"]] = {journal.ISSUE: "issued", journal.SIGN: "signed"}
        return Withdrawal(paper.number, naming.about(workspace, paper), known.get(paper.action, "minutes"))
    words = journal.undo_state(workspace).undo_label or ""
    return _step(workspace, words, journal.undo(workspace))


def do_again(workspace: Any) -> Step:
    """Redo what was undone last."""
    from inspector.services import journal

    words = journal.undo_state(workspace).redo_label or ""
    return _step(workspace, words, journal.redo(workspace))


def _step(workspace: Any, action: str, changed: Any) -> Step:
    from inspector.services import naming

    return Step(" – ".join(part for part in (action, naming.about(workspace, changed)) if part), changed)


def find(workspace: Any, words: str) -> Any:
    """Records that hold ``words``."""
    from inspector.services.search import search

    return search(workspace, words, 10)


def back_up(workspace: Any) -> Any:
    """Make a backup where the workspace keeps them."""
    from inspector.services import upkeep

    return upkeep.backup(workspace)


def close(workspace: Any) -> None:
    """Close a workspace; nothing can be asked of it afterwards."""
    workspace.close()


def this_year() -> int:
    """The current year in Vietnam."""
    return clock.today(clock.SystemClock()).year


def _years(workspace: Any) -> tuple[int, ...]:
    from inspector.services.progress import years

    return years(workspace)

"""Upkeep of a workspace: backups, restoring them, and proving that the store is sound."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector.core.clock import VIETNAM
from inspector.core.errors import Refused
from inspector.core.file_names import file_name
from inspector.services.journal_words import action_label
from inspector.services.team.awaited import Awaited, awaited
from inspector.store import restoring
from inspector.store.backup import SUFFIX
from inspector.store.contents import contents
from inspector.store.journal.verify import MEDIA_MISSING

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from inspector.services.workspace import Workspace
    from inspector.store.backup import Backup
    from inspector.store.contents import Contents
    from inspector.store.journal.verify import Problem

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class BackupResult:
    """A backup that was made."""

    path: Path
    made_at: datetime
    number: int
    """The last transaction it holds."""
    size: int
    """Bytes."""


@dataclass(frozen=True, slots=True)
class RestoreResult:
    """A workspace that was made from a backup."""

    folder: Path
    number: int
    """The last transaction it holds."""
    media: int
    """Evidence files that came with it."""


@dataclass(frozen=True, slots=True)
class Figures:
    """One state of a workspace in figures."""

    number: int
    """The last transaction."""
    action: str
    """Its words; blank in an empty workspace."""
    at: datetime | None
    counts: tuple[tuple[str, int], ...]
    """Living records by kind; ``kind.<kind>`` in the catalogue is what people call them."""


@dataclass(frozen=True, slots=True)
class RestorePreview:
    """What a backup holds."""

    name: str
    """The workspace's."""
    made_at: datetime
    protected: bool
    media: int
    """Evidence files that come with it."""
    contents: Figures
    present: Figures | None
    """The open workspace as it is now, where the backup is one of it."""
    present_media: int
    """Evidence files that it has on this laptop."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check found; nothing was written."""

    ok: bool
    problems: tuple[str, ...]
    """Sentences."""
    codes: tuple[str, ...]
    transactions: int
    operations: int
    media: int
    """Evidence files that records name."""
    rebuilt: bool
    """The tables were made anew from the journal and compared."""
    awaited: tuple[Awaited, ...] = ()
    """Photos and files of others that have only not come yet: no problem of this store."""

    @property
    def only_files(self) -> bool:
        """Whether files of evidence are gone and nothing else is wrong: there is nothing to restore for that."""
        return bool(self.codes) and set(self.codes) == {MEDIA_MISSING}


def backup(workspace: Workspace, path: Path | None = None) -> BackupResult:
    """One file with store and evidence at ``path``; without it an automatic backup in the workspace's own folder."""
    if path is not None and not path.absolute().parent.is_dir():
        raise Refused("upkeep.no_folder", path=path.absolute().parent)
    return _made(workspace.store.backup() if path is None else workspace.store.archive(path))


def backups(workspace: Workspace) -> tuple[BackupResult, ...]:
    """The automatic backups, latest first."""
    return tuple(_made(one) for one in workspace.store.backups())


def archive_name(workspace: Workspace) -> str:
    """A file name for an archive: the workspace's name and the moment."""
    moment = workspace.clock.now().astimezone(VIETNAM)
    return f"{file_name(workspace.name)}-{moment:%Y%m%d-%H%M}{SUFFIX}"


def preview(archive: Path, secret: str = "", present: Workspace | None = None) -> RestorePreview:
    """What a backup holds, beside what the workspace ``present`` holds now; nothing is made of it.

    A protected one needs its passphrase or recovery code. Raises ``Refused``, ``vault.needed`` where none was given.
    """
    found = restoring.preview(archive, secret)
    now, files = None, 0
    if present is not None and present.id == found.contents.workspace:
        with present.store.reading() as connection:
            now = _figures(contents(connection))
        files = sum(1 for _ in present.store.media.all())
    then = _figures(found.contents)
    return RestorePreview(found.name, found.made_at, found.protected, found.media, then, now, files)


def _figures(found: Contents) -> Figures:
    action = action_label(found.action) if found.action else ""
    return Figures(found.number, action, found.at, tuple(found.counts.items()))


def restore(archive: Path, folder: Path, secret: str = "") -> RestoreResult:
    """Make a workspace in a new or empty folder from an archive or an automatic backup; raises ``Refused``.

    A protected one needs its passphrase or recovery code, and stays protected by them.
    """
    restored = restoring.restore(archive, folder, secret)
    return RestoreResult(restored.folder, restored.number, restored.media)


def check(workspace: Workspace, *, rebuild: bool = False) -> CheckResult:
    """Read everything and say what is not as it should be; with ``rebuild`` also compare with the journal's replay."""
    report = workspace.store.check(rebuild=rebuild)
    missing = {str(values["sha256"]): str(values["name"]) for values in map(_missing, report.problems) if values}
    waits, coming = awaited(workspace, missing)
    problems = [one for one in report.problems if _missing(one).get("sha256") not in coming]
    for problem in problems:
        # Without its words: they name what was entered, and the log is plain.
        log.error("check of the store: %s", problem.code)
    return CheckResult(
        ok=not problems,
        problems=tuple(str(problem) for problem in problems),
        codes=tuple(problem.code for problem in problems),
        awaited=waits,
        transactions=report.transactions,
        operations=report.operations,
        media=report.media,
        rebuilt=report.rebuilt,
    )


def _missing(problem: Problem) -> dict[str, object]:
    """What is said of a file that is not here; empty for any other problem."""
    return dict(problem.values) if problem.code == MEDIA_MISSING else {}


def _made(made: Backup) -> BackupResult:
    return BackupResult(made.path, made.made_at, made.number, made.size)

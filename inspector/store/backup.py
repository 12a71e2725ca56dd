"""Backups: verified copies of the store with the photos they need."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inspector.core.errors import Refused
from inspector.store.engine import Access, connect
from inspector.store.media import Media, sync_folder

if TYPE_CHECKING:
    from pathlib import Path

    from inspector.core.clock import Clock
    from inspector.store.engine import Connection

FOLDER: Final = "backups"
_STAMP: Final = "%Y%m%dT%H%M%SZ"


def automatic(connection: Connection, folder: Path, clock: Clock) -> Path:
    """A verified copy of the store in ``backups``, its photos by hash beside it."""
    backups = folder / FOLDER
    backups.mkdir(exist_ok=True)
    target = backups / f"{clock.now().strftime(_STAMP)}.db"
    copy(connection, target)
    Media(folder / "media").keep_in(Media(backups / "media"))
    return target


def copy(connection: Connection, target: Path) -> None:
    """Copy an open store by SQLite's backup API, and read the copy back before it gets its name."""
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    copied = connect(part, Access.WRITE)
    try:
        connection.backup(copied)
        copied.execute("PRAGMA journal_mode = DELETE")
        verify(copied, target)
    finally:
        copied.close()
    part.replace(target)
    sync_folder(target.parent)


def verify(connection: Connection, path: Path) -> None:
    """Raise ``Refused`` unless the database is sound."""
    if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        raise Refused("store.corrupt", path=path)

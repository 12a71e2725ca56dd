"""One writer for a workspace: an operating-system lock that dies with its process, and a note of who holds it."""

from __future__ import annotations

import json
import os
import platform
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from inspector.core.errors import Refused
from inspector.core.formats import moment_short
from inspector.store.layout import LOCK

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

_LOCKED_BYTE: Final = 1 << 30
"""Far behind the note: Windows keeps others from reading a locked byte."""


@dataclass(frozen=True)
class Holder:
    """Who has the workspace open for writing."""

    pid: int
    host: str
    since: str
    """In Vietnam's time, as people read it."""
    socket: str
    """Name of the local socket on which the first window listens to be raised."""


class Locked(Refused):
    """Somebody else is writing to the workspace; ``holder`` says who, where that could be read."""

    def __init__(self, folder: Path, holder: Holder | None) -> None:
        super().__init__(
            "store.locked",
            path=folder,
            host=holder.host if holder else "?",
            since=holder.since if holder else "?",
        )
        self.holder = holder


def socket_name(folder: Path) -> str:
    """Name of the local socket for the window that has ``folder`` open: the same for every way of writing its path."""
    return "inspector-" + sha256(os.fsencode(folder.resolve())).hexdigest()[:16]


class Lock:
    """The writer's lock of one workspace folder."""

    def __init__(self, folder: Path, now: datetime) -> None:
        self._path = folder / LOCK
        self._file = _opened(self._path)
        try:
            _acquire(self._file)
        except OSError as error:
            os.close(self._file)
            raise Locked(folder, holder(folder)) from error
        note = asdict(Holder(os.getpid(), platform.node(), moment_short(now), socket_name(folder)))
        os.ftruncate(self._file, 0)
        os.write(self._file, json.dumps(note, ensure_ascii=False).encode())

    def release(self) -> None:
        """Let others write. The file stays: removing it could take the lock from under a newcomer."""
        with suppress(OSError):
            os.ftruncate(self._file, 0)
        os.close(self._file)


def _opened(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        # People know the folder that they may not write to, not the file in it.
        raise OSError(error.errno, error.strerror, str(path.parent)) from error


def holder(folder: Path) -> Holder | None:
    """What the lock file says about its holder; nothing for an unreadable or empty one."""
    try:
        raw = json.loads((folder / LOCK).read_text(encoding="utf-8"))
        return Holder(int(raw["pid"]), str(raw["host"]), str(raw["since"]), str(raw["socket"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def hold(file: int) -> bool:
    """Hold an open file until it is closed; false where somebody else holds it, or where it cannot be known."""
    try:
        _acquire(file)
    except OSError:
        return False
    return True


if sys.platform == "win32":
    import msvcrt

    def _acquire(file: int) -> None:
        os.lseek(file, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        os.lseek(file, 0, os.SEEK_SET)

else:
    import fcntl

    def _acquire(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

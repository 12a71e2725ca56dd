"""The log file and the crash file."""

from __future__ import annotations

import faulthandler
import logging
import logging.handlers
import os
import platform
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from inspector import __version__
from inspector.core.paths import log_dir

if TYPE_CHECKING:
    from types import TracebackType

log = logging.getLogger(__name__)

_MAX_BYTES = 1_000_000
_KEPT = 3


def setup(level: int = logging.INFO) -> Path:
    """Write the program's log to a rotating file from now on; returns the file.

    Where the laptop gives no place for it, work goes on with what a terminal shows; then the path is the null device.
    """
    try:
        path = log_dir() / "inspector.log"
        handler = logging.handlers.RotatingFileHandler(path, maxBytes=_MAX_BYTES, backupCount=_KEPT, encoding="utf-8")
    except OSError as error:
        log.warning("no log file: %s", error)
        return Path(os.devnull)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger("inspector")
    root.setLevel(level)
    root.addHandler(handler)
    return path


def watch_crashes() -> None:
    """Have the interpreter write where it was when it dies of a fault, for ``last_crash`` at the next start."""
    try:
        faulthandler.enable(crash_file().open("w", encoding="utf-8"))
    except OSError as error:
        log.warning("no crash file: %s", error)


def crash_file() -> Path:
    """The file a dying interpreter writes into."""
    return log_dir() / "crash.txt"


def last_crash() -> str:
    """What the last run wrote when it died of a fault; empty after a clean end."""
    try:
        return crash_file().read_text(encoding="utf-8", errors="replace")
    except OSError:
        # None was left, or there is no place where one could be.
        return ""


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """A bug report a person can copy: versions and the traceback, no data of the workspace."""
    head = f"inspector {__version__} · Python {sys.version.split()[0]} · {platform.platform()} · {datetime.now(UTC)}"
    return head + "\n\n" + "".join(traceback.format_exception(kind, error, trace))

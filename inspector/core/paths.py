"""Where the program finds its resources and keeps what belongs to the laptop rather than to a workspace."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

import platformdirs

APP = "reform-inspector"
_HOME_VARIABLE = "INSPECTOR_HOME"


def resource(*parts: str) -> Path:
    """Path of a file or folder below ``resources``: in a checkout, in an installed wheel and in the frozen program.

    Raises ``FileNotFoundError`` when it is not there, so that a missing resource is found where it is asked for.
    """
    path = resource_root().joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(path)
    return path


@cache
def resource_root() -> Path:
    """The folder all resources lie in."""
    package = Path(__file__).resolve().parent.parent
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [Path(frozen) / "inspector" / "resources"] if frozen else []
    candidates += [package / "resources", package.parent / "resources"]
    for candidate in candidates:
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(candidates[-1])


def config_dir() -> Path:
    """Folder of the settings; made when missing. ``INSPECTOR_HOME`` moves it (tests, portable use)."""
    return _made(_home("config") or Path(platformdirs.user_config_dir(APP, appauthor=False)))


def data_dir() -> Path:
    """Folder of what the laptop remembers outside every workspace (install marks); made by who writes there."""
    return _home("data") or Path(platformdirs.user_data_dir(APP, appauthor=False))


def log_dir() -> Path:
    """Folder of the log and crash files; made when missing."""
    return _made(_home("log") or Path(platformdirs.user_log_dir(APP, appauthor=False)))


def _home(name: str) -> Path | None:
    home = os.environ.get(_HOME_VARIABLE)
    return Path(home) / name if home else None


def _made(path: Path) -> Path:
    path.mkdir(parents=True, exist_ok=True)
    return path

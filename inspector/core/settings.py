"""The laptop's settings: language, looks, the workspaces opened last. Workspace data never lies here."""

from __future__ import annotations

import json
import logging
import os
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from inspector.core.paths import config_dir

log = logging.getLogger(__name__)

RECENT_LIMIT = 8


@dataclass
class Settings:
    """What a person chose on this laptop."""

    language: str = "vi"
    theme: str = "system"
    """``system``, ``light`` or ``dark``."""
    scale: int = 100
    """Size of everything in the window, in percent of the system's."""
    last_workspace: str = ""
    recent: list[str] = field(default_factory=list)
    window: dict[str, str] = field(default_factory=dict)
    """Geometry and column widths of the window, as the window writes them."""
    lock_after: int = 15
    """Minutes without a touch after which a protected workspace locks itself; 0 never."""
    folders: dict[str, str] = field(default_factory=dict)
    """The folder used last, by what was chosen there."""
    signing: dict[str, str] = field(default_factory=dict)
    """How documents were signed last: ``way``, ``key`` and ``library``; never a password or PIN."""

    def remember(self, workspace: Path) -> None:
        """Put ``workspace`` first among the recent ones."""
        path = str(workspace.resolve())
        self.last_workspace = path
        self.recent = [path, *(other for other in self.recent if other != path)][:RECENT_LIMIT]


def load() -> Settings:
    """The settings on disk; defaults for whatever is missing or unreadable (an unreadable file is kept aside)."""
    try:
        path = _file()
        if not path.exists():
            return Settings()
    except OSError as error:
        log.warning("no place for settings, defaults are used: %s", error)
        return Settings()
    try:
        return _read(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        log.warning("settings unreadable, defaults are used: %s", error)
        aside = path.with_suffix(".unreadable")
        if os.access(path, os.R_OK):
            path.replace(aside)
        return Settings()


def save(settings: Settings) -> None:
    """Write the settings whole or not at all; where the laptop's disk refuses, work goes on and the old ones stay."""
    try:
        path = _file()
        part = path.with_suffix(".part")
        part.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), encoding="utf-8")
        part.replace(path)
    except OSError as error:
        log.warning("settings not written: %s", error)


def _file() -> Path:
    return config_dir() / "settings.json"


def _read(raw: Any) -> Settings:
    known = {entry.name: type(getattr(Settings(), entry.name)) for entry in fields(Settings)}
    if not isinstance(raw, dict):
        raise TypeError("settings are not an object")
    found = {name: raw[name] for name, kind in known.items() if isinstance(raw.get(name), kind)}
    if "recent" in found:
        found["recent"] = [path for path in found["recent"] if isinstance(path, str)]
    for name in ("window", "folders", "signing"):
        if name in found:
            found[name] = {key: value for key, value in found[name].items() if isinstance(value, str)}
    return Settings(**found)

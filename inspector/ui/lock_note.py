"""What the lock file of a workspace says about the window that has it open; read before anything of Qt's network."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def server_name(folder: Path) -> str:
    """The name under which the window of ``folder`` listens; empty for nobody: the note goes when the window closes."""
    try:
        note = json.loads((folder / "lock").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    return str(note.get("socket", "")) if isinstance(note, dict) else ""

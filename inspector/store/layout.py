"""What lies where in a workspace folder."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

DATABASE: Final = "store.db"
CARD: Final = "workspace.json"
"""Id, format and name, readable without opening the store."""
KEYS: Final = "keys.json"
"""Key slots of a protected workspace; a copy lies in the folder of backups."""
PLAIN: Final = DATABASE + ".plain"
"""The plain store of a workspace that was protected, until it is wiped."""
SEALED: Final = DATABASE + ".sealed"
"""The encrypted store that is about to take the plain one's place."""
MEDIA: Final = "media"
BACKUPS: Final = "backups"
LOCK: Final = "lock"


def has_store(folder: Path) -> bool:
    """Whether a folder holds a store, be it one whose protecting was cut off between two renames."""
    return (folder / DATABASE).is_file() or (folder / SEALED).is_file()


def read_card(folder: Path) -> dict[str, str]:
    """Id and name of the workspace in a folder, and whether it is protected; empty where there is no readable card."""
    try:
        raw = json.loads((folder / CARD).read_text(encoding="utf-8"))
        card = {"id": str(raw["id"]), "name": str(raw["name"])}
        return card | ({"protected": "yes"} if raw.get("protected") else {})
    except (OSError, ValueError, KeyError, TypeError):
        return {}

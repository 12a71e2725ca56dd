"""What lies where in a workspace folder."""

from __future__ import annotations

from typing import Final

DATABASE: Final = "store.db"
CARD: Final = "workspace.json"
"""Id, format and name, readable without opening the store."""
MEDIA: Final = "media"
BACKUPS: Final = "backups"
LOCK: Final = "lock"

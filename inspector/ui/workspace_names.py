"""What the workspaces in some folders are called, readable without opening them."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

# The store writes it; asking the store would import all of it before the window is painted.
_CARD: Final = "workspace.json"
_log = logging.getLogger(__name__)


def workspace_name(folder: Path) -> str:
    """The name that the workspace in ``folder`` bears; that of the folder where it cannot be read."""
    try:
        card = json.loads((folder / _CARD).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        _log.info("no card of a workspace in %s: %s", folder, error)
        return folder.name
    name = card.get("name") if isinstance(card, dict) else None
    return name if isinstance(name, str) and name.strip() else folder.name


def told_apart(folders: Sequence[Path]) -> list[str]:
    """The names of some workspaces; where two bear one name, each with its folder."""
    names = [workspace_name(folder) for folder in folders]
    return [
        name if names.count(name) == 1 else f"{name} ({folder.name})"
        for name, folder in zip(names, folders, strict=True)
    ]

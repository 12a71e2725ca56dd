"""Another folder of this laptop that went on with the same workspace: told before somebody goes on in the wrong one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector.core.formats import moment_short
from inspector.core.messages import text
from inspector.services.workspace import is_sample
from inspector.store.elsewhere import newer_elsewhere

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from inspector.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class NewerFolder:
    """Where this laptop wrote the same workspace later, with something that the open folder lacks."""

    folder: Path
    until: datetime
    """When it was written there last; aware, UTC."""

    def __str__(self) -> str:
        """Which folder, until when, and what it means to go on in the open one."""
        return text("workspace.newer_folder", folder=self.folder, until=moment_short(self.until))


def newer_folder(workspace: Workspace) -> NewerFolder | None:
    """The folder of this laptop that went on instead; nothing for a sample, which is made anew and thrown away."""
    found = newer_elsewhere(workspace.store)
    if found is None or is_sample(workspace):
        return None
    return NewerFolder(found.folder, found.at)

"""Where a new workspace is put when nobody says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.core.file_names import file_name, free
from inspector.ui.folders import documents

if TYPE_CHECKING:
    from pathlib import Path


def suggestion(name: str) -> Path:
    """A folder that does not exist yet, named after ``name``."""
    return free(documents(), file_name(name) or "Kiểm-tra-CCHC")

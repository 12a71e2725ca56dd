"""Where a new workspace is put when nobody says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inspector.core.text import fold
from inspector.ui.folders import documents

if TYPE_CHECKING:
    from pathlib import Path

_LONGEST: Final = 60


def suggestion(name: str) -> Path:
    """A folder that does not exist yet, named after ``name`` in plain letters so that every stick and mail takes it."""
    words = "".join(letter if letter.isalnum() else " " for letter in fold(name)).split()
    plain = ("-".join(words) or "kiem-tra-cchc")[:_LONGEST].strip("-")
    folder = documents() / plain
    number = 2
    while folder.exists():
        folder = documents() / f"{plain}-{number}"
        number += 1
    return folder

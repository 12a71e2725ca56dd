"""Folders of the person at this laptop: where file dialogs begin."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

if TYPE_CHECKING:
    from inspector.core.settings import Settings

_PLACES = QStandardPaths.StandardLocation
ISSUED = "issued"
"""Purpose: documents that were issued, are signed or are checked."""


def documents() -> Path:
    """The person's folder of documents; the home folder where there is none."""
    return _standard(_PLACES.DocumentsLocation) or Path.home()


def pictures() -> Path:
    """The person's folder of pictures; that of documents where there is none."""
    return _standard(_PLACES.PicturesLocation) or documents()


def last_used(settings: Settings, purpose: str, otherwise: Path) -> Path:
    """The folder something was chosen from last, as long as it is there: the stick may have been pulled."""
    known = settings.folders.get(purpose, "")
    return Path(known) if known and Path(known).is_dir() else otherwise


def remember(settings: Settings, purpose: str, chosen: Path) -> None:
    """Begin in the folder of this file next time."""
    settings.folders[purpose] = str(chosen.parent)


def _standard(place: QStandardPaths.StandardLocation) -> Path | None:
    written = QStandardPaths.writableLocation(place)
    return Path(written) if written and Path(written).is_dir() else None

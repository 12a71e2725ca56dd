"""Files that commands write: nobody is asked here whether one may be replaced, so none is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.core.errors import Refused

if TYPE_CHECKING:
    from pathlib import Path


def require_free(target: Path) -> None:
    """Refuse a file that exists already."""
    if target.exists():
        raise Refused("store.archive.exists", path=target)

"""Moments, sizes and machines as the page of packages words them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.core.clock import VIETNAM
from inspector.core.formats import NOTHING, date_short
from inspector.core.messages import text

if TYPE_CHECKING:
    from datetime import datetime


def moment(at: datetime | None) -> str:
    """``18/06/2019 15:20``, Vietnamese time; a dash for none."""
    if at is None:
        return NOTHING
    local = at.astimezone(VIETNAM)
    return f"{date_short(local)} {local:%H:%M}"


def machine(prefix: str, *, this_laptop: bool = False) -> str:
    """``Máy A05``, or ``Máy này (A07)``."""
    if this_laptop:
        return text("syncpage.this_machine", prefix=prefix) if prefix else text("syncpage.this_machine_bare")
    return text("syncpage.machine", prefix=prefix) if prefix else text("syncpage.other_machine")

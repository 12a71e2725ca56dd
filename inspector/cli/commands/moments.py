"""Moments as people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.core.clock import VIETNAM
from inspector.core.formats import date_short

if TYPE_CHECKING:
    from datetime import datetime


def moment_words(moment: datetime) -> str:
    """``08:30 05/03/2020``, in local time."""
    local = moment.astimezone(VIETNAM)
    return f"{local:%H:%M} {date_short(local)}"

"""Clocks of two laptops that do not agree: seen where a package was written later than it is here."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from inspector.core.formats import moment_short
from inspector.core.messages import text
from inspector.services.team.roster import called
from inspector.services.team.views import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from inspector.services.team.views import PackageOutcome
    from inspector.store.journal.roster import Roster

_AHEAD: Final = timedelta(hours=1)
"""A laptop that was offline for months is minutes off, and nobody needs to hear of that."""


def clocks_apart(roster: Roster, packages: Iterable[PackageOutcome], now: datetime) -> tuple[str, ...]:
    """A sentence for each laptop that wrote its package later than ``now``: its clock is ahead, or this one's behind.

    Nothing depends on it but the times that are shown, so nobody is kept from taking the package in.
    """
    latest: dict[str, datetime] = {}
    for one in packages:
        if one.verdict != Verdict.REFUSED and one.made_at is not None and one.made_at > now + _AHEAD:
            latest[one.device] = max(one.made_at, latest.get(one.device, one.made_at))
    return tuple(
        text("team.clocks", laptop=called(roster, device), at=moment_short(at), now=moment_short(now))
        for device, at in sorted(latest.items())
    )

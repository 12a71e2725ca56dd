"""How a laptop was revoked (thu hồi quyền), in words: when, by whom or with which sheet; what was let count since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from inspector.core.formats import NOTHING, moment_short, small_count
from inspector.core.messages import text
from inspector.services.team.roster import called
from inspector.store.queries import team as queries
from inspector.store.queries.revocations import Revocation, revocation

if TYPE_CHECKING:
    from inspector.store.engine import Connection
    from inspector.store.journal.roster import Roster


@dataclass(frozen=True, slots=True)
class Revoked:
    """How a laptop was revoked."""

    reference: str
    """Names this revocation."""
    at: datetime
    """Aware, UTC, by the clock of the laptop that revoked it; letting something count later does not change it."""
    by: str
    """``Nguyễn Văn A (A01)``, or the recovery sheet and where its code was typed."""
    reason: str
    """Empty where none was given; a recovery sheet asks for none."""
    told: str
    """All of it, for a page about that laptop."""
    told_here: str
    """The same for the people at that laptop."""


def revoked(connection: Connection, roster: Roster, device: str) -> Revoked | None:
    """How a laptop was revoked; nothing where it is not."""
    member = roster.member(device)
    if member is None or member.revoked is None:
        return None
    found = revocation(connection, device)
    if found is None:
        return None
    reason = queries.revocation_reason(connection, device)
    by, way = _by(connection, roster, found), "sheet" if found.typed_on else "person"
    values = {"who": by, "at": moment_short(found.at), "reason": reason or text("team.lost.no_reason")}
    told, here = text(f"team.revoked.{way}", **values), text(f"team.lost.revoked.{way}", **values)
    since = (
        text("team.revoked.released", count=small_count(one.count), at=moment_short(one.at)) for one in found.released
    )
    return Revoked(found.reference, found.at, by, reason, " ".join((told, *since)), here)


def _by(connection: Connection, roster: Roster, found: Revocation) -> str:
    if not found.typed_on:
        return called(roster, found.device)
    made = queries.entered_at(connection, found.device)
    values = {"made": moment_short(made) if made else NOTHING, "laptop": called(roster, found.typed_on)}
    return text("team.revoked.with_sheet", **values)

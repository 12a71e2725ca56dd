"""How a laptop was revoked (thu hồi quyền), in words: when, by whom or with which sheet; what was let count since.

And how that went before: a laptop that was let in again stays one that had been revoked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from inspector.core.formats import NOTHING, moment_short, small_count
from inspector.core.messages import label, text
from inspector.domain.device import Role
from inspector.services.team.roster import called
from inspector.store.queries import team as queries
from inspector.store.queries.revocations import Revocation, revocation
from inspector.store.queries.standings import LetIn, standings

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
    by = _by(connection, roster, found)
    told, here = (_told(connection, roster, found, reason, there=there) for there in (False, True))
    return Revoked(found.reference, found.at, by, reason, _with_releases(told, found), here)


def history(connection: Connection, roster: Roster, device: str) -> tuple[str, ...]:
    """How a laptop was revoked and let in again, a sentence each, earliest first; without the revocation in force."""
    now = revoked(connection, roster, device)
    found = []
    for one in standings(connection, device):
        if isinstance(one, LetIn):
            found.append(_let_in(roster, one))
        elif now is None or one.revocation.reference != now.reference:
            found.append(_with_releases(_told(connection, roster, one.revocation, one.reason), one.revocation))
    return tuple(found)


def _with_releases(told: str, found: Revocation) -> str:
    """How a laptop was revoked, then what was let count since."""
    since = (
        text("team.revoked.released", count=small_count(one.count), at=moment_short(one.at)) for one in found.released
    )
    return " ".join((told, *since))


def _let_in(roster: Roster, one: LetIn) -> str:
    values = {"who": called(roster, one.device), "at": moment_short(one.at)}
    if one.role not in set(Role):
        return text("team.let_in.told", **values)
    return text("team.let_in.as_role", **values, role=label(Role(one.role)))


def _told(connection: Connection, roster: Roster, found: Revocation, reason: str, *, there: bool = False) -> str:
    """``there``: for the people at that laptop."""
    way, why = "sheet" if found.typed_on else "person", reason or text("team.lost.no_reason")
    code = f"team.lost.revoked.{way}" if there else f"team.revoked.{way}"
    return text(code, who=_by(connection, roster, found), at=moment_short(found.at), reason=why)


def _by(connection: Connection, roster: Roster, found: Revocation) -> str:
    if not found.typed_on:
        return called(roster, found.device)
    made = queries.entered_at(connection, found.device)
    values = {"made": moment_short(made) if made else NOTHING, "laptop": called(roster, found.typed_on)}
    return text("team.revoked.with_sheet", **values)

"""What packages bring of acts that concern everybody: rounds closed, documents issued, minutes signed, data erased."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inspector.core.formats import small_count
from inspector.core.messages import label, text
from inspector.domain.device import Role
from inspector.services.journal_words import action_label
from inspector.services.team.roster import called
from inspector.services.team.views import ActView
from inspector.store.erasing import ERASED
from inspector.store.failures import kind_words
from inspector.store.journal import audit
from inspector.store.journal.roster import ROSTER, roster_of
from inspector.store.queries import arrivals
from inspector.store.queries.revocations import RELEASE, let_count
from inspector.store.queries.titles import Titles

if TYPE_CHECKING:
    from sqlmodel import Session

    from inspector.services.workspace import Workspace
    from inspector.store.engine import Connection
    from inspector.store.journal.audit import Entry, RecordChange
    from inspector.store.journal.roster import Roster

_TOLD: Final = (
    (ERASED,),
    ("team.revoke", RELEASE, "team.let_in", "team.role", "team.admit"),
    ("round.close", "round.reopen"),
    ("documents.issue", "documents.withdraw", "documents.sign"),
    ("inspection.sign", "inspection.withdraw_signature", "supplement.sign"),
)
"""In this order; what belongs together is told as it was done, so that what holds now stands last."""
_GROUP: Final = {action: place for place, actions in enumerate(_TOLD) for action in actions}
_REVOKED: Final = "revoked"
_READ: Final = 200
"""So many are read; more come only to a laptop that was away for long."""


def acts(workspace: Workspace, connection: Connection, session: Session, after: int) -> tuple[ActView, ...]:
    """Those that applied transactions after a number are, erasures first; what belongs together as it was done.

    Nothing on a laptop that waits: it takes everything in for the first time, so nothing of it is news.
    """
    if workspace.waiting:
        return ()
    numbers = arrivals.acts_after(connection, tuple(_GROUP), after)
    entries = audit.read(connection, audit.Query(among=numbers), limit=_READ).entries if numbers else ()
    titles = Titles(session)
    titles.prefetch((change.type, change.record) for entry in entries for change in entry.changes)
    roster = roster_of(connection)
    found = list(reversed(entries))
    found.sort(key=lambda one: _GROUP[one.action])
    return tuple(
        ActView(
            action_label(one.action),
            _about(connection, titles, roster, one),
            titles.title("person", one.actor),
            one.at,
            erases=one.action == ERASED,
        )
        for one in found
    )


def _about(connection: Connection, titles: Titles, roster: Roster, entry: Entry) -> str:
    """What an act was done to; of what was erased only its kind, for the name may be what was erased."""
    if entry.action == ERASED:
        names = [kind_words(change.type) for change in entry.changes]
    else:
        names = [
            _laptop(connection, roster, entry, change)
            if change.type == ROSTER
            else titles.title(change.type, change.record)
            for change in entry.changes
        ]
    return ", ".join(dict.fromkeys(name for name in names if name))


def _laptop(connection: Connection, roster: Roster, entry: Entry, change: RecordChange) -> str:
    """A laptop, with the role it was given, or how much of what was held of it was let count."""
    name = called(roster, change.record)
    written = {one.field: one for one in change.fields}
    if entry.action == RELEASE and _REVOKED in written:
        count = let_count(connection, written[_REVOKED].before, written[_REVOKED].after)
        return text("team.act.released", who=name, count=small_count(count)) if count else name
    role = written["role"].after if "role" in written else None
    return text("team.act.role", who=name, role=label(Role(role))) if role in set(Role) else name

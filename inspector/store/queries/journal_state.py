"""Where the journal stands: its last transaction, and whose laptop this is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from inspector.store import identity
from inspector.store.journal import shown
from inspector.store.journal.body import OPERATION_BITS
from inspector.store.journal.roster import roster_of
from inspector.store.journal.state import heads_digest
from inspector.store.queries.recoveries import recovered_on
from inspector.store.queries.team import REACHED, RECEIVED, packages

if TYPE_CHECKING:
    from inspector.store.engine import Connection
    from inspector.store.store import Store


@dataclass(frozen=True, slots=True)
class JournalState:
    """The last transaction of a journal."""

    number: int = 0
    saved_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Stand:
    """What a document is made from: the last transaction, and the digest that names the state on every laptop."""

    number: int = 0
    saved_at: datetime | None = None
    digest: str = ""
    """SHA-256 of the last transactions of all streams, hexadecimal."""


@dataclass(frozen=True, slots=True)
class Install:
    """This laptop's entry of the roster."""

    person_name: str = ""
    role: str | None = None
    prefix: str = ""
    revoked: bool = False


def journal_state(store: Store) -> JournalState:
    """Number and moment of the last transaction."""
    with store.reading() as connection:
        return _last(connection)


def saved_here(store: Store) -> datetime | None:
    """When this laptop saved last: an action of its own, a recovery, or packages taken in. Never what others wrote.

    By its own clock at that time. The order is the journal's: a clock that was ahead and put right decides nothing.
    """
    with store.reading() as connection:
        device = identity.read_meta(connection, "device")
        own = connection.execute(
            "SELECT hlc, number FROM journal WHERE stream >= ? AND stream < ? ORDER BY number DESC LIMIT 1",
            (device + ".", device + "/"),
        ).fetchone()
        saved = [(int(own[1]), shown.moment_in(connection, *own))] if own else []
        # With the code of a recovery sheet it is the sheet that signs.
        saved += recovered_on(connection, device)
        taken = (one for one in packages(connection, RECEIVED) if one.verdict != "refused")
        # Last: of what reached the same transaction, the package was entered after it.
        saved += [(one.receipt.get(REACHED, 0), one.at) for one in islice(taken, 1)]
    return max(enumerate(saved), key=lambda one: (one[1][0], one[0]))[1][1] if saved else None


def has_others(store: Store) -> bool:
    """Whether the journal has more than one stream: what another laptop wrote, or another branch of this one."""
    ends = "SELECT (SELECT min(stream) FROM journal) IS NOT (SELECT max(stream) FROM journal)"
    with store.reading() as connection:
        return bool(connection.execute(ends).fetchone()[0])


def stand(store: Store) -> Stand:
    """The last transaction with the digest of all streams, read as one."""
    with store.reading() as connection:
        last = _last(connection)
        return Stand(last.number, last.saved_at, heads_digest(connection))


def _last(connection: Connection) -> JournalState:
    row = connection.execute("SELECT hlc, number FROM journal ORDER BY number DESC LIMIT 1").fetchone()
    return JournalState(int(row[1]), shown.moment_in(connection, *row)) if row else JournalState()


def this_install(store: Store) -> Install:
    """Who writes on this laptop, in which role, with which prefix of visible numbers."""
    with store.reading() as connection:
        member = roster_of(connection).member(identity.read_meta(connection, "device"))
    if member is None:
        return Install()
    return Install(member.person_name, member.role, member.prefix, member.revoked is not None)


def written_by(store: Store, kind: str, record_id: str, field: str) -> int:
    """Number of the transaction whose value a field shows; 0 where nobody wrote it."""
    query = "SELECT op FROM head WHERE type = ? AND id = ? AND field = ? ORDER BY hlc DESC, op DESC LIMIT 1"
    with store.reading() as connection:
        row = connection.execute(query, (kind, record_id, field)).fetchone()
    return int(row[0]) >> OPERATION_BITS if row else 0

"""When a transaction was written, as people are told: by the clock of the laptop that wrote it.

The hybrid logical clock orders the journal and never goes back: after a package of a laptop whose clock is ahead, it
stays ahead on every laptop. Where it says another time than the laptop's own clock, the header tells that beside it
(``Header.at``); nothing else reads it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from inspector.store.journal import hlc

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from inspector.store.engine import Connection
    from inspector.store.journal.body import Header

_OWN: Final = "000000"
"""The counter of a stamp that is the laptop's own clock (``limits``): its body need not be read."""
_FOLLOWED: Final = f"substr(hlc, 17, 6) = '{_OWN}'"
_AT: Final = """CASE WHEN instr(body, CAST('"at":' AS BLOB)) THEN CAST(body AS TEXT) ->> '$.at' END"""


def moment_of(header: Header) -> datetime:
    """When a transaction was written: aware, UTC."""
    return hlc.moment_of(header.hlc) if header.at is None else hlc.moment_at(header.at)


def moment_in(connection: Connection, stamp: str, number: int) -> datetime:
    """When the transaction of a number, which has this stamp, was written: aware, UTC."""
    if stamp[16:22] == _OWN:
        return hlc.moment_of(stamp)
    (at,) = connection.execute(f"SELECT {_AT} FROM journal WHERE number = ?", (number,)).fetchone()
    return hlc.moment_of(stamp) if at is None else hlc.moment_at(at)


def between(since: datetime | None, until: datetime | None) -> Iterator[tuple[str, list[Any]]]:
    """Conditions on the journal, with their values: what was written from ``since`` on, and before ``until``.

    Nothing is shown later than its stamp, so the stamps say most of it, and few bodies are read.
    """
    if since is not None:
        begin = hlc.milliseconds(since)
        yield f"hlc >= ? AND ({_FOLLOWED} OR coalesce({_AT} >= ?, 1))", [hlc.prefix(since), begin]
    if until is not None:
        end = hlc.milliseconds(until)
        yield f"(hlc < ? OR (NOT {_FOLLOWED} AND {_AT} < ?))", [hlc.prefix(until), end]

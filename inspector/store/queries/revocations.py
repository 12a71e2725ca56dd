"""When a laptop was revoked (thu hồi quyền), by whom, and what was let count afterwards of what is behind it.

Letting count what is held writes the revocation anew, with later places in the streams: the moment of that is not the
moment of the revocation.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inspector.store.journal.body import OPERATION_BITS, OPERATIONS_LIMIT, decode, split
from inspector.store.journal.conflicts import version_of
from inspector.store.journal.roster import ROSTER, vector_of
from inspector.store.queries.recoveries import RECOVER, made_lead_by
from inspector.store.queries.team import shown_version

if TYPE_CHECKING:
    from datetime import datetime

    from inspector.store.engine import Connection
    from inspector.store.journal.body import Value
    from inspector.store.journal.conflicts import Version

RELEASE: Final = "team.release"
"""The action that lets count what was held."""
_FIELD: Final = "revoked"


@dataclass(frozen=True, slots=True)
class Released:
    """That a part of what was held was let count."""

    at: datetime
    count: int
    """Transactions that are here and count by it."""


@dataclass(frozen=True, slots=True)
class Revocation:
    """How a laptop was revoked."""

    reference: str
    """The operation that revoked it."""
    device: str
    """Who revoked it; the recovery sheet where that was used."""
    at: datetime
    """Aware, UTC, by the clock of the laptop that wrote it."""
    typed_on: str = ""
    """Of a recovery: the laptop on which the sheet's code was typed."""
    released: tuple[Released, ...] = ()
    """What was let count since, earliest first."""


def revocation(connection: Connection, device: str) -> Revocation | None:
    """How a laptop was revoked, as it is shown: of several revocations made apart the latest."""
    # One that lets the laptop in again does not count beside one that revokes it.
    version = shown_version(connection, ROSTER, device, _FIELD, blank=False)
    if version is None:
        return None
    version, released = released_since(connection, device, version)
    typed = typed_on(connection, version)
    return Revocation(version.reference, version.device, version.at, typed, released)


def released_since(connection: Connection, device: str, version: Version) -> tuple[Version, tuple[Released, ...]]:
    """What revoked a laptop, and what was let count since, earliest first, up to and with a version of it."""
    released: list[Released] = []
    while version.action == RELEASE and (before := _before(connection, device, version)) is not None:
        released.insert(0, Released(version.at, let_count(connection, before.value, version.value)))
        version = before
    return version, tuple(released)


def typed_on(connection: Connection, version: Version) -> str:
    """The laptop on which the code of a sheet was typed to revoke another; empty where no sheet did it."""
    return made_lead_by(connection, split(version.reference)[0]) if version.action == RECOVER else ""


def _before(connection: Connection, device: str, version: Version) -> Version | None:
    """The revocation that a release wrote over: of several the latest; none where it is not here."""
    name, index = split(version.reference)
    (body,) = connection.execute("SELECT body FROM journal WHERE id = ?", (name,)).fetchone()
    _, *over = decode(body)[1][index].set[_FIELD]
    found = [one for one in (_write(connection, device, reference) for reference in over) if one is not None]
    return max(found, key=lambda one: (one.stamp, one.reference), default=None)


def _write(connection: Connection, device: str, reference: str) -> Version | None:
    name, index = split(reference)
    row = connection.execute(
        "SELECT op, vals FROM operation JOIN journal ON number = op >> ? "
        "WHERE journal.id = ? AND op & ? = ? AND type = ? AND record = ? AND held = ''",
        (OPERATION_BITS, name, OPERATIONS_LIMIT - 1, index, ROSTER, device),
    ).fetchone()
    if row is None:
        return None
    value = json.loads(row[1])[_FIELD][1]
    return version_of(connection, row[0], value, _FIELD) if value is not None else None


def let_count(connection: Connection, before: Value, after: Value) -> int:
    """The transactions between two revocations, as they are written, that are here and applied."""
    old, new = vector_of(before), vector_of(after)
    counts = (
        connection.execute(
            "SELECT count(*) FROM journal WHERE stream = ? AND seq > ? AND seq <= ? AND held = ''",
            (stream, old.get(stream, 0), until),
        ).fetchone()[0]
        for stream, until in new.items()
    )
    return sum(counts)

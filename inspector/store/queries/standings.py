"""Every time that a laptop was revoked (thu hồi quyền) or let in again, as the journal has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector.store.journal.body import OPERATION_BITS, plain_values
from inspector.store.journal.conflicts import version_of
from inspector.store.journal.roster import ROSTER
from inspector.store.queries.revocations import RELEASE, Revocation, typed_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from inspector.store.engine import Connection
    from inspector.store.journal.body import Value


@dataclass(frozen=True, slots=True)
class LetIn:
    """That a laptop was let in again after it had been revoked."""

    device: str
    """Who let it in."""
    at: datetime
    """Aware, UTC, by the clock of the laptop that wrote it."""
    role: str
    """In which role, be it the one it had before."""


@dataclass(frozen=True, slots=True)
class PastRevocation:
    """A revocation with the reason given then."""

    revocation: Revocation
    reason: str


def standings(connection: Connection, device: str) -> list[PastRevocation | LetIn]:
    """What counts of it, earliest first; letting count what was held is neither."""
    rows = connection.execute(
        f"SELECT op, vals FROM operation INDEXED BY operation_roster JOIN journal ON number = op >> {OPERATION_BITS} "
        f"WHERE type = '{ROSTER}' AND record = ? AND held = '' ORDER BY hlc, op",
        (device,),
    ).fetchall()
    found: list[PastRevocation | LetIn] = []
    role = ""
    for op, values in rows:
        said = plain_values(values)
        role = str(said.get("role") or role)
        if "revoked" in said:
            found += _standing(connection, op, said, role)
    return found


def _standing(
    connection: Connection, op: int, said: Mapping[str, Value], role: str
) -> Iterator[PastRevocation | LetIn]:
    version = version_of(connection, op, said["revoked"], "revoked")
    if version.value is None:
        yield LetIn(version.device, version.at, role)
    elif version.action != RELEASE:
        found = Revocation(version.reference, version.device, version.at, typed_on(connection, version))
        yield PastRevocation(found, str(said.get("revoked_reason") or ""))

"""Every time that a laptop was revoked (thu hồi quyền) or let in again, as the journal has it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspector.store.journal.body import OPERATION_BITS, plain_values
from inspector.store.journal.conflicts import version_of
from inspector.store.journal.roster import ROSTER
from inspector.store.queries.revocations import RELEASE, Revocation, released_since, typed_on

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from inspector.store.engine import Connection
    from inspector.store.journal.body import Value
    from inspector.store.journal.conflicts import Version


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
    """What counts of it, earliest first; letting count what was held is told with the revocation."""
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
        if "revoked" not in said:
            continue
        version = version_of(connection, op, said["revoked"], "revoked")
        if version.action == RELEASE:
            found = _with_release(connection, device, version, found)
        else:
            found.append(_standing(connection, version, said, role))
    return found


def _standing(connection: Connection, version: Version, said: Mapping[str, Value], role: str) -> PastRevocation | LetIn:
    if version.value is None:
        return LetIn(version.device, version.at, role)
    found = Revocation(version.reference, version.device, version.at, typed_on(connection, version))
    return PastRevocation(found, str(said.get("revoked_reason") or ""))


def _with_release(
    connection: Connection, device: str, version: Version, found: list[PastRevocation | LetIn]
) -> list[PastRevocation | LetIn]:
    """The same, and the revocation that a release wrote over knows of it."""
    root, released = released_since(connection, device, version)
    return [
        replace(one, revocation=replace(one.revocation, released=(*one.revocation.released, released[-1])))
        if isinstance(one, PastRevocation) and released and one.revocation.reference == root.reference
        else one
        for one in found
    ]

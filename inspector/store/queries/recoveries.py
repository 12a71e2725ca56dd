"""What was done with the codes of recovery sheets that were no longer in force."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inspector.domain.device import Role
from inspector.store.journal import shown
from inspector.store.journal.roster import entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from inspector.store.engine import Connection
    from inspector.store.journal.body import Value
    from inspector.store.journal.roster import Entry, Roster

RECOVER: Final = "team.recover"
"""The action that makes a laptop the lead's with the code on a sheet."""


@dataclass(frozen=True)
class VoidRecovery:
    """A recovery that does not count: its sheet was not in force."""

    transaction: str
    sheet: str
    """The device that the sheet is."""
    laptop: str
    """The device on which the code was typed."""
    at: datetime


def void_recoveries(connection: Connection, roster: Roster) -> list[VoidRecovery]:
    """The recoveries that do not count by a roster, earliest first."""
    return [
        VoidRecovery(entry.id, entry.device, _made_lead(entry), shown.moment_of(entry.header))
        for entry in _set_aside(connection, roster)
        if entry.header.action == RECOVER
    ]


@dataclass(frozen=True)
class VoidGrant:
    """A roster transaction that makes a laptop the lead's and does not count: its giver was no lead by then."""

    transaction: str
    giver: str
    laptop: str
    at: datetime


def void_grants(connection: Connection, roster: Roster) -> list[VoidGrant]:
    """The roles of lead that were given in vain by a roster, recoveries left out, earliest first."""
    return [
        VoidGrant(entry.id, entry.device, laptop, shown.moment_of(entry.header))
        for entry in _set_aside(connection, roster)
        if entry.header.action != RECOVER and (laptop := _made_lead(entry))
    ]


def _set_aside(connection: Connection, roster: Roster) -> list[Entry]:
    """The roster transactions that do not count, earliest first."""
    if not roster.set_aside:
        return []
    return _in_order(entry for entry in entries(connection) if entry.id in roster.set_aside)


def _in_order(found: Iterable[Entry]) -> list[Entry]:
    return sorted(found, key=lambda one: (one.header.hlc, one.id))


def typed_at(connection: Connection, sheet: str) -> list[tuple[str, datetime]]:
    """On which devices the code of a sheet was typed, and when, earliest first."""
    typed = _in_order(one for one in entries(connection) if one.device == sheet and one.header.action == RECOVER)
    return [(_made_lead(one), shown.moment_of(one.header)) for one in typed]


def lead_lost(connection: Connection, roster: Roster) -> datetime | None:
    """When somebody last ceased to lead who does not lead now: handed over, lowered, revoked; sheets left out.

    Who led knows the sheet that was in force then.
    """
    standing: dict[str, dict[str, Value]] = {}
    lost: dict[str, Entry] = {}
    for entry in _in_order(one for one in entries(connection) if one.id not in roster.set_aside):
        for operation, values in zip(entry.operations, entry.values, strict=True):
            said = standing.setdefault(operation.record, {})
            led = _leads(said)
            said |= values
            if led and not _leads(said):
                lost[operation.record] = entry
    former = [entry for device, entry in lost.items() if _laptop(roster, device) and not roster.lead(device)]
    return max((shown.moment_of(entry.header) for entry in former), default=None)


def _leads(said: Mapping[str, Value]) -> bool:
    return said.get("role") == Role.LEAD and said.get("revoked") is None


def _laptop(roster: Roster, device: str) -> bool:
    member = roster.member(device)
    return member is not None and bool(member.person_id)


def _made_lead(entry: Entry) -> str:
    """The device that a roster transaction makes a lead's."""
    made = (
        operation.record
        for operation, values in zip(entry.operations, entry.values, strict=True)
        if values.get("role") == Role.LEAD
    )
    return next(made, "")


def made_lead_by(connection: Connection, transaction: str) -> str:
    """The device that a recovery makes a lead's, by the transaction's id; empty where there is none such."""
    return next((_made_lead(one) for one in entries(connection) if one.id == transaction), "")


def recovered_on(connection: Connection, laptop: str) -> list[tuple[int, datetime]]:
    """When a laptop was made the lead's with the code of a sheet, be it in vain: transaction and moment, in order."""
    typed = (one for one in entries(connection) if one.header.action == RECOVER and _made_lead(one) == laptop)
    found = []
    for one in typed:
        (number,) = connection.execute("SELECT number FROM journal WHERE id = ?", (one.id,)).fetchone()
        found.append((int(number), shown.moment_of(one.header)))
    return sorted(found)

"""Which transactions are kept and not applied (tạm giữ), to tell what a merge puts in another light."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inspector.store.journal import shown
from inspector.store.journal.body import OPERATION_BITS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from inspector.store.engine import Connection

_DEVICE: Final = "substr(stream, 1, instr(stream, '.') - 1)"


def held_until(connection: Connection, until: int) -> frozenset[int]:
    """Numbers of the held transactions up to a number."""
    rows = connection.execute("SELECT number FROM journal WHERE held != '' AND number <= ?", (until,))
    return frozenset(number for (number,) in rows)


def written_by(connection: Connection, numbers: Collection[int]) -> list[tuple[str, str]]:
    """Device and action of the transactions with these numbers that are here, in their order."""
    return connection.execute(
        f"SELECT {_DEVICE}, action FROM journal WHERE number IN (SELECT value FROM json_each(?)) ORDER BY number",
        (json.dumps(sorted(numbers)),),
    ).fetchall()


@dataclass(frozen=True)
class HeldAct:
    """A transaction that is kept and not applied."""

    at: datetime
    """Aware, UTC, by the clock of the laptop that wrote it."""
    action: str
    operations: Sequence[tuple[str, str, str]]
    """Type, id and values (JSON: by field kind and value) of the records it writes."""


def held_acts(connection: Connection, device: str, limit: int) -> list[HeldAct]:
    """The held transactions of a device, the latest first."""
    rows = connection.execute(
        "SELECT number, hlc, action FROM journal WHERE held != '' AND stream >= ? AND stream < ? "
        "ORDER BY hlc DESC, number DESC LIMIT ?",
        (device + ".", device + "/", limit),
    ).fetchall()
    return [
        HeldAct(shown.moment_in(connection, stamp, number), action, _operations(connection, number))
        for number, stamp, action in rows
    ]


def _operations(connection: Connection, number: int) -> list[tuple[str, str, str]]:
    return connection.execute(
        "SELECT type, record, vals FROM operation WHERE op >= ? AND op < ? ORDER BY op",
        (number << OPERATION_BITS, (number + 1) << OPERATION_BITS),
    ).fetchall()

"""What a laptop wrote that is kept and not applied (tạm giữ), act by act, in an order that can be cut anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector.store.journal import shown
from inspector.store.journal.body import OPERATION_BITS, decode, plain_values
from inspector.store.journal.roster import ROSTER
from inspector.store.queries.team import written_together

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from inspector.store.engine import Connection
    from inspector.store.journal.body import Operation, Value


@dataclass(frozen=True)
class HeldWrite:
    """What an act writes of one record."""

    kind: str
    record: str
    values: Mapping[str, Value]
    before: Mapping[str, tuple[Value, ...]]
    """By field what it wrote over, as far as that is here; held or not."""


@dataclass(frozen=True)
class HeldAct:
    """A transaction that is kept and not applied."""

    id: str
    at: datetime
    """Aware, UTC, by the clock of the laptop that wrote it."""
    action: str
    reason: str
    """A code of ``Held``."""
    stream: str
    seq: int
    reached: str
    """The latest stamp up to here in its stream: a clock that was put back changes no order."""
    roster: bool
    """It says who may do what, which is judged by the moment it was written."""
    writes: Sequence[HeldWrite]

    @property
    def place(self) -> tuple[str, str, int]:
        """What acts are ordered by: what stands before one in its stream comes before it, twins of a fork are alike."""
        return self.reached, self.stream, self.seq


def held_acts(connection: Connection, device: str) -> list[HeldAct]:
    """The held transactions of a device, the latest first."""
    rows = connection.execute(
        "SELECT number, id, hlc, action, held, stream, seq, reached, body FROM (SELECT *, max(hlc) OVER "
        "(PARTITION BY stream ORDER BY seq) AS reached FROM journal WHERE stream >= ? AND stream < ?) "
        "WHERE held != '' ORDER BY reached DESC, stream DESC, seq DESC, number DESC",
        (device + ".", device + "/"),
    ).fetchall()
    found = []
    for number, name, stamp, action, reason, stream, seq, reached, body in rows:
        _, operations = decode(body)
        at = shown.moment_in(connection, stamp, number)
        roster = ROSTER in {one.type for one in operations}
        writes = _writes(connection, number, operations)
        found.append(HeldAct(name, at, action, reason, stream, seq, reached, roster, writes))
    return found


def up_to(acts: Sequence[HeldAct], chosen: HeldAct) -> dict[str, int]:
    """By stream the last sequence number among the acts that do not come after a chosen one."""
    found: dict[str, int] = {}
    for one in acts:
        if one.place <= chosen.place:
            found[one.stream] = max(one.seq, found.get(one.stream, 0))
    return found


def held_values(connection: Connection) -> dict[tuple[str, str], dict[str, Value]]:
    """By record what held transactions write of it, the latest of every field; rosters left out."""
    found: dict[tuple[str, str], dict[str, Value]] = {}
    for kind, record, vals in connection.execute(
        f"SELECT type, record, vals FROM journal JOIN operation ON op >= number << {OPERATION_BITS} "
        f"AND op < number + 1 << {OPERATION_BITS} WHERE held != '' AND type != ? ORDER BY hlc, op",
        (ROSTER,),
    ):
        found.setdefault((kind, record), {}).update(plain_values(vals))
    return found


def _writes(connection: Connection, number: int, operations: Sequence[Operation]) -> tuple[HeldWrite, ...]:
    rows = connection.execute(
        "SELECT vals FROM operation WHERE op >= ? AND op < ? ORDER BY op",
        (number << OPERATION_BITS, (number + 1) << OPERATION_BITS),
    ).fetchall()
    return tuple(
        HeldWrite(one.type, one.record, plain_values(vals), _before(connection, one))
        for one, (vals,) in zip(operations, rows, strict=True)
    )


def _before(connection: Connection, operation: Operation) -> dict[str, tuple[Value, ...]]:
    found = {}
    for name, (_, *over) in operation.set.items():
        written = [written_together(connection, reference) for reference in over]
        found[name] = tuple(dict.fromkeys(values[name] for values in written if name in values))
    return found

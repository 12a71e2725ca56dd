"""Which transactions are kept and not applied (tạm giữ), to tell what a merge puts in another light."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inspector.store.journal import shown
from inspector.store.journal.body import OPERATION_BITS
from inspector.store.journal.kin import parents_of
from inspector.store.journal.roster import ROSTER
from inspector.store.queries.team import inspection_by_record
from inspector.store.queries.titles import REFERENCES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import datetime

    from inspector.domain.base import Record
    from inspector.store.engine import Connection
    from inspector.store.journal.body import Value
    from inspector.store.journal.kin import Key

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


def held_by_inspection(connection: Connection, records: Mapping[str, type[Record]]) -> dict[Key, Counter[str]]:
    """By inspection, and by round for what is of a round alone, how many held transactions are about it, by device.

    A record that only held transactions write is in no table: it belongs to what these name as its parents.
    """
    writes: dict[int, set[Key]] = {}
    above: dict[Key, set[Key]] = {}
    devices: dict[int, str] = {}
    for number, device, kind, record, vals in connection.execute(
        f"SELECT number, {_DEVICE}, type, record, vals FROM journal JOIN operation "
        f"ON op >= number << {OPERATION_BITS} AND op < number + 1 << {OPERATION_BITS} WHERE held != '' AND type != ?",
        (ROSTER,),
    ).fetchall():
        devices[number] = device
        writes.setdefault(number, set()).add((kind, record))
        above.setdefault((kind, record), set()).update(_parents(records.get(kind), json.loads(vals)))
    known = inspection_by_record(connection, {*above, *(one for named in above.values() for one in named)})
    found: dict[Key, Counter[str]] = {}
    for number, keys in writes.items():
        places = _places(keys, above, known)
        for place in {one for one in places if one[0] == "inspection"} or places:
            found.setdefault(place, Counter())[devices[number]] += 1
    return found


def _parents(shape: type[Record] | None, values: Mapping[str, tuple[str, Value]]) -> Iterator[Key]:
    """The records that an operation names as those its own cannot stand without."""
    for name in parents_of(shape) if shape else ():
        kind = REFERENCES.get(name) or values.get("owner_type", ("", ""))[1]
        if name in values:
            yield str(kind), str(values[name][1])


def _places(keys: Collection[Key], above: Mapping[Key, Collection[Key]], known: Mapping[Key, str]) -> set[Key]:
    """The inspections that records belong to, else their rounds; each is looked at once, whatever names what."""
    found: set[Key] = set()
    due, seen = [*keys], set(keys)
    while due:
        key = due.pop()
        if key in known:
            found.add(("inspection", known[key]))
        elif key[0] == "round":
            found.add(key)
        else:
            parents = set(above.get(key, ())) - seen
            seen |= parents
            due += parents
    return found


def _operations(connection: Connection, number: int) -> list[tuple[str, str, str]]:
    return connection.execute(
        "SELECT type, record, vals FROM operation WHERE op >= ? AND op < ? ORDER BY op",
        (number << OPERATION_BITS, (number + 1) << OPERATION_BITS),
    ).fetchall()

"""Which transactions are kept and not applied (tạm giữ), to tell what a merge puts in another light."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Final

from inspector.store.journal.body import OPERATION_BITS, plain_values
from inspector.store.journal.kin import parents_of
from inspector.store.journal.roster import ROSTER
from inspector.store.queries.team import inspection_by_record
from inspector.store.queries.titles import REFERENCES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

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
        above.setdefault((kind, record), set()).update(_parents(records.get(kind), plain_values(vals)))
    known = inspection_by_record(connection, {*above, *(one for named in above.values() for one in named)})
    found: dict[Key, Counter[str]] = {}
    for number, keys in writes.items():
        places = _places(keys, above, known)
        for place in {one for one in places if one[0] == "inspection"} or places:
            found.setdefault(place, Counter())[devices[number]] += 1
    return found


def inspections_held(
    connection: Connection,
    records: Mapping[str, type[Record]],
    keys: Collection[Key],
    values: Mapping[Key, Mapping[str, Value]],
) -> dict[Key, str]:
    """The inspection that each record belongs to, by its row or by the ``values`` that held transactions write."""
    above = {key: set(_parents(records.get(key[0]), said)) for key, said in values.items()}
    named = {*above, *(one for parents in above.values() for one in parents)}
    known = {key: key[1] for key in named if key[0] == "inspection"}
    known |= inspection_by_record(connection, {*keys, *named})
    return {key: place for key in keys for kind, place in _places({key}, above, known) if kind == "inspection"}


def _parents(shape: type[Record] | None, values: Mapping[str, Value]) -> Iterator[Key]:
    """The records that an operation names as those its own cannot stand without."""
    for name in parents_of(shape) if shape else ():
        kind = REFERENCES.get(name) or values.get("owner_type", "")
        if name in values:
            yield str(kind), str(values[name])


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

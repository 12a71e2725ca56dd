"""Writes that came to what was signed or closed without its being known: the vector kept at that time tells them.

``Inspection.minutes_seen`` and ``Round.closed_seen`` hold the last sequence number of every stream when the minutes
were signed or the round was closed. A write of the inspection or of what belongs to it that lies behind it was
not seen by those who signed. What comes after supplementary minutes were begun stands in these and is no surprise.

Told is what stands: a field that waits for a choice is a conflict and nothing else until it is decided, and of a record
that is gone only its going is told, where it stood at that time. So what is left as it is, is what was told.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inspector.store.journal.body import OPERATION_BITS, OPERATIONS_LIMIT, decode, plain_values, reference
from inspector.store.journal.conflicts import CONCLUSION, lives, undecided, version_of, with_beside
from inspector.store.journal.kin import parents_of
from inspector.store.journal.put_back import origin

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from inspector.domain.base import Record
    from inspector.store.engine import Connection
    from inspector.store.journal.body import Value
    from inspector.store.journal.conflicts import Version
    from inspector.store.journal.kin import Key

OPEN_AFTERWARDS: Final = frozenset(
    {"recommendation", "action", "supplement", "document_text", "issued_document", "signed_copy"}
)
"""What goes on after the signature: the unit puts things right, documents are made."""
_OWN: Final = {
    "inspection": ("minutes_seen", "minutes_signed_on", "minutes_number", "minutes_reopened"),
    "round": ("closed_seen", "closed_on", "state"),
}
"""What says that it is signed or closed; that a round is under way, as a first visit elsewhere says, is no change."""
LATE_SEEN: Final = "late_seen"
_LOOKED_AT: Final = ("inspection", "round")
"""Kinds of record at which a lead says that what came late was seen."""

_Place = tuple[str, str]
"""The record that was signed or closed, and the inspection, or else that record again."""
Vector = dict[str, int]
"""By stream the last sequence number that was seen."""


@dataclass(frozen=True, slots=True)
class Unseen:
    """A write that those who signed or closed had not seen."""

    type: str
    record: str
    version: Version
    before: Value = None
    """What stood there when it was signed or closed."""


@dataclass(frozen=True, slots=True)
class Surprise:
    """An inspection that was signed, or one of a round that was closed, with what came to it afterwards."""

    type: str
    """Of what was signed or closed."""
    record: str
    inspection: str
    """Empty for what belongs to the closed round and to no inspection of it."""
    unseen: tuple[Unseen, ...]
    """As they were written, the earliest first."""


def after_signature(
    connection: Connection, records: Mapping[str, type[Record]], among: Collection[str] | None = None
) -> list[Surprise]:
    """Signed inspections that somebody wrote to without knowing of the signature, and without its being known."""
    return _surprises(connection, records, "inspection", "minutes_seen", "minutes_signed_on IS NOT NULL", among)


def after_closing(
    connection: Connection, records: Mapping[str, type[Record]], among: Collection[str] | None = None
) -> list[Surprise]:
    """Inspections of closed rounds to which something came that was not known when they were closed.

    ``among`` are ids of rounds.
    """
    return _surprises(connection, records, "round", "closed_seen", "closed_on IS NOT NULL", among)


def _surprises(
    connection: Connection,
    records: Mapping[str, type[Record]],
    kind: str,
    field: str,
    where: str,
    among: Collection[str] | None,
) -> list[Surprise]:
    rows = connection.execute(
        f"SELECT id, {field} FROM {kind} WHERE NOT deleted AND {where} AND {field} IS NOT NULL ORDER BY id"
    ).fetchall()
    seen: dict[str, Vector] = {record: json.loads(known) for record, known in rows if among is None or record in among}
    if not seen:
        return []
    written = list(_unseen(connection, records, kind, seen))
    waiting = undecided(connection, records, {one.record for _, one in written}) if written else frozenset()
    found: dict[_Place, list[Unseen]] = {}
    for place, one in written:
        key = one.type, one.record
        decided = waiting.isdisjoint({(*key, ""), (*key, one.version.field)})
        if decided and _stands(connection, one, seen[place[0]]):
            found.setdefault(place, []).append(one)
    return [
        Surprise(kind, record, inspection if kind == "inspection" or inspection != record else "", _in_order(unseen))
        for (record, inspection), unseen in sorted(found.items())
    ]


def _in_order(unseen: Iterable[Unseen]) -> tuple[Unseen, ...]:
    """The same on every laptop, whatever order things came in."""
    return tuple(sorted(unseen, key=lambda one: (one.version.stamp, one.version.reference, one.version.field)))


def _unseen(
    connection: Connection, records: Mapping[str, type[Record]], kind: str, seen: Mapping[str, Vector]
) -> Iterator[tuple[_Place, Unseen]]:
    """By what was signed or closed, and inspection, the writes that were not seen."""
    families = _families(connection, records, kind, seen)
    supplemented: dict[str, str] = {}
    late = _looked_at(connection)
    for key, op, value, field, stamp, stream, seq in _writes(connection, families):
        place = root, inspection = families[key]
        if seq <= seen[root].get(stream, 0) or field == LATE_SEEN or (key == (kind, root) and field in _OWN[kind]):
            continue
        looked = together(seen[root], late.get(inspection, {}))
        if _was_looked_at(connection, records, key, field, value, looked, came=seq <= looked.get(stream, 0)):
            continue
        if inspection not in supplemented:
            supplemented[inspection] = first_supplement(connection, inspection)
        if supplemented[inspection] and stamp >= supplemented[inspection]:
            continue
        before = stood(connection, key, seen[root]).get(field) if field else None
        if not field or value != before:
            yield place, Unseen(*key, origin(connection, version_of(connection, op, value, field)), before)


def _was_looked_at(
    connection: Connection,
    records: Mapping[str, type[Record]],
    key: Key,
    field: str,
    value: Value,
    looked: Vector,
    *,
    came: bool,
) -> bool:
    """Whether a write was looked at, or says again what was: what waited for a choice at that time was not shown.

    A decision since then writes anew what was chosen, but not always what is one decision with it: that may have come.
    """
    beside = any(field in fields for fields in records[key[0]].decided_together.values())
    if not field or (came and not beside):
        return came
    if not came and value != stood(connection, key, looked).get(field):
        return False
    return field not in contested(connection, records, key, looked)


def _stands(connection: Connection, one: Unseen, seen: Vector) -> bool:
    """Whether a write says what is so now: a field of what is there, or that something is gone that was there then."""
    key = one.type, one.record
    if lives(connection, key):
        return True
    return not one.version.field and one.version.value == 0 and bool(stood(connection, key, seen))


def together(one: Vector, other: Vector) -> Vector:
    """What was seen by either."""
    return {stream: max(one.get(stream, 0), other.get(stream, 0)) for stream in one.keys() | other.keys()}


def _looked_at(connection: Connection) -> dict[str, Vector]:
    """By inspection or round, what had come when the lead looked at what was late."""
    found: dict[str, Vector] = {}
    for kind in _LOOKED_AT:
        rows = connection.execute(f"SELECT id, {LATE_SEEN} FROM {kind} WHERE {LATE_SEEN} IS NOT NULL")
        found.update((record, json.loads(seen)) for record, seen in rows)
    return found


def stood(connection: Connection, key: Key, seen: Vector, until: str = "") -> dict[str, Value]:
    """The fields of a record in the journal that ``seen`` tells of, up to a clock where one is given."""
    kind, record = key
    rows = connection.execute(
        "SELECT stream, seq, vals FROM operation JOIN journal ON number = op >> ? "
        "WHERE record = ? AND type = ? AND held = '' AND (? = '' OR hlc < ?) ORDER BY hlc, op",
        (OPERATION_BITS, record, kind, until, until),
    )
    held: dict[str, Value] = {}
    for stream, seq, values in rows:
        if seq <= seen.get(stream, 0):
            held.update(plain_values(values))
    return held


def contested(connection: Connection, records: Mapping[str, type[Record]], key: Key, seen: Vector) -> frozenset[str]:
    """Fields of a record that waited for a choice in the journal that ``seen`` tells of, and what belongs to them."""
    kind, record = key
    rows = connection.execute(
        "SELECT op, id, body, vals, stream, seq FROM operation JOIN journal ON number = op >> ? "
        "WHERE record = ? AND type = ? AND held = ''",
        (OPERATION_BITS, record, kind),
    )
    values: dict[str, dict[str, Value]] = {}
    named: set[tuple[str, str]] = set()
    for op, name, body, vals, stream, seq in rows:
        if seq <= seen.get(stream, 0):
            index = op & (OPERATIONS_LIMIT - 1)
            for field, (_, *over) in decode(body)[1][index].set.items():
                named |= {(field, older) for older in over}
            for field, value in plain_values(vals).items():
                values.setdefault(field, {})[reference(name, index)] = value
    left = {
        field: [value for one, value in written.items() if (field, one) not in named]
        for field, written in values.items()
    }
    return with_beside(records[kind], (field for field, apart in left.items() if _waits(key, field, apart)))


def _waits(key: Key, field: str, apart: Sequence[Value]) -> bool:
    """Whether what stood at once had to be chosen from: a visit concluded by two people even where they agree."""
    if (key[0], field) == CONCLUSION:
        return len(set(apart)) > 1 or sum(value is not None for value in apart) > 1
    return len(set(apart)) > 1


def _writes(connection: Connection, families: Iterable[Key]) -> Iterator[tuple[Key, int, Value, str, str, str, int]]:
    """The heads of records, kind by kind in the order of their clocks."""
    by_kind: dict[str, list[str]] = {}
    for kind, record in families:
        by_kind.setdefault(kind, []).append(record)
    for kind, ids in by_kind.items():
        for record, *written in connection.execute(
            "SELECT head.id, op, value, field, head.hlc, stream, seq FROM head JOIN journal ON number = op >> ? "
            "WHERE type = ? AND head.id IN (SELECT value FROM json_each(?)) ORDER BY head.hlc, op",
            (OPERATION_BITS, kind, json.dumps(ids)),
        ).fetchall():
            yield (kind, record), *written


def records_below(connection: Connection, records: Mapping[str, type[Record]], kind: str, record: str) -> list[Key]:
    """An inspection and all that belongs to it; a round and what belongs to no inspection of it."""
    families = _families(connection, records, kind, (record,))
    return [key for key, (_, inspection) in families.items() if inspection == record]


def _families(
    connection: Connection, records: Mapping[str, type[Record]], kind: str, roots: Iterable[str]
) -> dict[Key, _Place]:
    """Records and all below them, each with the one it belongs to and its inspection."""
    level: dict[str, _Place] = {root: (root, root) for root in roots}
    found: dict[Key, _Place] = {(kind, root): place for root, place in level.items()}
    while level:
        below: dict[str, _Place] = {}
        for key, parent in _children(connection, records, level):
            if key not in found:
                root, inspection = level[parent]
                found[key] = below[key[1]] = root, key[1] if key[0] == "inspection" else inspection
        level = below
    return found


def _children(
    connection: Connection, records: Mapping[str, type[Record]], parents: Iterable[str]
) -> Iterator[tuple[Key, str]]:
    listed = json.dumps(sorted(parents))
    for kind, shape in records.items():
        if kind not in OPEN_AFTERWARDS:
            for name in parents_of(shape):
                rows = connection.execute(
                    f"SELECT id, {name} FROM {kind} WHERE {name} IN (SELECT value FROM json_each(?))", (listed,)
                ).fetchall()
                yield from (((kind, child), parent) for child, parent in rows)


def first_supplement(connection: Connection, inspection: str) -> str:
    """The clock at which supplementary minutes were first begun; empty where there are none."""
    row = connection.execute(
        "SELECT min(head.hlc) FROM head JOIN supplement ON supplement.id = head.id "
        "WHERE head.type = 'supplement' AND head.field = 'inspection_id' AND inspection_id = ? AND NOT deleted",
        (inspection,),
    ).fetchone()
    return str(row[0] or "")

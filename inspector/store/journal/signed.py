"""Writes that came to what was signed or closed without its being known: the vector kept at that time tells them.

``Inspection.minutes_seen`` and ``Round.closed_seen`` hold the last sequence number of every stream when the minutes
were signed or the round was closed. A write of the inspection or of what belongs to it that lies behind it was
not seen by those who signed. What comes after supplementary minutes were begun stands in these and is no surprise.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inspector.store.journal.body import OPERATION_BITS
from inspector.store.journal.conflicts import version_of
from inspector.store.journal.kin import parents_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from inspector.domain.base import Record
    from inspector.store.engine import Connection
    from inspector.store.journal.body import Value
    from inspector.store.journal.conflicts import Version
    from inspector.store.journal.kin import Key

_OPEN_AFTERWARDS: Final = frozenset(
    {"recommendation", "action", "supplement", "document_text", "issued_document", "signed_copy"}
)
"""What goes on after the signature: the unit puts things right, documents are made."""
_OWN: Final = ("minutes_seen", "minutes_signed_on", "minutes_number", "minutes_reopened", "closed_seen", "closed_on")

_Place = tuple[str, str]
"""The record that was signed or closed, and the inspection."""


@dataclass(frozen=True, slots=True)
class Unseen:
    """A write that those who signed or closed had not seen."""

    type: str
    record: str
    version: Version


@dataclass(frozen=True, slots=True)
class Surprise:
    """An inspection that was signed, or a round that was closed, with what came to it afterwards."""

    type: str
    record: str
    unseen: tuple[Unseen, ...]


def after_signature(
    connection: Connection, records: Mapping[str, type[Record]], among: Collection[str] | None = None
) -> list[Surprise]:
    """Signed inspections that somebody wrote to without knowing of the signature, and without its being known."""
    return _surprises(connection, records, "inspection", "minutes_seen", "minutes_signed_on IS NOT NULL", among)


def after_closing(
    connection: Connection, records: Mapping[str, type[Record]], among: Collection[str] | None = None
) -> list[Surprise]:
    """Closed rounds to which something came that was not known when they were closed."""
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
    seen = {record: json.loads(known) for record, known in rows if among is None or record in among}
    found: dict[str, list[Unseen]] = {}
    for root, one in _unseen(connection, _families(connection, records, kind, seen), kind, seen):
        found.setdefault(root, []).append(one)
    return [Surprise(kind, record, tuple(found[record])) for record in seen if record in found]


def _unseen(
    connection: Connection, families: Mapping[Key, _Place], kind: str, seen: Mapping[str, Mapping[str, int]]
) -> Iterator[tuple[str, Unseen]]:
    """By the record that was signed or closed, the writes that were not seen."""
    supplemented: dict[str, str] = {}
    for key, op, value, field, stamp, stream, seq in _writes(connection, families):
        root, inspection = families[key]
        if seq <= seen[root].get(stream, 0) or (key == (kind, root) and field in _OWN):
            continue
        if inspection not in supplemented:
            supplemented[inspection] = _first_supplement(connection, inspection)
        if not supplemented[inspection] or stamp < supplemented[inspection]:
            yield root, Unseen(*key, version_of(connection, op, value, field))


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
        if kind not in _OPEN_AFTERWARDS:
            for name in parents_of(shape):
                rows = connection.execute(
                    f"SELECT id, {name} FROM {kind} WHERE {name} IN (SELECT value FROM json_each(?))", (listed,)
                ).fetchall()
                yield from (((kind, child), parent) for child, parent in rows)


def _first_supplement(connection: Connection, inspection: str) -> str:
    """The clock at which supplementary minutes were first begun; empty where there are none."""
    row = connection.execute(
        "SELECT min(head.hlc) FROM head JOIN supplement ON supplement.id = head.id "
        "WHERE head.type = 'supplement' AND head.field = 'inspection_id' AND inspection_id = ? AND NOT deleted",
        (inspection,),
    ).fetchone()
    return str(row[0] or "")

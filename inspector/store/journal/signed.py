"""Writes that came to what was signed or closed without its being known: the vector kept at that time tells them.

``Inspection.minutes_seen`` and ``Round.closed_seen`` hold the last sequence number of every stream when the minutes
were signed or the round was closed. A write of the inspection or of what belongs to it that lies behind it was
not seen by those who signed. What comes after supplementary minutes were begun stands in these and is no surprise.
"""

from __future__ import annotations

import json
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inspector.store.journal.body import OPERATION_BITS
from inspector.store.journal.conflicts import version_of
from inspector.store.journal.kin import Kin

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from inspector.domain.base import Record
    from inspector.store.engine import Connection
    from inspector.store.journal.conflicts import Version
    from inspector.store.journal.kin import Key

_OPEN_AFTERWARDS: Final = frozenset({"recommendation", "action", "supplement", "document_text", "issued_document"})
"""What goes on after the signature: the unit puts things right, documents are made."""
_OWN: Final = ("minutes_seen", "minutes_signed_on", "minutes_number", "minutes_reopened", "closed_seen", "closed_on")


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
    kin, found = Kin(connection, records), list[Surprise]()
    for record, seen in rows:
        if among is None or record in among:
            unseen = tuple(_unseen(connection, kin, (kind, record), json.loads(seen)))
            if unseen:
                found.append(Surprise(kind, record, unseen))
    return found


def _unseen(connection: Connection, kin: Kin, root: Key, seen: Mapping[str, int]) -> Iterator[Unseen]:
    supplemented: dict[str, str] = {}
    for key, inspection in _family(kin, root):
        for op, value, field, stamp, stream, seq in connection.execute(
            "SELECT op, value, field, head.hlc, stream, seq FROM head JOIN journal ON number = op >> ? "
            "WHERE type = ? AND head.id = ? ORDER BY head.hlc, op",
            (OPERATION_BITS, *key),
        ).fetchall():
            if seq <= seen.get(stream, 0) or (key == root and field in _OWN):
                continue
            if inspection not in supplemented:
                supplemented[inspection] = _first_supplement(connection, inspection)
            if not supplemented[inspection] or stamp < supplemented[inspection]:
                yield Unseen(*key, version_of(connection, op, value, field))


def _family(kin: Kin, root: Key) -> Iterator[tuple[Key, str]]:
    """A record and all below it, each with the inspection it belongs to."""
    waiting = deque([(root, root[1])])
    visited = {root[1]}
    while waiting:
        key, inspection = waiting.popleft()
        yield key, inspection
        for child in kin.children(key[1]):
            if child[1] not in visited and child[0] not in _OPEN_AFTERWARDS:
                visited.add(child[1])
                waiting.append((child, child[1] if child[0] == "inspection" else inspection))


def _first_supplement(connection: Connection, inspection: str) -> str:
    """The clock at which supplementary minutes were first begun; empty where there are none."""
    row = connection.execute(
        "SELECT min(head.hlc) FROM head JOIN supplement ON supplement.id = head.id "
        "WHERE head.type = 'supplement' AND head.field = 'inspection_id' AND inspection_id = ? AND NOT deleted",
        (inspection,),
    ).fetchone()
    return str(row[0] or "")

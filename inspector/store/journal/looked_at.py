"""What a lead looked at who left as it was what came late: field by field, from what was signed or closed to what came.

The entry in the journal holds two vectors only, so it is read from the journal itself, and reads the same for ever.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inspector.store.journal.signed import LATE_SEEN, contested, first_supplement, records_below, stood, together

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from inspector.domain.base import Record
    from inspector.store.engine import Connection
    from inspector.store.journal.body import Value
    from inspector.store.journal.signed import Vector

_KNOWN: Final = {"inspection": "minutes_seen", "round": "closed_seen"}
"""Where it is kept what those who signed or closed had seen."""


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A field that somebody had changed without knowing."""

    type: str
    record: str
    field: str
    before: Value
    """When it was signed or closed, or looked at the last time."""
    after: Value


def looked_at(
    connection: Connection, records: Mapping[str, type[Record]], kind: str, record: str, before: Value, after: Value
) -> tuple[LookedAt, ...]:
    """What was looked at by the entry that set ``late_seen`` of an inspection or round from ``before`` to ``after``."""
    now = _vector(after)
    known = together(_known(connection, kind, record, now), _vector(before))
    until = first_supplement(connection, record)
    keys = records_below(connection, records, kind, record)
    return tuple(one for key in keys for one in _changed(connection, records, key, known, now, until))


def _vector(value: Value) -> Vector:
    found: Vector = json.loads(str(value)) if value else {}
    return found


def _known(connection: Connection, kind: str, record: str, now: Vector) -> Vector:
    """What was seen by those who signed; else by those who closed the round."""
    own = stood(connection, (kind, record), now).get(_KNOWN[kind])
    if own is not None:
        return _vector(own)
    row = connection.execute("SELECT round_id FROM inspection WHERE id = ?", (record,)).fetchone()
    closed = stood(connection, ("round", row[0]), now).get(_KNOWN["round"]) if row else None
    return _vector(closed)


def _changed(
    connection: Connection,
    records: Mapping[str, type[Record]],
    key: tuple[str, str],
    known: Vector,
    now: Vector,
    until: str,
) -> Iterator[LookedAt]:
    then, came = stood(connection, key, known), stood(connection, key, now, until)
    changed = {field for field, value in came.items() if value != then.get(field)} - {*_KNOWN.values(), LATE_SEEN}
    # What waited for a choice was shown as a conflict, and not left as it is.
    waiting = contested(connection, records, key, now) if changed else frozenset()
    for field, value in came.items():
        if field in changed - waiting:
            yield LookedAt(*key, field, then.get(field), value)

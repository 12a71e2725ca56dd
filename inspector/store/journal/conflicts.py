"""What people wrote apart and somebody should look at: derived from the journal each time, never remembered.

Every list is read-only, and the same wherever the same transactions are known. Rows of the roster have rules of their
own (``roster``) and are no part of them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inspector.store.journal import shown
from inspector.store.journal.body import OPERATION_BITS, OPERATIONS_LIMIT
from inspector.store.journal.kin import Kin, parents_of
from inspector.store.journal.roster import ROSTER

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import datetime

    from inspector.domain.base import Record
    from inspector.store.engine import Connection
    from inspector.store.journal.body import Value
    from inspector.store.journal.kin import Key

CONCLUSION: Final = ("inspection", "outcome")
"""Kind of record and field of what two people may conclude apart."""
_AMONG: Final = "SELECT value FROM json_each(?)"


@dataclass(frozen=True, slots=True)
class Version:
    """One person's writing of a field."""

    reference: str
    """The operation, as every store names it."""
    value: Value
    """As the store holds it; for an existence 0 (deleted) or 1."""
    device: str
    person_id: str
    at: datetime
    """Aware, UTC, by the clock of the laptop that wrote it."""
    stamp: str
    """Its place among others, by the journal's clock, which never goes back."""
    action: str
    field: str = ""
    head: str = ""
    """The operation that stands, where it is an undo that put this back."""

    @property
    def standing(self) -> str:
        """The operation that a decision supersedes."""
        return self.head or self.reference


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that has different values at once; the first version is the one that is shown meanwhile."""

    type: str
    record: str
    field: str
    versions: tuple[Version, ...]
    alike: tuple[tuple[Version, ...], ...] = ()
    """For each version who else wrote the same, latest first."""


@dataclass(frozen=True, slots=True)
class EditedDeleted:
    """A record that somebody deleted and somebody else, who had not seen that, went on with."""

    type: str
    record: str
    deletions: tuple[Version, ...]
    edits: tuple[Version, ...]
    """What keeps it: the writes that the deletions had not seen."""
    below: tuple[tuple[Key, Version], ...] = ()
    """The same of living records that cannot stand without it, each with its record, where nothing else keeps it."""


@dataclass(frozen=True, slots=True)
class Orphan:
    """A living record whose parent is not here; what is kept below a deleted one is told by ``EditedDeleted``."""

    type: str
    record: str
    field: str
    parent: str


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Living records that were given one and the same visible code."""

    type: str
    field: str
    value: Value
    records: tuple[str, ...]


def conflicts(
    connection: Connection, records: Mapping[str, type[Record]], among: Collection[str] | None = None
) -> list[Conflict]:
    """Fields of living records with more than one value; of the records ``among`` (ids), or of all."""
    rows = connection.execute(
        "SELECT type, id, field FROM head WHERE field <> '' AND type <> ? "
        + ("" if among is None else f"AND id IN ({_AMONG}) ")
        + "GROUP BY type, id, field HAVING count(*) > 1 ORDER BY type, id, field",
        (ROSTER, *_listed(among)),
    ).fetchall()
    found = []
    for kind, record, field in rows:
        shape = records.get(kind)
        if shape is not None and field in shape.model_fields and lives(connection, (kind, record)):
            versions = _versions(connection, (kind, record), "field = ?", field)
            groups = _by_value(versions)
            if len(groups) > 1:
                latest, alike = (group[0] for group in groups), (group[1:] for group in groups)
                found.append(Conflict(kind, record, field, tuple(latest), tuple(alike)))
    return found


def _by_value(versions: Iterable[Version]) -> tuple[tuple[Version, ...], ...]:
    """The versions of each value, latest first, the value that is shown before the others."""
    found: dict[tuple[type[object], Value], list[Version]] = {}
    for version in versions:
        found.setdefault((type(version.value), version.value), []).append(version)
    return tuple(tuple(group) for group in found.values())


def edited_while_deleted(
    connection: Connection, records: Mapping[str, type[Record]], among: Collection[str] | None = None
) -> list[EditedDeleted]:
    """Records that live because an edit was made by somebody who had not seen the deletion: of them or below them."""
    kin, found = Kin(connection, records), list[EditedDeleted]()
    for kind, record in _deletions(connection, among):
        if kind in records and kind != ROSTER:
            deletions = _versions(connection, (kind, record), "field = '' AND value = ?", 0)
            edits = _unseen(connection, (kind, record))
            below = () if edits else tuple(_keeping(connection, kin, (kind, record)))
            if edits or below:
                found.append(EditedDeleted(kind, record, tuple(deletions), tuple(edits), below))
    return found


def _keeping(connection: Connection, kin: Kin, key: Key) -> Iterator[tuple[Key, Version]]:
    """What was written below a deleted record; whoever brought a record back below it knew of that."""
    for child in kin.going_with(key):
        written = _unseen(connection, child)
        if all(version.field for version in written):
            yield from ((child, version) for version in written)


def _unseen(connection: Connection, key: Key) -> list[Version]:
    """The writes that keep a record alive though it was deleted; none where it is not alive by itself."""
    return _versions(connection, key, "NOT seen AND (field <> '' OR value = ?)", 1)


def orphans(connection: Connection, records: Mapping[str, type[Record]]) -> list[Orphan]:
    """Living records that belong to something that is not shown here: nobody has brought it yet, or it is held."""
    found = []
    for kind, shape in records.items():
        for field in parents_of(shape):
            absent = _absent(connection, records, kind, field)
            if absent:
                rows = connection.execute(
                    f"SELECT id, {field} FROM {kind} WHERE NOT deleted AND {field} IN ({_AMONG}) ORDER BY id",
                    (json.dumps(sorted(absent)),),
                )
                found += [Orphan(kind, record, field, parent) for record, parent in rows]
    return found


def _absent(connection: Connection, records: Mapping[str, type[Record]], kind: str, field: str) -> set[str]:
    """What a field names that has no row. What an unknown type has is left out: a newer version is asked for there."""
    rows = connection.execute(f"SELECT DISTINCT {field} FROM {kind} WHERE {field} IS NOT NULL")
    absent = {parent for (parent,) in rows}
    # Most are of the type the field is named after: then one table is asked.
    for other in sorted(records, key=lambda name: (f"{name}_id" != field, name)):
        if not absent:
            return absent
        ids = connection.execute(f"SELECT id FROM {other} WHERE id IN ({_AMONG})", (json.dumps(sorted(absent)),))
        absent -= {record for (record,) in ids}
    newer = connection.execute(
        f"SELECT DISTINCT record FROM operation JOIN journal ON number = op >> {OPERATION_BITS} "
        f"WHERE held = '' AND record IN ({_AMONG}) AND type NOT IN ({_AMONG})",
        (json.dumps(sorted(absent)), json.dumps(list(records))),
    )
    return absent - {record for (record,) in newer}


def duplicates(
    connection: Connection, kind: str = "unit", field: str = "code", among: Collection[str] | None = None
) -> list[Duplicate]:
    """Living records of a kind that share a code: two laptops may give one without knowing of each other."""
    rows = connection.execute(
        f"SELECT {field}, json_group_array(id) FROM (SELECT id, {field} FROM {kind} WHERE NOT deleted ORDER BY id) "
        f"WHERE {field} IS NOT NULL GROUP BY {field} HAVING count(*) > 1 ORDER BY {field}"
    ).fetchall()
    found = [Duplicate(kind, field, value, tuple(json.loads(ids))) for value, ids in rows]
    return [one for one in found if among is None or not set(one.records).isdisjoint(among)]


def concluded_twice(connection: Connection, among: Collection[str] | None = None) -> list[Conflict]:
    """Inspections that two people concluded apart, be it alike."""
    rows = connection.execute(
        "SELECT id FROM head WHERE type = ? AND field = ? AND value IS NOT NULL "
        + ("" if among is None else f"AND id IN ({_AMONG}) ")
        + "GROUP BY id HAVING count(*) > 1 ORDER BY id",
        (*CONCLUSION, *_listed(among)),
    ).fetchall()
    kind, field = CONCLUSION
    found = []
    for (record,) in rows:
        key = kind, record
        versions = [one for one in _versions(connection, key, "field = ?", field) if one.value is not None]
        if lives(connection, key):
            found.append(Conflict(*key, field, tuple(versions)))
    return found


def undecided(
    connection: Connection, records: Mapping[str, type[Record]], among: Collection[str]
) -> frozenset[tuple[str, str, str]]:
    """What of the records ``among`` waits for a choice: kind, record and field; without a field the whole record.

    What is one decision with a field that waits for it, such as the reason of a conclusion, waits with it.
    """
    apart = (*conflicts(connection, records, among), *concluded_twice(connection, among))
    found = {(one.type, one.record, field) for one in apart for field in with_beside(records[one.type], (one.field,))}
    for one in edited_while_deleted(connection, records, among):
        found |= {(*key, "") for key in ((one.type, one.record), *(child for child, _ in one.below))}
    return frozenset(found)


def with_beside(shape: type[Record], fields: Iterable[str]) -> frozenset[str]:
    """Fields, and what is one decision with each of them."""
    return frozenset(name for field in fields for name in (field, *shape.decided_together.get(field, ())))


def lives(connection: Connection, key: Key) -> bool:
    """Whether a record is shown, and not deleted."""
    kind, record = key
    return connection.execute(f"SELECT 1 FROM {kind} WHERE id = ? AND NOT deleted", (record,)).fetchone() is not None


def version_of(connection: Connection, op: int, value: Value, field: str) -> Version:
    """A write by its local operation number."""
    number = op >> OPERATION_BITS
    name, stamp, stream, actor, action = connection.execute(
        "SELECT id, hlc, stream, actor, action FROM journal WHERE number = ?", (number,)
    ).fetchone()
    reference = f"{name}.{op & (OPERATIONS_LIMIT - 1)}"
    at = shown.moment_in(connection, stamp, number)
    return Version(reference, value, stream.partition(".")[0], actor, at, stamp, action, field)


def heads_of(connection: Connection, kind: str, record: str, field: str) -> list[Version]:
    """What stands in a field of a record, latest first."""
    return _versions(connection, (kind, record), "field = ?", field)


def _versions(connection: Connection, key: Key, where: str, value: Value) -> list[Version]:
    """Heads of a record, latest first."""
    rows = connection.execute(
        f"SELECT op, value, field, hlc FROM head WHERE type = ? AND id = ? AND {where}", (*key, value)
    ).fetchall()
    found = [(stamp, version_of(connection, op, written, field)) for op, written, field, stamp in rows]
    return [version for _, version in sorted(found, key=lambda one: (one[0], one[1].reference), reverse=True)]


def _deletions(connection: Connection, among: Collection[str] | None) -> list[Key]:
    return connection.execute(
        "SELECT DISTINCT type, id FROM head WHERE field = '' AND value = 0 "
        + ("" if among is None else f"AND id IN ({_AMONG}) ")
        + "ORDER BY type, id",
        _listed(among),
    ).fetchall()


def _listed(among: Collection[str] | None) -> tuple[str, ...]:
    return () if among is None else (json.dumps(sorted(among)),)

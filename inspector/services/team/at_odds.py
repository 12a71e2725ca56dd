"""What is at odds, before it is put into words: whose writes stand against each other, and what came too late."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as made_by
from itertools import chain, zip_longest
from typing import TYPE_CHECKING, Final

from inspector.services.team.conflict_views import ConflictKind
from inspector.services.team.going_with import led_by
from inspector.store.journal import conflicts as derived
from inspector.store.journal import signed
from inspector.store.journal.put_back import origin
from inspector.store.queries import team as queries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from inspector.domain.base import Record
    from inspector.store.engine import Connection
    from inspector.store.journal.body import Value
    from inspector.store.journal.conflicts import Version
    from inspector.store.journal.signed import Surprise

Key = tuple[str, str, str, str]
BOOKKEEPING: Final = frozenset({"minutes_seen", "closed_seen", "late_seen"})
"""Fields that say what was known at a time: the one that belongs to the shown signature counts."""


@dataclass(frozen=True, slots=True)
class AtOdds:
    """A conflict before it is put into words; each version is one or several writes of one laptop."""

    kind: ConflictKind
    entity: str
    record: str
    field: str
    versions: tuple[tuple[Version, ...], ...]
    about: Mapping[str, tuple[str, str]]
    """Where a write is not of the record itself, the record it is of, by reference and field."""
    before: Mapping[str, Value] = made_by(default_factory=dict)
    """What stood there when it was signed or closed, by reference and field."""
    writes: frozenset[str] = frozenset()
    """Names of the operations it is about, apart from the signature or the closing."""
    said: Version | None = None
    """What says that it was signed or closed."""
    alike: tuple[tuple[Version, ...], ...] = ()
    """For each version what others wrote alike; none where every write is a version of its own."""

    @property
    def sides(self) -> tuple[tuple[Version, ...], ...]:
        """The last write of each version, followed by those that say the same."""
        return tuple((last_of(own), *same) for own, same in zip_longest(self.versions, self.alike, fillvalue=()))

    @property
    def conflict(self) -> derived.Conflict:
        """The same as the journal tells it: the last write of everybody."""
        return derived.Conflict(self.entity, self.record, self.field, tuple(chain(*self.sides)))

    @property
    def key(self) -> Key:
        """What it is the same conflict by."""
        return self.kind.value, self.entity, self.record, self.field


def keys(connection: Connection, records: Mapping[str, type[Record]]) -> frozenset[Key]:
    """What is in conflict."""
    return frozenset(one.key for one in open_conflicts(connection, records))


def open_conflicts(connection: Connection, records: Mapping[str, type[Record]]) -> Iterator[AtOdds]:
    """All of them, by kind."""
    concluded = derived.concluded_twice(connection)
    apart = [one for one in derived.conflicts(connection, records) if one.field not in BOOKKEEPING]
    told = {(one.type, one.record, one.field) for one in concluded}
    leading = told | {(one.type, one.record, one.field) for one in apart}
    for one in apart:
        # A conclusion is one thing to decide, however many fields it has.
        led = any((one.type, one.record, lead) in leading for lead in led_by(one.type, one.field))
        if not led and (one.type, one.record, one.field) not in told:
            alike = tuple(tuple(origin(connection, version) for version in same) for same in one.alike)
            versions = _apart(connection, one.versions)
            yield AtOdds(ConflictKind.VALUE, one.type, one.record, one.field, versions, {}, alike=alike)
    for one in concluded:
        yield AtOdds(ConflictKind.CONCLUDED, one.type, one.record, one.field, _apart(connection, one.versions), {})
    for edited in derived.edited_while_deleted(connection, records):
        versions = (edited.deletions, *_by_device((*edited.edits, *(version for _, version in edited.below))))
        about = {name_of(version): child for child, version in edited.below}
        yield AtOdds(ConflictKind.DELETED, edited.type, edited.record, "", versions, about)
    yield from late(connection, records)
    for same in derived.duplicates(connection):
        written = [
            (record, queries.shown_version(connection, same.type, record, same.field)) for record in same.records
        ]
        about = {name_of(version): (same.type, record) for record, version in written if version}
        versions = tuple((version,) for _, version in written if version)
        yield AtOdds(ConflictKind.DUPLICATE, same.type, same.records[0], same.field, versions, about)


def late(connection: Connection, records: Mapping[str, type[Record]]) -> Iterator[AtOdds]:
    """What came to signed inspections and to units of closed rounds, unit by unit."""
    for one in signed.after_signature(connection, records):
        yield _surprise(connection, ConflictKind.SIGNED, one, "minutes_signed_on")
    for one in signed.after_closing(connection, records):
        yield _surprise(connection, ConflictKind.CLOSED, one, "closed_on")


def _surprise(connection: Connection, kind: ConflictKind, one: Surprise, said_by: str) -> AtOdds:
    signing = queries.shown_version(connection, one.type, one.record, said_by)
    first = ((signing,),) if signing else ()
    record = ("inspection", one.inspection) if one.inspection else (one.type, one.record)
    return AtOdds(
        kind,
        *record,
        said_by,
        (*first, *_by_device(write.version for write in one.unseen)),
        about={name_of(write.version): (write.type, write.record) for write in one.unseen},
        before={name_of(write.version): write.before for write in one.unseen},
        writes=frozenset(name_of(write.version) for write in one.unseen),
        said=signing,
    )


def _apart(connection: Connection, versions: Iterable[Version]) -> tuple[tuple[Version, ...], ...]:
    return tuple((origin(connection, version),) for version in versions)


def _by_device(versions: Iterable[Version]) -> tuple[tuple[Version, ...], ...]:
    found: dict[str, list[Version]] = {}
    for version in versions:
        found.setdefault(version.device, []).append(version)
    return tuple(tuple(writes) for writes in found.values())


def last_of(writes: Iterable[Version]) -> Version:
    """What was written last."""
    return max(writes, key=lambda write: (write.stamp, write.reference))


def name_of(version: Version) -> str:
    """A write of a field, by its operation."""
    return f"{version.reference}/{version.field}"

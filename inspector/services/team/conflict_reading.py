"""Conflicts in words: who wrote what, where and when, read from an open transaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import Integer
from sqlmodel import AutoString

from inspector.core.formats import small_count
from inspector.core.messages import text
from inspector.domain.base import DateType, PointsType
from inspector.domain.registry import BY_NAME
from inspector.domain.round import Round
from inspector.services.journal_words import HIDDEN, in_words
from inspector.services.round_life import round_title
from inspector.services.team.conflict_views import ConflictKind, ConflictView, VersionView
from inspector.store.failures import field_words, kind_words
from inspector.store.journal import conflicts as derived
from inspector.store.journal import signed
from inspector.store.journal.roster import roster_of
from inspector.store.queries import team as queries
from inspector.store.queries.places import places
from inspector.store.queries.titles import REFERENCES, Titles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlmodel import Session

    from inspector.domain.base import Record
    from inspector.store.engine import Connection
    from inspector.store.journal.conflicts import Version
    from inspector.store.journal.signed import Surprise, Unseen
    from inspector.store.queries.places import Place

Key = tuple[str, str, str, str]
BOOKKEEPING: Final = frozenset({"minutes_seen", "closed_seen"})
"""Fields that say what was known at a time: the one that belongs to the shown signature counts."""
DELETED: Final = "deleted"
KEPT: Final = "kept"
_NAMED: Final = 4
"""So many changes are named in one version."""
_KNOWN_BY_PARENT: Final = {"answer": "criterion_id", "no_violation": "area_id"}
"""Kinds of record that people call by one of its parents, their unit being shown beside."""


@dataclass(frozen=True, slots=True)
class _Raw:
    """A conflict before it is put into words; each version is one or several writes of one laptop."""

    kind: ConflictKind
    entity: str
    record: str
    field: str
    versions: tuple[tuple[Version, ...], ...]
    about: Mapping[str, tuple[str, str]]
    """Where a write is not of the record itself, the record it is of, by reference and field."""

    @property
    def key(self) -> Key:
        return self.kind.value, self.entity, self.record, self.field


def keys(connection: Connection, records: Mapping[str, type[Record]]) -> frozenset[Key]:
    """What is in conflict."""
    return frozenset(one.key for one in _raw(connection, records))


def read(
    connection: Connection, session: Session, device: str, records: Mapping[str, type[Record]]
) -> tuple[ConflictView, ...]:
    """The open conflicts, by round and unit; ``device`` is this laptop's."""
    found = list(_raw(connection, records))
    return _Reader(connection, session, device).views(found) if found else ()


def _raw(connection: Connection, records: Mapping[str, type[Record]]) -> Iterator[_Raw]:
    concluded = derived.concluded_twice(connection)
    twice = {one.record for one in concluded}
    for one in derived.conflicts(connection, records):
        if one.field not in BOOKKEEPING and not (one.field == "outcome" and one.record in twice):
            yield _Raw(ConflictKind.VALUE, one.type, one.record, one.field, _apart(one.versions), {})
    for one in concluded:
        yield _Raw(ConflictKind.CONCLUDED, one.type, one.record, one.field, _apart(one.versions), {})
    for edited in derived.edited_while_deleted(connection, records):
        versions = (edited.deletions, *_by_device(edited.edits))
        yield _Raw(ConflictKind.DELETED, edited.type, edited.record, "", versions, {})
    for surprise in signed.after_signature(connection, records):
        yield _surprise(connection, ConflictKind.SIGNED, surprise, "minutes_signed_on")
    for surprise in signed.after_closing(connection, records):
        yield _surprise(connection, ConflictKind.CLOSED, surprise, "closed_on")
    for same in derived.duplicates(connection):
        written = [
            (record, queries.shown_version(connection, same.type, record, same.field)) for record in same.records
        ]
        about = {_name(version): (same.type, record) for record, version in written if version}
        versions = tuple((version,) for _, version in written if version)
        yield _Raw(ConflictKind.DUPLICATE, same.type, same.records[0], same.field, versions, about)


def _surprise(connection: Connection, kind: ConflictKind, one: Surprise, field: str) -> _Raw:
    signing = queries.shown_version(connection, one.type, one.record, field)
    about = {_name(write.version): (write.type, write.record) for write in one.unseen}
    first = ((signing,),) if signing else ()
    return _Raw(kind, one.type, one.record, field, (*first, *_by_device(_writes(one.unseen))), about)


def _writes(unseen: Iterable[Unseen]) -> list[Version]:
    return [one.version for one in unseen]


def _apart(versions: Iterable[Version]) -> tuple[tuple[Version, ...], ...]:
    return tuple((version,) for version in versions)


def _by_device(versions: Iterable[Version]) -> tuple[tuple[Version, ...], ...]:
    found: dict[str, list[Version]] = {}
    for version in versions:
        found.setdefault(version.device, []).append(version)
    return tuple(tuple(writes) for writes in found.values())


def _name(version: Version) -> str:
    return f"{version.reference}/{version.field}"


class _Reader:
    """Puts conflicts into words."""

    def __init__(self, connection: Connection, session: Session, device: str) -> None:
        self._connection = connection
        self._session = session
        self._device = device
        self._titles = Titles(session)
        self._roster = roster_of(connection)

    def views(self, found: Sequence[_Raw]) -> tuple[ConflictView, ...]:
        """All of them, by round, unit, kind and title."""
        records = {(one.entity, one.record) for one in found}
        self._titles.prefetch(records)
        of = queries.inspection_by_record(self._connection, records)
        where = places(self._session, set(of.values()))
        views = [self._view(one, where.get(of.get((one.entity, one.record), ""))) for one in found]
        return tuple(sorted(views, key=lambda one: (one.round_title, one.unit, one.kind, one.title, one.field)))

    def _view(self, one: _Raw, place: Place | None) -> ConflictView:
        unit_id, unit, round_id, round_words = self._where(one, place)
        versions = tuple(self._version(one, index, writes) for index, writes in enumerate(one.versions, 1))
        decided = one.kind in (ConflictKind.VALUE, ConflictKind.CONCLUDED, ConflictKind.DELETED)
        return ConflictView(
            kind=one.kind,
            entity=one.entity,
            record_id=one.record,
            unit_id=unit_id,
            unit=unit,
            round_id=round_id,
            round_title=round_words,
            inspection_id=place.inspection_id if place else "",
            title=self._title(one.entity, one.record),
            field=one.field,
            field_label=field_words(one.entity, one.field) if one.field else text("audit.existence"),
            versions=versions,
            context=self._context(one) if one.kind == ConflictKind.VALUE else (),
            can_take=decided,
            can_write=one.kind == ConflictKind.VALUE and _can_write(one.entity, one.field),
            advice="" if decided else text(f"team.advice.{one.kind.value}"),
            is_points=isinstance(_column(one.entity, one.field), PointsType),
        )

    def _where(self, one: _Raw, place: Place | None) -> tuple[str, str, str, str]:
        if place is not None:
            return place.unit_id, place.unit, place.round_id, round_title(place.year, place.ordinal)
        if one.entity == "unit":
            return one.record, self._titles.title("unit", one.record), "", ""
        if one.entity == "round":
            return "", "", one.record, self._round(one.record)
        return "", "", "", ""

    def _round(self, record: str) -> str:
        found = self._session.get(Round, record)
        return round_title(found.year, found.ordinal) if found else ""

    def _title(self, entity: str, record: str) -> str:
        if entity == "inspection":
            return text("team.inspection")
        parent = _KNOWN_BY_PARENT.get(entity)
        if parent is None:
            return self._titles.title(entity, record) or kind_words(entity)
        row = self._session.get(BY_NAME[entity], record)
        return self._titles.title(REFERENCES[parent], getattr(row, parent)) if row else kind_words(entity)

    def _version(self, one: _Raw, index: int, writes: Sequence[Version]) -> VersionView:
        last = max(writes, key=lambda write: (write.at, write.reference))
        member = self._roster.member(last.device)
        person = self._titles.title("person", last.person_id) or (member.person_name if member else "")
        value, words = self._content(one, index, writes)
        return VersionView(
            index=index,
            value=value,
            text=words or text("team.blank"),
            person=person,
            device_prefix=member.prefix if member else "",
            device=last.device,
            at=last.at,
            this_laptop=last.device == self._device,
            reference=last.reference,
        )

    def _content(self, one: _Raw, index: int, writes: Sequence[Version]) -> tuple[str | int | None, str]:
        """A version's value and its words."""
        first = writes[0]
        if one.kind == ConflictKind.DELETED:
            return (DELETED, text("audit.delete")) if index == 1 else (KEPT, self._changes(one, writes))
        if one.kind == ConflictKind.DUPLICATE:
            return first.value, self._title(*one.about[_name(first)])
        if one.kind in (ConflictKind.SIGNED, ConflictKind.CLOSED) and _name(first) in one.about:
            return KEPT, self._changes(one, writes)
        return first.value, in_words(self._titles, one.entity, one.field, first.value)

    def _changes(self, one: _Raw, writes: Sequence[Version]) -> str:
        """``Điểm đoàn: 1,50; Lý do: …``, the record named where it is another one."""
        lines = [line for write in writes if (line := self._change(one, write))]
        rest = len(lines) - _NAMED
        lines = lines[:_NAMED] + ([text("team.more", count=small_count(rest))] if rest > 0 else [])
        return "; ".join(lines) or text("audit.restore")

    def _change(self, one: _Raw, write: Version) -> str:
        entity, record = one.about.get(_name(write), (one.entity, one.record))
        if write.field in HIDDEN or not write.field or write.field in REFERENCES:
            return ""
        words = in_words(self._titles, entity, write.field, write.value) or text("team.blank")
        line = f"{field_words(entity, write.field)}: {words}"
        return line if (entity, record) == (one.entity, one.record) else f"{self._title(entity, record)} – {line}"

    def _context(self, one: _Raw) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What each of them wrote together with it."""
        beside = [queries.written_together(self._connection, writes[0].reference) for writes in one.versions]
        named = sorted({field for written in beside for field in written} - HIDDEN - BOOKKEEPING - {one.field})
        rows = []
        for field in named:
            if field not in REFERENCES:
                texts = tuple(in_words(self._titles, one.entity, field, written.get(field)) for written in beside)
                rows.append((field_words(one.entity, field), texts))
        return tuple(row for row in rows if any(row[1]))


def _can_write(entity: str, field: str) -> bool:
    """Whether people can type another value: text, points, a day or a number, but no code and no reference."""
    column = _column(entity, field)
    plain = type(column) in (AutoString, Integer)
    return field not in REFERENCES and (plain or isinstance(column, PointsType | DateType))


def _column(entity: str, field: str) -> object:
    """The type of a field's column; nothing for what is no field."""
    columns = BY_NAME[entity].__table__.columns  # type: ignore[attr-defined]
    return columns[field].type if field in columns else None

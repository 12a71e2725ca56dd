"""Conflicts in words: who wrote what, where and when, read from an open transaction."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Final

from sqlalchemy import Integer
from sqlmodel import AutoString

from inspector.core.formats import date_short, small_count
from inspector.core.messages import text
from inspector.domain.base import DateType, PointsType
from inspector.domain.inspection import Inspection
from inspector.domain.registry import BY_NAME
from inspector.domain.round import Round
from inspector.services.journal_words import in_words, is_hidden
from inspector.services.round_life import round_title
from inspector.services.team import late_moments
from inspector.services.team.at_odds import BOOKKEEPING, AtOdds, name_of, open_conflicts
from inspector.services.team.conflict_views import ConflictKind, ConflictView, VersionView, Writer, Written
from inspector.services.team.going_with import goes_with
from inspector.services.team.sides import Sides
from inspector.store.failures import field_words, kind_words
from inspector.store.journal.roster import roster_of
from inspector.store.queries import team as queries
from inspector.store.queries.places import places
from inspector.store.queries.titles import REFERENCES, Titles
from inspector.store.queries.versions import at_signature

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlmodel import Session

    from inspector.domain.base import Record
    from inspector.store.engine import Connection
    from inspector.store.journal.body import Value
    from inspector.store.journal.conflicts import Version
    from inspector.store.queries.places import Place

DELETED: Final = "deleted"
KEPT: Final = "kept"
_NAMED: Final = 4
"""So many changes are named in one version."""
_SAID_BY_NAME: Final = frozenset({"participant"})
"""Kinds of record of which a new one is told by its name alone, not field by field."""
LATE: Final = frozenset({ConflictKind.SIGNED, ConflictKind.CLOSED})
"""What came to something signed or closed: looked at, and left so or put right."""
_DECIDED: Final = frozenset({ConflictKind.VALUE, ConflictKind.CONCLUDED, ConflictKind.DELETED})
"""Where one of the versions is chosen."""
_KNOWN_BY_PARENT: Final = {"answer": "criterion_id", "no_violation": "area_id"}
"""Kinds of record that people call by one of its parents, their unit being shown beside."""


def read(
    connection: Connection, session: Session, device: str, records: Mapping[str, type[Record]]
) -> tuple[ConflictView, ...]:
    """The open conflicts, by round and unit; ``device`` is this laptop's."""
    found = list(open_conflicts(connection, records))
    return _Reader(connection, session, device, found).views() if found else ()


class _Reader:
    """Puts conflicts into words."""

    def __init__(self, connection: Connection, session: Session, device: str, found: Sequence[AtOdds]) -> None:
        self._connection = connection
        self._session = session
        self._device = device
        self._titles = Titles(session)
        self._roster = roster_of(connection)
        self._sides = Sides(connection, (one.sides for one in found))
        self._found = found

    def views(self) -> tuple[ConflictView, ...]:
        """All of them, by round, unit, kind and title."""
        records = {(one.entity, one.record) for one in self._found}
        self._titles.prefetch(records)
        of = queries.inspection_by_record(self._connection, records)
        where = places(self._session, set(of.values()))
        views = [self._view(one, where.get(of.get((one.entity, one.record), ""))) for one in self._found]
        return tuple(sorted(views, key=lambda one: (one.round_title, one.unit, one.kind, one.title, one.field)))

    def _view(self, one: AtOdds, place: Place | None) -> ConflictView:
        unit_id, unit, round_id, round_words = self._where(one, place)
        inspection_id = place.inspection_id if place else ""
        stated = self._stated(one, inspection_id)
        one = self._signed_first(one, stated)
        versions = tuple(self._version(one, index, writes, stated) for index, writes in enumerate(one.versions, 1))
        decided = one.kind in _DECIDED
        return ConflictView(
            kind=one.kind,
            entity=one.entity,
            record_id=one.record,
            unit_id=unit_id,
            unit=unit,
            round_id=round_id,
            round_title=round_words,
            inspection_id=inspection_id,
            title=text("team.late.title") if one.kind in LATE else self._title(one.entity, one.record),
            field=one.field,
            field_label=field_words(_holder(one), one.field) if one.field else text("audit.existence"),
            versions=versions,
            context=self._context(one) if one.kind in (ConflictKind.VALUE, ConflictKind.CONCLUDED) else (),
            can_take=decided,
            can_write=one.kind == ConflictKind.VALUE and _can_write(one.entity, one.field),
            advice=_advice(one.kind),
            is_points=isinstance(_column(one.entity, one.field), PointsType),
            can_keep=one.kind in LATE,
            warning=self._warning(one, place) if decided else "",
            writes=one.writes,
            by_decision={version.written for version in versions if version.written} == {Written.DECIDED},
            by_some_knowing=any(version.written in (Written.DECIDED, Written.OWN) for version in versions),
        )

    def _warning(self, one: AtOdds, place: Place | None) -> str:
        """What is said before a decision about something in a closed round, or about signed minutes."""
        round_ = self._session.get(Round, place.round_id if place else one.record)
        if round_ is not None and round_.closed_on is not None:
            title = round_title(round_.year, round_.ordinal)
            return text("team.late.closed", round=title, day=date_short(round_.closed_on))
        visit = self._session.get(Inspection, place.inspection_id) if place else None
        if visit is not None and visit.minutes_signed_on is not None:
            return text("team.late.signed", day=date_short(visit.minutes_signed_on))
        return ""

    def _where(self, one: AtOdds, place: Place | None) -> tuple[str, str, str, str]:
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

    def _stated(self, one: AtOdds, inspection_id: str) -> Mapping[str, Value]:
        """What the signed minutes state of the record, where one of the versions may be it."""
        if not inspection_id or one.kind not in (ConflictKind.VALUE, ConflictKind.CONCLUDED):
            return {}
        return at_signature(self._connection, inspection_id, one.entity, one.record)

    def _signed_first(self, one: AtOdds, stated: Mapping[str, Value]) -> AtOdds:
        """Of those who wrote alike, shown is whose writing the minutes were signed with."""
        if not (one.alike and stated):
            return one
        sides = [sorted(side, key=lambda each: not self._as_signed(one, each, stated)) for side in one.sides]
        return replace(
            one, versions=tuple((side[0],) for side in sides), alike=tuple(tuple(side[1:]) for side in sides)
        )

    def _as_signed(self, one: AtOdds, version: Version, stated: Mapping[str, Value]) -> bool:
        """Whether the minutes were signed with a version, and with all that was written together with it."""
        if one.field not in stated:
            return False
        written = _beside(one, queries.written_together(self._connection, version.reference))
        return version.value == stated[one.field] and all(
            value == stated.get(field) for field, value in written.items()
        )

    def _version(self, one: AtOdds, index: int, writes: Sequence[Version], stated: Mapping[str, Value]) -> VersionView:
        last, *same = one.sides[index - 1]
        writer = self._writer(last)
        value, words = self._content(one, index, writes)
        how, told = self._when(one, writes, writer.device_prefix)
        return VersionView(
            **asdict(writer),
            index=index,
            value=value,
            text=words or text("team.blank"),
            at=last.at,
            stamp=max(each.stamp for each in (last, *same)),
            this_laptop=last.device == self._device,
            reference=last.standing,
            also=tuple(map(self._writer, same)),
            as_signed=self._as_signed(one, last, stated),
            goes_with=goes_with(self._connection, self._sides, one.conflict, last),
            written=how,
            written_words=told,
        )

    def _writer(self, version: Version) -> Writer:
        member = self._roster.member(version.device)
        person = self._titles.title("person", version.person_id) or (member.person_name if member else "")
        branch_id, branch = self._sides.branch(version)
        return Writer(
            person=person,
            device_prefix=member.prefix if member else "",
            device=version.device,
            branch_id=branch_id,
            branch=branch,
        )

    def _when(self, one: AtOdds, writes: Sequence[Version], laptop: str) -> tuple[Written | None, str]:
        """How late changes stand to the signature or the closing, and that in words."""
        if one.said is None or not all(name_of(write) in one.writes for write in writes):
            return None, ""
        how = late_moments.written(one.said, writes)
        return how, late_moments.words(how, one.kind, laptop or writes[0].device, one.said, writes)

    def _content(self, one: AtOdds, index: int, writes: Sequence[Version]) -> tuple[str | int | None, str]:
        """A version's value and its words."""
        first = writes[0]
        if one.kind == ConflictKind.DELETED:
            return (DELETED, text("audit.delete")) if index == 1 else (KEPT, self._changes(one, writes))
        if one.kind == ConflictKind.DUPLICATE:
            return first.value, self._title(*one.about[name_of(first)])
        if one.kind in LATE and name_of(first) in one.about:
            return KEPT, self._changes(one, writes)
        return first.value, in_words(self._titles, _holder(one), one.field, first.value)

    def _changes(self, one: AtOdds, writes: Sequence[Version]) -> str:
        """``Điểm đoàn: 1,50; Lý do: …``, a line for each record, which is named where it is another one."""
        told = [(self._about(one, write), words) for write in writes if (words := self._change(one, write))]
        # What came late is all there is to look at before it is left as it is: nothing is left out.
        at_most = len(told) if one.kind in LATE else _NAMED
        by_record: dict[str, list[str]] = {}
        for name, words in told[:at_most]:
            by_record.setdefault(name, []).append(words)
        lines = ["; ".join(words) if not name else f"{name} – {'; '.join(words)}" for name, words in by_record.items()]
        if len(told) > at_most:
            lines.append(text("team.more", count=small_count(len(told) - at_most)))
        return "\n".join(lines) or self._untold(one, writes)

    def _untold(self, one: AtOdds, writes: Sequence[Version]) -> str:
        """What is said of writes that say nothing to a person."""
        if one.kind not in LATE and not any(name_of(write) in one.about for write in writes):
            return text("audit.restore")
        return "; ".join(
            dict.fromkeys(self._about(one, write) or self._title(one.entity, one.record) for write in writes)
        )

    def _about(self, one: AtOdds, write: Version) -> str:
        """The record of a write, where it is another one than the conflict's."""
        about = one.about.get(name_of(write), (one.entity, one.record))
        return "" if about == (one.entity, one.record) else self._title(*about)

    def _change(self, one: AtOdds, write: Version) -> str:
        entity, _ = one.about.get(name_of(write), (one.entity, one.record))
        if one.kind in LATE and entity in _SAID_BY_NAME and _was_added(one, write):
            return text("team.late.added") if write.field in BY_NAME[entity].parent_fields else ""
        if is_hidden(entity, write.field) or write.field in BY_NAME[entity].parent_fields:
            return ""
        if not write.field:
            return text("audit.delete") if write.value == 0 else ""
        if one.kind not in LATE and write.field in REFERENCES:
            return ""
        label, plain = field_words(entity, write.field), type(_column(entity, write.field)) is AutoString
        values = [
            in_words(self._titles, entity, write.field, value)
            for value in (one.before.get(name_of(write)), write.value)
        ]
        before, after = (f"“{words}”" if plain and words and one.kind in LATE else words for words in values)
        after = after or text("team.blank")
        return text("team.late.change", field=label, before=before, after=after) if before else f"{label}: {after}"

    def _context(self, one: AtOdds) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What each of them wrote together with it, or had written there before: what that version looks like."""
        written = [queries.written_together(self._connection, writes[0].reference) for writes in one.versions]
        beside = [_beside(one, fields) for fields in written]
        rows = []
        for field in sorted({name for fields in beside for name in fields}):
            if field not in REFERENCES:
                texts = tuple(
                    in_words(self._titles, one.entity, field, self._beside(one, field, writes[0], fields))
                    for writes, fields in zip(one.versions, beside, strict=True)
                )
                rows.append((field_words(one.entity, field), texts))
        return tuple(row for row in rows if any(row[1]))

    def _beside(self, one: AtOdds, field: str, version: Version, written: Mapping[str, Value]) -> Value:
        return written[field] if field in written else self._sides.known(one.entity, one.record, field, version)


def _advice(kind: ConflictKind) -> str:
    if kind in _DECIDED:
        return ""
    parts = [text(f"team.advice.{kind.value}"), text("team.late.keeps") if kind in LATE else ""]
    return " ".join(part for part in parts if part)


def _was_added(one: AtOdds, write: Version) -> bool:
    """Whether the record of a write is new among what came: what it belongs to is written once, when it is made."""
    about = one.about.get(name_of(write))
    return any(
        one.about.get(name_of(each)) == about and each.field in BY_NAME[about[0]].parent_fields
        for writes in one.versions
        for each in writes
        if about
    )


def _beside(one: AtOdds, written: Mapping[str, Value]) -> dict[str, Value]:
    """What is shown of what was written at the same moment, and counts with the version.

    Day, hours and texts of a visit stand for themselves: only what is one decision with the field belongs to it.
    """
    fields = {field for field in written if not is_hidden(one.entity, field)} - BOOKKEEPING - {one.field}
    if one.entity == "inspection":
        fields &= set(Inspection.decided_together.get(one.field, ()))
    return {field: written[field] for field in fields}


def _holder(one: AtOdds) -> str:
    """The kind of record whose field a conflict is about: of a closing that is the round, whatever unit it concerns."""
    return "round" if one.kind == ConflictKind.CLOSED else one.entity


def _can_write(entity: str, field: str) -> bool:
    """Whether people can type another value: text, points, a day or a number, but no code and no reference."""
    column = _column(entity, field)
    plain = type(column) in (AutoString, Integer)
    return field not in REFERENCES and (plain or isinstance(column, PointsType | DateType))


def _column(entity: str, field: str) -> object:
    """The type of a field's column; nothing for what is no field."""
    columns = BY_NAME[entity].__table__.columns  # type: ignore[attr-defined]
    return columns[field].type if field in columns else None

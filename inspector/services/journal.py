"""The journal as people read it: who changed what from what to what, and when; undo and redo."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from inspector.core import messages
from inspector.core.clock import VIETNAM
from inspector.core.errors import Refused
from inspector.core.formats import date_short, points
from inspector.core.ids import stable_id
from inspector.core.messages import label, text
from inspector.domain.base import CodeType, DateType, FlagType, JsonType, MomentType, PointsType
from inspector.domain.registry import BY_NAME
from inspector.domain.unit import Catalogue
from inspector.services.writing import Changed
from inspector.store.journal.audit import Query
from inspector.store.queries.titles import REFERENCES, Titles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspector.services.workspace import Workspace
    from inspector.store.journal.audit import Entry, FieldChange, RecordChange
    from inspector.store.journal.writer import Written

_UNDO: Final = "undo"
_HIDDEN: Final = frozenset({"illustrative", "key", "owner_id", "owner_type", "position", "sha256", "topic"})
"""Fields that say nothing to a person."""


@dataclass(frozen=True, slots=True)
class AuditChange:
    """One field of one record, before and after, as people read values."""

    kind: str
    kind_label: str
    record_id: str
    record_title: str
    field_label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One action."""

    number: int
    at: datetime
    """Aware, UTC."""
    person: str
    action: str
    action_label: str
    records: int
    """Records it changed; not all need be listed."""
    changes: tuple[AuditChange, ...]


@dataclass(frozen=True, slots=True)
class AuditPage:
    """A page of the journal, latest first."""

    total: int
    entries: tuple[AuditEntry, ...]


@dataclass(frozen=True, slots=True)
class UndoState:
    """What undo and redo would do now; nothing where they cannot."""

    undo_label: str | None
    redo_label: str | None


def audit(
    workspace: Workspace,
    *,
    offset: int = 0,
    limit: int = 200,
    text: str | None = None,
    person_id: str | None = None,
    entity_id: str | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> AuditPage:
    """A page of the journal: of a person, of one record, holding some words, in a span of time (end excluded)."""
    records = (entity_id,) if entity_id else ()
    query = Query(actor=person_id, records=records, since=since, until=until, words=text or "")
    page = workspace.store.audit(query, offset, limit)
    with workspace.read() as session:
        reader = _Reader(Titles(session), workspace)
        return AuditPage(page.total, reader.entries(page.entries))


def undo(workspace: Workspace) -> Changed:
    """Take back the last action of this session; raises ``Refused`` where something newer stands on it."""
    _require_writable(workspace)
    return _changed(workspace.store.undo())


def redo(workspace: Workspace) -> Changed:
    """Carry out again what was undone last."""
    _require_writable(workspace)
    return _changed(workspace.store.redo())


def undo_state(workspace: Workspace) -> UndoState:
    """What undo and redo would do now."""
    done, undone = workspace.store.undo_action, workspace.store.redo_action
    return UndoState(action_label(done) if done else None, action_label(undone) if undone else None)


def action_label(action: str) -> str:
    """An action in words; one of a newer version stands for itself."""
    code = f"action.{action}"
    return messages.text(code) if messages.has(code) else action


def _require_writable(workspace: Workspace) -> None:
    if workspace.read_only:
        raise Refused("workspace.read_only")


def _changed(written: Written) -> Changed:
    kinds = frozenset(kind for kind, _ in written.changed)
    ids = frozenset(record_id for _, record_id in written.changed)
    return Changed(_UNDO, kinds, ids, written.number, next(iter(sorted(ids)), ""))


_CATALOGUES: Final = {"act_code": Catalogue.ACT, "block": Catalogue.BLOCK}
"""Fields that hold a code of a catalogue."""


class _Reader:
    """Puts a page of the journal into words."""

    def __init__(self, titles: Titles, workspace: Workspace) -> None:
        self._titles = titles
        self._own = (workspace.person_id, workspace.person_name)

    def entries(self, entries: tuple[Entry, ...]) -> tuple[AuditEntry, ...]:
        self._titles.prefetch((change.type, change.record) for entry in entries for change in entry.changes)
        return tuple(self._entry(entry) for entry in entries)

    def _entry(self, entry: Entry) -> AuditEntry:
        changes = tuple(line for change in entry.changes for line in self._changes(change))
        person = self._titles.title("person", entry.actor) or (self._own[1] if entry.actor == self._own[0] else "")
        label_of = action_label(entry.action)
        return AuditEntry(entry.number, entry.at, person, entry.action, label_of, entry.records, changes)

    def _changes(self, change: RecordChange) -> Iterator[AuditChange]:
        title = self._titles.title(change.type, change.record)
        if change.kind in ("delete", "restore"):
            new = text(f"audit.{change.kind}")
            yield self._line(change, title, text("audit.existence"), "", new)
        for field in change.fields:
            if field.field not in _HIDDEN and field.before != field.after:
                old, new = (self._value(change.type, field, value) for value in (field.before, field.after))
                if old or new:
                    yield self._line(change, title, _field_label(change.type, field.field), old, new)

    def _line(self, change: RecordChange, title: str, field: str, old: str, new: str) -> AuditChange:
        kind = text(f"kind.{change.type}") if messages.has(f"kind.{change.type}") else change.type
        return AuditChange(change.type, kind, change.record, title, field, old, new)

    def _value(self, kind: str, field: FieldChange, value: Any) -> str:
        if value is None:
            return ""
        if field.field in _CATALOGUES:
            return self._titles.title("catalogue_entry", stable_id("catalogue_entry", _CATALOGUES[field.field], value))
        if field.field in REFERENCES:
            return self._titles.title(REFERENCES[field.field], str(value))
        return _shown(kind, field.field, value)


def _field_label(kind: str, field: str) -> str:
    code = f"field.{kind}.{field}"
    return text(code) if messages.has(code) else field


def _shown(kind: str, field: str, value: Any) -> str:
    """A stored value as people read it; what this version cannot read stands as it is stored."""
    record = BY_NAME.get(kind)
    columns = record.__table__.columns if record else {}  # type: ignore[attr-defined]
    stored_as = columns[field].type if field in columns else None
    reader = _READERS.get(type(stored_as))
    try:
        return str(reader(stored_as, value)) if reader else str(value)
    except (ValueError, TypeError, KeyError):
        return str(value)


def _moment(value: str) -> str:
    moment = datetime.fromisoformat(value).astimezone(VIETNAM)
    return f"{moment:%H:%M} {date_short(moment)}"


def _coded(column: CodeType, value: str) -> str:
    return label(column.enumeration(value))


def _data(value: str) -> str:
    content = json.loads(value)
    pairs = content.items() if isinstance(content, dict) else enumerate(content, start=1)
    return "; ".join(f"{name}: {part}" for name, part in pairs if part is not None)


_READERS: Final[dict[type, Any]] = {
    PointsType: lambda _, value: points(Decimal(value).scaleb(-2)),
    DateType: lambda _, value: date_short(date.fromisoformat(value)),
    MomentType: lambda _, value: _moment(value),
    FlagType: lambda _, value: text("audit.yes" if value else "audit.no"),
    CodeType: _coded,
    JsonType: lambda _, value: _data(value),
}

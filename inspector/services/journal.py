"""The journal as people read it: who changed what from what to what, and when; undo and redo."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from inspector.core.errors import Refused
from inspector.core.messages import text
from inspector.services.journal_search import get_ready, showing
from inspector.services.journal_words import action_label, in_words, is_hidden
from inspector.services.writing import Changed
from inspector.store.failures import field_words, kind_words
from inspector.store.journal.audit import Query
from inspector.store.journal.body import Kind
from inspector.store.journal.looked_at import looked_at
from inspector.store.queries.titles import Titles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlmodel import Session

    from inspector.services.workspace import Workspace
    from inspector.store.journal.audit import Entry, FieldChange, RecordChange
    from inspector.store.journal.body import Value
    from inspector.store.journal.writer import Written

ISSUE: Final = "documents.issue"
SIGN: Final = "documents.sign"
"""An electronic signature."""
MINUTES_SIGNED: Final = ("inspection.sign", "supplement.sign")
"""That both sides have signed on paper."""
LATE_SEEN: Final = "late_seen"
"""What the lead writes who has looked at what came late: which of it is told by unit, not by what was known."""

__all__ = [
    "AuditChange",
    "AuditEntry",
    "AuditPage",
    "UndoState",
    "audit",
    "get_ready",
    "paper_to_undo",
    "redo",
    "told",
    "undo",
    "undo_state",
]


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
    """A page of the journal: of a person, of one record, showing some words, in a span of time (end excluded)."""
    records = (entity_id,) if entity_id else ()
    with workspace.read() as session:
        among = showing(session, workspace, text) if text and text.strip() else None
        query = Query(actor=person_id, records=records, since=since, until=until, among=among)
        page = workspace.store.audit(query, offset, limit)
        return AuditPage(page.total, told(workspace, session, page.entries))


def told(workspace: Workspace, session: Session, entries: tuple[Entry, ...]) -> tuple[AuditEntry, ...]:
    """Entries of the journal in words, as ``session`` sees what they are about."""
    return _Reader(Titles(session), workspace).entries(entries)


def undo(workspace: Workspace) -> Changed:
    """Take back the last action of this session; raises ``Refused`` where something newer stands on it.

    What it gives back bears the name of the action taken back.
    """
    _require_writable(workspace)
    return _changed(workspace.store.undo())


def redo(workspace: Workspace) -> Changed:
    """Carry out again what was undone last."""
    _require_writable(workspace)
    return _changed(workspace.store.redo())


def paper_to_undo(workspace: Workspace) -> Changed | None:
    """The issuing or signing of a document that :func:`undo` would take back; nothing where that is something else.

    What people may hold on paper or as a file is not withdrawn by a slip of the hand.
    """
    done = workspace.store.undo_next
    return _changed(done) if done and done.action in (ISSUE, SIGN, *MINUTES_SIGNED) else None


def undo_state(workspace: Workspace) -> UndoState:
    """What undo and redo would do now."""
    done, undone = workspace.store.undo_next, workspace.store.redo_action
    return UndoState(action_label(done.action) if done else None, action_label(undone) if undone else None)


def _require_writable(workspace: Workspace) -> None:
    if workspace.read_only:
        raise Refused("workspace.read_only")


def _changed(written: Written) -> Changed:
    kinds = frozenset(kind for kind, _ in written.changed)
    ids = frozenset(record_id for _, record_id in written.changed)
    return Changed(written.action, kinds, ids, written.number, next(iter(sorted(ids)), ""))


class _Reader:
    """Puts a page of the journal into words."""

    def __init__(self, titles: Titles, workspace: Workspace) -> None:
        self._titles = titles
        self._workspace = workspace
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
            if field.field == LATE_SEEN and field.after is not None:
                yield self._line(change, title, text("audit.late"), "", text("audit.late_seen"))
                yield from self._looked_at(change, field)
            elif not is_hidden(change.type, field.field):
                old, new = self._states(change, field)
                if old or new:
                    yield self._line(change, title, field_words(change.type, field.field), old, new)

    def _looked_at(self, change: RecordChange, seen: FieldChange) -> Iterator[AuditChange]:
        """What the lead saw who left it as it was, from what to what."""
        store = self._workspace.store
        with store.reading() as connection:
            found = looked_at(connection, store.records, change.type, change.record, seen.before, seen.after)
        for one in found:
            if not is_hidden(one.type, one.field):
                old, new = (in_words(self._titles, one.type, one.field, value) for value in (one.before, one.after))
                title, field = self._titles.title(one.type, one.record), field_words(one.type, one.field)
                yield AuditChange(
                    one.type, kind_words(one.type), one.record, title, text("audit.late_field", field=field), old, new
                )

    def _states(self, change: RecordChange, field: FieldChange) -> tuple[str, str]:
        """A field before and after; nothing of one that stayed as it was."""
        if change.kind == Kind.REDACT:
            return "", text("audit.erased")

        def words(value: Value) -> str:
            return in_words(self._titles, change.type, field.field, value)

        if len(field.apart) > 1:
            # A person decided: that the value shown meanwhile stays is said, too.
            listed = " / ".join(words(value) or text("team.blank") for value in field.apart)
            return listed, words(field.after) or text("team.blank")
        return ("", "") if field.before == field.after else (words(field.before), words(field.after))

    def _line(self, change: RecordChange, title: str, field: str, old: str, new: str) -> AuditChange:
        return AuditChange(change.type, kind_words(change.type), change.record, title, field, old, new)

"""The flush listener: collects what a session really changed, and has it journaled before the commit.

Changes are taken in the mapper's ``after_insert`` and ``after_update`` (``before_flush`` is too early to know them).
They are folded by record over all flushes of the action, so that a record touched twice is one operation, and compared
with the journal's own heads: a field set to what it already says is no change.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import event, inspect
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import object_session

from inspector.store.guards import JournalBypassed, JournaledSession
from inspector.store.journal.roster import ROSTER
from inspector.store.journal.writer import Intent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from inspector.domain.base import Record
    from inspector.store.engine import Connection
    from inspector.store.journal.body import Value
    from inspector.store.journal.writer import Writer, Written

_PENDING: Final = "journal"
_DIALECT: Final = sqlite.dialect()


@dataclass
class Pending:
    """The action a session is carrying out."""

    action: str
    writer: Writer
    connection: Connection
    intents: dict[tuple[str, str], Intent] = field(default_factory=dict)
    committing: bool = False
    written: Written | None = None


def attach(session: JournaledSession, pending: Pending) -> None:
    """Journal what this session changes as one action."""
    session.info[_PENDING] = pending


def listen(records: Iterable[type[Record]]) -> None:
    """Watch the flushes of these classes; doing it again changes nothing."""
    for record in records:
        _watch(record)


@cache
def _watch(record: type[Record]) -> None:
    event.listen(record, "after_insert", _inserted)
    event.listen(record, "after_update", _updated)
    event.listen(record, "after_delete", _removed)


def stored(record: type[Record], name: str, value: Any) -> Value:
    """A field's value as the store and the journal hold it."""
    bind = _binders(record)[name]
    bound = value if bind is None else bind(value)
    if bound is not None and type(bound) not in (str, int):
        raise TypeError(f"{record.__name__}.{name}: the journal holds text and integers, not {bound!r}")
    return bound


@cache
def _binders(record: type[Record]) -> Mapping[str, Callable[[Any], Value] | None]:
    columns: Sequence[Any] = list(record.__table__.columns)  # type: ignore[attr-defined]
    return {column.key: column.type.dialect_impl(_DIALECT).bind_processor(_DIALECT) for column in columns}


def _inserted(mapper: Any, _connection: Any, target: Record) -> None:
    """A new row: every field, because the journal may know the record from elsewhere."""
    present = inspect(target).dict
    _collect(target, {name: present.get(name) for name in mapper.columns.keys()})  # noqa: SIM118


def _updated(mapper: Any, _connection: Any, target: Record) -> None:
    """A changed row: the fields whose values were replaced."""
    state = inspect(target)
    # Only what was set at all is asked for its history: seldom more than a field or two.
    set_ones = state.committed_state.keys() & mapper.columns.keys()
    names = [name for name in set_ones if state.attrs[name].history.added]
    _collect(target, {name: state.dict.get(name) for name in names})


def _removed(_mapper: Any, _connection: Any, target: Record) -> None:
    raise JournalBypassed(f"a row was about to be removed: {target!r}")


def _collect(target: Record, values: Mapping[str, Any]) -> None:
    session = object_session(target)
    pending: Pending | None = session.info.get(_PENDING) if session is not None else None
    shape = type(target)
    kind = str(shape.__tablename__)
    if pending is None:
        raise JournalBypassed(f"{kind} was written outside Store.write")
    if kind == ROSTER:
        raise JournalBypassed("the roster is written by roster operations only")
    intent = pending.intents.setdefault((kind, target.id), Intent(kind, target.id))
    intent.deleted = bool(target.deleted)
    intent.values.update(
        {name: stored(shape, name, value) for name, value in values.items() if name not in ("id", "deleted")}
    )


@event.listens_for(JournaledSession, "before_commit")
def _sign(session: JournaledSession) -> None:
    pending: Pending = session.info[_PENDING]
    if not pending.committing:
        raise JournalBypassed("Store.write commits by itself, once")
    session.flush()
    if pending.intents:
        with session.gate().opened():
            pending.written = pending.writer.write(pending.connection, pending.action, pending.intents.values())

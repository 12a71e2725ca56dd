"""One action being written, in the terms that the services speak."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from inspector.core.errors import Refused
from inspector.core.messages import text
from inspector.domain.base import Record
from inspector.domain.fields import Fields
from inspector.domain.registry import record_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlmodel import Session

    from inspector.store.store import Transaction

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Changed:
    """What an action changed; screens refresh by kind."""

    action: str
    kinds: frozenset[str] = frozenset()
    """Names of the record tables; empty where nothing really changed."""
    ids: frozenset[str] = frozenset()
    number: int = 0
    """Number of the journal after it."""
    subject: str = ""
    """Id of the record the action is about."""


@dataclass
class Writing:
    """An action's session with the few ways in which services write."""

    transaction: Transaction
    next_id: Callable[[], str]
    subject: str = ""
    last_number: int = field(default=0)

    @property
    def session(self) -> Session:
        """The session of the action."""
        return self.transaction.session

    def new_id(self) -> str:
        """An id for something a person creates."""
        return self.next_id()

    def add(self, record: R) -> R:
        """Add a new record."""
        self.session.add(record)
        return record

    def find(self, kind: type[R], record_id: str | None) -> R | None:
        """A living record, or nothing."""
        return find(self.session, kind, record_id)

    def get(self, kind: type[R], record_id: str | None) -> R:
        """A living record. Raises ``Refused("record.missing")`` where there is none."""
        return living(self.session, kind, record_id)

    def put(self, kind: type[R], record_id: str, /, **values: Any) -> R:
        """Make or set the record of a stable id; one that was deleted comes back with these values only."""
        record = self.session.get(kind, record_id)
        if record is None:
            return self.add(kind(id=record_id, **values))
        if record.deleted:
            record.deleted = False
            blanks = dict.fromkeys(name for name in kind.model_fields if name not in ("id", "deleted"))
            values = {**blanks, **values}
        _assign(record, values)
        return record

    def change(self, record: Record, values: Fields | Mapping[str, Any]) -> None:
        """Set what a draft gives, or what a mapping holds; refused where it does not go with what the record has."""
        _assign(record, values.given() if isinstance(values, Fields) else values)
        # Fields save themselves one by one: that the end of a period comes before its beginning shows here only.
        check = getattr(record, "_check", None)
        if check is not None:
            check()

    def remove(self, record: Record) -> None:
        """Put a record into the bin."""
        record.deleted = True

    def restore(self, kind: type[R], record_id: str) -> R:
        """Take a record out of the bin. Raises ``Refused("record.missing")`` where there is none."""
        record = self.session.get(kind, record_id)
        if record is None:
            raise Refused("record.missing", kind=text(f"kind.{record_name(kind)}"))
        record.deleted = False
        return record

    def seen(self) -> dict[str, int]:
        """What whoever signs or closes now has seen of the journal, this action included."""
        return self.transaction.seen()

    def flush(self) -> None:
        """Let queries see what was written so far."""
        self.session.flush()

    def changed(self, subject: str = "") -> Changed:
        """What the action changed; asked for after its block."""
        written = self.transaction.changed
        return Changed(
            action=self.transaction.action,
            kinds=frozenset(kind for kind, _ in written),
            ids=frozenset(record_id for _, record_id in written),
            number=self.transaction.number or self.last_number,
            subject=subject or self.subject,
        )


def find(session: Session, kind: type[R], record_id: str | None) -> R | None:
    """A living record, or nothing."""
    record = session.get(kind, record_id) if record_id else None
    return None if record is None or record.deleted else record


def living(session: Session, kind: type[R], record_id: str | None) -> R:
    """A living record. Raises ``Refused("record.missing")`` where there is none."""
    record = find(session, kind, record_id)
    if record is None:
        raise Refused("record.missing", kind=text(f"kind.{record_name(kind)}"))
    return record


def _assign(record: Record, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        if getattr(record, name) != value:
            setattr(record, name, value)

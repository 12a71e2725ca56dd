"""What keeps every write on the one way: through the session's flush, into the journal.

Record classes are looked over when a store is opened; sessions refuse the ways round the flush. What passes both is
stopped by the triggers on the tables (see ``schema.guard_statements``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NoReturn

from sqlalchemy import Integer, Text, event
from sqlalchemy.orm import ORMExecuteState
from sqlalchemy.types import String, TypeDecorator
from sqlmodel import Session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Column, Table

    from inspector.domain.base import Record
    from inspector.store.engine import Gate

_ALWAYS_SET: Final = {"id", "deleted"}
_STORED_AS: Final = (Integer, String, Text)


class UnfitRecord(TypeError):
    """A record class whose table could not be a projection of the journal."""


class JournalBypassed(RuntimeError):
    """Code tried to write a record in a way the journal would not see."""


class JournaledSession(Session):
    """A session whose only way of writing is the flush of whole objects inside ``Store.write``."""

    def delete(self, instance: object) -> None:
        """Refused: a record is deleted by ``record.deleted = True``."""
        raise JournalBypassed(f"set .deleted instead of removing {instance!r}")

    def merge(self, instance: Any, **_: Any) -> NoReturn:
        """Refused: it writes whatever a detached copy holds."""
        raise JournalBypassed(f"load the record and set its fields instead of merging {instance!r}")

    def flush(self, objects: Sequence[Any] | None = None) -> None:
        """Write all changes; refused for a part of them."""
        if objects is not None:
            raise JournalBypassed("a flush takes all changes or none")
        if self.new or self.dirty or self.deleted:
            with self.gate().opened():
                super().flush()

    def gate(self) -> Gate:
        """The gate of the connection this session writes through."""
        gate: Gate = self.connection().info["gate"]
        return gate

    def begin_nested(self) -> NoReturn:
        """Refused: an action is one transaction, all of it or nothing."""
        raise JournalBypassed("no savepoints inside an action")

    def bulk_save_objects(self, *_: Any, **__: Any) -> NoReturn:
        """Refused: it goes round the flush."""
        raise JournalBypassed("add the objects to the session")

    def bulk_insert_mappings(self, *_: Any, **__: Any) -> NoReturn:
        """Refused: it goes round the flush."""
        raise JournalBypassed("add the objects to the session")

    def bulk_update_mappings(self, *_: Any, **__: Any) -> NoReturn:
        """Refused: it goes round the flush."""
        raise JournalBypassed("load the objects and set their fields")


class ReadingSession(Session):
    """A session that only reads."""

    def flush(self, objects: Sequence[Any] | None = None) -> None:
        """Refused where anything was changed."""
        if objects or self.new or self.dirty or self.deleted:
            raise JournalBypassed("records are changed inside Store.write")


@event.listens_for(JournaledSession, "do_orm_execute")
def _refuse_bulk(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        raise JournalBypassed(f"no bulk statement: {state.statement}")


def check_records(records: Sequence[type[Record]]) -> None:
    """Raise ``UnfitRecord`` for a class whose table holds or promises more than the journal can keep."""
    for record in records:
        table: Table = record.__table__  # type: ignore[attr-defined]
        _check_table(table)
        named = (*record.search_fields, *record.required_fields, *record.parent_fields, *record.lead_fields)
        beside = {name for leading, fields in record.decided_together.items() for name in (leading, *fields)}
        unknown = {*named, *beside} - set(table.columns.keys())
        if unknown:
            raise UnfitRecord(f"{table.name}: no such fields {sorted(unknown)}")


def _check_table(table: Table) -> None:
    extra = [rule for rule in table.constraints if rule is not table.primary_key]
    if extra or any(index.unique for index in table.indexes):
        raise UnfitRecord(f"{table.name}: only a key and plain indexes; rules are checked at the door")
    if [column.name for column in table.primary_key] != ["id"]:
        raise UnfitRecord(f"{table.name}: the key is the id")
    for column in table.columns:
        _check_column(table.name, column)


def _check_column(table: str, column: Column[Any]) -> None:
    name = f"{table}.{column.name}"
    if column.server_default is not None or column.onupdate is not None or column.server_onupdate is not None:
        raise UnfitRecord(f"{name}: the journal cannot see what the database fills in")
    if column.unique or column.foreign_keys:
        raise UnfitRecord(f"{name}: another laptop may break UNIQUE and FOREIGN KEY")
    if not column.nullable and column.name not in _ALWAYS_SET:
        raise UnfitRecord(f"{name}: another laptop may leave it out (NOT NULL)")
    kind = column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type
    if not isinstance(kind, _STORED_AS):
        raise UnfitRecord(f"{name}: stored as {column.type!r}, but the journal holds text and integers")

"""From registers to rows: the one way a record table is filled from the journal.

Used by undo, by the rebuild and its check, and by what takes in transactions of other laptops. A record without its
required fields, of a type or with fields this version does not know, stays in the registers and waits. A deleted one
stays while something living belongs to it (``kin``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.store import search
from inspector.store.journal.heads import alive
from inspector.store.journal.kin import Kin

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from inspector.domain.base import Record
    from inspector.store.engine import Connection
    from inspector.store.journal.body import Value
    from inspector.store.journal.heads import Registers
    from inspector.store.journal.kin import Key


def shown_values(registers: Registers, kind: str, record: str) -> dict[str, Value]:
    """The value shown of every field that is known of a record."""
    found: dict[str, Value] = {}
    for field, register in registers.fields(kind, record).items():
        if field and len(register) == 1:
            found[field] = next(iter(register.values())).value
        elif field and (chosen := registers.shown(kind, record, field)):
            found[field] = chosen[1].value
    return found


class Projector:
    """Writes record rows and search entries from registers; the caller holds the transaction and an open gate."""

    def __init__(self, connection: Connection, records: Mapping[str, type[Record]]) -> None:
        self._connection = connection
        self._records = records
        self._kin = Kin(connection, records)

    def project(self, registers: Registers, touched: Collection[Key]) -> None:
        """Make the rows of the touched records say what the registers say, which are saved."""
        left = self._kin.parents(touched) if self._kin.concerned else ()
        for kind, ids in _by_type(touched).items():
            shape = self._records.get(kind)
            if shape is not None:
                self._rows(registers, shape, kind, ids)
        self.settle(registers, touched, touched, left)

    def settle(
        self, registers: Registers, touched: Collection[Key], sought: Collection[Key], left: Iterable[str] = ()
    ) -> None:
        """Let deleted records stay or go with what is below them; make the search find these and what is ``sought``."""
        stays = self._kin.settle(touched, left)
        self._index(registers, stays, {*sought, *stays})

    def _rows(self, registers: Registers, shape: type[Record], kind: str, ids: Sequence[str]) -> None:
        columns = list(shape.__table__.columns.keys())  # type: ignore[attr-defined]
        waiting: list[tuple[str]] = []
        rows: list[list[Value]] = []
        for record in ids:
            values = shown_values(registers, kind, record)
            if all(field in values for field in shape.required_fields):
                row = {**values, "id": record, "deleted": int(not registers.alive(kind, record))}
                rows.append([row.get(column) for column in columns])
            else:
                waiting.append((record,))
        places = ", ".join("?" * len(columns))
        self._connection.executemany(f"DELETE FROM {kind} WHERE id = ?", waiting)
        self._connection.executemany(f"INSERT OR REPLACE INTO {kind} ({', '.join(columns)}) VALUES ({places})", rows)

    def _index(self, registers: Registers, stays: Mapping[Key, bool], sought: Iterable[Key]) -> None:
        """Make the search find records by what they now say, and the deleted ones no more."""
        for kind, ids in _by_type(sought).items():
            shape = self._records.get(kind)
            if shape is not None and shape.search_fields:
                words = {
                    record: _words(registers, shape, (kind, record), stays=stays.get((kind, record), False))
                    for record in ids
                }
                search.put(self._connection, kind, words)


def _words(registers: Registers, shape: type[Record], key: Key, *, stays: bool) -> list[str]:
    """What the search finds a record by; nothing for one that is deleted or waits."""
    fields = registers.fields(*key)
    if not (stays or alive(fields)) or any(not fields.get(field) for field in shape.required_fields):
        return []
    shown = (registers.shown(*key, field) for field in shape.search_fields)
    return [str(head[1].value or "") if head else "" for head in shown]


def _by_type(touched: Iterable[Key]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for kind, record in sorted(touched):
        found.setdefault(kind, []).append(record)
    return found

"""From registers to rows: the one way a record table is filled from the journal.

Used by undo, by the rebuild and its check, and by what takes in transactions of other laptops. A record without its
required fields, of a type or with fields this version does not know, stays in the registers and waits. A deleted one
stays while something living belongs to it (``kin``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.store import search
from inspector.store.journal.kin import Kin

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from inspector.domain.base import Record
    from inspector.store.engine import Connection
    from inspector.store.journal.body import Value
    from inspector.store.journal.heads import Registers
    from inspector.store.journal.kin import Key


Says = dict[tuple[str, str], "dict[str, Value]"]
"""What records say, by type and id: the value shown of every field."""


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
        says = {key: shown_values(registers, *key) for key in touched}
        for kind, ids in _by_type(touched).items():
            shape = self._records.get(kind)
            if shape is not None:
                self._rows(registers, shape, kind, ids, says)
        stays = self._kin.settle(touched, left)
        self._index(registers, stays, says | {key: shown_values(registers, *key) for key in stays.keys() - says.keys()})

    def settle(self, registers: Registers, touched: Collection[Key], sought: Collection[Key]) -> None:
        """Let deleted records stay or go with what is below them; make the search find these and what is ``sought``."""
        stays = self._kin.settle(touched)
        self._index(registers, stays, {key: shown_values(registers, *key) for key in {*sought, *stays}})

    def _rows(self, registers: Registers, shape: type[Record], kind: str, ids: Sequence[str], says: Says) -> None:
        columns = list(shape.__table__.columns.keys())  # type: ignore[attr-defined]
        required = frozenset(shape.required_fields)
        waiting: list[tuple[str]] = []
        rows: list[list[Value]] = []
        for record in ids:
            values = says[kind, record]
            if required <= values.keys():
                row = {**values, "id": record, "deleted": int(not registers.alive(kind, record))}
                rows.append(list(map(row.get, columns)))
            else:
                waiting.append((record,))
        places = ", ".join("?" * len(columns))
        self._connection.executemany(f"DELETE FROM {kind} WHERE id = ?", waiting)
        self._connection.executemany(f"INSERT OR REPLACE INTO {kind} ({', '.join(columns)}) VALUES ({places})", rows)

    def _index(self, registers: Registers, stays: Mapping[Key, bool], says: Says) -> None:
        """Make the search find records by what they now say, and the deleted ones no more."""
        for kind, ids in _by_type(says).items():
            shape = self._records.get(kind)
            if shape is not None and shape.search_fields:
                words = {
                    record: _words(shape, says[kind, record])
                    if stays.get((kind, record)) or registers.alive(kind, record)
                    else []
                    for record in ids
                }
                search.put(self._connection, kind, words)


def _words(shape: type[Record], values: Mapping[str, Value]) -> list[str]:
    """What the search finds a record by; nothing for one that waits."""
    if any(field not in values for field in shape.required_fields):
        return []
    return [str(values.get(field) or "") for field in shape.search_fields]


def _by_type(touched: Iterable[Key]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for kind, record in sorted(touched):
        found.setdefault(kind, []).append(record)
    return found

"""From registers to rows: the one way a record table is filled from the journal.

Used by undo, by the rebuild and its check, and by whatever takes in transactions of other laptops. A record without its
required fields, of a type or with fields this version does not know, stays in the registers and waits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.store import search

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from inspector.domain.base import Record
    from inspector.store.engine import Connection
    from inspector.store.journal.body import Value
    from inspector.store.journal.heads import Registers


def shown_values(registers: Registers, kind: str, record: str) -> dict[str, Value]:
    """The value shown of every field that is known of a record."""
    fields = registers.fields(kind, record)
    shown = {field: registers.shown(kind, record, field) for field in fields if field}
    return {field: chosen[1].value for field, chosen in shown.items() if chosen is not None}


class Projector:
    """Writes record rows and search entries from registers; the caller holds the transaction and an open gate."""

    def __init__(self, connection: Connection, records: Mapping[str, type[Record]]) -> None:
        self._connection = connection
        self._records = records

    def project(self, registers: Registers, touched: Iterable[tuple[str, str]]) -> None:
        """Make the rows of the touched records say what the registers say."""
        for kind, record in sorted(touched):
            shape = self._records.get(kind)
            if shape is not None:
                self._row(shape, kind, record, shown_values(registers, kind, record), registers.alive(kind, record))
        self.index(registers, touched)

    def _row(self, shape: type[Record], kind: str, record: str, values: Mapping[str, Value], alive: bool) -> None:
        if any(field not in values for field in shape.required_fields):
            self._connection.execute(f"DELETE FROM {kind} WHERE id = ?", (record,))
            return
        row = {**values, "id": record, "deleted": int(not alive)}
        columns = list(shape.__table__.columns.keys())  # type: ignore[attr-defined]
        places = ", ".join("?" * len(columns))
        self._connection.execute(
            f"INSERT OR REPLACE INTO {kind} ({', '.join(columns)}) VALUES ({places})",
            [row.get(column) for column in columns],
        )

    def index(self, registers: Registers, touched: Iterable[tuple[str, str]]) -> None:
        """Make the search find the touched records by what they now say, and the deleted ones no more."""
        for kind, record in sorted(touched):
            shape = self._records.get(kind)
            if shape is None or not shape.search_fields:
                continue
            values = shown_values(registers, kind, record)
            found = registers.alive(kind, record) and all(field in values for field in shape.required_fields)
            words = [str(values.get(field) or "") for field in shape.search_fields] if found else []
            search.put(self._connection, kind, record, words)

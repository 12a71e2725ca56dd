"""What a person should look at in a list of units although it was taken over: columns left out, repetitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.core.text import clean
from inspector.sheets.book import Note

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspector.domain.unit_import import UnitRow
    from inspector.sheets.tables import Record, Table


def unknown_columns(table: Table, rows: Sequence[Record]) -> Iterator[Note]:
    """The columns of a table that hold something and are not read, by their headings."""
    known = set(table.columns.values())
    lines = [table.sheet.rows[record.row] for record in rows]
    heads = table.sheet.rows[table.heading_row]
    left_out = [
        clean(str(head))
        for place, head in enumerate(heads)
        if place not in known and head is not None and any(line[place] is not None for line in lines)
    ]
    if left_out:
        yield Note("import.note.unknown_columns", {"columns": "”, “".join(left_out)})


def repeated(rows: Sequence[tuple[UnitRow, UnitRow]]) -> Iterator[Note]:
    """Rows that say the same as another one, each beside the one that is kept."""
    for row, kept in rows:
        yield Note("import.note.repeated", {"row": row.row, "kept": kept.row})

"""What a person should look at in a list of units although it was taken over: columns left out, names, repetitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.core.text import clean
from inspector.domain.person_name import is_person_name
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


def names_as_positions(rows: Sequence[UnitRow], letter: str) -> Iterator[Note]:
    """Names of persons where the position of the head belongs, as where a list gives the heads themselves."""
    found = [row for row in rows if row.head and is_person_name(row.head)]
    if found:
        first = found[0]
        yield Note("import.note.head_names", {"count": len(found), "cell": f"{letter}{first.row}", "value": first.head})


def repeated(rows: Sequence[tuple[UnitRow, UnitRow]]) -> Iterator[Note]:
    """Rows that say the same as another one, each beside the one that is kept."""
    for row, kept in rows:
        yield Note("import.note.repeated", {"row": row.row, "kept": kept.row})

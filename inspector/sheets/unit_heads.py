"""Which column gives the position of a unit's head (chức vụ người đứng đầu), and which cells of it are names instead.

Personal names are not kept. Old lists often give them under "Người đứng đầu", with the position in a column beside.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from inspector.core.text import clean
from inspector.domain.person_name import looks_like_name
from inspector.sheets.book import Note
from inspector.sheets.tables import heading_key
from inspector.sheets.unit_headings import PLAIN_POSITION, POSITION

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspector.domain.unit_import import UnitRow
    from inspector.sheets.tables import Table

_NAMES: Final = "head_name"
"""Key of a column that is known and not read."""
_NEAR: Final = 2
"""Columns: a plain "Chức vụ" farther from the heads may be that of somebody else."""


def with_positions(table: Table) -> Table:
    """``table`` with the heads' positions under ``head``, and the column of names that is left out for it as such.

    A column that says no more than "Chức vụ" counts only near one of the heads, and only where it holds something.
    """
    columns = dict(table.columns)
    place = columns.pop(POSITION, None)
    if place is None:
        return table
    names = columns.get("head")
    plain = heading_key(heading(table, place)) in PLAIN_POSITION
    filled = any(row[place] is not None for row in table.sheet.rows[table.heading_row + 1 :])
    if not filled or (plain and (names is None or abs(place - names) > _NEAR)):
        return replace(table, columns=columns)
    if names is not None:
        columns[_NAMES] = names
    return replace(table, columns={**columns, "head": place})


def heading(table: Table, place: int) -> str:
    """The words of the heading of a column; those of its upper row where the lower one is merged with it."""
    rows = table.sheet.rows[max(table.heading_row - 1, 0) : table.heading_row + 1]
    return next((clean(str(row[place])) for row in reversed(rows) if row[place] is not None), "")


def left_out_names(table: Table) -> Iterator[Note]:
    """Says from which column the positions come, and that the names beside are not kept."""
    if (names := table.columns.get(_NAMES)) is not None:
        values = {"position": heading(table, table.columns["head"]), "names": heading(table, names)}
        yield Note("import.note.head_column", values)


def named(rows: Sequence[UnitRow]) -> list[UnitRow]:
    """The rows whose position of the head looks like a name."""
    return [row for row in rows if row.head and looks_like_name(row.head)]


def name_notes(rows: Sequence[UnitRow], letter: str, *, taken: bool) -> Iterator[Note]:
    """One note for each of the ``named`` rows that is left without a position, one for all where they are ``taken``."""
    if taken and rows:
        first = rows[0]
        yield Note("import.note.head_names", {"count": len(rows), "cell": f"{letter}{first.row}", "value": first.head})
    elif not taken:
        for row in rows:
            yield Note("import.note.head_name", {"row": row.row, "cell": f"{letter}{row.row}", "value": row.head})

"""Writing a table to a workbook (.xlsx), so that it can be worked on: numbers as numbers, dates as dates."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter

from inspector.core.formats import date_short
from inspector.sheets import workbook_style as style
from inspector.sheets.book import Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from openpyxl.cell import Cell

_HEADING_ROW: Final = 3
_WIDEST: Final = 60
_MAX_DIGITS: Final = 15
"""A sheet counts in binary fractions: a whole number with more digits would be changed, so it goes in as text."""


def write_table(path: Path, title: str, columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    """Write ``rows`` under the headings ``columns`` to ``path``, below ``title``; an existing file is replaced.

    Raises ``Refused("export.unwritable")``; the old file then stays as it was.
    """
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = style.sheet_name(title)
    style.put_title(sheet, title, len(columns))
    for place, heading in enumerate(columns, start=1):
        style.put_heading(sheet.cell(_HEADING_ROW, place), heading)
    widths = [len(heading) for heading in columns]
    last = _HEADING_ROW
    for last, row in enumerate(rows, start=_HEADING_ROW + 1):
        for place, value in enumerate(row, start=1):
            _put(sheet.cell(last, place), value)
            widths[place - 1] = max(widths[place - 1], _width(value))
    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = min(width + 3, _WIDEST)
    sheet.freeze_panes = sheet.cell(_HEADING_ROW + 1, 1)
    sheet.auto_filter.ref = f"A{_HEADING_ROW}:{get_column_letter(len(columns))}{last}"
    style.set_page(sheet, heading_row=_HEADING_ROW, footer="&P/&N")
    style.save(workbook, path)


def _put(cell: Cell, value: Value) -> None:
    cell.font, cell.border = style.BODY, style.BORDER
    cell.alignment = style.WRAPPED
    if isinstance(value, str) or (isinstance(value, int) and abs(value) >= 10**_MAX_DIGITS):
        style.put_text(cell, str(value))
    elif value is not None:
        cell.value = value.replace(tzinfo=None) if isinstance(value, datetime) else value
        cell.number_format = _number_format(value)
        cell.alignment = Alignment(horizontal="center" if isinstance(value, date) else "right", vertical="top")


def _number_format(value: int | Decimal | date) -> str:
    if isinstance(value, datetime):
        return "dd/mm/yyyy hh:mm"
    if isinstance(value, date):
        return "dd/mm/yyyy"
    return "#,##0.00" if isinstance(value, Decimal) else "#,##0"


def _width(value: Value) -> int:
    if isinstance(value, date):
        return len(date_short(value))
    return max(map(len, str("" if value is None else value).splitlines()), default=0)

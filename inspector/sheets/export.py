"""Writing a table to a workbook (.xlsx), so that it can be worked on: numbers as numbers, dates as dates."""

from __future__ import annotations

from copy import copy
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

_DAY: Final = "dd/mm/yyyy"
_MOMENT: Final = "dd/mm/yyyy hh:mm"
_WHOLE: Final = "#,##0"
_DECIMAL: Final = "#,##0.00"
_RIGHT: Final = Alignment(horizontal="right", vertical="center")
_CENTRED: Final = Alignment(horizontal="center", vertical="center")
_ALIGNMENTS: Final = {_DAY: _CENTRED, _MOMENT: _CENTRED, _WHOLE: _RIGHT, _DECIMAL: _RIGHT}
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
    styles: dict[str, object] = {}
    widths = [len(heading) for heading in columns]
    last = _HEADING_ROW
    for last, row in enumerate(rows, start=_HEADING_ROW + 1):
        for place, value in enumerate(row, start=1):
            _put(sheet.cell(last, place), value, styles)
            widths[place - 1] = max(widths[place - 1], _width(value))
    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = min(width + 3, _WIDEST)
    sheet.freeze_panes = sheet.cell(_HEADING_ROW + 1, 1)
    sheet.auto_filter.ref = f"A{_HEADING_ROW}:{get_column_letter(len(columns))}{last}"
    style.set_page(sheet, heading_row=_HEADING_ROW, footer="&P/&N")
    style.save(workbook, path)


def _put(cell: Cell, value: Value, styles: dict[str, object]) -> None:
    as_text = isinstance(value, str) or (isinstance(value, int) and abs(value) >= 10**_MAX_DIGITS)
    number_format = "General" if as_text or value is None else _number_format(value)
    if number_format not in styles:
        styles[number_format] = _style(cell, number_format)
    # Setting font, border and alignment cell by cell takes three times as long as all the rest.
    cell._style = copy(styles[number_format])
    if as_text:
        style.put_text(cell, str(value))
    else:
        cell.value = value.replace(tzinfo=None) if isinstance(value, datetime) else value
        cell.number_format = number_format


def _style(cell: Cell, number_format: str) -> object:
    cell.font, cell.border, cell.number_format = style.BODY, style.BORDER, number_format
    cell.alignment = style.WRAPPED if number_format == "General" else _ALIGNMENTS[number_format]
    return copy(cell._style)


def _number_format(value: Value) -> str:
    if isinstance(value, datetime):
        return _MOMENT
    if isinstance(value, date):
        return _DAY
    return _DECIMAL if isinstance(value, Decimal) else _WHOLE


def _width(value: Value) -> int:
    if isinstance(value, date):
        return len(date_short(value))
    return max(map(len, str("" if value is None else value).splitlines()), default=0)

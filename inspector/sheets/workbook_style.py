"""How the workbooks we write look, on screen and on A4 paper, and how they reach the disk."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.writer.excel import ExcelWriter

from inspector.core.errors import Refused
from inspector.core.files import in_place, write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

FONT: Final = "Times New Roman"
"""The font official documents prescribe; every office machine has it."""
_LINE: Final = Side(style="thin", color="8C96A3")
BORDER: Final = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
TITLE: Final = Font(name=FONT, size=14, bold=True)
HEADING: Final = Font(name=FONT, size=11, bold=True, color="1F3A5F")
BODY: Final = Font(name=FONT, size=11)
HINT: Final = Font(name=FONT, size=10, italic=True, color="5A6572")
HEADING_FILL: Final = PatternFill("solid", fgColor="DCE6F1")
CENTRED: Final = Alignment(horizontal="center", vertical="center", wrap_text=True)
WRAPPED: Final = Alignment(vertical="center", wrap_text=True)
_A4: Final = 9
_SUFFIX: Final = ".xlsx"
_PROGRAM: Final = "Kiểm tra CCHC"
_FORBIDDEN_IN_NAME: Final = re.compile(r"[\[\]:*?/\\]")
_ILLEGAL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def put_text(cell: Cell, text: str) -> None:
    """Write ``text`` as text, whatever it begins with: ``=``, ``+``, ``-`` and ``@`` never become a formula."""
    cell.value = _ILLEGAL.sub("", text)
    cell.data_type = "s"
    if text[:1] in "=+-@":
        cell.quotePrefix = True


def put_heading(cell: Cell, text: str) -> None:
    """Write a column's heading."""
    put_text(cell, text)
    cell.font, cell.fill, cell.border, cell.alignment = HEADING, HEADING_FILL, BORDER, CENTRED


def put_title(sheet: Worksheet, text: str, width: int) -> None:
    """Write ``text`` into the first row, centred over ``width`` columns."""
    put_text(sheet.cell(1, 1), text)
    sheet.cell(1, 1).font = TITLE
    sheet.cell(1, 1).alignment = CENTRED
    sheet.row_dimensions[1].height = 26
    if width > 1:
        sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=width)


def set_page(sheet: Worksheet, *, heading_row: int, footer: str, landscape: bool = True) -> None:
    """A4 paper, all columns on one page's width, the heading repeated on each page, page numbers in the footer."""
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"1:{heading_row}"
    sheet.print_options.horizontalCentered = True
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.page_margins.top = sheet.page_margins.bottom = 0.7
    sheet.oddFooter.center.text = footer
    sheet.oddFooter.center.size = 10


def sheet_name(text: str) -> str:
    """``text`` as a sheet may be called: at most 31 characters, none of the forbidden ones."""
    return _FORBIDDEN_IN_NAME.sub(" ", _ILLEGAL.sub("", text))[:31].strip("' ") or "Bảng"


def save(workbook: Workbook, path: Path) -> None:
    """Write ``workbook`` to ``path``, whole or not at all; raises ``Refused("export.…")``."""
    if path.suffix.lower() != _SUFFIX:
        raise Refused("export.not_a_workbook", file=path.name)
    workbook.properties.creator = _PROGRAM
    # Made in memory, in an archive that is closed whatever happens: one that breaks off on a full disk complains once
    # more when it is thrown away.
    made = BytesIO()
    try:
        with ZipFile(made, "w", ZIP_DEFLATED) as archive:
            ExcelWriter(workbook, archive).save()
        with in_place(path):
            write_whole(path, made.getbuffer())
    except OSError as failure:
        raise Refused("export.unwritable", file=str(path)) from failure

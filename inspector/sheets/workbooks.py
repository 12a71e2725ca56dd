"""Reading workbooks (.xlsx, .xls, .ods) in a process of their own.

A damaged workbook can ask the reading library for more memory than there is, which ends the process it runs in. So the
library runs in a short-lived child: whatever happens there, the program goes on and says that the file is damaged.
"""

from __future__ import annotations

import multiprocessing
import os
import re
import sys
import warnings
import zipfile
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from inspector.core.errors import Refused
from inspector.sheets.book import Book, Sheet, Span, Value

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from python_calamine import CalamineSheet, CalamineWorkbook

SECONDS: Final = 120
"""How long a workbook may take; the longest list of units takes one."""
_MAX_CELLS: Final = 3_000_000
_MAX_BYTES_FOR_FONTS: Final = 5_000_000
_CELL: Final = re.compile(rb'<(?:\w+:)?c [^>]*?r="([A-Z]{1,3})(\d{1,7})"')
_SHEET_PART: Final = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)


def read_workbook(path: Path) -> Book:
    """All sheets of the workbook at ``path``.

    Raises ``Refused``: ``import.file.damaged``, ``import.file.password``, ``import.file.huge``, ``import.file.slow``.
    """
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=_deliver, args=(sender, path), daemon=True)
    child.start()
    sender.close()
    try:
        if not receiver.poll(SECONDS):
            raise Refused("import.file.slow", file=path.name)
        outcome = receiver.recv()
    except (EOFError, OSError) as failure:
        raise Refused("import.file.damaged", file=path.name) from failure
    finally:
        child.kill()
        child.join()
        receiver.close()
    if isinstance(outcome, Refused):
        raise outcome
    assert isinstance(outcome, Book)
    return outcome


def _deliver(sender: Connection, path: Path) -> None:
    """What the child does: read and send, the book or the refusal."""
    _quieten()
    try:
        outcome: Book | Refused = load(path)
    except Refused as refused:
        outcome = refused
    sender.send(outcome)
    sender.close()


def _quieten() -> None:
    """Keep the library's crash reports off the terminal and its memory within bounds, where the system can."""
    with Path(os.devnull).open("w") as nothing, suppress(OSError):
        os.dup2(nothing.fileno(), 2)
    if sys.platform != "win32":
        import resource

        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))


def load(path: Path) -> Book:
    """Read the workbook in this very process; a damaged one may end it."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        _check_size(path)
        with CalamineWorkbook.from_path(path) as workbook:
            sheets = tuple(_sheets(workbook))
    except PasswordError as failure:
        raise Refused("import.file.password", file=path.name) from failure
    except (CalamineError, zipfile.BadZipFile, OSError, ValueError, MemoryError) as failure:
        raise Refused("import.file.damaged", file=path.name) from failure
    return Book(_with_fonts(path, sheets))


def _check_size(path: Path) -> None:
    """Refuse a workbook with a stray cell so far out that the area up to it would not fit into memory."""
    if not zipfile.is_zipfile(path):
        return
    with zipfile.ZipFile(path) as package:
        for entry in package.namelist():
            if _SHEET_PART.fullmatch(entry) and _area(package.read(entry)) > _MAX_CELLS:
                raise Refused("import.file.stray_cell", file=path.name)


def _area(xml: bytes) -> int:
    width = height = 0
    for letters, digits in _CELL.findall(xml):
        number = 0
        for letter in letters:
            number = number * 26 + letter - ord("A") + 1
        width, height = max(width, number), max(height, int(digits))
    return width * height


def _sheets(workbook: CalamineWorkbook) -> list[Sheet]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    return [
        _sheet(workbook.get_sheet_by_name(about.name), visible=about.visible == SheetVisibleEnum.Visible)
        for about in workbook.sheets_metadata
        if about.typ == SheetTypeEnum.WorkSheet
    ]


def _sheet(sheet: CalamineSheet, *, visible: bool) -> Sheet:
    rows = tuple(tuple(map(_value, row)) for row in sheet.to_python(skip_empty_area=False))
    spans = tuple(Span(top, left, bottom, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ())
    return Sheet(sheet.name, rows, spans, visible=visible)


def _value(cell: object) -> Value:
    if isinstance(cell, bool):
        return str(int(cell))
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() else Decimal(repr(cell))
    if isinstance(cell, datetime):
        return cell.date() if cell.time() == time() else cell
    if isinstance(cell, time | timedelta):
        return str(cell)
    if isinstance(cell, str):
        return cell if cell.strip() else None
    assert isinstance(cell, int | date)
    return cell


def _with_fonts(path: Path, sheets: tuple[Sheet, ...]) -> tuple[Sheet, ...]:
    """The sheets with the fonts of accented texts and the hidden rows; as they are where the format tells neither."""
    if not zipfile.is_zipfile(path) or path.stat().st_size > _MAX_BYTES_FOR_FONTS:
        return sheets
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        # openpyxl warns about every extension it does not know; here only fonts and hidden rows are wanted.
        with warnings.catch_warnings(), path.open("rb") as file:
            warnings.simplefilter("ignore")
            styled = openpyxl.load_workbook(file)
    except (InvalidFileException, KeyError, ValueError, TypeError, OSError, AttributeError, zipfile.BadZipFile):
        # The values have been read by then: without fonts an old encoding is still recognised by its spelling.
        return sheets
    return tuple(_styled(sheet, styled[sheet.name]) if sheet.name in styled.sheetnames else sheet for sheet in sheets)


def _styled(sheet: Sheet, styled: Any) -> Sheet:
    fonts = {
        (cell.row - 1, cell.column - 1): cell.font.name
        for row in getattr(styled, "iter_rows", tuple)()
        for cell in row
        if isinstance(cell.value, str) and cell.has_style and cell.font.name
    }
    dimensions = getattr(styled, "row_dimensions", {})
    hidden = frozenset(row - 1 for row, dimension in dimensions.items() if dimension.hidden)
    return Sheet(sheet.name, sheet.rows, sheet.merged, fonts, hidden, sheet.visible)

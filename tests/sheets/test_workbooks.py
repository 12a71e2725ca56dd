from __future__ import annotations

import multiprocessing
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font

from inspector.core.errors import Refused
from inspector.sheets.book import Span
from inspector.sheets.workbooks import load, read_workbook


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Đơn vị"
    page["B2"], page["C2"], page["D2"], page["E2"] = "T­ ph¸p", 5, 92.08, date(2019, 3, 5)
    page["B3"], page["C3"], page["D3"] = time(8, 30), True, datetime.combine(date(2019, 3, 5), time(8, 30))
    page["B4"] = "  "
    page["B5"] = "gộp"
    page["B2"].font = Font(name=".VnTime")
    page.merge_cells("B5:C6")
    page.row_dimensions[3].hidden = True
    book.create_sheet("Trống").sheet_state = "hidden"
    path = tmp_path / "a.xlsx"
    book.save(path)
    return path


def test_cells_fonts_merged_and_hidden_rows(workbook: Path) -> None:
    page, blank = read_workbook(workbook).sheets
    assert page.rows[0] == (None,) * 5
    assert page.rows[1] == (None, "T­ ph¸p", 5, Decimal("92.08"), date(2019, 3, 5))
    assert page.rows[2] == (None, "08:30:00", "1", datetime.combine(date(2019, 3, 5), time(8, 30)), None)
    assert page.rows[3] == (None,) * 5
    assert page.merged == (Span(4, 1, 5, 2),)
    assert page.fonts[1, 1] == ".VnTime"
    assert page.hidden == {2}
    assert (page.visible, blank.visible, blank.rows) == (True, False, ())


def test_child_reads_what_this_process_would(workbook: Path) -> None:
    assert read_workbook(workbook) == load(workbook)


def test_no_child_is_left_behind(workbook: Path) -> None:
    read_workbook(workbook)
    workbook.write_bytes(b"PK\x03\x04")
    with pytest.raises(Refused, match="bị hỏng"):
        read_workbook(workbook)
    assert multiprocessing.active_children() == []

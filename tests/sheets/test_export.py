from __future__ import annotations

import gc
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspector.core.errors import Refused
from inspector.sheets.book import Value
from inspector.sheets.export import write_table
from tests.store.full_disk import files_no_longer_than

HEADING_ROW = 3
MOMENT = datetime.combine(date(2019, 3, 5), time(8, 30))


def written(path: Path, rows: list[list[Value]], columns: list[str] | None = None) -> list[list[object]]:
    write_table(path, "Bảng điểm: 2019/1", columns or ["Đơn vị", "Điểm", "Ngày"], rows)
    sheet = openpyxl.load_workbook(path).active
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEADING_ROW + 1)]


def test_values_keep_their_kind(tmp_path: Path) -> None:
    path = tmp_path / "bảng.xlsx"
    assert written(path, [["Xã Cầu Bà", Decimal("92.08"), date(2019, 3, 5)], [None, 12781, MOMENT]]) == [
        ["Xã Cầu Bà", 92.08, datetime.combine(date(2019, 3, 5), time())],
        [None, 12781, MOMENT],
    ]
    sheet = openpyxl.load_workbook(path).active
    assert sheet.title == "Bảng điểm  2019 1"
    assert sheet["A1"].value == "Bảng điểm: 2019/1"
    assert [cell.value for cell in sheet[HEADING_ROW]] == ["Đơn vị", "Điểm", "Ngày"]
    assert [sheet.cell(4, place).number_format for place in (2, 3)] == ["#,##0.00", "dd/mm/yyyy"]
    assert sheet.auto_filter.ref == "A3:C5"
    assert sheet.freeze_panes == "A4"
    assert openpyxl.load_workbook(path).properties.creator == "Kiểm tra CCHC"


@pytest.mark.parametrize("text", ["=1+1", '=HYPERLINK("http://x")', "+84", "-5", "@cmd", "=", "05", "1/2"])
def test_text_stays_text_and_never_becomes_a_formula(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bảng.xlsx"
    assert written(path, [[text, None, None]]) == [[text, None, None]]
    cell = openpyxl.load_workbook(path).active.cell(HEADING_ROW + 1, 1)
    assert cell.data_type == "s"
    assert cell.quotePrefix is (text[0] in "=+-@")


def test_numbers_too_long_for_a_sheet_stay_whole(tmp_path: Path) -> None:
    assert written(tmp_path / "b.xlsx", [[12345678901234567890, None, None]])[0][0] == "12345678901234567890"


def test_times_lose_their_zone(tmp_path: Path) -> None:
    moment = MOMENT.replace(tzinfo=UTC)
    assert written(tmp_path / "b.xlsx", [[moment, None, None]])[0][0] == MOMENT


def test_table_without_rows(tmp_path: Path) -> None:
    assert written(tmp_path / "b.xlsx", []) == []


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=50),
    bad=st.sampled_from("\x00\x0b\x1f\uffff"),
)
def test_any_text_can_be_written(tmp_path: Path, text: str, bad: str) -> None:
    [[read]] = written(tmp_path / "b.xlsx", [[f"Tên {text}{bad}."]], ["Đơn vị"])
    assert read == f"Tên {text}."


def test_file_that_cannot_be_written_is_refused_and_the_old_one_stays(tmp_path: Path) -> None:
    path = tmp_path / "bảng.xlsx"
    path.mkdir()
    with pytest.raises(Refused, match="Không ghi được"):
        write_table(path, "Bảng", ["A"], [["b"]])
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_leaves_no_half_workbook_and_no_second_complaint(tmp_path: Path) -> None:
    with pytest.raises(Refused), files_no_longer_than(1000):
        write_table(tmp_path / "bảng.xlsx", "Bảng", ["Tên"], [["Xã"]])
    gc.collect()
    assert list(tmp_path.iterdir()) == []

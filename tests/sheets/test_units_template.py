from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from inspector.core.errors import Refused
from inspector.domain.unit_import import UnitRow
from inspector.sheets.units import Catalogues, read_units
from inspector.sheets.units_template import write_units_template

HEADINGS = [
    *("Mã", "Tên đơn vị (*)", "Loại", "Khối", "Từ ngày", "Đến ngày", "Biên chế", "Chức vụ người đứng đầu", "Ghi chú"),
]
FIRST = 4


@pytest.fixture
def form(tmp_path: Path, catalogues: Catalogues) -> Path:
    path = tmp_path / "mau-don-vi.xlsx"
    write_units_template(path, catalogues)
    return path


def test_headings_notes_and_formats(form: Path) -> None:
    sheet = openpyxl.load_workbook(form)["Đơn vị"]
    headings = sheet[FIRST - 1]
    assert [cell.value for cell in headings] == HEADINGS
    assert all(cell.comment and cell.comment.text.endswith(".") for cell in headings)
    assert (sheet[f"A{FIRST}"].number_format, sheet[f"E{FIRST}"].number_format) == ("@", "dd/mm/yyyy")
    assert sheet.freeze_panes == f"C{FIRST}"
    assert sheet.page_setup.orientation == "landscape"
    assert int(sheet.page_setup.paperSize) == 9
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$1:$3"


def test_kinds_and_blocks_in_force_are_offered_in_full(form: Path, catalogues: Catalogues) -> None:
    workbook = openpyxl.load_workbook(form)
    checks = {str(check.sqref).split(":")[0]: check for check in workbook["Đơn vị"].data_validations.dataValidation}
    kinds, blocks = ["Xã", "Phòng", "Đơn vị sự nghiệp", "Cơ quan ngành dọc"], ["Xã, thị trấn", "Sự nghiệp", "Ngành dọc"]
    assert catalogues.kinds["town"][0] not in kinds
    for column, known in (("C", kinds), ("D", blocks)):
        source = checks[f"{column}{FIRST}"].formula1.replace("$", "")
        page, area = source.replace("'", "").split("!")
        assert [row[0].value for row in workbook[page][area]] == known
        assert checks[f"{column}{FIRST}"].error
        assert checks[f"{column}{FIRST}"].errorStyle == "warning", "a closed unit bears the kind of its time"


def test_every_column_is_explained(form: Path) -> None:
    guide = openpyxl.load_workbook(form)["Hướng dẫn"]
    explained = {row[0]: row[1] for row in guide.iter_rows(min_row=4, max_row=12, values_only=True)}
    assert list(explained) == HEADINGS
    assert all(len(words) > 20 for words in explained.values())


def test_blank_form_has_no_units(form: Path, catalogues: Catalogues) -> None:
    with pytest.raises(Refused) as refused:
        read_units(form, catalogues)
    assert refused.value.code == "import.units.no_rows"


def test_filled_form_is_read_back(form: Path, catalogues: Catalogues) -> None:
    workbook = openpyxl.load_workbook(form)
    sheet = workbook["Đơn vị"]
    rows: list[list[object]] = [
        ["05", "Xã Cầu Bà", "Xã", "Xã, thị trấn", date(2019, 1, 1), date(2025, 6, 30), 20, "Chủ tịch UBND xã", "x"],
        ["KV15", "Phòng Nội vụ", "Phòng", "Cơ quan chuyên môn", None, None, None, None, None],
    ]
    for row, values in enumerate(rows, start=FIRST):
        for column, value in enumerate(values, start=1):
            sheet.cell(row, column).value = value
    workbook.save(form)
    units = read_units(form, catalogues)
    assert units.rows == (
        UnitRow(
            4,
            "05",
            "Xã Cầu Bà",
            "commune",
            "communes",
            date(2019, 1, 1),
            date(2025, 6, 30),
            20,
            "Chủ tịch UBND xã",
            "x",
        ),
        UnitRow(5, "KV15", "Phòng Nội vụ", "office", "offices"),
    )
    assert units.refused == ()
    assert [note.code for note in units.notes] == ["import.note.sheet"]


def test_form_that_cannot_be_written_is_refused(tmp_path: Path, catalogues: Catalogues) -> None:
    with pytest.raises(Refused, match="Không tìm thấy thư mục"):
        write_units_template(tmp_path / "không có" / "mau.xlsx", catalogues)

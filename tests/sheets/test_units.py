from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspector.core.errors import Refused
from inspector.core.messages import text
from inspector.domain.unit_import import UnitRow
from inspector.sheets.units import Catalogues, UnitList, read_units

Write = Callable[..., Path]
HEADINGS = ["Mã", "Tên đơn vị", "Loại", "Khối", "Từ ngày", "Đến ngày", "Biên chế", "Người đứng đầu", "Ghi chú"]
FORMATS = ["xlsx", "xls", "ods", "csv"]


def codes(units: UnitList) -> list[tuple[int, str, str]]:
    return [(problem.row, problem.cell, problem.code) for problem in units.refused]


def notes(units: UnitList) -> list[str]:
    return [note.code for note in units.notes]


def names(units: UnitList) -> list[str]:
    return [row.name for row in units.rows]


@pytest.mark.parametrize("ending", FORMATS)
def test_plain_list(write: Write, catalogues: Catalogues, ending: str) -> None:
    path = write(
        [
            HEADINGS,
            [
                "KV01",
                "Thị trấn Khánh Vĩnh",
                "Thị trấn",
                "Xã, thị trấn",
                date(2019, 1, 1),
                None,
                21,
                "Chủ tịch UBND thị trấn",
                None,
            ],
            ["KV15", "Phòng Nội vụ", "phòng", "CƠ QUAN CHUYÊN MÔN", "01/3/2005", "30-6-2025", "12", None, " Ghi  chú "],
        ],
        ending,
    )
    units = read_units(path, catalogues)
    assert units.rows == (
        UnitRow(
            2, "KV01", "Thị trấn Khánh Vĩnh", "town", "communes", date(2019, 1, 1), None, 21, "Chủ tịch UBND thị trấn"
        ),
        UnitRow(
            3, "KV15", "Phòng Nội vụ", "office", "offices", date(2005, 3, 1), date(2025, 6, 30), 12, None, "Ghi chú"
        ),
    )
    assert (units.refused, units.notes, units.conversions, units.ambiguous) == ((), (), (), ())
    assert (units.heading_row, units.count) == (1, 2)


OFFICIAL_LIST: list[list[Any]] = [
    ["ỦY BAN NHÂN DÂN", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", None, None, None],
    ["HUYỆN KHÁNH VĨNH", None, "Độc lập - Tự do - Hạnh phúc", None, None, None],
    [None, None, "Khánh Vĩnh, ngày 05 tháng 02 năm 2019", None, None, None],
    ["DANH SÁCH CƠ QUAN, ĐƠN VỊ", None, None, None, None, None],
    [None, None, None, None, None, None],
    ["TT", "Tên cơ quan, đơn vị", "Mã đơn vị", "Thời gian hoạt động", None, "Biên chế được giao (người)"],
    [None, None, None, "Từ ngày", "Đến ngày", None],
    ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
    ["I", "Khối xã, thị trấn", None, None, None, None],
    [1, "Xã Cầu Bà", "05", "01/01/2019", None, 20],
    [2, "Xã\u00a0Giang  Ly", "06", 43466, None, "19"],
    [None, None, None, None, None, None],
    ["II. Các cơ quan chuyên môn", None, None, None, None, None],
    [3, "Phòng Nội vụ", "07", "2019-01-01", "–", "1.012"],
    [4, None, None, None, None, None],
    ["Tổng cộng", None, None, None, None, 51],
    [None, None, None, None, None, None],
    ["NGƯỜI LẬP BIỂU", None, None, "CHỦ TỊCH", None, None],
    ["Nguyễn Văn A", None, None, "Trần Văn B", None, None],
]
MERGED = [(3, 0, 3, 5), (5, 0, 6, 0), (5, 1, 6, 1), (5, 2, 6, 2), (5, 3, 5, 4), (5, 5, 6, 5), (12, 0, 12, 5)]


@pytest.mark.parametrize("ending", FORMATS)
def test_official_list_with_all_its_trimmings(write: Write, catalogues: Catalogues, ending: str) -> None:
    units = read_units(write(OFFICIAL_LIST, ending, MERGED), catalogues)
    assert [(row.row, row.code, row.name, row.block, row.valid_from, row.staff) for row in units.rows] == [
        (10, "05", "Xã Cầu Bà", "communes", date(2019, 1, 1), 20),
        (11, "06", "Xã Giang Ly", "communes", date(2019, 1, 1), 19),
        (14, "07", "Phòng Nội vụ", "offices", date(2019, 1, 1), 1012),
    ]
    assert units.refused == ()
    assert units.heading_row == 7
    assert notes(units) == ["import.note.total", "import.note.footer"]
    assert [note.values["row"] for note in units.notes] == [16, 18]


def test_total_in_the_first_cell_alone_is_no_group(write: Write, catalogues: Catalogues) -> None:
    cells = [["TT", "Tên đơn vị", "Khối"], [1, "Xã Cầu Bà", None], ["Tổng cộng: 01 đơn vị", None, None]]
    units = read_units(write([*cells, [2, "Xã Giang Ly", None]]), catalogues)
    assert [row.name for row in units.rows] == ["Xã Cầu Bà", "Xã Giang Ly"]
    assert notes(units) == ["import.note.total"]


@pytest.mark.parametrize(
    "heading",
    [
        "Tên đơn vị",
        "TÊN CƠ QUAN, ĐƠN VỊ",
        "ten don vi",
        "Tên đơn vị, địa phương",
        "Đơn vị",
        "Tên đơn vị (*)",
        "Tên đơn vị:",
    ],
)
def test_headings_are_known_by_many_names(write: Write, catalogues: Catalogues, heading: str) -> None:
    for form in (heading, unicodedata.normalize("NFD", heading)):
        assert names(read_units(write([["STT", form], [1, "Phòng Nội vụ"]]), catalogues)) == ["Phòng Nội vụ"]


def test_decomposed_text_is_the_same_as_composed(write: Write, catalogues: Catalogues) -> None:
    cells: list[list[Any]] = [
        HEADINGS,
        ["KV12", "Xã Khánh Vĩnh", "Xã", "Xã, thị trấn", None, None, None, "Chủ tịch", None],
    ]
    parted = [[unicodedata.normalize("NFD", cell) if cell else cell for cell in row] for row in cells]
    units = read_units(write(parted), catalogues)
    assert units.rows == read_units(write(cells), catalogues).rows
    assert units.conversions == ()


def test_block_comes_from_the_cell_or_the_section(write: Write, catalogues: Catalogues) -> None:
    path = write(
        [
            ["Mã", "Tên đơn vị", "Loại", "Khối"],
            ["1a", "Xã Cầu Bà", "Xã", None],
            ["1b", "Trạm Y tế", None, None],
            [None, "A. Khối sự nghiệp", None, None],
            ["1c", "Trung tâm Văn hóa", None, None],
            ["1d", "Chi cục Thuế", None, "Ngành dọc"],
            [None, "B. Khối khác", None, None],
            ["1e", "Phòng Y tế", "Phòng", None],
        ]
    )
    units = read_units(path, catalogues)
    assert [row.block for row in units.rows] == [None, None, "services", "verticals", None]
    assert [(note.code, note.values["section"]) for note in units.notes] == [("import.note.section", "Khối khác")]


def test_block_merged_over_rows_holds_for_all_of_them(write: Write, catalogues: Catalogues) -> None:
    cells = [
        ["Khối", "Mã", "Tên đơn vị"],
        ["Ngành dọc", "1", "Công an huyện"],
        [None, "2", "Kho bạc Nhà nước"],
        [None, "3", "Phòng Y tế"],
    ]
    units = read_units(write(cells, "xlsx", [(1, 0, 2, 0)]), catalogues)
    assert [row.block for row in units.rows] == ["verticals", "verticals", None]


def test_every_bad_cell_is_accounted_for(write: Write, catalogues: Catalogues) -> None:
    path = write(
        [
            HEADINGS,
            ["KV01", None, "Xã", None, None, None, None, None, None],
            ["KV02", "Xã Cầu Bà", "Làng", "Khối lạ", "31/2/2019", "05/3/20", "nhiều", None, None],
            ["KV03", "Xã Giang Ly", "Xã", None, "01/01/2020", "01/01/2019", -1, None, None],
            ["KV04", "Xã Khánh Bình", "Xã", None, 2019, None, 200_000, None, None],
            [date(2019, 1, 1), "Xã Khánh Đông", "Xã", None, None, None, 2.5, "x" * 2000, None],
            ["KV05", "Xã Khánh Hiệp", "Xã", None, None, None, None, None, None],
        ]
    )
    units = read_units(path, catalogues)
    assert codes(units) == [
        (2, "B2", "import.unit.no_name"),
        (3, "C3", "import.unit.kind_unknown"),
        (3, "D3", "import.unit.block_unknown"),
        (3, "E3", "parse.date_missing"),
        (3, "F3", "parse.date_year"),
        (3, "G3", "parse.count"),
        (4, "G4", "unit.staff_range"),
        (4, "F4", "import.unit.period_reversed"),
        (5, "E5", "parse.date"),
        (5, "G5", "unit.staff_range"),
        (6, "A6", "import.unit.code_is_date"),
        (6, "G6", "parse.count"),
        (6, "H6", "import.cell.too_long"),
    ]
    assert names(units) == ["Xã Khánh Hiệp"]
    assert units.count == 6
    for problem in units.refused:
        assert text(problem.code, **problem.values)
    assert "Phòng; Đơn vị sự nghiệp" in text(units.refused[1].code, **units.refused[1].values)


def test_rows_sharing_a_code_or_a_name_are_all_refused(write: Write, catalogues: Catalogues) -> None:
    path = write(
        [
            HEADINGS[:2],
            ["KV01", "Xã Cầu Bà"],
            ["kv 01", "Xã Giang Ly"],
            ["KV02", "Phòng Văn hóa – Thông tin"],
            ["KV03", "PHÒNG VĂN HOÁ - THÔNG TIN"],
            ["KV04", "Xã Sơn Thái"],
        ]
    )
    units = read_units(path, catalogues)
    assert codes(units) == [
        (2, "A2", "import.unit.duplicate_code"),
        (3, "A3", "import.unit.duplicate_code"),
        (4, "B4", "import.unit.duplicate_name"),
        (5, "B5", "import.unit.duplicate_name"),
    ]
    assert [problem.values["rows"] for problem in units.refused] == ["2, 3", "2, 3", "4, 5", "4, 5"]
    assert names(units) == ["Xã Sơn Thái"]


def test_a_row_that_stands_twice_is_read_once(write: Write, catalogues: Catalogues) -> None:
    rows = [HEADINGS[:2], ["KV01", "Xã Cầu Bà"], ["KV02", "Xã Giang Ly"], ["KV01", "Xã Cầu Bà"]]
    units = read_units(write(rows), catalogues)
    assert (names(units), units.refused) == (["Xã Cầu Bà", "Xã Giang Ly"], ())
    (note,) = units.notes
    assert (note.code, note.values) == ("import.note.repeated", {"row": 4, "kept": 2})


def test_columns_that_are_not_read_are_named(write: Write, catalogues: Catalogues) -> None:
    rows = [["STT", "Mã", "Tên đơn vị", "Số điện thoại", "Bỏ trống"], [1, "KV01", "Xã Cầu Bà", "0258 123456", None]]
    (note,) = read_units(write(rows), catalogues).notes
    assert (note.code, note.values) == ("import.note.unknown_columns", {"columns": "Số điện thoại"})


def test_a_workbook_by_its_name_only_is_no_spreadsheet(tmp_path: Path, catalogues: Catalogues) -> None:
    for name, code in (("hong.xlsx", "import.file.other"), ("hong.csv", "import.units.no_table")):
        path = tmp_path / name
        path.write_bytes(b"xx")
        with pytest.raises(Refused) as refused:
            read_units(path, catalogues)
        assert refused.value.code == code


def test_numeric_codes_are_taken_over_with_a_warning(write: Write, catalogues: Catalogues) -> None:
    units = read_units(write([HEADINGS[:2], [5, "Xã Cầu Bà"], ["06", "Xã Giang Ly"]]), catalogues)
    assert [row.code for row in units.rows] == ["5", "06"]
    assert [(note.code, note.values) for note in units.notes] == [("import.note.numeric_code", {"cells": "A2"})]


def test_names_lose_bullets_and_numbers_in_front(write: Write, catalogues: Catalogues) -> None:
    cells = [["Tên đơn vị"], ["1. Xã Cầu Bà"], ["- Xã Giang Ly"], ["Công an huyện"], ["Tổng công ty A"]]
    assert names(read_units(write(cells), catalogues)) == [
        "Xã Cầu Bà",
        "Xã Giang Ly",
        "Công an huyện",
        "Tổng công ty A",
    ]


def test_names_keep_what_stands_inside_them(write: Write, catalogues: Catalogues) -> None:
    cells = [["Tên đơn vị"], ["Phòng Tài chính – Kế hoạch"], ["Tổ 1. Khu A"], ["1. Trung tâm Văn hóa - Thể thao"]]
    assert names(read_units(write(cells), catalogues)) == [
        "Phòng Tài chính – Kế hoạch",
        "Tổ 1. Khu A",
        "Trung tâm Văn hóa - Thể thao",
    ]


def test_signatures_in_the_columns_of_codes_and_names_are_no_unit(write: Write, catalogues: Catalogues) -> None:
    cells = [
        ["Mã", "Tên đơn vị", "Ghi chú"],
        ["TCKH", "Phòng Tài chính – Kế hoạch", "Chủ tịch giao thêm việc"],
        [None, None, "Khánh Vĩnh, ngày 05 tháng 3 năm 2019"],
        ["NGƯỜI LẬP", "TM. ỦY BAN NHÂN DÂN", None],
    ]
    units = read_units(write(cells), catalogues)
    assert [row.code for row in units.rows] == ["TCKH"]
    assert [(note.code, note.values) for note in units.notes] == [("import.note.footer", {"row": 3})]


def test_table_is_found_on_any_sheet(tmp_path: Path, catalogues: Catalogues) -> None:
    workbook = openpyxl.Workbook()
    workbook.active["A1"] = "Bìa"
    hidden = workbook.create_sheet("Cũ")
    hidden.sheet_state = "hidden"
    page = workbook.create_sheet("DS 2019")
    for sheet, name in ((hidden, "Xã Cũ"), (page, "Xã Cầu Bà")):
        sheet["C4"], sheet["D4"] = "Tên đơn vị", "Mã"
        sheet["C5"], sheet["D5"] = name, "KV02"
    page.row_dimensions[5].hidden = True
    path = tmp_path / "ba-trang.xlsx"
    workbook.save(path)
    units = read_units(path, catalogues)
    assert (units.sheet, names(units)) == ("DS 2019", ["Xã Cầu Bà"])
    assert notes(units) == ["import.note.sheet", "import.note.hidden"]


def test_list_without_a_table_is_refused(write: Write, catalogues: Catalogues) -> None:
    with pytest.raises(Refused, match="không có cột “Tên đơn vị”"):
        read_units(write([["Họ và tên", "Tuổi"], ["Nguyễn Văn A", 30]]), catalogues)


def test_list_without_rows_is_refused(write: Write, catalogues: Catalogues) -> None:
    with pytest.raises(Refused) as refused:
        read_units(write([[], HEADINGS, [None, "Tổng cộng"]]), catalogues)
    assert (refused.value.code, refused.value.values["row"]) == ("import.units.no_rows", 2)


def test_heading_repeated_on_the_next_page_is_no_unit(write: Write, catalogues: Catalogues) -> None:
    cells = [HEADINGS[:3], ["1", "Xã Cầu Bà", "Xã"], HEADINGS[:3], ["2", "Xã Giang Ly", "Xã"]]
    assert names(read_units(write(cells), catalogues)) == ["Xã Cầu Bà", "Xã Giang Ly"]


CELLS = st.sampled_from(
    [
        *("", "", "I", "1", "2", "KV01", "KV02", "Mã", "Tên đơn vị", "Loại", "Xã", "Xã Cầu Bà", "X· Kh¸nh §«ng", "mét"),
        *(
            "Tổng cộng",
            "I. Khối xã",
            "CHỦ TỊCH",
            "(1)",
            "05/3/2019",
            "31/2/2019",
            "Phòng",
            "Ngành dọc",
            "-",
            "=1+1",
            "\u00a0",
        ),
    ]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(CELLS, min_size=4, max_size=4), min_size=1, max_size=8))
def test_any_sheet_is_read_with_every_row_at_most_once_or_refused(
    write: Write, catalogues: Catalogues, cells: list[list[str]]
) -> None:
    path = write(cells, "csv")
    try:
        units = read_units(path, catalogues)
    except Refused as refused:
        code = refused.code
    else:
        code = ""
        taken = [row.row for row in units.rows]
        turned_away = {problem.row for problem in units.refused}
        assert taken == sorted(set(taken) - turned_away)
        assert all(units.heading_row < row <= len(cells) for row in (*taken, *turned_away))
        assert all(text(problem.code, **problem.values) for problem in units.refused)
        assert all(text(note.code, **note.values) for note in units.notes)
    assert code in {"", "import.units.no_table", "import.units.no_rows", "import.file.empty"}


@pytest.mark.parametrize("ending", FORMATS)
def test_what_shares_a_code_or_name_with_a_refused_row_is_refused_too(
    write: Write, catalogues: Catalogues, ending: str
) -> None:
    rows = [
        HEADINGS[:5],
        ["DP04", "Xã Cầu Bà", "Xã", None, "31/02/2019"],
        ["DP04", "Xã Khánh Bình", "Xã", None, None],
        ["DP05", "Phòng Nội vụ", "Tàu thủy", None, None],
        ["DP06", "phòng  nội vụ", "Phòng", None, None],
        ["DP07", "Xã Khánh Hiệp", "Xã", None, None],
    ]
    units = read_units(write(rows, ending), catalogues)
    assert names(units) == ["Xã Khánh Hiệp"]
    assert {(row, code) for row, _, code in codes(units)} >= {
        (2, "import.unit.duplicate_code"),
        (3, "import.unit.duplicate_code"),
        (4, "import.unit.duplicate_name"),
        (5, "import.unit.duplicate_name"),
    }
    assert {row for row, _, code in codes(units) if not code.startswith("import.unit.duplicate")} == {2, 4}
    assert units.count == 5

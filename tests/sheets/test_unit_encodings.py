"""Lists in the encodings of before Unicode."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font

from inspector.sheets.units import Catalogues, UnitList, read_units

Write = Callable[..., Path]
HEADINGS = ["Mã", "Tên đơn vị", "Loại", "Khối", "Từ ngày", "Đến ngày", "Biên chế", "Người đứng đầu", "Ghi chú"]
FORMATS = ["xlsx", "xls", "ods", "csv"]


def notes(units: UnitList) -> list[str]:
    return [note.code for note in units.notes]


def names(units: UnitList) -> list[str]:
    return [row.name for row in units.rows]


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize(
    ("encoding", "headings", "rows"),
    [
        ("tcvn3", ["M·", "Tªn ®¬n vÞ", "Lo¹i"], [["KV05", "X· Kh¸nh §«ng", "X·"], ["KV15", "Phßng Néi vô", "Phßng"]]),
        (
            "vni",
            ["Maõ", "Teân ñôn vò", "Loaïi"],
            [["KV05", "Xaõ Khaùnh Ñoâng", "Xaõ"], ["KV15", "Phoøng Noäi vuï", "Phoøng"]],
        ),
    ],
)
def test_old_encodings_are_converted_with_a_preview(
    write: Write, catalogues: Catalogues, ending: str, encoding: str, headings: list[str], rows: list[list[str]]
) -> None:
    units = read_units(write([headings, *rows], ending), catalogues)
    assert [(row.name, row.kind) for row in units.rows] == [("Xã Khánh Đông", "commune"), ("Phòng Nội vụ", "office")]
    assert {conversion.encoding.value for conversion in units.conversions} == {encoding}
    preview = {conversion.cell: (conversion.before, conversion.after) for conversion in units.conversions}
    assert preview["B2"] == (rows[0][1], "Xã Khánh Đông")
    assert preview["B3"] == (rows[1][1], "Phòng Nội vụ")
    assert units.ambiguous == ()


def test_columns_in_different_encodings_are_each_read_in_their_own(write: Write, catalogues: Catalogues) -> None:
    cells = [
        ["Mã", "Tên đơn vị", "Người đứng đầu", "Ghi chú"],
        ["KV05", "X· Kh¸nh §«ng", "Chủ tịch xã Khánh Đông", "mét"],
        ["KV15", "Phßng Néi vô", "Trưởng phòng Nội vụ", None],
        ["KV16", "Phßng T­ ph¸p", "Trưởng phòng Tư pháp", None],
    ]
    units = read_units(write(cells), catalogues)
    assert names(units) == ["Xã Khánh Đông", "Phòng Nội vụ", "Phòng Tư pháp"]
    assert [row.head for row in units.rows][:2] == ["Chủ tịch xã Khánh Đông", "Trưởng phòng Nội vụ"]
    assert [(cell.cell, cell.text) for cell in units.ambiguous] == [("D2", "mét")]
    assert {conversion.cell for conversion in units.conversions} == {"B2", "B3", "B4"}


def test_font_names_tell_the_encoding_and_the_capitals(tmp_path: Path, catalogues: Catalogues) -> None:
    workbook = openpyxl.Workbook()
    page = workbook.active
    for row in (["Mã", "Tên đơn vị", "Ghi chú"], ["KV33", "kho b¹c nhµ n­íc", "mét"], ["KV31", "thanh tra", None]):
        page.append(row)
    for cell, font in (("B2", ".VnTimeH"), ("B3", ".VnTimeH"), ("C2", ".VnTime")):
        page[cell].font = Font(name=font)
    path = tmp_path / "phong-cu.xlsx"
    workbook.save(path)
    units = read_units(path, catalogues)
    assert [(row.name, row.note) for row in units.rows] == [("KHO BẠC NHÀ NƯỚC", "một"), ("THANH TRA", None)]


def test_old_encoding_stays_when_it_is_not_to_be_converted(write: Write, catalogues: Catalogues) -> None:
    path = write([["M·", "Tªn ®¬n vÞ"], ["KV05", "X· Kh¸nh §«ng"]])
    units = read_units(path, catalogues, convert_legacy=False)
    assert names(units) == ["X· Kh¸nh §«ng"]
    assert units.conversions == ()


def test_proper_unicode_gives_no_preview(write: Write, catalogues: Catalogues) -> None:
    cells = [
        HEADINGS,
        *([f"M{row}", name, None, None, None, None, None, "Bé", "Hòa"] for row, name in enumerate(["Lê", "Bé", "Hà"])),
    ]
    units = read_units(write(cells), catalogues)
    assert (units.conversions, units.ambiguous, len(units.rows)) == ((), (), 3)

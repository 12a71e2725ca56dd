"""The position of a unit's head: from which column, and what is left out because it looks like a name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from inspector.sheets.units import Catalogues, read_units

Write = Callable[..., Path]
HEADS = [
    ["Mã", "Tên đơn vị", "Người đứng đầu"],
    ["A", "Xã Cầu Bà", "Nguyễn Văn Mẫu"],
    ["B", "Xã Giang Ly", "Chủ tịch"],
    ["C", "Trạm Y tế", "Bs. Mang Văn Mẫu"],
]


def test_names_in_the_column_of_the_head_are_left_out_row_by_row(write: Write, catalogues: Catalogues) -> None:
    units = read_units(write(HEADS), catalogues)
    assert ([row.head for row in units.rows], units.head_names) == ([None, "Chủ tịch", None], 2)
    assert [(note.code, note.values) for note in units.notes] == [
        ("import.note.head_name", {"row": 2, "cell": "C2", "value": "Nguyễn Văn Mẫu"}),
        ("import.note.head_name", {"row": 4, "cell": "C4", "value": "Bs. Mang Văn Mẫu"}),
    ]


def test_what_looks_like_a_name_is_taken_where_a_person_says_so(write: Write, catalogues: Catalogues) -> None:
    units = read_units(write(HEADS), catalogues, take_names=True)
    assert [row.head for row in units.rows] == ["Nguyễn Văn Mẫu", "Chủ tịch", "Bs. Mang Văn Mẫu"]
    (note,) = units.notes
    assert note.code == "import.note.head_names"
    assert note.values == {"count": 2, "cell": "C2", "value": "Nguyễn Văn Mẫu"}


@pytest.mark.parametrize(
    ("headings", "position", "name"),
    [
        (["Mã", "Tên đơn vị", "Người đứng đầu", "Chức vụ"], 3, 2),
        (["Mã", "Tên đơn vị", "Chức danh", "Họ và tên người đứng đầu"], 2, 3),
        (["Mã", "Tên đơn vị", "Người đứng đầu", "Điện thoại", "Chức vụ"], 4, 2),
        (["Mã", "Tên đơn vị", "Thủ trưởng đơn vị", "A", "B", "C", "Chức vụ người đứng đầu"], 6, 2),
    ],
)
def test_positions_come_from_the_column_of_positions(
    write: Write, catalogues: Catalogues, headings: list[str], position: int, name: int
) -> None:
    cells: list[Any] = ["A", "Trạm Y tế", *[None] * (len(headings) - 2)]
    cells[position], cells[name] = "Trạm trưởng", "Bs. Nguyễn Văn Mẫu"
    units = read_units(write([headings, cells]), catalogues)
    assert [row.head for row in units.rows] == ["Trạm trưởng"]
    (note,) = units.notes
    assert note.code == "import.note.head_column"
    assert note.values == {"position": headings[position], "names": headings[name]}


def test_positions_stand_below_a_heading_of_two_rows(write: Write, catalogues: Catalogues) -> None:
    cells = [
        ["Mã", "Tên đơn vị", "Người đứng đầu", None],
        [None, None, "Họ và tên", "Chức vụ"],
        ["A", "Trạm Y tế", "Nguyễn Văn Mẫu", "Trạm trưởng"],
    ]
    units = read_units(write(cells, merged=[(0, 2, 0, 3)]), catalogues)
    assert [row.head for row in units.rows] == ["Trạm trưởng"]
    assert [(note.code, note.values) for note in units.notes] == [
        ("import.note.head_column", {"position": "Chức vụ", "names": "Họ và tên"})
    ]


def test_positions_of_somebody_else_are_not_those_of_the_heads(write: Write, catalogues: Catalogues) -> None:
    far = [
        ["Mã", "Tên đơn vị", "Người đứng đầu", "A", "B", "Chức vụ"],
        ["A", "Xã A", "Chủ tịch", "x", "y", "Công chức"],
    ]
    assert [row.head for row in read_units(write(far), catalogues).rows] == ["Chủ tịch"]
    alone = [["Mã", "Tên đơn vị", "Người liên hệ", "Chức vụ"], ["A", "Xã A", "Nguyễn Văn Mẫu", "Công chức"]]
    assert [row.head for row in read_units(write(alone), catalogues).rows] == [None]


def test_an_empty_column_of_positions_takes_nothing_away(write: Write, catalogues: Catalogues) -> None:
    cells = [["Mã", "Tên đơn vị", "Người đứng đầu", "Chức vụ"], ["A", "Xã Giang Ly", "Chủ tịch", None]]
    units = read_units(write(cells), catalogues)
    assert ([row.head for row in units.rows], units.notes) == (["Chủ tịch"], ())

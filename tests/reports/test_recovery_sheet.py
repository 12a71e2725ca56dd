"""The recovery sheet: one page, with the code to read and to scan."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Literal

import pdfplumber
import pytest
import segno

from inspector.core.clock import VIETNAM
from inspector.core.paper_code import encode, groups
from inspector.reports.layout.symbol import symbol
from inspector.reports.parts import Symbol
from inspector.reports.recovery_sheet import RecoverySheet, write_recovery_sheet

MADE = datetime(2026, 11, 22, 9, 5, tzinfo=VIETNAM)


def sheet(purpose: Literal["store", "team"], size: int, name: str = "UBND huyện Khánh Vĩnh") -> RecoverySheet:
    return RecoverySheet(name=name, groups=groups(encode(bytes(range(size)))), made_at=MADE, purpose=purpose)


@pytest.mark.parametrize(
    ("purpose", "size", "kind", "code"),
    [
        ("store", 16, "PHIẾU MỞ KHÓA DỮ LIỆU", "Mã mở khóa dữ liệu"),
        ("team", 32, "PHIẾU KHÔI PHỤC QUYỀN TRƯỞNG ĐOÀN", "Mã khôi phục quyền Trưởng đoàn"),
    ],
)
def test_it_is_one_page_with_its_own_name_every_group_and_its_number(
    purpose: Literal["store", "team"], size: int, kind: str, code: str, tmp_path: Path
) -> None:
    shown = sheet(purpose, size)
    result = write_recovery_sheet(shown, tmp_path / "a.pdf")
    assert result.pages == 1
    with pdfplumber.open(tmp_path / "a.pdf") as pdf:
        page = pdf.pages[0]
        text = " ".join(page.extract_text().split())
        cells = [cell for row in page.extract_tables()[0] for cell in row]
    for number, group in enumerate(shown.groups, 1):
        assert cells[cells.index(str(number)) + 6] == group
    for words in (
        kind,
        code,
        shown.name,
        "9 giờ 05 phút",
        "ngày 22 tháng 11 năm 2026",
        "có khóa của cơ quan",
        "Cách dùng",
    ):
        assert words in text
    assert (round(page.width), round(page.height)) == (595, 842)


def test_a_long_name_still_fits(tmp_path: Path) -> None:
    name = "Đoàn kiểm tra công tác cải cách hành chính của Ủy ban nhân dân huyện Khánh Vĩnh, tỉnh Khánh Hòa"
    assert write_recovery_sheet(sheet("store", 16, name), tmp_path / "a.pdf").pages == 1


class Strokes:
    """A surface that keeps what is drawn."""

    def __init__(self) -> None:
        self.ends: list[tuple[float, float, float, float]] = []
        self.thickness = 0.0

    def rules(self, ends: list[tuple[float, float, float, float]], thickness: float) -> None:
        self.ends, self.thickness = ends, thickness


def test_the_code_is_drawn_module_by_module() -> None:
    text = "-".join(sheet("team", 32).groups)
    strokes = Strokes()
    atom = symbol(Symbol(text, 30))
    atom.draw(strokes, 100.0)  # type: ignore[arg-type]
    wanted = [list(row) for row in segno.make(text, error="q", micro=False).matrix]
    module, size = strokes.thickness, len(wanted)
    assert atom.height == pytest.approx((size + 8) * module)
    left, top = min(end[0] for end in strokes.ends), 100.0 + 4 * module
    drawn = [[0] * size for _ in range(size)]
    for x1, y1, x2, y2 in strokes.ends:
        assert y1 == y2
        for column in range(round((x1 - left) / module), round((x2 - left) / module)):
            drawn[round((y1 - top) / module - 0.5)][column] = 1
    assert drawn == wanted


def test_groups_of_the_widest_signs_stay_on_one_line(tmp_path: Path) -> None:
    shown = RecoverySheet(name="UBND huyện", groups=("WWWWW", "MMMMM") * 6, made_at=MADE, purpose="team")
    write_recovery_sheet(shown, tmp_path / "a.pdf")
    with pdfplumber.open(tmp_path / "a.pdf") as pdf:
        words = pdf.pages[0].extract_text().split()
    assert (words.count("WWWWW"), words.count("MMMMM")) == (6, 6)

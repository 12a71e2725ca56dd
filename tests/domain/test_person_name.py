"""Names are told from positions only where that is plain."""

from __future__ import annotations

import pytest

from inspector.domain.person_name import is_person_name, looks_like_name


@pytest.mark.parametrize(
    "words", ["Nguyễn Văn Thuỵ", "Trần Thị Ánh Nguyệt", "Y Bhiăng Niê Kđăm", "H'Linh Niê", "Lê Đức", "Đoàn Thị Mai"]
)
def test_names(words: str) -> None:
    assert is_person_name(words)


@pytest.mark.parametrize(
    "words",
    [
        *("Chủ tịch UBND xã", "Chủ Tịch UBND Xã", "Trưởng phòng Nội vụ", "Trưởng Phòng", "Giám đốc Sở", "Giám Đốc"),
        *("Hiệu trưởng", "Bí thư Đảng ủy", "Phó Chủ tịch phụ trách", "Nguyễn", "", "Lê văn tám", "TRẦN VĂN NGỮ"),
        *("Đoàn Trưởng", "Phó Trưởng Phòng Nội Vụ Huyện"),
    ],
)
def test_positions_and_what_is_in_doubt(words: str) -> None:
    assert not is_person_name(words)


@pytest.mark.parametrize(
    "words",
    [
        *("Bs. Trương Hữu Phước", "Bs.Trương Hữu Phước", "BSCKII. Lê Hoa", "ThS. Krông Thị Hằng", "Ông Nguyễn Văn An"),
        *("Bà Lê Thị Hoa", "PGS.TS. Trần Văn Ba", "PGS, TS Trần Văn Ba", "Đ/c Cao Là Hiếu", "đồng chí Mang Thị Ly"),
    ],
)
def test_names_behind_a_title(words: str) -> None:
    assert is_person_name(words)


@pytest.mark.parametrize("words", ["Ông Chủ tịch", "Bà Trưởng Phòng", "Đ/c Bí Thư", "Ông Hiệu trưởng", "Bà", "ThS."])
def test_a_title_before_a_position_makes_no_name(words: str) -> None:
    assert not is_person_name(words)
    assert not looks_like_name(words)


@pytest.mark.parametrize("words", ["Mang Thị Ly", "Krông Nu", "TRẦN VĂN NGỮ", "BS. MANG THỊ LY", "Nguyễn Thị Thu"])
def test_what_may_well_be_a_name(words: str) -> None:
    assert looks_like_name(words)


@pytest.mark.parametrize(
    "words",
    [
        *("Chủ tịch UBND xã", "CHỦ TỊCH UBND XÃ", "Trưởng Phòng", "TRƯỞNG PHÒNG", "Chánh Văn Phòng", "Giám Đốc"),
        *("Hiệu Trưởng", "Hiệu trưởng", "Trạm trưởng", "Kế Toán Trưởng", "Phó Chủ tịch phụ trách", "Cục trưởng", ""),
    ],
)
def test_positions_do_not_look_like_names(words: str) -> None:
    assert not looks_like_name(words)

"""Names are told from positions only where that is plain."""

from __future__ import annotations

import pytest

from inspector.domain.person_name import is_person_name


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

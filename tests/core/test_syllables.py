from __future__ import annotations

import pytest

from inspector.core.syllables import is_syllable

RIGHT = [
    *("nghiêng", "khuya", "khuỷu", "quốc", "quỳnh", "giếng", "gì", "giữ", "gìn", "hương", "nguyễn", "thượng", "thuở"),
    *("thuế", "quyết", "ngoèo", "yến", "ý", "ủy", "uỷ", "rượu", "oái", "ngoằn", "khoẻ", "khỏe", "kỹ", "mỹ"),
    *("ghế", "nghề", "quạ", "huỳnh", "huých", "đặc", "ấp", "ách", "ước", "Đảng", "HỌC", "ai", "hòa", "hoà", "thuý"),
]
WRONG = [
    *("khỏnh", "aó", "xaõ", "hßa", "céng", "kánh", "ngế", "gé", "cế", "nghà", "bàt", "học'", "áâ", "háá", "đy", "tynh"),
    *("qùa", "coừng", "cuỷa", "giía", "ăc", "hãi2", "José", ""),
]


@pytest.mark.parametrize("word", RIGHT)
def test_well_spelled(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", WRONG)
def test_badly_spelled(word: str) -> None:
    assert not is_syllable(word)

"""Whether some words are plainly a person's name (họ và tên), so that they are not printed as a position."""

from __future__ import annotations

import re
from typing import Final

from inspector.core.text import fold

_NAMES: Final = """
nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đoàn lâm trương mai trịnh cao hà tạ lương
đào vương triệu tống thái châu tô lưu tăng quách cù la kiều nông hứa mạc giàng lò vàng sùng bế y ka mấu pi cil
"""
"""Usual family names, those of the mountain provinces among them. With their marks: Trương is one, Trưởng is not."""
_SURNAMES: Final = frozenset(_NAMES.split())
_OF_POSITIONS: Final = frozenset({"chu", "tich", "truong", "pho", "giam", "doc", "chanh", "bi", "thu", "vien", "cuc"})
_TITLES: Final = re.compile(
    r"^(?:(?:ông|bà|anh|chị|cô|đ/c|đồng chí|pgs|gs|tskh|ts|ths|bs(?:ck)?i{0,2}|ck ?i{1,2}|ds|ks|cn|ls|kts|dr)"
    r"(?:[.,:]\s*|\s+))+",
    re.IGNORECASE,
)
"""Forms of address, degrees and professions that stand before a name: "Ông", "Đ/c", "ThS.", "Bs."."""
_POSITIONS: Final = """
chủ tịch trưởng phó giám đốc chánh bí thư viện viên cục nhiệm quyền ủy uỷ đội trạm chỉ huy quản hiệu tổng thủ phòng
ban sở ubnd hđnd phụ trách điều hành kế toán hạt đồn
"""
"""With their marks: Trường and Thu are names, trưởng and thư are not."""
_WORDS_OF_POSITIONS: Final = frozenset(_POSITIONS.split())
_ETHNIC: Final = re.compile(r"^[HK]['’ʼ]\w")
_FEWEST, _MOST = 2, 5
"""Words of a name."""


def is_person_name(words: str) -> bool:
    """``Nguyễn Văn Thuỵ`` and ``Bs. Trương Hữu Phước`` are, ``Chủ tịch UBND xã`` is not; in doubt no.

    Every word must begin with a capital. A word of a position such as "Trưởng" or "Chủ" speaks against it behind the
    family name, where it is no usual name. Behind a title any family name will do.
    """
    bare = _TITLES.sub("", words.strip())
    parts = bare.split()
    if not _may_be_name(parts):
        return False
    first, *others = parts
    known = first.lower() in _SURNAMES or bool(_ETHNIC.match(first))
    if not known and bare != words.strip():
        return not _names_position(parts)
    return known and fold(others[0]) not in _OF_POSITIONS


def looks_like_name(words: str) -> bool:
    """Whether words may well be a name: also one with a family name that is not known, or all in capitals.

    For cells that are shown before they are stored; ``Hiệu trưởng`` and ``Chánh Văn Phòng`` do not look so.
    """
    if is_person_name(words):
        return True
    bare = _TITLES.sub("", words.strip())
    parts = (bare.title() if bare.isupper() else bare).split()
    return _may_be_name(parts) and not _names_position(parts)


def _may_be_name(parts: list[str]) -> bool:
    return _FEWEST <= len(parts) <= _MOST and all(map(_capitalised, parts))


def _names_position(parts: list[str]) -> bool:
    return any(part.lower() in _WORDS_OF_POSITIONS for part in parts)


def _capitalised(part: str) -> bool:
    letters = [letter for letter in part if letter.isalpha()]
    return bool(letters) and part[0].isupper() and (len(letters) == 1 or not part.isupper())

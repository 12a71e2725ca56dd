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
_ETHNIC: Final = re.compile(r"^[HK]['’ʼ]\w")
_FEWEST, _MOST = 2, 5
"""Words of a name."""


def is_person_name(words: str) -> bool:
    """``Nguyễn Văn Thuỵ`` is, ``Chủ tịch UBND xã`` is not; in doubt no: every word must begin with a capital.

    A word of a position such as "Trưởng" or "Chủ" speaks against it behind the family name, where it is no usual name.
    """
    parts = words.split()
    if not _FEWEST <= len(parts) <= _MOST or not all(_capitalised(part) for part in parts):
        return False
    first, *others = parts
    known = first.lower() in _SURNAMES or bool(_ETHNIC.match(first))
    return known and fold(others[0]) not in _OF_POSITIONS


def _capitalised(part: str) -> bool:
    letters = [letter for letter in part if letter.isalpha()]
    return bool(letters) and part[0].isupper() and (len(letters) == 1 or not part.isupper())

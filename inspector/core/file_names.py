"""Names of files as people would give them: with Vietnamese letters, and without what a file system refuses."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from inspector.core.text import fold, nfc

if TYPE_CHECKING:
    from pathlib import Path

_LONGEST: Final = 240
"""Bytes: file systems count up to 255, and a Vietnamese letter takes three; an ending is still to come."""
_MANY: Final = 80
"""Letters that people still read."""


def file_name(*parts: str) -> str:
    """``Đề-nghị-Đỗ-Thị-Anh``: letters and digits of the parts; plain ones where the system cannot hold others."""
    words = nfc("-".join(parts))
    try:
        os.fsencode(words)
    except UnicodeEncodeError:
        words = fold(words)
    plain = "".join(letter if letter.isalnum() else " " for letter in words)
    name = "-".join(plain.split())[:_MANY]
    while len(name.encode()) > _LONGEST:
        name = name[:-1]
    return name.strip("-")


def free(folder: Path, stem: str, ending: str = "") -> Path:
    """What is not in ``folder`` yet: ``stem``, or ``stem`` with a number."""
    target, number = folder / f"{stem}{ending}", 2
    while target.exists():
        target = folder / f"{stem}-{number}{ending}"
        number += 1
    return target

"""The four faces of Liberation Serif (metrics of Times New Roman): measured here, embedded by the renderer."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from inspector.core.paths import resource

ASCENT: Final = 0.891
"""Height of the face above the baseline, as a part of its size."""
FONTS_IN_USE: Final = threading.Lock()
"""reportlab reads a font file with one position for all: two documents at once would read each other's."""


class Face(StrEnum):
    """One style of the family; the value is its PostScript and file name."""

    REGULAR = "LiberationSerif-Regular"
    BOLD = "LiberationSerif-Bold"
    ITALIC = "LiberationSerif-Italic"
    BOLD_ITALIC = "LiberationSerif-BoldItalic"


@dataclass(frozen=True, slots=True)
class Font:
    """A face at a size in points."""

    face: Face
    size: float


def font(size: float, *, bold: bool = False, italic: bool = False) -> Font:
    """The font of ``size`` points in the wanted style."""
    if bold:
        return Font(Face.BOLD_ITALIC if italic else Face.BOLD, size)
    return Font(Face.ITALIC if italic else Face.REGULAR, size)


@cache
def loaded(face: Face) -> Any:
    """The parsed font file, as the renderer embeds it."""
    return TTFont(face.value, str(resource("fonts", f"{face.value}.ttf")))


def register() -> None:
    """Let reportlab's canvas find the faces by their names."""
    for face in Face:
        if face.value not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(loaded(face))


def covered(letter: str, face: Face) -> bool:
    """Whether a face has a picture of its own for ``letter``; tabs and line ends are laid out, not printed."""
    return letter in "\t\r\n" or ord(letter) in loaded(face).face.charToGlyph


def width(text: str, used: Font) -> float:
    """Width of ``text`` in points, without kerning, as the renderer sets it."""
    return _units(text, used.face) * used.size / 1000


@lru_cache(maxsize=100_000)
def _units(text: str, face: Face) -> float:
    widths: dict[int, float] = loaded(face).face.charWidths
    default: float = loaded(face).face.defaultWidth
    return sum(widths.get(ord(letter), default) for letter in text)

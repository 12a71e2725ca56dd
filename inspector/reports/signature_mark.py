"""What shows on the page that a document was signed electronically: who, for which body, when."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from inspector.core.clock import VIETNAM
from inspector.reports.fonts import ASCENT, FONTS_IN_USE, Face, font, register
from inspector.reports.layout.lines import Piece, break_lines, words
from inspector.reports.wording import phrase

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from inspector.reports.layout.surface import SignatureSpace

_SIZE: Final = 9.0
_PITCH: Final = 11.0
_MARGIN: Final = 4.0
_SMALLEST: Final = 4.0
_INK: Final = HexColor(0x0F5EA8)


def write_mark(target: Path, space: SignatureSpace, name: str, body: str, at: datetime) -> None:
    """Write the mark as a PDF page as large as ``space``; what does not fit into it is set smaller."""
    width, height = space.right - space.left, space.top - space.bottom
    moment = f"{at.astimezone(VIETNAM):%d/%m/%Y %H:%M:%S}"
    texts = [phrase("signature_mark.by", name=name), phrase("signature_mark.at", moment=moment)]
    if body:
        texts.insert(1, phrase("signature_mark.body", name=body))
    with FONTS_IN_USE:
        register()
        buffer = io.BytesIO()
        canvas = Canvas(buffer, pagesize=(width, height), invariant=1, initialFontName=Face.REGULAR.value)
        _draw(canvas, texts, width, height)
        canvas.save()
    target.write_bytes(buffer.getvalue())


def _draw(canvas: Any, texts: list[str], width: float, height: float) -> None:
    size, lines = _fitted(texts, width - 2 * _MARGIN, height - 2 * _MARGIN)
    canvas.setStrokeColor(_INK)
    canvas.setFillColor(_INK)
    canvas.setLineWidth(0.6)
    canvas.roundRect(0.5, 0.5, width - 1, height - 1, 3)
    canvas.setFont(Face.REGULAR.value, size)
    top = (height + len(lines) * size * _PITCH / _SIZE) / 2
    for number, line in enumerate(lines):
        canvas.drawString(_MARGIN, top - size * ASCENT - number * size * _PITCH / _SIZE, line)


def _fitted(texts: list[str], width: float, height: float) -> tuple[float, list[str]]:
    """The largest size, and the lines at it, that the room takes."""
    size = _SIZE
    while True:
        lines = [
            line.text for text in texts for line in break_lines(words([Piece(text, font(size))]), width, ragged=True)
        ]
        if len(lines) * size * _PITCH / _SIZE <= height or size <= _SMALLEST:
            return size, lines
        size -= 0.5

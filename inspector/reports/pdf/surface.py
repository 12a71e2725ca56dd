"""The layout's surface on a PDF page: PDF operators, with each distinct text encoded once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

from inspector.reports.fonts import Face, Font, loaded
from inspector.reports.layout.geometry import PAGE_HEIGHT
from inspector.reports.layout.lines import Line
from inspector.reports.layout.surface import SignatureSpace

_CACHED_TEXTS: Final = 20_000


class PdfSurface:
    """Writes to a reportlab canvas whose fonts are those of `inspector.reports.fonts`."""

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas
        self._operators: list[str] = []
        self._marks = 0
        self._level = -1
        self._encoded = lru_cache(maxsize=_CACHED_TEXTS)(self._encode)
        self.pages = 0
        self.spaces: list[SignatureSpace] = []

    def line(self, line: Line, x: float, baseline: float, stretch: float = 0.0) -> None:
        """Print ``line``; its spaces are real ones, widened by the word spacing of PDF."""
        y = PAGE_HEIGHT - baseline
        parts = [f"BT {stretch:.4f} Tw"] if stretch else ["BT"]
        for span in line.spans:
            if span.text:
                parts.append(f"1 0 0 1 {x:.3f} {y + span.rise:.3f} Tm {self._encoded(span.text, span.font)}")
            x += span.width + stretch * span.text.count(" ")
        parts.append("0 Tw ET" if stretch else "ET")
        self._operators.append(" ".join(parts))

    def rules(self, ends: Sequence[tuple[float, float, float, float]], thickness: float) -> None:
        """Draw straight black lines."""
        height = PAGE_HEIGHT
        path = " ".join(f"{x1:.3f} {height - y1:.3f} m {x2:.3f} {height - y2:.3f} l" for x1, y1, x2, y2 in ends)
        self._operators.append(f"{thickness} w {path} S")

    def bookmark(self, level: int, title: str, y: float) -> None:
        """Enter ``title`` into the outline; a level deeper than the last one plus one is raised."""
        self._marks += 1
        key = f"mark{self._marks}"
        self._level = min(level, self._level + 1)
        self._canvas.bookmarkHorizontalAbsolute(key, PAGE_HEIGHT - y)
        self._canvas.addOutlineEntry(title, key, self._level)

    def signature(self, left: float, top: float, width: float, height: float, who: str) -> None:
        """Remember where somebody signs; nothing is drawn."""
        upper = PAGE_HEIGHT - top
        self.spaces.append(SignatureSpace(self.pages, left, upper - height, left + width, upper, who))

    def end_page(self) -> None:
        """Hand the page over to the canvas."""
        drawn = "\n".join(self._operators)
        self._canvas.addLiteral(drawn)
        # Makes the file's identifier one of what it says, so that a changed copy is known again.
        self._canvas._doc.updateSignature(drawn)
        self._canvas.showPage()
        self._operators.clear()
        self.pages += 1

    def _encode(self, text: str, used: Font) -> str:
        face = loaded(Face(used.face))
        document = self._canvas._doc
        shown = []
        for subset, codes in face.splitString(text, document):
            name = face.getSubsetInternalName(subset, document)
            shown.append(f"{name} {used.size:g} Tf ({self._canvas._escape(codes)}) Tj")
        return " ".join(shown)

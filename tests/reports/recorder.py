"""A surface that remembers what was drawn where, in points from the top left corner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from inspector.reports.fonts import Font
from inspector.reports.layout.document import lay_out
from inspector.reports.layout.lines import Line
from inspector.reports.parts import Document


@dataclass(frozen=True, slots=True)
class Printed:
    """One line as printed."""

    text: str
    x: float
    baseline: float
    right: float
    fonts: tuple[Font, ...]


@dataclass(slots=True)
class RecordedPage:
    """One page."""

    lines: list[Printed] = field(default_factory=list)
    rules: list[tuple[float, float, float, float]] = field(default_factory=list)
    bookmarks: list[tuple[int, str]] = field(default_factory=list)
    signed: list[tuple[float, float, float, float]] = field(default_factory=list)
    """Left, top, width and height of the rooms for signatures."""

    @property
    def text(self) -> str:
        """All lines in the order they were drawn."""
        return "\n".join(line.text for line in self.lines)


class Recorder:
    """Pages as they were drawn; the last one is open."""

    def __init__(self) -> None:
        self.pages: list[RecordedPage] = []
        self._page = RecordedPage()

    def line(self, line: Line, x: float, baseline: float, stretch: float = 0.0) -> None:
        """Remember a line."""
        fonts = tuple(span.font for span in line.spans if span.text.strip())
        right = x + line.width + stretch * line.spaces
        self._page.lines.append(Printed(line.text, x, baseline, right, fonts))

    def rules(self, ends: Sequence[tuple[float, float, float, float]], thickness: float) -> None:
        """Remember rules."""
        self._page.rules.extend(ends)

    def bookmark(self, level: int, title: str, y: float) -> None:
        """Remember a bookmark."""
        self._page.bookmarks.append((level, title))

    def signature(self, left: float, top: float, width: float, height: float, who: str) -> None:
        """Remember a room for a signature."""
        self._page.signed.append((left, top, width, height))

    def end_page(self) -> None:
        """Close the page."""
        self.pages.append(self._page)
        self._page = RecordedPage()


def recorded(document: Document) -> list[RecordedPage]:
    """The pages of ``document``."""
    surface = Recorder()
    lay_out(document, surface)
    return surface.pages

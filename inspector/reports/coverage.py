"""Letters the document font lacks: the page would show an empty box where one stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from inspector.reports.fonts import Face, covered
from inspector.reports.layout.document import lay_out
from inspector.reports.layout.lines import Line
from inspector.reports.layout.surface import Silent
from inspector.reports.parts import Document, texts_within

_AROUND: Final = 24
"""Letters of the line that are told at either side, so that the place can be found."""
_JOINED: Final = ", "


@dataclass(frozen=True, slots=True)
class MissingLetter:
    """A letter that would be printed as a box, and where."""

    letter: str
    place: str
    """The headings it stands under, outermost first; empty before the first one."""
    excerpt: str
    """The words around it, as printed."""

    @property
    def code(self) -> str:
        """Its number in Unicode: ``U+2713``."""
        return f"U+{ord(self.letter):04X}"


def missing_letters(document: Document) -> tuple[MissingLetter, ...]:
    """The letters of ``document`` that would be printed as boxes, each once under a heading, in the order of print.

    A document whose every letter is in the font is not laid out.
    """
    if all(covered(letter, face) for letter in _letters(document) for face in Face):
        return ()
    seen = _Seen()
    lay_out(document, seen)
    return tuple(seen.found.values())


def _letters(document: Document) -> set[str]:
    """Every letter that may be printed, small and capital."""
    letters = {letter for text in texts_within(document) for letter in text}
    return letters | {capital for letter in letters for capital in letter.upper()}


class _Seen(Silent):
    """A surface that looks for letters its fonts lack."""

    def __init__(self) -> None:
        self.found: dict[tuple[str, str], MissingLetter] = {}
        self._headings: list[str] = []

    def line(self, line: Line, x: float, baseline: float, stretch: float = 0.0) -> None:  # noqa: ARG002
        """Look at every letter of ``line`` in the face it is set in."""
        start = 0
        for span in line.spans:
            face = Face(span.font.face)
            for offset, letter in enumerate(span.text, start=start):
                if not covered(letter, face):
                    self._note(letter, line.text, offset)
            start += len(span.text)

    def bookmark(self, level: int, title: str, y: float) -> None:  # noqa: ARG002
        """Remember under which headings the next lines stand."""
        self._headings[level:] = [title]

    def _note(self, letter: str, text: str, offset: int) -> None:
        place = _JOINED.join(self._headings)
        first, last = max(0, offset - _AROUND), offset + _AROUND + 1
        excerpt = f"{'…' if first else ''}{text[first:last].strip()}{'…' if last < len(text) else ''}"
        self.found.setdefault((place, letter), MissingLetter(letter, place, excerpt))

"""Running text: runs into lines, lines into atoms that leave no single line of a paragraph alone on a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from inspector.core.official import small_count
from inspector.reports.fonts import ASCENT, font
from inspector.reports.layout.binding import bind
from inspector.reports.layout.flow import Atom, Draw
from inspector.reports.layout.geometry import BODY_PITCH, BODY_SIZE, INDENT, LEFT, MEASURE, MM, PARAGRAPH_GAP
from inspector.reports.layout.lines import Line, Piece, balanced, break_lines, settled, words
from inspector.reports.layout.surface import Surface
from inspector.reports.parts import PAGES, Align, Run

_WIDEST_STRETCH: Final = 20.0
"""Points added to a space at most; a line looser than that (before a broken word) stays ragged."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a paragraph is set, in points."""

    size: float = BODY_SIZE
    pitch: float = BODY_PITCH
    before: float = PARAGRAPH_GAP
    indent: float = INDENT
    align: Align = "justify"
    even: bool = False
    """Lines of about one width, for what is centred."""


@dataclass(frozen=True, slots=True)
class Values:
    """What the fields of a text stand for."""

    pages: int = 0
    leading: float = 1.0
    """Distance of lines as a part of the usual one."""

    def of(self, name: str) -> str:
        """The value of the field ``name``."""
        if name != PAGES:
            raise KeyError(name)
        return small_count(self.pages)


def pieces(runs: Iterable[Run], size: float, values: Values) -> Iterator[Piece]:
    """``runs`` with their fonts, fields filled in and words bound that belong together."""
    for run in runs:
        used = font(size, bold=run.bold, italic=run.italic)
        if run.blank:
            yield Piece("", used, run.blank * MM)
        else:
            yield Piece(bind(values.of(run.field) if run.field else run.text), used)


def paragraph(runs: Sequence[Run], style: TextStyle, values: Values) -> list[Atom]:
    """A paragraph of the text's full width."""
    style = replace(style, pitch=style.pitch * values.leading)
    source = settled(words(pieces(runs, style.size, values)))
    if style.even:
        lines = balanced(source, MEASURE)
    else:
        lines = break_lines(source, MEASURE, style.indent, ragged=style.align != "justify")
    return stacked([_drawn(line, style, first=number == 0) for number, line in enumerate(lines)], lines, style)


def stacked(draws: Sequence[Draw], lines: Sequence[Line], style: TextStyle) -> list[Atom]:
    """Atoms of ``lines``: the first two stay together, and so do the last two."""
    last = len(lines) - 1
    return [
        Atom(
            style.pitch,
            draw,
            before=style.before if number == 0 else 0.0,
            glued=number == 1 or (number == last and number > 0),
            marked=line.marked,
        )
        for number, (draw, line) in enumerate(zip(draws, lines, strict=True))
    ]


def glued(atoms: Iterable[Atom]) -> Iterator[Atom]:
    """``atoms`` with the first one tied to what came before."""
    for number, atom in enumerate(atoms):
        yield atom if number else replace(atom, glued=True)


def place(surface: Surface, line: Line, left: float, measure: float, baseline: float, align: Align) -> None:
    """Print ``line`` in the column of ``measure`` points that starts at ``left``."""
    spare = measure - line.width
    if align == "justify":
        stretch = spare / line.spaces if line.stretch and line.spaces else 0.0
        surface.line(line, left, baseline, stretch if stretch <= _WIDEST_STRETCH else 0.0)
    else:
        shift = {"left": 0.0, "center": spare / 2, "right": spare}[align]
        surface.line(line, left + shift, baseline)


def _drawn(line: Line, style: TextStyle, *, first: bool) -> Draw:
    shift = style.indent if first else 0.0

    def draw(surface: Surface, y: float) -> None:
        place(surface, line, LEFT + shift, MEASURE - shift, y + ASCENT * style.size, style.align)

    return draw

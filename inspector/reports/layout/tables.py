"""Ruled tables laid out row by row: each distinct cell text is measured and wrapped once, however often it occurs.

The cost is linear in the rows and nothing of a row outlives its page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from inspector.reports.fonts import ASCENT, font
from inspector.reports.layout.binding import bind
from inspector.reports.layout.flow import Atom, Band
from inspector.reports.layout.geometry import BOTTOM, LEFT, MEASURE, MM, TABLE_GAP, TABLE_LINE, TOP
from inspector.reports.layout.lines import Line, Piece, balanced, break_lines, settled, words
from inspector.reports.layout.surface import Surface
from inspector.reports.layout.text import place
from inspector.reports.parts import Column, Row, Table

_PAD_X: Final = 1.1 * MM
_PAD_Y: Final = 2.8
_PAD_YIELDS: Final = 4.0
"""Where lines stand closer by a part, the space above and below cells shrinks by so many times that part."""
_PITCH: Final = 1.15
_WHOLE_ROW: Final = 1 / 3
"""A row higher than this part of a page may be cut at the page's end."""
_FEW_ROWS: Final = 12
_SMALL: Final = 1 / 4
"""A table of few rows that is no higher than this part of a page stands on one page."""

Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class _Cell:
    """A wrapped text in its box."""

    lines: tuple[Line, ...]
    left: float
    right: float
    align: Align
    pad: float


class TableLayout:
    """One table: its edges, its head, and the cache of its wrapped texts."""

    def __init__(self, table: Table, foot_height: float, leading: float = 1.0) -> None:
        self._table = table
        self._pad = _PAD_Y * (1 - _PAD_YIELDS * (1 - leading))
        self._edges = _edges(table.columns)
        self._pitch = _PITCH * table.size
        self._wrapped: dict[tuple[str, float, bool], tuple[Line, ...]] = {}
        self._band = self._head()
        self._capacity = BOTTOM - TOP - self._band.height - foot_height

    def atoms(self) -> Iterator[Atom]:
        """The head, then the rows; made one at a time."""
        band, rows = self._band, self._table.rows
        yield Atom(band.height, band.draw, before=_PAD_Y, after=0.0 if rows else TABLE_GAP, marked=band.marked)
        small, together = self._is_small(), True
        for number, row in enumerate(rows, start=1):
            for atom in self._row(row, together):
                yield replace(atom, after=TABLE_GAP) if number == len(rows) and not atom.open_end else atom
            together = small or row.keep_with_next or number == len(rows) - 1

    def _is_small(self) -> bool:
        rows = self._table.rows
        if len(rows) > _FEW_ROWS:
            return False
        heights = [self._height(max(len(cell.lines) for cell in self._cells(row))) for row in rows]
        return sum(heights) <= self._capacity * _SMALL

    def _row(self, row: Row, together: bool) -> Iterator[Atom]:
        cells = self._cells(row)
        count = max(len(cell.lines) for cell in cells)
        if self._height(count) <= self._capacity * _WHOLE_ROW:
            yield self._whole(cells, count, together)
        else:
            yield from self._slices(cells, count, together)

    def _whole(self, cells: Sequence[_Cell], count: int, together: bool) -> Atom:
        height = self._height(count)

        def draw(surface: Surface, y: float) -> None:
            self._box(surface, cells, y, y + height, closed=True)
            for cell in cells:
                top = y + (height - len(cell.lines) * self._pitch) / 2
                self._text(surface, cell, cell.lines, top)

        return Atom(height, draw, glued=together, marked=_marked(cells), band=self._band)

    def _slices(self, cells: Sequence[_Cell], count: int, together: bool) -> Iterator[Atom]:
        for number in range(count):
            first, last = number == 0, number == count - 1
            yield self._slice(cells, number, first=first, last=last, together=(together and first) or number == 1)

    def _slice(self, cells: Sequence[_Cell], number: int, *, first: bool, last: bool, together: bool) -> Atom:
        above = self._pad if first else 0.0
        height = self._pitch + above + (self._pad if last else 0.0)

        def draw(surface: Surface, y: float) -> None:
            self._box(surface, cells, y, y + height, closed=last)
            for cell in cells:
                self._text(surface, cell, cell.lines[number : number + 1], y + above)

        return Atom(
            height,
            draw,
            glued=together or (last and number > 0),
            marked=any(line.marked for cell in cells for line in cell.lines[number : number + 1]),
            band=self._band,
            open_end=not last,
        )

    def _cells(self, row: Row, *, head: bool = False) -> list[_Cell]:
        cells = []
        column = 0
        for number, text in enumerate(row.cells):
            span = row.spans[number] if row.spans else 1
            first = self._table.columns[column]
            left, right = self._edges[column], self._edges[column + span]
            pad = 0.0 if head or span > 1 else first.pad * MM
            align: Align = "center" if head else "left" if span > 1 else first.align
            room = max(right - left - 2 * _PAD_X - pad, 1.0)
            cells.append(_Cell(self._wrap(text, room, bold=row.bold or head, even=head), left, right, align, pad))
            column += span
        return cells

    def _wrap(self, text: str, room: float, *, bold: bool, even: bool) -> tuple[Line, ...]:
        key = (text, room, bold)
        lines = self._wrapped.get(key)
        if lines is None:
            source = words([Piece(bind(text), font(self._table.size, bold=bold))])
            lines = tuple(balanced(source, room) if even else break_lines(settled(source), room, ragged=True))
            self._wrapped[key] = lines
        return lines

    def _head(self) -> Band:
        rows = [self._cells(row, head=True) for row in self._table.header]
        heights = [self._height(max(len(cell.lines) for cell in cells)) for cells in rows]

        def draw(surface: Surface, y: float) -> None:
            surface.rules([(self._edges[0], y, self._edges[-1], y)], TABLE_LINE)
            for cells, height in zip(rows, heights, strict=True):
                self._box(surface, cells, y, y + height, closed=True)
                for cell in cells:
                    self._text(surface, cell, cell.lines, y + (height - len(cell.lines) * self._pitch) / 2)
                y += height

        def close(surface: Surface, y: float) -> None:
            surface.rules([(self._edges[0], y, self._edges[-1], y)], TABLE_LINE)

        return Band(sum(heights), draw, any(_marked(cells) for cells in rows), close)

    def _height(self, lines: int) -> float:
        return lines * self._pitch + 2 * self._pad

    def _box(self, surface: Surface, cells: Sequence[_Cell], top: float, bottom: float, *, closed: bool) -> None:
        ends = [(cell.left, top, cell.left, bottom) for cell in cells]
        ends.append((cells[-1].right, top, cells[-1].right, bottom))
        if closed:
            ends.append((cells[0].left, bottom, cells[-1].right, bottom))
        surface.rules(ends, TABLE_LINE)

    def _text(self, surface: Surface, cell: _Cell, lines: Sequence[Line], top: float) -> None:
        size = self._table.size
        baseline = top + ASCENT * size + (self._pitch - size * 1.107) / 2
        for line in lines:
            if line.spans:
                room = cell.right - cell.left - 2 * _PAD_X - cell.pad
                place(surface, line, cell.left + _PAD_X, room, baseline, cell.align)
            baseline += self._pitch


def _edges(columns: Sequence[Column]) -> list[float]:
    """Left edges of ``columns`` and the right edge of the last, widened or narrowed to the text's width."""
    scale = MEASURE / sum(column.width for column in columns)
    edges = [LEFT]
    for column in columns:
        edges.append(edges[-1] + column.width * scale)
    return edges


def _marked(cells: Sequence[_Cell]) -> bool:
    return any(line.marked for cell in cells for line in cell.lines)

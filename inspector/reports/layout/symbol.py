"""A QR code, drawn as strokes as thick as its modules: no picture, sharp at every size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

import segno

from inspector.reports.layout.flow import Atom
from inspector.reports.layout.geometry import LEFT, MEASURE, MM, PARAGRAPH_GAP
from inspector.reports.layout.surface import Surface
from inspector.reports.parts import Symbol

_QUIET: Final = 4
"""Modules of white around a QR code (ISO/IEC 18004)."""


def symbol(part: Symbol) -> Atom:
    """The code in the middle of the text's width; it corrects a quarter of damage."""
    rows = [bytes(row) for row in segno.make(part.text, error="q", micro=False).matrix]
    side = part.size * MM
    module = side / (len(rows) + 2 * _QUIET)
    left = LEFT + (MEASURE - side) / 2 + _QUIET * module

    def draw(surface: Surface, y: float) -> None:
        top = y + (_QUIET + 0.5) * module
        strokes = [
            (left + start * module, top + number * module, left + end * module, top + number * module)
            for number, row in enumerate(rows)
            for start, end in _dark(row)
        ]
        surface.rules(strokes, module)

    return Atom(side, draw, before=PARAGRAPH_GAP)


def _dark(row: Sequence[int]) -> Iterator[tuple[int, int]]:
    """From where to where a row of modules is dark."""
    place = 0
    for value, run in groupby(row):
        end = place + sum(1 for _ in run)
        if value:
            yield place, end
        place = end

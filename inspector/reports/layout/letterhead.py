"""The top of a document: Quốc hiệu and Tiêu ngữ, the agencies, number and symbol, place and date."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from inspector.reports.fonts import ASCENT, Font, font
from inspector.reports.layout.binding import bind_title
from inspector.reports.layout.flow import Atom
from inspector.reports.layout.geometry import (
    AGENCY_RULE,
    HEADER_LEFT,
    HEADER_PITCH,
    LEFT,
    MEASURE,
    MM,
    RIGHT,
    RULE,
    RULE_DROP,
    short_rule,
)
from inspector.reports.layout.lines import Line, Piece, balanced, break_lines, words
from inspector.reports.layout.surface import Surface
from inspector.reports.layout.text import Values, pieces, place
from inspector.reports.numbering import date_runs, number_runs
from inspector.reports.parts import Letterhead, Run
from inspector.reports.wording import phrase

_FIRST: Final = ASCENT * 12
"""Baseline of the first line below the top of the text."""
_NUMBER_DROP: Final = 19.0
"""From the lower rule down to the line of number and date."""
_COLUMN_GAP: Final = 2 * MM
_DRAFT_BOX: Final = (26 * MM, 18.0)


def letterhead(part: Letterhead) -> Atom:
    """The two columns at the top of the first page: 68 mm for the agencies, 97 mm for Quốc hiệu."""
    agencies = [*_column(part.superior, font(12)), *_column(part.name, font(12, bold=True))]
    agency_rule = _FIRST + (len(agencies) - 1) * HEADER_PITCH + RULE_DROP
    number_drop = max(agency_rule, _FIRST + HEADER_PITCH + RULE_DROP) + _NUMBER_DROP
    number = _one((Run(phrase("frame.number")), *number_runs(part.number, part.symbol)))
    day = _one(_place_and_date(part)) if part.place else None

    def draw(surface: Surface, y: float) -> None:
        for row, line in enumerate(agencies):
            place(surface, line, LEFT, HEADER_LEFT, y + _FIRST + row * HEADER_PITCH, "center")
        middle_rule(surface, LEFT, HEADER_LEFT, y + agency_rule, short_rule(AGENCY_RULE, agencies[-1].width))
        _nation(surface, y + _FIRST)
        place(surface, number, LEFT, HEADER_LEFT, y + number_drop, "center")
        if day:
            place(surface, day, LEFT + HEADER_LEFT, MEASURE - HEADER_LEFT, y + number_drop, "center")
        if part.draft:
            _draft_box(surface, y + number_drop + 10)

    return Atom(number_drop + (10 + _DRAFT_BOX[1] if part.draft else 0.0), draw)


def middle_rule(surface: Surface, left: float, measure: float, y: float, length: float) -> None:
    """A rule of ``length`` points in the middle of the column of ``measure`` points."""
    start = left + (measure - length) / 2
    surface.rules([(start, y, start + length, y)], RULE)


def _nation(surface: Surface, baseline: float) -> None:
    left, measure = LEFT + HEADER_LEFT, RIGHT - LEFT - HEADER_LEFT
    nation = break_lines(words([Piece(phrase("frame.nation"), font(12, bold=True))]), MEASURE)[0]
    motto = break_lines(words([Piece(phrase("frame.motto"), font(13, bold=True))]), MEASURE)[0]
    place(surface, nation, left, measure, baseline, "center")
    place(surface, motto, left, measure, baseline + HEADER_PITCH, "center")
    middle_rule(surface, left, measure, baseline + HEADER_PITCH + RULE_DROP, motto.width)


def _draft_box(surface: Surface, top: float) -> None:
    width, height = _DRAFT_BOX
    left, bottom = LEFT + (HEADER_LEFT - width) / 2, top + height
    right = left + width
    ends = [(left, top, right, top), (left, bottom, right, bottom), (left, top, left, bottom)]
    surface.rules([*ends, (right, top, right, bottom)], RULE)
    text = break_lines(words([Piece(phrase("frame.draft"), font(13, bold=True))]), MEASURE)[0]
    place(surface, text, LEFT, HEADER_LEFT, bottom - 4.6, "center")


def _column(text: str, used: Font) -> list[Line]:
    return balanced(words([Piece(bind_title(text.upper()), used)]), HEADER_LEFT - _COLUMN_GAP) if text else []


def _place_and_date(part: Letterhead) -> tuple[Run, ...]:
    start = Run(phrase("frame.place", place=part.place), italic=True)
    return (start, *date_runs(part.day, part.year, italic=True))


def _one(runs: Sequence[Run]) -> Line:
    return break_lines(words(pieces(runs, 13, Values())), 10 * MEASURE)[0]

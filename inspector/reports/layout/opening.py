"""What stands between the letterhead and the text: title and abstract, addressees; and the head of an annex."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from inspector.reports.fonts import ASCENT, font
from inspector.reports.layout.binding import bind_title
from inspector.reports.layout.flow import Atom, Draw
from inspector.reports.layout.geometry import (
    BODY_PITCH,
    BODY_SIZE,
    LEFT,
    MEASURE,
    MM,
    RIGHT,
    TITLE_RULE,
    short_rule,
)
from inspector.reports.layout.letterhead import middle_rule
from inspector.reports.layout.lines import Line, Piece, balanced, break_lines, words
from inspector.reports.layout.surface import Surface
from inspector.reports.layout.text import TextStyle, Values, paragraph, pieces, place, stacked
from inspector.reports.parts import Addressee, AnnexTitle, Run, Title, plain
from inspector.reports.wording import phrase

_TITLE_DROP: Final = 36.5
"""From the line of number and date to the title's baseline."""
_RULE_DROP: Final = 6.5
_LIST_LEFT: Final = LEFT + 32 * MM


def title(part: Title) -> list[Atom]:
    """Tên loại, trích yếu and a rule of a third to a half of its last line; never parted."""
    style = TextStyle(before=_TITLE_DROP - ASCENT * BODY_SIZE, indent=0, align="center")
    kind = paragraph(plain(part.kind.upper(), bold=True), style, Values())
    lines = balanced(words([Piece(bind_title(part.abstract), font(BODY_SIZE, bold=True))]), MEASURE)
    return [*kind, *_ruled(lines, BODY_SIZE, BODY_PITCH, after=14.0)]


def annex_title(part: AnnexTitle, values: Values) -> list[Atom]:
    """``Phụ lục I``, the title in capitals, what it belongs to, and a rule."""
    label = paragraph(plain(part.label, bold=True), TextStyle(indent=0, align="center"), values)
    lines = balanced(words([Piece(bind_title(part.title.upper()), font(13, bold=True))]), MEASURE)
    heading = _ruled(lines, 13, 16.5, after=0.0, rule=False)
    heading[0] = replace(heading[0], before=4.0)
    attachment = break_lines(words(pieces(part.attachment, 13, values)), MEASURE)
    return [*label, *heading, *_ruled(attachment, 13, 16.5, after=11.0)]


def addressee(part: Addressee) -> list[Atom]:
    """``Kính gửi:`` with one name on its line, or several below each other, their dashes under the colon."""
    label = phrase("frame.addressee")
    if len(part.names) == 1:
        style = TextStyle(indent=0, align="center", before=14.0)
        atoms = paragraph(plain(f"{label} {part.names[0]}"), style, Values())
    else:
        atoms = _listed(label, part.names)
    return [*atoms[:-1], replace(atoms[-1], after=12.0)]


def bases(items: Sequence[str], style: TextStyle, values: Values) -> list[Atom]:
    """Căn cứ in italic, each ended by a semicolon, the last by a full stop."""
    atoms: list[Atom] = []
    for number, item in enumerate(items):
        end = "." if number == len(items) - 1 else ";"
        text = phrase("frame.basis", text=_unended(item)) + end
        atoms += paragraph((Run(text, italic=True),), style, values)
    return atoms


def _unended(item: str) -> str:
    """A citation without its end mark; the dots for what is not known yet stay."""
    bare = item.rstrip(";, ")
    return bare if bare.endswith("..") else bare.rstrip(".;, ")


def _listed(label: str, names: Sequence[str]) -> list[Atom]:
    used = font(BODY_SIZE)
    head = break_lines(words([Piece(label, used)]), MEASURE)[0]
    left = _LIST_LEFT + head.width - 4.0
    atoms = [Atom(BODY_PITCH, _printed(head, _LIST_LEFT), before=14.0)]
    for number, name in enumerate(names):
        end = "." if number == len(names) - 1 else ";"
        lines = break_lines(words([Piece(f"-\u00a0{name}{end}", used)]), RIGHT - left)
        atoms += stacked([_printed(line, left) for line in lines], lines, TextStyle(before=0.0))
    atoms[1] = replace(atoms[1], glued=True)
    return atoms


def _printed(line: Line, left: float) -> Draw:
    return lambda surface, y: surface.line(line, left, y + ASCENT * BODY_SIZE)


def _ruled(lines: Sequence[Line], size: float, pitch: float, *, after: float, rule: bool = True) -> list[Atom]:
    """Centred ``lines``, glued together, with the short rule under the last one."""

    def drawn(line: Line, *, last: bool) -> Atom:
        def draw(surface: Surface, y: float) -> None:
            baseline = y + ASCENT * size
            place(surface, line, LEFT, MEASURE, baseline, "center")
            if last and rule:
                middle_rule(surface, LEFT, MEASURE, baseline + _RULE_DROP, short_rule(TITLE_RULE, line.width))

        height = pitch + (4.0 if last and rule else 0.0)
        return Atom(height, draw, glued=True, after=after if last else 0.0, marked=line.marked)

    return [drawn(line, last=number == len(lines) - 1) for number, line in enumerate(lines)]

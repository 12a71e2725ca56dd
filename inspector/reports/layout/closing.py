"""The end of a document: who signs, with room for signature and stamp, and Nơi nhận."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from inspector.reports.fonts import ASCENT, font
from inspector.reports.layout.binding import bind_title
from inspector.reports.layout.flow import Atom
from inspector.reports.layout.geometry import CLOSING_CLEAR, LEFT, MEASURE, MM, RIGHT, SIGNATURE_SPACE
from inspector.reports.layout.lines import Line, Piece, balanced, break_lines, words
from inspector.reports.layout.surface import Surface
from inspector.reports.layout.text import place
from inspector.reports.parts import Closing, Signature
from inspector.reports.wording import phrase

_SPLIT: Final = 108 * MM
"""Left edge of a lone signature; the recipients have what is left of it."""
_GUTTER: Final = 4 * MM
_DOTS: Final = "." * 40
_RECIPIENT_PITCH: Final = 13.0
_NAME_PITCH: Final = 19.4
_SIGNATURE_GAP: Final = 5.0
"""Between the printed lines and an electronic signature's mark."""


@dataclass(frozen=True, slots=True)
class _Block:
    """A signature in its column: lines with their baselines below the block's top."""

    left: float
    measure: float
    lines: tuple[tuple[Line, float], ...]
    height: float
    signed: tuple[float, float]
    """Upper and lower edge of the room for the signature, below the block's top."""
    who: str


def closing(part: Closing) -> list[Atom]:
    """One signature at the right, level with Nơi nhận; or several in one row above it (biên bản)."""
    if len(part.signatures) == 1:
        return [replace(_beside(part.signatures[0], part.recipients), clear=CLOSING_CLEAR)]
    atoms = [_in_a_row(part.signatures)] if part.signatures else []
    atoms += [_below(part.recipients)] if part.recipients else []
    return [*atoms[:-1], *(replace(atom, clear=CLOSING_CLEAR) for atom in atoms[-1:])]


def _beside(signature: Signature, names: Sequence[str]) -> Atom:
    block = _block(signature, _SPLIT, RIGHT - _SPLIT, 14, 17.3)
    left = _recipients(names, _SPLIT - LEFT - _GUTTER, ASCENT * 14) if names else []
    height = max(block.height, left[-1][1] + 4 if left else 0.0)

    def draw(surface: Surface, y: float) -> None:
        _print(surface, block, y)
        for line, baseline in left:
            surface.line(line, LEFT, y + baseline)

    return Atom(height, draw, before=14.0)


def _in_a_row(signatures: Sequence[Signature]) -> Atom:
    room = MEASURE - _GUTTER * (len(signatures) - 1)
    natural = [_natural(signature) for signature in signatures]
    spare = (room - sum(natural)) / len(signatures)
    widths = [width + spare for width in natural] if spare >= 0 else [room / len(signatures)] * len(signatures)
    blocks = []
    left = LEFT
    rows = max(len(_authority(one, width, 13)) for one, width in zip(signatures, widths, strict=True))
    for signature, width in zip(signatures, widths, strict=True):
        blocks.append(_block(signature, left, width, 13, 15.8, rows=rows))
        left += width + _GUTTER

    def draw(surface: Surface, y: float) -> None:
        for block in blocks:
            _print(surface, block, y)

    return Atom(max(block.height for block in blocks), draw, before=12.0, after=14.0)


def _below(names: Sequence[str]) -> Atom:
    lines = _recipients(names, MEASURE, ASCENT * 12)

    def draw(surface: Surface, y: float) -> None:
        for line, baseline in lines:
            surface.line(line, LEFT, y + baseline)

    return Atom(lines[-1][1] + 4, draw, before=14.0, glued=True)


def _block(signature: Signature, left: float, measure: float, size: float, pitch: float, rows: int = 0) -> _Block:
    """The authority, 35 mm below its last line the position, then the name."""
    authority = _authority(signature, measure, size)
    placed = [(line, ASCENT * size + number * pitch) for number, line in enumerate(authority)]
    last = ASCENT * size + (max(rows, len(authority)) - 1) * pitch
    baseline = last + SIGNATURE_SPACE
    signed = (last + _SIGNATURE_GAP, baseline - ASCENT * size - _SIGNATURE_GAP)
    position = _lines(signature.position.upper(), measure, size) if signature.position else []
    placed += [(line, baseline + number * pitch) for number, line in enumerate(position)]
    if position:
        baseline += (len(position) - 1) * pitch + _NAME_PITCH
    name = _lines(signature.name or _blank(measure), measure, size, bold=bool(signature.name))
    placed += [(line, baseline + number * pitch) for number, line in enumerate(name)]
    who = ", ".join(line for line in (*signature.authority, signature.position) if line)
    return _Block(left, measure, tuple(placed), placed[-1][1] + 4, signed, who)


def _blank(measure: float) -> str:
    return _DOTS if measure > 70 * MM else _DOTS[:30]


def _authority(signature: Signature, measure: float, size: float) -> list[Line]:
    return [line for text in signature.authority for line in _lines(text.upper(), measure, size)]


def _natural(signature: Signature) -> float:
    texts = [*(text.upper() for text in signature.authority), signature.position.upper(), signature.name]
    return max(_lines(text or _DOTS[:30], 10 * MEASURE, 13)[0].width for text in texts)


def _lines(text: str, measure: float, size: float, *, bold: bool = True) -> list[Line]:
    return balanced(words([Piece(bind_title(text), font(size, bold=bold))]), measure)


def _print(surface: Surface, block: _Block, y: float) -> None:
    for line, baseline in block.lines:
        place(surface, line, block.left, block.measure, y + baseline, "center")
    upper, lower = block.signed
    surface.signature(block.left, y + upper, block.measure, lower - upper, block.who)


def _recipients(names: Sequence[str], measure: float, baseline: float) -> list[tuple[Line, float]]:
    """Nơi nhận bold italic 12, its lines upright 11: each with a semicolon, the last with a full stop."""
    head = break_lines(words([Piece(phrase("frame.recipients"), font(12, bold=True, italic=True))]), measure)
    placed = [(head[0], baseline)]
    baseline += 15.8
    for number, name in enumerate(names):
        end = "." if number == len(names) - 1 else ";"
        text = phrase("frame.recipient", name=name.rstrip(".; ")) + end
        for line in break_lines(words([Piece(text, font(11))]), measure):
            placed.append((line, baseline))
            baseline += _RECIPIENT_PITCH
    return placed

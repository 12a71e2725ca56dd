"""Line breaking: text of mixed looks into lines no wider than their measure, without losing a letter.

Vietnamese is written in short syllables, so that filling each line as far as it goes leaves even spaces; there is no
hyphenation. A word wider than a whole line is broken, preferably after a slash, hyphen or full stop.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from inspector.core.text import nfc
from inspector.reports.fonts import Font, width
from inspector.reports.layout.binding import NBSP
from inspector.reports.layout.geometry import SUPERSCRIPT, SUPERSCRIPT_RISE
from inspector.reports.parts import MARK

_LOOSE_ENDS: Final = re.compile(rf"(?<![-–]){NBSP}(?![-–])")
"""Where a chain of bound words may part when it must."""
_BREAK_AFTER: Final = frozenset("/-–_.,:;?&=@)")
_SLACK: Final = 1e-6
_EVEN_TO: Final = 2.0
"""Points to which the narrowest measure of even lines is sought."""
_LOOSE: Final = 1.6
"""Bound words part when keeping them together would widen the spaces of a line by more than this many spaces."""
_UNPRINTABLE: Final = {
    **dict.fromkeys([ord("\r"), 0xAD, 0x200B, 0xFEFF, *range(0xFE00, 0xFE10)]),
    ord("\t"): " ",
    0x2011: "-",
}
"""Letters without a picture: what stands for them; the selectors of emoji pictures go, a hyphen of Word is a hyphen."""
_SEPARATORS: Final = " \n"
_TOKENS: Final = re.compile(r"[ \n]|[^ \n]+")


class Fragment(NamedTuple):
    """Text of one look within a word; with an empty text a blank of ``width`` points."""

    text: str
    font: Font
    width: float
    rise: float = 0.0


class Word(NamedTuple):
    """Fragments that stand on one line; ``font`` and ``space`` are those of the space after it."""

    fragments: tuple[Fragment, ...]
    width: float
    font: Font
    space: float
    ends_line: bool = False


class Span(NamedTuple):
    """Text of one look within a line, with the spaces inside it; ``width`` is the natural one."""

    text: str
    font: Font
    width: float
    rise: float = 0.0


class Line(NamedTuple):
    """One line: its spans, natural width, number of spaces, and whether it may be stretched."""

    spans: tuple[Span, ...]
    width: float
    spaces: int
    stretch: bool
    marked: bool

    @property
    def text(self) -> str:
        """What the line says."""
        return "".join(span.text for span in self.spans)


class Piece(NamedTuple):
    """Input of line breaking: text of one look, or a blank of ``blank`` points. ``\\n`` forces a break."""

    text: str
    font: Font
    blank: float = 0.0


def words(pieces: Iterable[Piece], *, raise_marks: bool = True) -> list[Word]:
    """``pieces`` cut at spaces and line ends; marks ``(*)`` become superscripts of their word.

    Texts are composed (NFC) first: a decomposed letter would be printed with its marks beside it.
    """
    found: list[Word] = []
    current: list[Fragment] = []
    font = None
    for piece in pieces:
        font = piece.font
        if piece.blank:
            current.append(Fragment("", font, piece.blank))
        for token in _TOKENS.findall(nfc(piece.text).translate(_UNPRINTABLE)):
            if token not in _SEPARATORS:
                current.extend(_fragments(token, font, raise_marks))
            elif current or token == "\n":
                found.append(_word(current, font, ends_line=token == "\n"))
                current = []
    return [*found, _word(current, font)] if current and font else found


def break_lines(
    source: Sequence[Word], measure: float, first_indent: float = 0.0, *, ragged: bool = False
) -> list[Line]:
    """The lines of ``source`` in a column of ``measure`` points whose first line is shorter by ``first_indent``.

    Bound words part where a line would have to be stretched too far for them; in ``ragged`` text they never do. Of
    those that end the text the last two stay together.
    """
    filled = _Filling(measure, first_indent)
    fitting = list(_fitting(source, measure - first_indent))
    for place, word in enumerate(fitting, start=1):
        if ragged or filled.takes(word) or not filled.leaves_holes(word):
            filled.add(word)
        else:
            parts = list(_loosened(word))
            together = settled(parts) if place == len(fitting) else parts
            for part in together if together[-1].width <= measure else parts:
                filled.add(part)
    return filled.lines()


class _Filling:
    """Lines as they fill."""

    def __init__(self, measure: float, first_indent: float) -> None:
        self._measure = measure
        self._room = measure - first_indent
        self._lines: list[Line] = []
        self._current: list[Word] = []
        self._used = 0.0

    def takes(self, word: Word) -> bool:
        """Whether ``word`` fits the current line; an empty line takes any."""
        return not self._current or self._used + self._space() + word.width <= self._room + _SLACK

    def leaves_holes(self, word: Word) -> bool:
        """Whether a bound ``word`` on the next line would pull the spaces of this one too far apart."""
        spaces = sum(fragment.text.count(NBSP) for one in self._current for fragment in one.fragments)
        gaps = max(len(self._current) - 1 + spaces, 1)
        bound = any(NBSP in fragment.text for fragment in word.fragments)
        return bound and (self._room - self._used) / gaps > _LOOSE * self._space()

    def add(self, word: Word) -> None:
        """Put ``word`` on the current line, or on the next when it does not fit."""
        if not self.takes(word):
            self._end(stretch=True)
        self._used += self._space() + word.width
        self._current.append(word)
        if word.ends_line:
            self._end(stretch=False)

    def lines(self) -> list[Line]:
        """All lines; a text without words is one empty line."""
        if self._current or not self._lines:
            self._end(stretch=False)
        return self._lines

    def _space(self) -> float:
        return self._current[-1].space if self._current else 0.0

    def _end(self, *, stretch: bool) -> None:
        self._lines.append(_line(self._current, stretch=stretch))
        self._current, self._used, self._room = [], 0.0, self._measure


def settled(source: Sequence[Word]) -> list[Word]:
    """``source`` with its last two words bound, so that no syllable stands alone on the last line of a paragraph."""
    if len(source) < 3 or source[-2].ends_line:
        return list(source)
    *others, before, last = source
    space = Fragment(NBSP, before.font, before.space)
    return [*others, _word([*before.fragments, space, *last.fragments], last.font, ends_line=last.ends_line)]


def balanced(source: Sequence[Word], measure: float) -> list[Line]:
    """As few lines as possible, and these as even as possible: for titles, agencies and table heads."""
    best = break_lines(source, measure, ragged=True)
    if len(best) == 1:
        return best
    low, high = max(word.width for word in source), max(line.width for line in best)
    while high - low > _EVEN_TO:
        middle = (low + high) / 2
        lines = break_lines(source, middle, ragged=True)
        if len(lines) == len(best):
            best, high = lines, middle
        else:
            low = middle
    return best


def _word(fragments: Sequence[Fragment], used: Font, *, ends_line: bool = False) -> Word:
    total = sum([fragment.width for fragment in fragments])
    return Word(tuple(fragments), total, used, width(" ", used), ends_line)


def _fragments(text: str, used: Font, raise_marks: bool) -> Iterator[Fragment]:
    small = Font(used.face, used.size * SUPERSCRIPT)
    for number, letters in enumerate(text.split(MARK) if raise_marks else [text]):
        if number:
            yield Fragment(MARK, small, width(MARK, small), used.size * SUPERSCRIPT_RISE)
        if letters:
            yield Fragment(letters, used, width(letters.replace(NBSP, " "), used))


def _fitting(source: Sequence[Word], measure: float) -> Iterator[Word]:
    """The words of ``source``, those wider than a line of ``measure`` points cut into parts that fit."""
    narrow = max(measure, 1.0)
    for word in source:
        if word.width <= narrow + _SLACK or not word.fragments:
            yield word
            continue
        for part in _loosened(word):
            yield from _cut(part, narrow)


def _loosened(word: Word) -> Iterator[Word]:
    """A chain of bound words as separate words: a chain longer than a line has to be broken somewhere.

    A dash stays with its neighbours: a line that began or ended with it would read as a list.
    """
    current: list[Fragment] = []
    for fragment in word.fragments:
        for number, letters in enumerate(_LOOSE_ENDS.split(fragment.text)):
            if number and current:
                yield _word(current, word.font)
                current = []
            if letters or not fragment.text:
                text_width = width(letters.replace(NBSP, " "), fragment.font) if letters else fragment.width
                current.append(Fragment(letters, fragment.font, text_width, fragment.rise))
    yield _word(current, word.font, ends_line=word.ends_line)


def _cut(word: Word, measure: float) -> Iterator[Word]:
    rest = list(word.fragments)
    while sum(fragment.width for fragment in rest) > measure + _SLACK:
        head, rest = _head(rest, measure)
        if not rest:
            rest = head
            break
        yield _word(head, word.font, ends_line=True)
    yield _word(rest, word.font, ends_line=word.ends_line)


def _head(fragments: list[Fragment], measure: float) -> tuple[list[Fragment], list[Fragment]]:
    """The longest start of ``fragments`` that fits ``measure`` (at least one letter), and the rest."""
    taken: list[Fragment] = []
    room = measure
    for number, fragment in enumerate(fragments):
        if fragment.width <= room + _SLACK:
            taken.append(fragment)
            room -= fragment.width
            continue
        count = _letters_that_fit(fragment, room) if len(fragment.text) > 1 else 0
        if not taken:
            count = max(count, 1)
        if not fragment.text or count >= len(fragment.text):
            return [*taken, fragment], fragments[number + 1 :]
        head, tail = fragment.text[:count], fragment.text[count:]
        start = [_part(fragment, head)] if head else []
        return [*taken, *start], [_part(fragment, tail), *fragments[number + 1 :]]
    return taken, []


def _letters_that_fit(fragment: Fragment, room: float) -> int:
    used, count = 0.0, 0
    for letter in fragment.text:
        used += width(letter, fragment.font)
        if used > room:
            break
        count += 1
    ends = [back for back in range(count, count // 2, -1) if fragment.text[back - 1] in _BREAK_AFTER]
    return next((back for back in ends if not _within_symbol(fragment.text, back)), ends[0] if ends else count)


def _within_symbol(text: str, place: int) -> bool:
    """Whether the hyphen before ``place`` joins the symbol of a document, "NĐ-CP": a slash before it parts better."""
    return text[place - 1] == "-" and text[place - 2 : place - 1].isupper() and text[place : place + 1].isupper()


def _part(fragment: Fragment, text: str) -> Fragment:
    return Fragment(text, fragment.font, width(text.replace(NBSP, " "), fragment.font), fragment.rise)


def _line(source: Sequence[Word], *, stretch: bool) -> Line:
    """The words as spans: neighbours of one look become one text, with the spaces between them."""
    spans: list[Span] = []
    texts: list[str] = []
    look: tuple[Font, float] | None = None
    total = 0.0
    for fragment in _spaced(source):
        if (fragment.font, fragment.rise) != look or not fragment.text:
            if look:
                spans.append(Span("".join(texts), look[0], total, look[1]))
            look, texts, total = (fragment.font, fragment.rise), [], 0.0
        texts.append(fragment.text)
        total += fragment.width
        if not fragment.text:
            spans.append(Span("", fragment.font, fragment.width))
            look, texts, total = None, [], 0.0
    if look:
        spans.append(Span("".join(texts), look[0], total, look[1]))
    return _measured(spans, stretch=stretch)


def _spaced(source: Sequence[Word]) -> Iterator[Fragment]:
    before = None
    for word in source:
        if before:
            yield Fragment(" ", before.font, before.space)
        yield from word.fragments
        before = word


def _measured(spans: Sequence[Span], *, stretch: bool) -> Line:
    printed = tuple([span._replace(text=span.text.replace(NBSP, " ")) for span in spans])
    total = sum([span.width for span in printed])
    spaces = sum([span.text.count(" ") for span in printed])
    return Line(printed, total, spaces, stretch, any(span.rise for span in printed))

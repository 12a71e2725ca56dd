"""Line breaking: text of mixed looks into lines no wider than their measure, without losing a letter.

Vietnamese is written in short syllables, so that filling each line as far as it goes leaves even spaces; there is no
hyphenation. A word wider than a whole line is broken, preferably after a slash, hyphen or full stop.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from inspector.reports.fonts import Font, width
from inspector.reports.layout.binding import NBSP
from inspector.reports.layout.geometry import SUPERSCRIPT, SUPERSCRIPT_RISE
from inspector.reports.parts import MARK

_BREAK_AFTER: Final = frozenset("/-–_.,:;?&=@)")
_SLACK: Final = 1e-6
_LOOSE: Final = 1.6
"""Bound words part when keeping them together would widen the spaces of a line by more than this many spaces."""
_SEPARATORS: Final = " \n"
_TOKENS: Final = re.compile(r"[ \n]|[^ \n]+")


@dataclass(frozen=True, slots=True)
class Fragment:
    """Text of one look within a word; with an empty text a blank of ``width`` points."""

    text: str
    font: Font
    width: float
    rise: float = 0.0


@dataclass(frozen=True, slots=True)
class Word:
    """Fragments that stand on one line; ``font`` is that of the space after it, if no forced break follows."""

    fragments: tuple[Fragment, ...]
    width: float
    font: Font
    ends_line: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """Text of one look within a line, with the spaces inside it; ``width`` is the natural one."""

    text: str
    font: Font
    width: float
    rise: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
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


@dataclass(frozen=True, slots=True)
class Piece:
    """Input of line breaking: text of one look, or a blank of ``blank`` points. ``\\n`` forces a break."""

    text: str
    font: Font
    blank: float = 0.0


def words(pieces: Iterable[Piece], *, raise_marks: bool = True) -> list[Word]:
    """``pieces`` cut at spaces and line ends; marks ``(*)`` become superscripts of their word."""
    found: list[Word] = []
    current: list[Fragment] = []
    font = None
    for piece in pieces:
        font = piece.font
        if piece.blank:
            current.append(Fragment("", font, piece.blank))
        for token in _TOKENS.findall(piece.text):
            if token not in _SEPARATORS:
                current.extend(_fragments(token, font, raise_marks))
            elif current or token == "\n":
                found.append(_word(current, font, ends_line=token == "\n"))
                current = []
    return [*found, _word(current, font)] if current and font else found


def break_lines(source: Sequence[Word], measure: float, first_indent: float = 0.0) -> list[Line]:
    """The lines of ``source`` in a column of ``measure`` points whose first line is shorter by ``first_indent``."""
    filled = _Filling(measure, first_indent)
    for word in _fitting(source, measure - first_indent):
        if filled.takes(word) or not filled.leaves_holes(word):
            filled.add(word)
        else:
            for part in _loosened(word):
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
        return width(" ", self._current[-1].font) if self._current else 0.0

    def _end(self, *, stretch: bool) -> None:
        self._lines.append(_line(self._current, stretch=stretch))
        self._current, self._used, self._room = [], 0.0, self._measure


def balanced(source: Sequence[Word], measure: float) -> list[Line]:
    """As few lines as possible, and these as even as possible: for titles, agencies and table heads."""
    best = break_lines(source, measure)
    low, high = 0.0, measure
    for _ in range(12):
        middle = (low + high) / 2
        narrow = [word for word in source if word.width <= middle]
        lines = break_lines(source, middle) if len(narrow) == len(source) else []
        if lines and len(lines) == len(best):
            best, high = lines, middle
        else:
            low = middle
    return best


def _word(fragments: Sequence[Fragment], used: Font, *, ends_line: bool = False) -> Word:
    return Word(tuple(fragments), sum(fragment.width for fragment in fragments), used, ends_line)


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
    """A chain of bound words as separate words: a chain longer than a line has to be broken somewhere."""
    current: list[Fragment] = []
    for fragment in word.fragments:
        for number, letters in enumerate(fragment.text.split(NBSP)):
            if number and current:
                yield _word(current, word.font)
                current = []
            if letters or not fragment.text:
                text_width = width(letters, fragment.font) if letters else fragment.width
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
    for back in range(count, count // 2, -1):
        if fragment.text[back - 1] in _BREAK_AFTER:
            return back
    return count


def _part(fragment: Fragment, text: str) -> Fragment:
    return Fragment(text, fragment.font, width(text.replace(NBSP, " "), fragment.font), fragment.rise)


def _line(source: Sequence[Word], *, stretch: bool) -> Line:
    spans: list[Span] = []
    for number, word in enumerate(source):
        if number:
            _join_space(spans, source[number - 1].font)
        for fragment in word.fragments:
            _join(spans, fragment)
    return Line(
        tuple(spans),
        sum(span.width for span in spans),
        sum(span.text.count(" ") for span in spans),
        stretch,
        any(span.rise for span in spans),
    )


def _join(spans: list[Span], fragment: Fragment) -> None:
    text = fragment.text.replace(NBSP, " ")
    last = spans[-1] if spans else None
    if last and text and last.text and last.font == fragment.font and last.rise == fragment.rise:
        spans[-1] = Span(last.text + text, last.font, last.width + fragment.width, last.rise)
    else:
        spans.append(Span(text, fragment.font, fragment.width, fragment.rise))


def _join_space(spans: list[Span], used: Font) -> None:
    last = spans[-1] if spans else None
    if last and last.text and not last.rise and last.font == used:
        spans[-1] = Span(last.text + " ", used, last.width + width(" ", used))
    else:
        spans.append(Span(" ", used, width(" ", used)))

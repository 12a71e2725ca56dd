"""Where versions of one text differ, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import groupby
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORDS: Final = re.compile(r"\s+|\S+")
_LONGEST: Final = 4000
"""Words; beyond this the whole text counts as different: comparing would take too long to wait for."""

Pieces = tuple[tuple[str, bool], ...]
"""Parts of a text in order, and whether a part differs from another version."""


def differences(texts: Sequence[str]) -> tuple[Pieces, ...]:
    """Each text in pieces; a word differs where any of the other texts does not have it in that place."""
    split = [_WORDS.findall(text) for text in texts]
    marks = [[False] * len(words) for words in split]
    for at, words in enumerate(split):
        for other_at, other in enumerate(split):
            if at != other_at:
                _mark(words, other, marks[at])
    return tuple(_pieces(words, marked) for words, marked in zip(split, marks, strict=True))


def _mark(words: list[str], other: list[str], marks: list[bool]) -> None:
    if max(len(words), len(other)) > _LONGEST:
        marks[:] = [True] * len(words)
        return
    same = [False] * len(words)
    for block in SequenceMatcher(None, words, other, autojunk=False).get_matching_blocks():
        for place in range(block.a, block.a + block.size):
            same[place] = True
    for place, is_same in enumerate(same):
        marks[place] = marks[place] or not is_same


def _pieces(words: list[str], marks: list[bool]) -> Pieces:
    # A blank between two words that differ differs too: one mark instead of many.
    for place in range(1, len(words) - 1):
        if words[place].isspace() and marks[place - 1] and marks[place + 1]:
            marks[place] = True
    found = []
    for is_other, group in groupby(zip(words, marks, strict=True), key=lambda pair: pair[1]):
        found.append(("".join(word for word, _ in group), is_other))
    return tuple(found)

"""Vietnamese dictionary order (thứ tự từ điển), for people, units and everything else that is listed.

Letters of all syllables are compared first (a ă â b c d đ e ê …), then the tones (ngang, huyền, hỏi, ngã, sắc, nặng),
then case, and at last the characters themselves, so that the order is total. A number inside a text counts as a number:
"Tổ 2" stands before "Tổ 10". Keys are plain strings whose code points sort right, in Python and in SQLite alike.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

from inspector.core.text import clean

_ALPHABET: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
# Weights of letters start above those of digits, which start above the space between words.
_LETTER: Final = {letter: chr(ord("A") + place) for place, letter in enumerate(_ALPHABET)}
_FIRST_DIGIT: Final = ord("0")
_SHAPES: Final = "\u0302\u0306\u031b"  # circumflex, breve and horn make a letter of its own
_TONES: Final = {"\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0301": "5", "\u0323": "6"}
_LEVEL: Final = "\x01"
_WORD: Final = re.compile(r"[0-9]+|[^\W\d_]+")


class _Levels(NamedTuple):
    letters: str
    tones: str
    cases: str


def sort_key(string: str) -> str:
    """The key that puts ``string`` into Vietnamese dictionary order; case decides only between equal words."""
    string = clean(string)
    return _LEVEL.join((*_levels(string), string))


def name_sort_key(name: str, *, middle_first: bool = False) -> str:
    """The key of a person's name: by given name (tên), then family name (họ), then middle name (đệm).

    ``middle_first`` compares the middle name before the family name, as some offices do.
    """
    family, middle, given = _name_parts(clean(name))
    order = (given, middle, family) if middle_first else (given, family, middle)
    levels = [_levels(part) for part in order]
    keys = [f"{level.letters}{_LEVEL}{level.tones}" for level in levels]
    return _LEVEL.join([*keys, *(level.cases for level in levels), clean(name)])


def _name_parts(name: str) -> tuple[str, str, str]:
    words = name.split(" ")
    if len(words) == 1:
        return "", "", name
    return words[0], " ".join(words[1:-1]), words[-1]


def _levels(string: str) -> _Levels:
    words = [_word(word) for word in _WORD.findall(string)]
    return _Levels(*(" ".join(level) for level in zip(*words, strict=True))) if words else _Levels("", "", "")


@lru_cache(maxsize=65_536)
def _word(word: str) -> _Levels:
    if word[0].isascii() and word[0].isdigit():
        return _Levels(_number_weight(word), "1", "1")
    letters, tone = [], "1"
    for character in word:
        letter, mark = _letter(character.lower())
        letters.append(letter)
        tone = mark or tone
    return _Levels("".join(letters), tone, "".join("2" if character.isupper() else "1" for character in word))


def _number_weight(digits: str) -> str:
    # A longer number is a larger one, so its length goes first; "@" sorts after every length below sixteen.
    digits = digits.lstrip("0")
    sixteens, rest = divmod(len(digits), 16)
    return "@" * sixteens + chr(_FIRST_DIGIT + rest) + digits


@lru_cache(maxsize=4096)
def _letter(character: str) -> tuple[str, str]:
    """Weight of a lower-case letter and the sign of the tone it carries ("" for none)."""
    base, *marks = list(unicodedata.normalize("NFD", character))
    shaped = unicodedata.normalize("NFC", base + "".join(mark for mark in marks if mark in _SHAPES))
    tone = next((_TONES[mark] for mark in marks if mark in _TONES), "")
    return _LETTER.get(shaped) or _LETTER.get(base) or character, tone

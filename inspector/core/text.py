"""Vietnamese text at the door: one spelling for every string that is stored, and a key to find it by.

Sheets, file names and pasted text bring decomposed letters, no-break spaces and look-alike letters; two strings that
look the same must be the same before they are stored or compared.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# Letters that look like Đ/đ on screen and in print but are other characters (Icelandic eth, African d).
_LOOKALIKES: Final = str.maketrans({"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ"})
# Marks that carry no meaning in a form and would make equal strings differ: zero-width characters, soft hyphen, BOM.
_INVISIBLE: Final = re.compile("[\u00ad\u034f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_SPACES: Final = re.compile(r"\s+")
_SPACES_IN_LINE: Final = re.compile(r"[^\S\n]+")
_LINE_ENDS: Final = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BLANK_LINES: Final = re.compile(r"\n{3,}")
_MARKS: Final = re.compile("[\u0300-\u036f]")
_FOLDED: Final = str.maketrans({"đ": "d", "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "’": "'", "‘": "'"})


def nfc(string: str) -> str:
    """``string`` with every accented letter as one character (Unicode normal form C)."""
    return unicodedata.normalize("NFC", string)


def clean(string: str) -> str:
    """A one-line value as it is stored: NFC, look-alike Đ mended, single spaces, none at the ends."""
    return _SPACES.sub(" ", _composed(string)).strip()


def clean_prose(string: str) -> str:
    """Text of several lines as it is stored: like :func:`clean`, but lines and single blank lines stay."""
    lines = _LINE_ENDS.sub("\n", _composed(string)).split("\n")
    joined = "\n".join(_SPACES_IN_LINE.sub(" ", line).strip() for line in lines)
    return _BLANK_LINES.sub("\n\n", joined).strip()


def fold(string: str) -> str:
    """The search key of ``string``: lower case without tones and diacritics, ``đ`` as ``d``, single spaces.

    ``hòa`` and ``hoà`` fold alike, and so do the dashes. Equal keys mean "the same words to a person who types
    without accents", not the same word.
    """
    if string.isascii():
        letters = _CONTROLS.sub("", string.lower())
    else:
        letters = unicodedata.normalize("NFD", _composed(string).lower())
        letters = _MARKS.sub("", letters).translate(_FOLDED)
    return " ".join(letters.split())


def _composed(string: str) -> str:
    # Removed before composing: an invisible character between a letter and its mark would keep them apart.
    if not string.isascii():
        string = unicodedata.normalize("NFC", _INVISIBLE.sub("", string).translate(_LOOKALIKES))
    return _CONTROLS.sub("", string)

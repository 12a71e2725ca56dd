"""Old Vietnamese encodings: recognising TCVN3 (ABC) and VNI-Windows text, and turning it into Unicode.

Such text reaches a sheet as Latin letters that only an old font shows as Vietnamese: ``Kh¸nh VÜnh`` (fonts ``.VnTime``
and so on) or ``Khaùnh Vónh`` (fonts ``VNI-…``). It is recognised by its spelling: the encoding in which the words are
Vietnamese syllables is the right one. Where two readings are possible the neighbours in the column or the font's name
decide; where these say nothing either, the text stays as it is and the question is put to a person.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from inspector.core.syllables import is_syllable
from inspector.core.text import nfc

if TYPE_CHECKING:
    from collections.abc import Sequence


class Encoding(StrEnum):
    """How the Vietnamese letters of a text are coded."""

    UNICODE = "unicode"
    TCVN3 = "tcvn3"
    VNI = "vni"


LEGACY: Final = (Encoding.TCVN3, Encoding.VNI)

# Letters in the order of their TCVN3 codes; "." is a code without a letter.
_TCVN3_LETTERS: Final = "ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ"
_TCVN3: Final = {0xA1 + place: letter for place, letter in enumerate(_TCVN3_LETTERS) if letter != "."}

# VNI writes most accented letters as the base letter and a second character that stands for the accents.
_VNI_TONES: Final = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_BREVE: Final = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_VNI_CIRCUMFLEX: Final = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_VNI_SINGLE: Final = {"ô": "ơ", "ö": "ư", "ñ": "đ", "î": "ỵ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị"}


def _vni_letters() -> dict[str, str]:
    pairs = {
        base + code: shaped + tone
        for base, shaped in zip("aeouyôö", "aeouyơư", strict=True)
        for code, tone in _VNI_TONES.items()
    }
    pairs |= {"a" + code: "a\u0306" + tone for code, tone in _VNI_BREVE.items()}
    pairs |= {base + code: f"{base}\u0302{tone}" for base in "aeo" for code, tone in _VNI_CIRCUMFLEX.items()}
    pairs |= _VNI_SINGLE
    lower = {code: nfc(letter) for code, letter in pairs.items()}
    # A capital's accent was typed in either case, depending on the keyboard program.
    mixed = {code[0].upper() + code[1:]: letter.upper() for code, letter in lower.items()}
    return lower | mixed | {code.upper(): letter.upper() for code, letter in lower.items()}


_VNI: Final = _vni_letters()
_VNI_CODE: Final = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
_WORD: Final = re.compile("[A-Za-z\u00a1-\u00ff]+")
# Letters that only Vietnamese in Unicode has: whoever wrote them was not using an old encoding.
_SURELY_UNICODE: Final = re.compile("[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
# Everyday words whose misreading ("xó", "mó", "lờ", "hũa", "húa") no list would hold: they settle a text for Unicode.
_EVERYDAY: Final = re.compile(r"\b(?:xã|mã|lê|hòa|hóa)\b", re.IGNORECASE)
# The Vietnamese letters among the characters that the old encodings use as codes.
_SHARED: Final = frozenset("ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý")
_VOWEL: Final = re.compile("[aăâeêioôơuưy]")


def font_encoding(font: str | None) -> tuple[Encoding | None, bool]:
    """The encoding a font was made for and whether it shows small letters as capitals (``.VnTimeH``)."""
    name = (font or "").strip().lower()
    if name.startswith((".vn", "vn.", ".vntime")):
        return Encoding.TCVN3, name.endswith("h")
    if name.startswith(("vni-", "vni ")):
        return Encoding.VNI, False
    return None, False


def convert(string: str, encoding: Encoding, *, capitals: bool = False) -> str:
    """``string`` read in ``encoding``, as NFC Unicode.

    ``capitals`` is the capital font of TCVN3, whose letters are coded as small ones; without it a word whose plain
    letters are all capitals is taken for one typed so.
    """
    if encoding is Encoding.TCVN3:
        letters = string.translate(_TCVN3)
        return nfc(letters.upper() if capitals else _capitalised(string, letters))
    if encoding is Encoding.VNI:
        return nfc(_VNI_CODE.sub(lambda found: _VNI[found[0]], string))
    return nfc(string)


def _capitalised(before: str, after: str) -> str:
    plain = [character for character in before if character.isascii() and character.isalpha()]
    if len(plain) > 2 and all(character.isupper() for character in plain):
        return after.upper()
    # One letter is one letter in TCVN3, so a word stands at the same place before and after.
    return _WORD.sub(lambda found: _word_in_case(found[0], after[found.start() : found.end()]), before)


def _word_in_case(before: str, after: str) -> str:
    plain = [character for character in before if character.isascii()]
    return after.upper() if len(plain) > 1 and all(character.isupper() for character in plain) else after


@lru_cache(maxsize=16_384)
def plausible(string: str) -> frozenset[Encoding]:
    """The encodings in which ``string`` reads as Vietnamese: one where it is clear, several where it is not.

    Empty when no reading makes sense (a foreign name, a symbol). Text that reads the same either way is ``UNICODE``.
    """
    string = nfc(string)
    if string.isascii() or _SURELY_UNICODE.search(string):
        return frozenset({Encoding.UNICODE})
    shares = {encoding: _share(string, encoding) for encoding in Encoding}
    best = max(shares.values())
    readings = {encoding for encoding, share in shares.items() if share == best > 0.5}
    if shares[Encoding.UNICODE] == 1:
        if _EVERYDAY.search(string):
            return frozenset({Encoding.UNICODE})
        changed = {encoding for encoding in readings if convert(string, encoding) != string}
        return frozenset({Encoding.UNICODE} | changed)
    return frozenset(readings)


def _share(string: str, encoding: Encoding) -> float:
    """How many of the accented words are syllables when read in ``encoding``; abbreviations do not count."""
    words = [_read(word, encoding) for word in _WORD.findall(string) if not word.isascii()]
    spelled = [word for word in words if word is None or _VOWEL.search(unicodedata.normalize("NFD", word.lower()))]
    return sum(word is not None and is_syllable(word) for word in spelled) / len(spelled) if spelled else 0.0


def _read(word: str, encoding: Encoding) -> str | None:
    """``word`` read in ``encoding``; ``None`` when a character means nothing there or a capital is astray."""
    if encoding is Encoding.UNICODE and not all(letter.isascii() or letter in _SHARED for letter in word):
        return None
    if encoding is Encoding.TCVN3 and not all(ord(character) in _TCVN3 or character.isascii() for character in word):
        return None
    if encoding is Encoding.VNI and not _VNI_CODE.sub("", word).isascii():
        return None
    read = convert(word, encoding)
    return read if read[1:].islower() or read.isupper() or not read[1:] else None


@dataclass(frozen=True)
class Conversion:
    """A text that was read in an old encoding, as it stood and as it reads."""

    place: int
    before: str
    after: str
    encoding: Encoding


@dataclass(frozen=True)
class Survey:
    """What became of a column of texts: all of them as they read, what was converted, and which were left open."""

    texts: tuple[str, ...]
    conversions: tuple[Conversion, ...]
    ambiguous: tuple[int, ...]


def survey(
    texts: Sequence[str], fonts: Sequence[str | None] = (), usual: Encoding | None = None, *, evidence: int = 1
) -> Survey:
    """Read the texts of one column, each in its own encoding; blanks and proper Unicode stay as they are (NFC).

    ``fonts`` are the names of the fonts the texts are shown in, ``usual`` the encoding of the sheet around the column.
    A text with several readings follows its font, else the clear texts of the column when at least ``evidence`` of them
    agree, else ``usual``; otherwise it is left alone and its place is reported as ambiguous.
    """
    readings = [plausible(text) for text in texts]
    column = common_encoding(texts, evidence) or usual
    read, conversions, ambiguous = [], [], []
    for place, text in enumerate(texts):
        font, capitals = font_encoding(fonts[place]) if place < len(fonts) else (None, False)
        encoding = _choice(text, readings[place], font, column)
        after = convert(text, encoding or Encoding.UNICODE, capitals=capitals and encoding is Encoding.TCVN3)
        read.append(after)
        if encoding is None:
            ambiguous.append(place)
        elif after != nfc(text):
            conversions.append(Conversion(place, text, after, encoding))
    return Survey(tuple(read), tuple(conversions), tuple(ambiguous))


def common_encoding(texts: Sequence[str], evidence: int = 1) -> Encoding | None:
    """The encoding of most clear accented texts: of three in four, and of at least ``evidence``; else ``None``."""
    clear = Counter(
        next(iter(readings)) for text in texts if not text.isascii() and len(readings := plausible(text)) == 1
    )
    encoding, count = max(clear.items(), key=lambda item: item[1], default=(None, 0))
    return encoding if count >= max(evidence, 3 * clear.total() / 4) else None


def _choice(
    text: str, readings: frozenset[Encoding], font: Encoding | None, column: Encoding | None
) -> Encoding | None:
    if font and (font in readings or not readings or text.isascii()):
        return font
    if len(readings) == 1:
        return next(iter(readings))
    if not readings:
        return column or Encoding.UNICODE
    return column if column in readings else None

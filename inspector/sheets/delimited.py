"""Reading delimited text (.csv) in whatever encoding and with whatever separator it was saved."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from typing import Final

from inspector.core.errors import Refused
from inspector.core.legacy import LEGACY, convert
from inspector.core.syllables import is_syllable
from inspector.core.text import nfc
from inspector.sheets.book import Book, Note, Sheet, Value

_BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_SEPARATORS: Final = ";,\t|"
_SAMPLE_LINES: Final = 60
_MAX_COLUMNS: Final = 500
_SEPARATOR_LINE: Final = re.compile(r"sep=([;,\t|])\r?\n", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]*[^\W\d_\x00-\x7f][^\W\d_]*")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f]")


def read_delimited(name: str, content: bytes) -> Book:
    """The one sheet of a delimited file; ``name`` is the file's name, for messages.

    Raises ``Refused("import.file.other")`` when the content is no text, and ``import.file.damaged`` when a quotation
    never ends or a field has no end.
    """
    text, encoding = _decoded(content)
    if _CONTROL.search(text):
        raise Refused("import.file.other", file=name)
    text, separator = _separated(text)
    try:
        rows = [_values(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)]
    except csv.Error as failure:
        raise Refused("import.file.damaged", file=name) from failure
    width = max(map(len, rows), default=0)
    if width > _MAX_COLUMNS:
        raise Refused("import.file.other", file=name)
    padded = tuple((*row, *(None,) * (width - len(row))) for row in rows)
    notes = () if encoding.startswith("UTF") else (Note("import.note.encoding", {"encoding": encoding}),)
    return Book((Sheet(name, padded),), notes)


def _values(row: list[str]) -> tuple[Value, ...]:
    return tuple(cell if cell.strip() else None for cell in row)


def _decoded(content: bytes) -> tuple[str, str]:
    """The text and the name of its encoding."""
    for mark, codec, name in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return content.decode(codec, errors="replace"), name
    if utf16 := _unmarked_utf16(content):
        return content.decode(utf16, errors="replace"), "UTF-16"
    try:
        return content.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return _eight_bit(content)


def _unmarked_utf16(content: bytes) -> str | None:
    sample = content[:2000]
    for first, codec in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros = sample[first::2].count(0)
        if len(sample) >= 8 and zeros * 2 > len(sample) // 2 and not sample[1 - first :: 2].count(0):
            return codec
    return None


def _eight_bit(content: bytes) -> tuple[str, str]:
    """Text in one byte a letter: Windows Vietnamese if that spells more words than the old encodings do.

    Old encodings stay as the Latin letters they are; the sheet's columns are converted later, with a preview.
    """
    windows = nfc(content.decode("cp1258", errors="replace"))
    latin = content.decode("cp1252", errors="replace")
    old = max(_spelled(convert(latin, encoding)) for encoding in LEGACY)
    if _spelled(windows) >= max(old, 1):
        return windows, "Windows-1258"
    return latin, "Windows-1252"


def _spelled(text: str) -> int:
    return sum(map(is_syllable, _WORD.findall(text)))


def _separated(text: str) -> tuple[str, str]:
    """The text without Excel's ``sep=`` line, and the separator that splits most lines most evenly."""
    if found := _SEPARATOR_LINE.match(text):
        return text[found.end() :], found[1]
    sample = "\n".join(text.splitlines()[:_SAMPLE_LINES])
    return text, max(_SEPARATORS, key=lambda separator: _evenness(sample, separator))


def _evenness(sample: str, separator: str) -> tuple[int, int]:
    try:
        widths = Counter(len(row) for row in csv.reader(io.StringIO(sample), delimiter=separator) if len(row) > 1)
    except csv.Error:
        return 0, 0
    width, lines = max(widths.items(), key=lambda item: item[0] * item[1], default=(0, 0))
    return lines * width, width

"""Finding the table in a sheet: the heading row wherever it stands, the records below it, what is not a record.

A Vietnamese list often has the national motto and titles above the heading, a heading of two rows with merged cells, a
row of column numbers below it, rows that head a section ("I. Khối xã, thị trấn"), a row of totals, and the place for
signatures at the end.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from inspector.core.formats import row_numbers
from inspector.core.text import clean, fold
from inspector.sheets.book import Note, Sheet, Value, address

if TYPE_CHECKING:
    from collections.abc import Iterator

ORDER: Final = "order"
"""Key of the column of running numbers (STT), which is recognised and ignored."""
_LEADING: Final = (ORDER, "code", "name")
_ORDER_HEADINGS: Final = frozenset({"tt", "stt", "so tt", "so thu tu", "thu tu"})
_MAX_HEADING_ROW: Final = 200
_PARENTHESES: Final = re.compile(r"\([^()]*\)")
_NOT_A_WORD: Final = re.compile(r"[^a-z0-9]+")
_YEAR: Final = re.compile(r"( nam)? \d{4}$")
_COLUMN_NUMBER: Final = re.compile(r"[\[(]?(?:\d{1,2}|[A-Z])[\])]?(?:\s*=.*)?")
_RUNNING_NUMBER: Final = re.compile(r"\d+(?:\.\d+)*[.)]?")
_SECTION_NUMBER: Final = re.compile(r"(?:[IVX]{1,5}|[A-HĐ])\s*[.)/:–-]?")
_SECTION_START: Final = re.compile(r"^(?:[IVX]{1,5}|[A-HĐ])\s*[.)/:–-]\s*(?=\S)")
_TOTAL: Final = re.compile(r"(?:tong|tong cong|tong so|cong)(?: (?:\d|don vi|bien che|toan huyen).*)?")
_GROUP_WORDS: Final = re.compile(r"^(?:(?:khoi|nhom|cac|co quan|don vi) (?=\S))+")
_FOOTER: Final = re.compile(
    r"(?:nguoi (?:lap|tong hop|ghi)|noi nhan|thu truong|chu tich|truong phong|truong doan|xac nhan|luu y|ghi chu)\b.*"
    r"|(?:tm|kt|tl|tuq) .*|.*\bngay (?:\d+ )?thang (?:\d+ )?nam(?: \d+)?"
)


@dataclass(frozen=True)
class Column:
    """A column that is looked for, by its headings (folded, see :func:`heading_key`)."""

    key: str
    headings: frozenset[str]


@dataclass(frozen=True)
class Table:
    """A table in a sheet: the last row of its heading, and the place of each column found (all counted from 0)."""

    sheet: Sheet
    heading_row: int
    columns: Mapping[str, int]


@dataclass(frozen=True)
class Record:
    """A row of a table: its cells by column, and the words of the section it stands under."""

    row: int
    values: Mapping[str, Value]
    section: str | None


class _Role(Enum):
    BLANK = auto()
    RECORD = auto()
    SECTION = auto()
    TOTAL = auto()
    FOOTER = auto()


@lru_cache(maxsize=8192)
def heading_key(text: str) -> str:
    """The words of a heading to compare it by: folded, without what stands in parentheses, punctuation and years."""
    return _YEAR.sub("", _words(_PARENTHESES.sub(" ", text)))


def _words(text: str) -> str:
    return _NOT_A_WORD.sub(" ", fold(text)).strip()


def find_table(sheets: Sequence[Sheet], columns: Sequence[Column], required: str) -> Table | None:
    """The table with most of ``columns``, among those with the ``required`` one; the first of equals; else ``None``.

    Hidden sheets are looked at only where no visible one has such a table.
    """
    for visible in (True, False):
        tables = [table for sheet in sheets if sheet.visible is visible for table in _tables(sheet, columns, required)]
        if tables:
            return max(tables, key=lambda table: len(table.columns))
    return None


def _tables(sheet: Sheet, columns: Sequence[Column], required: str) -> Iterator[Table]:
    for row in range(min(len(sheet.rows), _MAX_HEADING_ROW)):
        single = _headings(sheet, columns, (row,))
        double = _headings(sheet, columns, (row, row + 1)) if row + 1 < len(sheet.rows) else {}
        if required in double and len(double) > len(single) and _continues(sheet, row + 1, double[required], columns):
            yield Table(sheet, row + 1, double)
        elif required in single:
            yield Table(sheet, row, single)


def _continues(sheet: Sheet, row: int, place: int, columns: Sequence[Column]) -> bool:
    """Whether ``row`` goes on with the heading above it: no name stands in the names' column, or another heading."""
    text = _text(sheet.rows[row][place])
    return not text or any(heading_key(text) in column.headings for column in columns)


def _headings(sheet: Sheet, columns: Sequence[Column], rows: tuple[int, ...]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place in range(len(sheet.rows[rows[0]])):
        texts = [_spread_text(sheet, row, place) for row in rows]
        for words in (texts[-1], " ".join(texts), texts[0]):
            key = _column_key(heading_key(words), columns) if words.strip() else None
            if key and key not in found:
                found[key] = place
                break
    return found


def _column_key(words: str, columns: Sequence[Column]) -> str | None:
    if words in _ORDER_HEADINGS:
        return ORDER
    return next((column.key for column in columns if words in column.headings), None)


def _spread_text(sheet: Sheet, row: int, place: int) -> str:
    """The text of a heading cell; a cell merged over several columns lends its text to all of them."""
    text = _text(sheet.rows[row][place])
    if text:
        return text
    for span in sheet.merged:
        if span.top <= row <= span.bottom and span.left <= place <= span.right and span.top == row:
            return _text(sheet.rows[span.top][span.left])
    return ""


def records(table: Table, sections: frozenset[str], spread: frozenset[str]) -> tuple[list[Record], list[Note]]:
    """The records below the heading of ``table``, and notes on the rows that were passed over.

    ``sections`` are the keys of known section names; ``spread`` names the columns whose cells, merged over several
    rows, hold for each of these rows.
    """
    found: list[Record] = []
    notes: list[Note] = []
    section: str | None = None
    rows = list(_rows(table))
    # What looks like a signature ends the list only where no more units follow.
    last_sure = max((row for row in rows if _is_sure(table, row)), default=-1)
    for row in rows:
        role = _role(table, row, sections, may_end=row > last_sure)
        if role is _Role.FOOTER:
            notes.append(Note("import.note.footer", {"row": row + 1}))
            break
        if role is _Role.TOTAL:
            notes.append(Note("import.note.total", {"row": row + 1}))
        elif role is _Role.SECTION:
            section = section_name(_leading(table, row)[2] or _texts(table.sheet, row)[0])
        elif role is _Role.RECORD:
            found.append(Record(row, _values(table, row, spread), section))
    hidden = [record.row + 1 for record in found if record.row in table.sheet.hidden]
    if hidden:
        notes.append(Note("import.note.hidden", {"rows": row_numbers(hidden)}))
    return found, notes


def _rows(table: Table) -> Iterator[int]:
    """The rows below the heading, without the row of column numbers and repetitions of the heading."""
    rows = table.sheet.rows
    heading = _texts(table.sheet, table.heading_row)
    first = True
    for row in range(table.heading_row + 1, len(rows)):
        texts = _texts(table.sheet, row)
        if not texts or texts == heading:
            continue
        if first and len(texts) > 1 and all(_COLUMN_NUMBER.fullmatch(text) for text in texts):
            first = False
            continue
        first = False
        yield row


def _role(table: Table, row: int, sections: frozenset[str], *, may_end: bool) -> _Role:
    texts = _texts(table.sheet, row)
    number, code, name = _leading(table, row)
    if _is_sure(table, row):
        return _Role.RECORD
    if texts == [number] and _RUNNING_NUMBER.fullmatch(number):
        # Prepared in the list and never filled in.
        return _Role.BLANK
    if may_end and (not name or _is_footer(name)) and any(map(_is_footer, texts)):
        return _Role.FOOTER
    if not (code and name) and _TOTAL.fullmatch(heading_key(texts[0])):
        return _Role.TOTAL
    return _Role.SECTION if _is_section(table, row, sections) else _Role.RECORD


def _leading(table: Table, row: int) -> tuple[str, str, str]:
    """The texts of running number, code and name; blank where the table has no such column."""
    cells = table.sheet.rows[row]
    number, code, name = (_text(cells[table.columns[key]]) if key in table.columns else "" for key in _LEADING)
    return number, code, name


def _is_sure(table: Table, row: int) -> bool:
    """Whether the row is a record beyond doubt: it is numbered or has a code with a digit, and holds something more."""
    number, code, _ = _leading(table, row)
    marked = _RUNNING_NUMBER.fullmatch(number) or any(character.isdigit() for character in code)
    return bool(marked) and len(_texts(table.sheet, row)) > 1


def _is_footer(text: str) -> bool:
    return _FOOTER.fullmatch(_words(text)) is not None


def _is_section(table: Table, row: int, sections: frozenset[str]) -> bool:
    texts = _texts(table.sheet, row)
    number, code, name = _leading(table, row)
    if name and not code and _SECTION_NUMBER.fullmatch(number):
        return True
    if name and _SECTION_NUMBER.fullmatch(code) and section_key(name) in sections:
        return True
    return len(texts) == 1 and _heads_section(table, row, texts, sections)


def _heads_section(table: Table, row: int, texts: list[str], sections: frozenset[str]) -> bool:
    """Whether the only text of a row names a group: it is numbered so, known, or stands in a place of no record."""
    if _SECTION_START.match(texts[0]) or section_key(texts[0]) in sections:
        return True
    name = table.columns["name"]
    alone = next(place for place, cell in enumerate(table.sheet.rows[row]) if _text(cell))
    return (alone < name and " " in texts[0]) or any(
        span.top <= row <= span.bottom and span.left <= name <= span.right and span.right > span.left
        for span in table.sheet.merged
    )


def section_name(text: str) -> str:
    """The words of a section's heading without its number: ``I. Khối xã`` is ``Khối xã``."""
    return _SECTION_START.sub("", text)


@lru_cache(maxsize=1024)
def section_key(text: str) -> str:
    """What two names of one block have in common: no number, no "khối", "nhóm", "các" … in front, no "và" between."""
    words = " ".join(word for word in heading_key(section_name(text)).split() if word != "va")
    return _GROUP_WORDS.sub("", words)


def _values(table: Table, row: int, spread: frozenset[str]) -> dict[str, Value]:
    values = {key: table.sheet.rows[row][place] for key, place in table.columns.items()}
    for key in spread & values.keys():
        if values[key] is None:
            values[key] = _merged_value(table.sheet, row, table.columns[key])
    return values


def _merged_value(sheet: Sheet, row: int, place: int) -> Value:
    for span in sheet.merged:
        if span.left == place == span.right and span.top < row <= span.bottom:
            return sheet.rows[span.top][span.left]
    return None


def _texts(sheet: Sheet, row: int) -> list[str]:
    return [text for text in map(_text, sheet.rows[row]) if text]


def _text(value: Value) -> str:
    return "" if value is None else clean(str(value))


def cell_name(table: Table, record: Record, key: str) -> str:
    """The name of a record's cell, such as ``B7``; of the row's first cell where the table lacks the column."""
    return address(record.row, table.columns.get(key, 0))

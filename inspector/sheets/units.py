"""Reading a list of units (danh sách đơn vị) out of any spreadsheet, with an account of every row that was refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final, TypeVar

from inspector.core.errors import Refused
from inspector.core.formats import date_short
from inspector.core.parsing import parse_count, parse_date
from inspector.core.text import clean
from inspector.domain.unit_import import RowProblem, UnitRow, refuse_duplicates, reversed_period, without_repeats
from inspector.sheets.book import Note, Value
from inspector.sheets.old_encodings import CellConversion, Modernised, OpenCell, modernise
from inspector.sheets.opening import is_disguised, open_book
from inspector.sheets.tables import Record, Table, cell_name, find_table, heading_key, records, section_key
from inspector.sheets.unit_headings import COLUMNS
from inspector.sheets.unit_heads import left_out_names, name_notes, named, with_positions
from inspector.sheets.unit_notes import repeated, unknown_columns

if TYPE_CHECKING:
    from pathlib import Path

_T = TypeVar("_T")

MAX_STAFF: Final = 100_000
MAX_LENGTH: Final = 1000
"""Longest text of a cell that is taken over; a longer one stands in the wrong column."""
_FIRST_DAY: Final = date(1899, 12, 30)
"""Day 0 of the day numbers in which a sheet counts dates that have lost their format."""
_SERIALS: Final = range(20_000, 80_000)
_SERIAL_DIGITS: Final = 5
_DASHES: Final = frozenset("-–—")
_BULLET: Final = re.compile(r"^(?:[-–+•*]|\d{1,3}[.)])\s+(?=\S)")


@dataclass(frozen=True)
class Catalogues:
    """The kinds (loại) and blocks (khối) a list may name: names by code, the first of each being its usual one."""

    kinds: Mapping[str, Sequence[str]]
    blocks: Mapping[str, Sequence[str]]
    ended_kinds: frozenset[str] = frozenset()
    ended_blocks: frozenset[str] = frozenset()
    """Codes that lists of older units may still name; they are offered to nobody any more."""

    @property
    def offered_kinds(self) -> list[str]:
        """Names of the kinds to choose from."""
        return [names[0] for code, names in self.kinds.items() if code not in self.ended_kinds]

    @property
    def offered_blocks(self) -> list[str]:
        """Names of the blocks to choose from."""
        return [names[0] for code, names in self.blocks.items() if code not in self.ended_blocks]


@dataclass(frozen=True)
class UnitList:
    """A list of units as it was read."""

    sheet: str
    heading_row: int
    """Number of the (last) heading row."""
    rows: tuple[UnitRow, ...]
    refused: tuple[RowProblem, ...]
    notes: tuple[Note, ...]
    conversions: tuple[CellConversion, ...]
    """What was read in an old encoding: nothing of it may be stored before a person has seen it."""
    ambiguous: tuple[OpenCell, ...]
    """Cells with several readings, left as they stand."""
    cells: Mapping[str, str]
    """Letters of the column of each fact, to name a row's cells by."""
    head_names: int = 0
    """In how many rows the position of the head looks like a person's name."""

    def cell_of(self, row: UnitRow, fact: str) -> str:
        """The name of the cell that holds ``fact`` of ``row``, such as ``B7``."""
        return f"{self.cells.get(fact, 'A')}{row.row}"

    @property
    def count(self) -> int:
        """How many rows were read, the refused ones included."""
        return len(self.rows) + len({problem.row for problem in self.refused})


def read_units(
    path: Path, catalogues: Catalogues, *, convert_legacy: bool = True, take_names: bool = False
) -> UnitList:
    """Read the list of units in the spreadsheet at ``path``.

    Rows that say the very same are read once. ``convert_legacy`` false leaves text in an old encoding as it stands.
    What looks like a person's name is no position of a head and is left out with a note, unless ``take_names``.
    Raises ``Refused``: ``import.file.*`` for a file that cannot be read or that is a workbook by its name only,
    ``import.units.no_table`` where no sheet has a column of unit names, ``import.units.no_rows`` where nothing stands
    below the heading.
    """
    book = open_book(path)
    read = [modernise(sheet) for sheet in book.sheets]
    table = find_table([found.sheet for found in read], COLUMNS, required="name")
    if table is None:
        raise Refused("import.file.other" if is_disguised(path) else "import.units.no_table", file=path.name)
    table = with_positions(table)
    place = next(place for place, found in enumerate(read) if found.sheet is table.sheet)
    found = read[place]
    if not convert_legacy:
        # The headings may be in the old encoding as well, so only now, with the table found, does the text go back.
        found = Modernised(book.sheets[place], (), ())
        table = replace(table, sheet=found.sheet)
    unit_list = _read_table(table, found, catalogues)
    unit_list = _settle_heads(unit_list, left_out_names(table), taken=take_names)
    if not unit_list.count:
        raise Refused("import.units.no_rows", file=path.name, sheet=table.sheet.name, row=unit_list.heading_row)
    more = [Note("import.note.sheet", {"sheet": table.sheet.name})] if len(book.sheets) > 1 else []
    return replace(unit_list, notes=(*book.notes, *more, *unit_list.notes))


def _settle_heads(unit_list: UnitList, notes: Iterable[Note], *, taken: bool) -> UnitList:
    """The list with nothing where a position looks like a name, unless it is to be ``taken``; notes say so."""
    doubtful = named(unit_list.rows)
    places = set() if taken else {unit.row for unit in doubtful}
    rows = tuple(replace(unit, head=None) if unit.row in places else unit for unit in unit_list.rows)
    more = (*notes, *name_notes(doubtful, unit_list.cells.get("head", "A"), taken=taken))
    return replace(unit_list, rows=rows, notes=(*unit_list.notes, *more), head_names=len(doubtful))


def _read_table(table: Table, found: Modernised, catalogues: Catalogues) -> UnitList:
    reader = _Reader(table, catalogues)
    rows, notes = records(table, reader.sections, spread=frozenset({"kind", "block"}))
    units = [reader.unit(record) for record in rows]
    letters = {key: cell_name(table, Record(0, {}, None), key).rstrip("0123456789") for key in table.columns}
    unit_list = UnitList(
        table.sheet.name,
        table.heading_row + 1,
        (),
        (),
        (*notes, *reader.notes()),
        tuple(item for item in found.conversions if _used(item, table, rows, letters, heading=True)),
        tuple(item for item in found.ambiguous if _used(item, table, rows, letters, heading=False)),
        letters,
    )
    # A row that is refused for another cell still has its code and name: what shares them is as doubtful.
    unreadable = {problem.row for problem in reader.problems}
    once, repeats = without_repeats([unit for unit in units if unit.row not in unreadable])
    distinct = sorted((*once, *(unit for unit in units if unit.row in unreadable)), key=lambda unit: unit.row)
    alone, twins = refuse_duplicates(distinct, unit_list.cell_of)
    kept = tuple(unit for unit in alone if unit.row not in unreadable)
    refused = tuple(sorted((*reader.problems, *twins), key=lambda problem: problem.row))
    more = (*unknown_columns(table, rows), *repeated([pair for pair in repeats if pair[1] in kept]))
    return replace(unit_list, rows=kept, refused=refused, notes=(*unit_list.notes, *more))


def _used(
    item: CellConversion | OpenCell, table: Table, rows: list[Record], letters: Mapping[str, str], *, heading: bool
) -> bool:
    """Whether a cell belongs to the table; what stands around it does not matter to the units."""
    first = table.heading_row + (0 if heading else 1)
    return bool(rows) and first <= item.row <= rows[-1].row and item.cell.rstrip("0123456789") in letters.values()


class _Reader:
    """Turns the records of one table into units and keeps account of what it could not take."""

    def __init__(self, table: Table, catalogues: Catalogues) -> None:
        self._table = table
        self._catalogues = catalogues
        self._kinds = _by_name(catalogues.kinds, heading_key)
        self._blocks = _by_name(catalogues.blocks, section_key)
        self.sections = frozenset(self._blocks)
        self.problems: list[RowProblem] = []
        self._numeric_codes: list[str] = []
        self._unknown_sections: list[str] = []

    def unit(self, record: Record) -> UnitRow:
        """The unit of a record, as far as its cells can be read; :attr:`problems` accounts for those that cannot."""
        row = self._read(record)
        if period := reversed_period(row.valid_from, row.valid_to):
            self._refuse(record, "valid_to", "import.unit.period_reversed", **period)
        return row

    def _read(self, record: Record) -> UnitRow:
        return UnitRow(
            row=record.row + 1,
            code=self._code(record),
            name=self._name(record),
            kind=self._coded(record, "kind", self._kinds, heading_key, self._catalogues.offered_kinds),
            block=self._block(record),
            valid_from=self._checked(record, "valid_from", _day),
            valid_to=self._checked(record, "valid_to", _day),
            staff=self._checked(record, "staff", _staff),
            head=self._checked(record, "head", _text) or None,
            note=self._checked(record, "note", _text) or None,
        )

    def notes(self) -> list[Note]:
        """What should be looked at although it was taken over."""
        notes = []
        if self._numeric_codes:
            notes.append(Note("import.note.numeric_code", {"cells": _listed(self._numeric_codes)}))
        notes += [Note("import.note.section", {"section": section}) for section in self._unknown_sections]
        return notes

    def _code(self, record: Record) -> str:
        value = record.values.get("code")
        if isinstance(value, date):
            self._refuse(record, "code", "import.unit.code_is_date", value=_text(value))
        if isinstance(value, int | Decimal):
            self._numeric_codes.append(cell_name(self._table, record, "code"))
        return self._checked(record, "code", _text) or ""

    def _name(self, record: Record) -> str:
        name = _BULLET.sub("", self._checked(record, "name", _text) or "")
        if not any(character.isalpha() for character in name):
            self._refuse(record, "name", "import.unit.no_name")
        return name

    def _block(self, record: Record) -> str | None:
        block = self._coded(record, "block", self._blocks, section_key, self._catalogues.offered_blocks)
        if block is None and record.section:
            block = self._blocks.get(section_key(record.section))
            if block is None and record.section not in self._unknown_sections:
                self._unknown_sections.append(record.section)
        return block

    def _coded(
        self,
        record: Record,
        key: str,
        codes: Mapping[str, str],
        key_of: Callable[[str], str],
        allowed: Sequence[str],
    ) -> str | None:
        text = self._checked(record, key, _text)
        if not text:
            return None
        if code := _code_of(key_of(text), codes):
            return code
        self._refuse(record, key, f"import.unit.{key}_unknown", value=text, allowed="; ".join(allowed))
        return None

    def _checked(self, record: Record, key: str, read: Callable[[Value], _T]) -> _T | None:
        value = record.values.get(key)
        if value is None or (isinstance(value, str) and value.strip() in _DASHES):
            return None
        try:
            return read(value)
        except Refused as refused:
            self._refuse(record, key, refused.code, **refused.values)
            return None

    def _refuse(self, record: Record, key: str, code: str, /, **values: object) -> None:
        self.problems.append(RowProblem(record.row + 1, cell_name(self._table, record, key), code, values))


def _code_of(words: str, codes: Mapping[str, str]) -> str | None:
    """The code of the entry with this name, or of the only one whose name begins with these words ("Phòng")."""
    if words in codes:
        return codes[words]
    longer = {code for name, code in codes.items() if words and name.startswith(f"{words} ")}
    return longer.pop() if len(longer) == 1 else None


def _by_name(names: Mapping[str, Sequence[str]], key_of: Callable[[str], str]) -> dict[str, str]:
    return {key_of(name): code for code, known in names.items() for name in (code, *known)}


def _text(value: Value) -> str:
    if isinstance(value, date):
        return date_short(value)
    text = "" if value is None else clean(str(value))
    if len(text) > MAX_LENGTH:
        raise Refused("import.cell.too_long", value=text[:40] + "…", limit=MAX_LENGTH)
    return text


def _day(value: Value) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = _text(value)
    if text.isascii() and text.isdigit() and len(text) == _SERIAL_DIGITS and int(text) in _SERIALS:
        return _FIRST_DAY + timedelta(days=int(text))
    return parse_date(text)


def _staff(value: Value) -> int:
    count = value if isinstance(value, int) else parse_count(_text(value))
    if not 0 <= count <= MAX_STAFF:
        raise Refused("unit.staff_range", value=count)
    return count


def _listed(cells: Sequence[str]) -> str:
    return ", ".join(cells[:10]) + ("…" if len(cells) > 10 else "")

"""Turning the old Vietnamese encodings in a sheet into Unicode, column by column, with a preview of what changes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from inspector.core.legacy import LEGACY, Encoding, common_encoding, font_encoding, plausible, survey
from inspector.sheets.book import Sheet, Value, address


@dataclass(frozen=True)
class CellConversion:
    """A cell that was read in an old encoding: as it stood and as it reads."""

    row: int
    cell: str
    before: str
    after: str
    encoding: Encoding


@dataclass(frozen=True)
class OpenCell:
    """A cell with several readings, which was left as it stands."""

    row: int
    cell: str
    text: str


@dataclass(frozen=True)
class Modernised:
    """A sheet in Unicode and what was done to it."""

    sheet: Sheet
    conversions: tuple[CellConversion, ...]
    ambiguous: tuple[OpenCell, ...]


def modernise(sheet: Sheet) -> Modernised:
    """``sheet`` with all texts in NFC Unicode; each column is judged by its own texts, then by the whole sheet."""
    usual = _usual_encoding(sheet)
    rows = [list(row) for row in sheet.rows]
    conversions: list[CellConversion] = []
    ambiguous: list[OpenCell] = []
    for column in range(len(rows[0]) if rows else 0):
        places = [row for row, cells in enumerate(rows) if isinstance(cells[column], str)]
        texts = [str(rows[row][column]) for row in places]
        # In a mixed sheet a heading alone says nothing about the cells below it.
        fonts = [sheet.fonts.get((row, column)) for row in places]
        found = survey(texts, fonts, usual, evidence=1 if usual else 2)
        for row, text in zip(places, found.texts, strict=True):
            rows[row][column] = text
        conversions += [
            CellConversion(row := places[item.place], address(row, column), item.before, item.after, item.encoding)
            for item in found.conversions
        ]
        ambiguous += [
            OpenCell(places[place], address(places[place], column), texts[place]) for place in found.ambiguous
        ]
    read: tuple[tuple[Value, ...], ...] = tuple(map(tuple, rows))
    return Modernised(replace(sheet, rows=read), tuple(conversions), tuple(ambiguous))


def _usual_encoding(sheet: Sheet) -> Encoding | None:
    """What a text with several readings is taken for when its column says nothing; ``None`` in a mixed sheet."""
    texts = [cell for row in sheet.rows for cell in row if isinstance(cell, str)]
    fonts = any(font_encoding(font)[0] for font in sheet.fonts.values())
    if not fonts and not any(len(plausible(text)) == 1 and plausible(text) <= set(LEGACY) for text in texts):
        return Encoding.UNICODE
    return common_encoding(texts)

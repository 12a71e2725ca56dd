"""A spreadsheet as plain data: what every file format is turned into before anybody looks for a table in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

Value = str | int | Decimal | date | None
"""A cell: text as it stands in the file, a number, a day (or a ``datetime``), or nothing."""


@dataclass(frozen=True)
class Note:
    """Something a person should know about a file that was read all the same; ``code`` names the sentence."""

    code: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Span:
    """A merged cell: first and last row and column, counted from 0, both included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """One sheet; ``rows[r][c]`` counts from A1 = ``rows[0][0]``, and all rows are equally long."""

    name: str
    rows: tuple[tuple[Value, ...], ...]
    merged: tuple[Span, ...] = ()
    fonts: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """Font names by row and column, where the format tells them and they could matter."""
    hidden: frozenset[int] = frozenset()
    """Hidden rows, where the format tells them."""
    visible: bool = True


@dataclass(frozen=True)
class Book:
    """A file that was read: its sheets and what was remarkable about it."""

    sheets: tuple[Sheet, ...]
    notes: tuple[Note, ...] = ()


def address(row: int, column: int) -> str:
    """The name of a cell, counted from 0: ``address(6, 1)`` is ``B7``."""
    return f"{column_letters(column)}{row + 1}"


def column_letters(column: int) -> str:
    """The letters of a column, counted from 0: ``A`` … ``Z``, ``AA`` …"""
    letters = ""
    column += 1
    while column:
        column, place = divmod(column - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters

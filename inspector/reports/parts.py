"""The document model: what a document says, part by part, before anything is measured or drawn.

Every part is frozen data. A text may contain the mark ``(*)``; wherever it is printed, it is a superscript that calls
the footnote of its section. Texts are NFC and never empty unless a field says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from typing import Final, Literal

MARK: Final = "(*)"
"""Calls the footnote; set as a superscript."""

PAGES: Final = "pages"
"""Name of the field that prints the number of pages of the body."""

Align = Literal["left", "center", "right", "justify"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one look, or a blank of ``blank`` millimetres, or the value of a ``field``."""

    text: str = ""
    bold: bool = False
    italic: bool = False
    blank: float = 0.0
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """Quốc hiệu, Tiêu ngữ, agencies, number and symbol; place and date except on minutes."""

    superior: str
    name: str
    symbol: str
    """Type and issuer: "BC-ĐKT"."""
    number: str = ""
    place: str = ""
    """Empty prints no place and date (biên bản)."""
    year: int
    day: date | None = None
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Title:
    """Tên loại and trích yếu."""

    kind: str
    abstract: str


@dataclass(frozen=True, slots=True)
class Addressee:
    """Kính gửi: one on the same line, several below each other."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bases:
    """Căn cứ: italic, one a paragraph, the last one ends with a full stop."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """``I.`` (level 1, capitals), ``1.`` (level 2) or ``a)`` (level 3); never parted from what follows."""

    level: Literal[1, 2, 3]
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, justified with a first-line indent unless told otherwise."""

    runs: tuple[Run, ...]
    align: Align = "justify"
    indent: bool = True
    keep_with_next: bool = False
    size: float = 0.0
    """Points; 0 is the body's size."""


@dataclass(frozen=True, slots=True)
class Caption:
    """The name of a table, and under it, when there is one, its unit of measure (Đơn vị tính)."""

    text: str
    measure: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its width in millimetres, alignment of its cells, and a further space at their right."""

    width: float
    align: Literal["left", "center", "right"] = "left"
    pad: float = 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """Cells of a table from left to right; ``spans`` counts columns per cell, empty means one each."""

    cells: tuple[str, ...]
    bold: bool = False
    spans: tuple[int, ...] = ()
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table; its header rows come back on every page it reaches."""

    columns: tuple[Column, ...]
    header: tuple[Row, ...]
    rows: tuple[Row, ...]
    size: float = 12.0
    keep_with_next: bool = False
    """Its last row takes what follows along, so that a closing sentence does not stand alone on a page."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Quyền hạn, chức vụ; space for signature and stamp; position and name. An empty name leaves dots."""

    authority: tuple[str, ...]
    position: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Closing:
    """The end of a document: signatures and Nơi nhận.

    One signature stands at the right with the recipients level with its authority; several stand in one row with the
    recipients below them (biên bản).
    """

    signatures: tuple[Signature, ...]
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Symbol:
    """A text as a QR code in the middle of the line, ``size`` millimetres wide, quiet zone included."""

    text: str
    size: float


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts a new page."""


@dataclass(frozen=True, slots=True)
class AnnexTitle:
    """``Phụ lục I``, its title in capitals, and in italic what it belongs to."""

    label: str
    title: str
    attachment: tuple[Run, ...]


Part = (
    Letterhead
    | Title
    | Addressee
    | Bases
    | Heading
    | Paragraph
    | Caption
    | Table
    | Symbol
    | Closing
    | PageBreak
    | AnnexTitle
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Parts with page numbers of their own: the body, or one annex."""

    parts: tuple[Part, ...]
    footnote: str = ""
    """Stands at the foot of those pages that carry the mark ``(*)``."""
    note: str = ""
    """Stands at the foot of every page."""
    name: str = ""
    """Bookmark of an annex; empty for the body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole document: its body, its annexes and what the file says about itself."""

    title: str
    author: str
    subject: str
    made_at: datetime
    body: Section
    annexes: tuple[Section, ...] = ()
    keywords: tuple[str, ...] = ()
    language: str = "vi-VN"
    imprint: str = ""
    """8 pt in the bottom margin of the body's last page: the journal number."""
    draft: bool = False


def plain(text: str, *, bold: bool = False, italic: bool = False) -> tuple[Run, ...]:
    """One run of ``text``."""
    return (Run(text, bold=bold, italic=italic),)


def text_of(runs: tuple[Run, ...]) -> str:
    """The words of ``runs``; a blank counts as one space."""
    return "".join(run.text or " " for run in runs)


def texts_within(part: object) -> Iterator[str]:
    """All texts of a part, of a document or of several, in order, blank ones too."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from texts_within(one)
    elif is_dataclass(part):
        for field in fields(part):
            yield from texts_within(getattr(part, field.name))

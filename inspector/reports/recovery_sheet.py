"""A secret code on one sheet of paper, with what it is for and how to keep it.

There are two, and they have different names: phiếu mở khóa dữ liệu opens protected data, phiếu khôi phục quyền Trưởng
đoàn makes another laptop the team lead's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Final, Literal

from inspector.core.formats import date_long, time_long
from inspector.reports.parts import (
    Caption,
    Closing,
    Column,
    Document,
    Heading,
    Paragraph,
    Part,
    Row,
    Section,
    Signature,
    Symbol,
    Table,
    Title,
    plain,
)
from inspector.reports.pdf.render import RenderResult, render_pdf
from inspector.reports.wording import catalogue, phrase

_IN_ROW: Final = 6
_CODE_SIZE: Final = 14.0
"""A group of the widest signs, WWWWW, just stands on one line."""
_TEXT_SIZE: Final = 12.0
_WIDTH: Final = 165.0
_SYMBOL: Final = 36.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoverySheet:
    """What stands on a recovery sheet."""

    name: str
    """The workspace's."""
    groups: tuple[str, ...]
    """The code in its groups."""
    made_at: datetime
    """In local time."""
    purpose: Literal["store", "team"] = "store"
    """``store`` opens protected data; ``team`` makes another laptop the team lead's."""


def write_recovery_sheet(sheet: RecoverySheet, target: Path | BinaryIO) -> RenderResult:
    """Write the sheet as one A4 page; raises ``OSError`` where that is not possible."""
    return render_pdf(compose_recovery_sheet(sheet), target)


def compose_recovery_sheet(sheet: RecoverySheet) -> Document:
    """The sheet as a document."""
    kind = phrase(f"recovery_sheet.{sheet.purpose}_kind")
    parts: list[Part] = [
        Title(kind, phrase(f"recovery_sheet.{sheet.purpose}_abstract", name=sheet.name)),
        _text(phrase("recovery_sheet.made", time=time_long(sheet.made_at.time()), day=date_long(sheet.made_at))),
        _text(phrase(f"recovery_sheet.{sheet.purpose}_purpose")),
        Caption(phrase(f"recovery_sheet.{sheet.purpose}_code")),
        _code(sheet.groups),
        Symbol("-".join(sheet.groups), _SYMBOL),
        *_list("1.", f"{sheet.purpose}_use"),
        *_list("2.", f"{sheet.purpose}_keep"),
        Closing((_signature("maker"), _signature("keeper"))),
    ]
    return Document(
        title=f"{kind}: {sheet.name}",
        author=phrase("frame.creator"),
        subject=kind,
        made_at=sheet.made_at,
        body=Section(parts=tuple(parts)),
    )


def _text(words: str) -> Paragraph:
    return Paragraph(plain(words), size=_TEXT_SIZE)


def _code(groups: tuple[str, ...]) -> Table:
    """The groups with their numbers above them, so that one can be asked for."""
    rows = [groups[start : start + _IN_ROW] for start in range(0, len(groups), _IN_ROW)]
    lines: list[Row] = []
    for number, row in enumerate(rows):
        numbers = (str(number * _IN_ROW + place + 1) for place in range(len(row)))
        lines += [Row(tuple(numbers), keep_with_next=True), Row(row, bold=True, keep_with_next=True)]
    width = _WIDTH / _IN_ROW
    return Table(
        tuple(Column(width, "center") for _ in range(_IN_ROW)), (), tuple(lines), _CODE_SIZE, keep_with_next=True
    )


def _list(label: str, name: str) -> list[Part]:
    """A heading and the sentences ``<name>_1``, ``<name>_2``… below it."""
    texts = catalogue("recovery_sheet")
    count = sum(key.startswith(f"{name}_") for key in texts)
    items = [_text(f"- {texts[f'{name}_{number}']}") for number in range(1, count + 1)]
    return [Heading(2, label, phrase(f"recovery_sheet.{name}")), *items]


def _signature(role: str) -> Signature:
    return Signature((phrase(f"recovery_sheet.{role}"),))

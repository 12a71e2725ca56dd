"""How a document is cited (viện dẫn), after Decree 30/2020/NĐ-CP, Annex I.

In full the first time: type, number and symbol, date, issuer, abstract; afterwards type, number and symbol only. Laws
and ordinances are cited by name and date, without number and issuer. What is not known yet is printed as dots.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inspector.core.formats import date_long
from inspector.core.text import fold
from inspector.domain.legal_document import Numbering

if TYPE_CHECKING:
    from datetime import date

NUMBER_DOTS: Final = "." * 12
DAY_DOTS: Final = "." * 7
_BY_NAME: Final = frozenset({"hien phap", "bo luat", "luat", "phap lenh"})


@dataclass(frozen=True, slots=True)
class Source:
    """The parts of a citation."""

    type_name: str
    number: str | None = None
    symbol: str | None = None
    issued_on: date | None = None
    issuer: str | None = None
    abstract: str | None = None
    numbering: Numbering = Numbering.STATE
    year: int | None = None
    """Year printed where the date is not known yet."""


def full_citation(source: Source) -> str:
    """``Kế hoạch số 1202/KH-UBND ngày 09 tháng 5 năm 2017 của Ủy ban nhân dân tỉnh … về …``."""
    if _cited_by_name(source):
        day = date_long(source.issued_on) if source.issued_on else ""
        return _joined(source.type_name, source.abstract or "", day)
    if not (source.number or source.symbol or source.issued_on):
        return _joined(source.type_name, _of(source.issuer), source.abstract or "")
    parts = (_number_part(source), _date_part(source), _of(source.issuer or NUMBER_DOTS), source.abstract or "")
    return _joined(source.type_name, *parts)


def short_citation(source: Source) -> str:
    """``Kế hoạch số 1202/KH-UBND``, for every mention after the first."""
    if _cited_by_name(source):
        return _joined(source.type_name, source.abstract or "")
    if not (source.number or source.symbol):
        return source.type_name if not source.issued_on else _joined(source.type_name, date_long(source.issued_on))
    return _joined(source.type_name, _number_part(source))


def document_number(number: str | None, symbol: str | None, numbering: Numbering) -> str:
    """Number and symbol: ``05/KH-UBND`` of a State body, ``12-CTr/TU`` of a Party body."""
    shown = NUMBER_DOTS if not number else number.zfill(2) if number.isdigit() else number
    mark = "-" if numbering == Numbering.PARTY else "/"
    return f"{shown}{mark}{symbol}" if symbol else shown


def _number_part(source: Source) -> str:
    return "số " + document_number(source.number, source.symbol, source.numbering)


def _date_part(source: Source) -> str:
    if source.issued_on:
        return date_long(source.issued_on)
    return f"ngày {DAY_DOTS} tháng {DAY_DOTS} năm {source.year or DAY_DOTS}"


def _of(issuer: str | None) -> str:
    return f"của {issuer}" if issuer else ""


def _cited_by_name(source: Source) -> bool:
    return fold(source.type_name) in _BY_NAME


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)

"""Numbers and symbols of documents: a register gives each number of a year once (Điều 8, Nghị định 30/2020/NĐ-CP)."""

from __future__ import annotations

import re
from dataclasses import replace
from string import ascii_letters
from typing import TYPE_CHECKING, Final

from inspector.core.clock import VIETNAM, today
from inspector.core.formats import date_short
from inspector.domain.document import DocumentKind
from inspector.domain.inspection import Inspection
from inspector.domain.problem import Target, make_problem
from inspector.domain.supplement import Supplement
from inspector.reports.numbering import MINUTES, REPORT, full_symbol
from inspector.services.documents.framing import issuer_of
from inspector.store.queries import papers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlmodel import Session

    from inspector.domain.document import IssuedDocument
    from inspector.domain.problem import Problem
    from inspector.services.documents.framing import Options
    from inspector.services.workspace import Workspace

_NUMBER: Final = re.compile(r"[0-9]{1,6}[A-ZĐa-zđ]?")
"""Arabic figures (Điều 8, Nghị định 30/2020/NĐ-CP); a letter behind them where a number had to be put in between."""
_LETTERS: Final = ascii_letters + "Đđ"
_REPORTS: Final = Target("reports")
_SYMBOLS: Final = {
    DocumentKind.MINUTES: MINUTES,
    DocumentKind.SUPPLEMENT: MINUTES,
    DocumentKind.ROUND_REPORT: REPORT,
    DocumentKind.YEAR_REPORT: REPORT,
}


def symbol_of(session: Session, kind: DocumentKind) -> str:
    """``BC-ĐKT``: the kind, then the team's own symbol, as the letterhead prints it."""
    return full_symbol(_SYMBOLS[kind], issuer_of(papers.organisation(session)).symbol)


def document_symbol(workspace: Workspace, kind: DocumentKind) -> str:
    """The symbol that documents of a kind bear after their number."""
    with workspace.read() as session:
        return symbol_of(session, kind)


def recorded_number(session: Session, kind: DocumentKind, owner_id: str) -> str:
    """The number that was typed when minutes, plain or supplementary, were recorded as signed; blank for none."""
    if kind == DocumentKind.MINUTES:
        visit = session.get(Inspection, owner_id)
        return _alone(visit.minutes_number if visit else None)
    if kind == DocumentKind.SUPPLEMENT:
        record = session.get(Supplement, owner_id)
        return _alone(record.number if record else None)
    return ""


def numbered(session: Session, kind: DocumentKind, owner_id: str, options: Options) -> Options:
    """The options with the number recorded at the signing where none was given."""
    return options if options.number else replace(options, number=recorded_number(session, kind, owner_id))


def number_problems(
    workspace: Workspace, session: Session, kind: DocumentKind, owner_id: str, options: Options
) -> Iterator[Problem]:
    """An error where the number is none, or was given to another document of the same register and year.

    The same document may be issued anew under its number; another number for it is questioned. So is a number that was
    taken back, and one that does not go on with the days of the register.
    """
    if not options.number:
        return
    symbol = symbol_of(session, kind)
    values = {"number": options.number, "symbol": symbol}
    if not _NUMBER.fullmatch(options.number):
        yield make_problem("error", "number_odd", _REPORTS, **values)
        return
    year = (options.dated_on or today(workspace.clock)).year
    register = [one for one in papers.issued(session, withdrawn=True) if one.symbol == symbol and _year(one) == year]
    living = [one for one in register if not one.deleted and (one.kind, one.owner_id) != (kind, owner_id)]
    taken = next((one for one in living if _plain(one.number) == _plain(options.number)), None)
    if taken is not None:
        yield make_problem("error", "number_taken", _REPORTS, **values, year=str(year), title=taken.title or "")
        return
    other = next((one for one in register if not one.deleted and (one.kind, one.owner_id) == (kind, owner_id)), None)
    if other is not None and _plain(other.number) != _plain(options.number):
        yield make_problem(
            "warning", "number_second", _REPORTS, **values, other=other.number or "", title=other.title or ""
        )
    gone = next((one for one in register if one.deleted and _plain(one.number) == _plain(options.number)), None)
    if gone is not None:
        yield make_problem("warning", "number_withdrawn", _REPORTS, **values, year=str(year), title=gone.title or "")
    yield from _out_of_order(living, options, values)


def number_doubts(workspace: Workspace, kind: DocumentKind, owner_id: str, options: Options) -> tuple[str, ...]:
    """What speaks against a number and does not forbid it, a sentence each: asked before a copy is issued."""
    with workspace.read() as session:
        options = numbered(session, kind, owner_id, options)
        found = number_problems(workspace, session, kind, owner_id, options)
        return tuple(one.message for one in found if one.level == "warning")


def _out_of_order(living: Iterable[IssuedDocument], options: Options, values: dict[str, str]) -> Iterator[Problem]:
    """A lower number with a later day in the register, or a higher one with an earlier day."""
    day, place = options.dated_on, _place(options.number)
    if day is None:
        return
    for one in living:
        if one.dated_on is None or not _NUMBER.fullmatch(one.number or ""):
            continue
        if (_place(one.number) < place and one.dated_on > day) or (_place(one.number) > place and one.dated_on < day):
            days = {"day": date_short(day), "other": one.number or "", "other_day": date_short(one.dated_on)}
            yield make_problem("warning", "number_out_of_order", _REPORTS, **values, **days)
            return


def _alone(number: str | None) -> str:
    """``01`` of ``01/BB-ĐKT``: the symbol is printed behind it."""
    return (number or "").partition("/")[0].strip()


def _place(number: str | None) -> tuple[int, str]:
    """Where a number stands in its register: 5 before 5a before 6."""
    digits = (number or "").rstrip(_LETTERS)
    return int(digits), (number or "").removeprefix(digits).casefold()


def _plain(number: str | None) -> str:
    """``05`` is number 5."""
    return (number or "").strip().lstrip("0")


def _year(record: IssuedDocument) -> int | None:
    if record.dated_on is not None:
        return record.dated_on.year
    return record.issued_at.astimezone(VIETNAM).year if record.issued_at else None

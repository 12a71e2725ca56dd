"""Numbers and symbols of documents: a register gives each number of a year once (Điều 8, Nghị định 30/2020/NĐ-CP)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from inspector.core.clock import VIETNAM, today
from inspector.core.messages import text
from inspector.domain.completeness import Problem, Target
from inspector.domain.document import DocumentKind
from inspector.reports.numbering import MINUTES, REPORT, full_symbol
from inspector.services.documents.framing import issuer_of
from inspector.store.queries import papers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlmodel import Session

    from inspector.domain.document import IssuedDocument
    from inspector.services.documents.framing import Options
    from inspector.services.workspace import Workspace

_NUMBER: Final = re.compile(r"[0-9]{1,6}[A-ZĐa-zđ]?")
"""Arabic figures (Điều 8, Nghị định 30/2020/NĐ-CP); a letter behind them where a number had to be put in between."""
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


def number_problems(
    workspace: Workspace, session: Session, kind: DocumentKind, owner_id: str, options: Options
) -> Iterator[Problem]:
    """An error where the number is none, or was given to another document of the same register and year.

    The same document may be issued anew under its number.
    """
    if not options.number:
        return
    symbol = symbol_of(session, kind)
    if not _NUMBER.fullmatch(options.number):
        said = text("completeness.number_odd", number=options.number, symbol=symbol)
        yield Problem("error", "number_odd", said, Target("reports"))
        return
    year = (options.dated_on or today(workspace.clock)).year
    for one in papers.issued(session):
        is_same = (one.kind, one.owner_id) == (kind, owner_id)
        if not is_same and one.symbol == symbol and _plain(one.number) == _plain(options.number) and _year(one) == year:
            values = {"number": options.number, "symbol": symbol, "year": str(year), "title": one.title or ""}
            yield Problem("error", "number_taken", text("completeness.number_taken", **values), Target("reports"))
            return


def _plain(number: str | None) -> str:
    """``05`` is number 5."""
    return (number or "").strip().lstrip("0")


def _year(record: IssuedDocument) -> int | None:
    if record.dated_on is not None:
        return record.dated_on.year
    return record.issued_at.astimezone(VIETNAM).year if record.issued_at else None

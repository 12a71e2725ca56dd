"""A print that is not what was signed or issued: the data were changed since, and every page must say so.

The signed or issued paper or file stays the original (Decree 30/2020): what is made from changed data never passes for
it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.core.clock import VIETNAM
from inspector.core.formats import date_short
from inspector.domain.inspection import Inspection
from inspector.reports.wording import phrase
from inspector.services.documents.composing import content_of
from inspector.services.documents.corrections import read_corrections
from inspector.services.documents.supplement_data import minutes_texts
from inspector.store.queries import papers, supplements

if TYPE_CHECKING:
    from sqlmodel import Session

    from inspector.domain.document import DocumentKind, IssuedDocument
    from inspector.reports import MinutesInput
    from inspector.services.documents.composing import Source
    from inspector.services.documents.framing import Options
    from inspector.services.workspace import Workspace


def signed_note(workspace: Workspace, session: Session, inspection_id: str, source: MinutesInput) -> str:
    """What is printed on minutes that hold other data than those that were signed; nothing where they do not."""
    signed_on = session.get_one(Inspection, inspection_id).minutes_signed_on
    if signed_on is None:
        return ""
    made = [one.signed_on for one in supplements.supplements(session, inspection_id) if one.signed_on]
    if made:
        days = "; ".join(date_short(day) for day in made)
        return phrase("minutes.reprint_supplemented", days=days, signed=date_short(signed_on))
    if read_corrections(workspace, session, inspection_id, 1, minutes_texts(source)):
        return phrase("minutes.reprint_changed", signed=date_short(signed_on))
    return ""


def issued_note(session: Session, kind: DocumentKind, owner_id: str, options: Options, source: Source) -> str:
    """What is printed on a document that was issued and says something else now; nothing where it says the same.

    Under another number it is another document, which may be issued in its turn.
    """
    record = _issued(session, kind, owner_id, options.number)
    if record is None:
        return ""
    kept = (record.snapshot or {}).get("content")
    same_day = options.dated_on in (None, record.dated_on)
    if same_day and kept == content_of(source):
        return ""
    return phrase("frame.reprint_changed" if kept else "frame.reprint_unknown", called=_called(record))


def _issued(session: Session, kind: DocumentKind, owner_id: str, number: str | None) -> IssuedDocument | None:
    """The latest issued copy that a print could be taken for: it bears the same number, or none yet."""
    for one in papers.issued(session):
        if (one.kind, one.owner_id) == (kind, owner_id) and number in (None, one.number):
            return one
    return None


def _called(record: IssuedDocument) -> str:
    """Number and day of an issued document, as far as it has them: "số 05/BC-ĐKT, ngày 29/09/2019"."""
    day = record.dated_on or (record.issued_at.astimezone(VIETNAM).date() if record.issued_at else None)
    number = phrase("frame.reprint_number", number=record.number, symbol=record.symbol) if record.number else ""
    issued_on = phrase("frame.reprint_day", day=date_short(day)) if day else ""
    return ", ".join(part for part in (number, issued_on) if part)

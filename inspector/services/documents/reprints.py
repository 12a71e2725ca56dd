"""A print that is not what was signed or issued: the data were changed since, and every page must say so.

The signed or issued paper or file stays the original (Decree 30/2020): what is made from changed data never passes for
it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from inspector.core.clock import VIETNAM
from inspector.core.formats import date_short
from inspector.domain.inspection import Inspection
from inspector.reports.wording import phrase
from inspector.services.documents.composing import content_of
from inspector.services.documents.corrections import read_corrections
from inspector.services.documents.supplement_data import minutes_texts
from inspector.store.queries import supplements

if TYPE_CHECKING:
    from sqlmodel import Session

    from inspector.domain.document import IssuedDocument
    from inspector.reports import MinutesInput
    from inspector.services.documents.composing import Source
    from inspector.services.documents.framing import Options
    from inspector.services.workspace import Workspace

_CONTENT: Final = "content"
_AS_OF: Final = "as_of"


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


def kept_of(source: Source, as_of: date) -> dict[str, str]:
    """What is kept of an issued document to know its words again: their digest, and as of which day they tell."""
    return {_CONTENT: content_of(source), _AS_OF: as_of.isoformat()}


def as_of_then(record: IssuedDocument, options: Options) -> date | None:
    """As of which day an issued document tells, where just that one is printed; nothing for another number or day."""
    kept = (record.snapshot or {}).get(_AS_OF)
    itself = options.number == record.number and _of_its_day(record, options)
    return date.fromisoformat(kept) if kept and itself else None


def says_the_same(record: IssuedDocument, options: Options, source: Source) -> bool:
    """Whether a print has the words of the issued document that it could be taken for."""
    return _of_its_day(record, options) and (record.snapshot or {}).get(_CONTENT) == content_of(source)


def issued_note(record: IssuedDocument) -> str:
    """What is printed on a document that was issued and says something else now."""
    kept = (record.snapshot or {}).get(_CONTENT)
    return phrase("frame.reprint_changed" if kept else "frame.reprint_unknown", called=_called(record))


def _of_its_day(record: IssuedDocument, options: Options) -> bool:
    return options.dated_on in (None, record.dated_on)


def _called(record: IssuedDocument) -> str:
    """Number and day of an issued document, as far as it has them: "số 05/BC-ĐKT, ngày 29/09/2019"."""
    day = record.dated_on or (record.issued_at.astimezone(VIETNAM).date() if record.issued_at else None)
    number = phrase("frame.reprint_number", number=record.number, symbol=record.symbol) if record.number else ""
    issued_on = phrase("frame.reprint_day", day=date_short(day)) if day else ""
    return ", ".join(part for part in (number, issued_on) if part)

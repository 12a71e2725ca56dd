"""A print of signed minutes that is not what was signed: the data were put right since, and the page must say so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspector.core.formats import date_short
from inspector.domain.inspection import Inspection
from inspector.reports.wording import phrase
from inspector.services.documents.corrections import read_corrections
from inspector.services.documents.supplement_data import minutes_texts
from inspector.store.queries import supplements

if TYPE_CHECKING:
    from sqlmodel import Session

    from inspector.reports import MinutesInput
    from inspector.services.workspace import Workspace


def marked_reprint(workspace: Workspace, session: Session, inspection_id: str, source: MinutesInput) -> MinutesInput:
    """The minutes with a note on every page where they hold other data than those that were signed.

    The signed paper or file stays the original (Decree 30/2020): what is made from changed data never passes for it.
    """
    signed_on = session.get_one(Inspection, inspection_id).minutes_signed_on
    if signed_on is None:
        return source
    made = [one.signed_on for one in supplements.supplements(session, inspection_id) if one.signed_on]
    if made:
        days = "; ".join(date_short(day) for day in made)
        words = phrase("minutes.reprint_supplemented", days=days, signed=date_short(signed_on))
    elif read_corrections(workspace, session, inspection_id, 1, minutes_texts(source)):
        words = phrase("minutes.reprint_changed", signed=date_short(signed_on))
    else:
        return source
    note = " ".join(part for part in (words, source.frame.note) if part)
    return replace(source, frame=replace(source.frame, note=note))

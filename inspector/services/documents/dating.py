"""The day a document bears: no document tells of a visit that came after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.core.errors import Refused
from inspector.core.formats import date_short
from inspector.domain.document import DocumentKind
from inspector.domain.inspection import Inspection, InspectionState
from inspector.domain.problem import Problem, Target
from inspector.services.documents.owners import get_supplement, progress_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlmodel import Session

    from inspector.services.workspace import Workspace

_HELD = (InspectionState.IN_PROGRESS, InspectionState.INSPECTED)
DATED_EARLY = "dated_early"
"""Code of the problem that a document is dated before what it tells of."""


def earliest_day(workspace: Workspace, kind: DocumentKind, owner_id: str) -> date | None:
    """The first day that a document can bear: of the last visit that it tells of; nothing where none has a day."""
    with workspace.read() as session:
        return read_earliest_day(session, kind, owner_id)


def read_earliest_day(session: Session, kind: DocumentKind, owner_id: str) -> date | None:
    """As :func:`earliest_day`; supplementary minutes come no sooner than their meeting and the minutes they mend."""
    if kind == DocumentKind.MINUTES:
        found = session.get(Inspection, owner_id)
        return found.inspected_on if found else None
    if kind == DocumentKind.SUPPLEMENT:
        record = get_supplement(session, owner_id)
        mended = session.get(Inspection, record.inspection_id)
        return max((day for day in (record.held_on, mended and mended.minutes_signed_on) if day), default=None)
    visits = progress_of(session, kind, owner_id).visits
    return max((row.inspected_on for row in visits if row.inspected_on and row.state in _HELD), default=None)


def unfit_day(dated_on: date | None, earliest: date | None, latest: date) -> Refused | None:
    """Why a document cannot bear this day: it has not come yet, or :func:`too_early`; nothing where it can."""
    if dated_on is not None and dated_on > latest:
        return Refused("documents.future", field="dated_on", date=date_short(dated_on))
    return too_early(dated_on, earliest)


def too_early(dated_on: date | None, earliest: date | None) -> Refused | None:
    """Why a document cannot bear this day; nothing where it can."""
    if dated_on is None or earliest is None or dated_on >= earliest:
        return None
    return Refused("documents.early", field="dated_on", date=date_short(dated_on), day=date_short(earliest))


def day_problems(session: Session, kind: DocumentKind, owner_id: str, dated_on: date | None) -> Iterator[Problem]:
    """An error where the document is dated before the last visit that it tells of."""
    error = too_early(dated_on, read_earliest_day(session, kind, owner_id)) if dated_on else None
    if error is not None:
        yield Problem("error", DATED_EARLY, str(error), Target("reports"))

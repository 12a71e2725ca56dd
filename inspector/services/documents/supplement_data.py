"""What supplementary minutes are made from: the minutes as they were signed, and what was changed since."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from inspector.core.clock import today
from inspector.domain.inspection import Inspection
from inspector.reports import ChangeLine, MinutesInput, SupplementInput, conclusions, minutes_sections
from inspector.services.documents.corrections import Correction, Section, read_corrections
from inspector.services.documents.minutes_data import minutes_input
from inspector.services.documents.owners import get_supplement

if TYPE_CHECKING:
    from sqlmodel import Session

    from inspector.domain.supplement import Supplement
    from inspector.services.documents.framing import Options
    from inspector.services.workspace import Workspace

_RECORDED: Final = ("introduction", "strengths", "limits", "opinion")
"""Sections of minutes where what was recorded at the unit stands while nobody wrote."""


def supplement_input(
    workspace: Workspace,
    session: Session,
    supplement_id: str,
    options: Options,
    recipients: tuple[str, ...] = (),
) -> SupplementInput:
    """Supplementary minutes as plain data; signed ones hold what was signed, others what was changed until now."""
    record = get_supplement(session, supplement_id)
    inspection_id = record.inspection_id or ""
    inspection = session.get_one(Inspection, inspection_id)
    visit = minutes_input(workspace, session, inspection_id, options, recipients)
    found: tuple[Correction, ...] = ()
    if record.signed_on is None:
        found = read_corrections(workspace, session, inspection_id, record.ordinal or 1, minutes_texts(visit))
    return SupplementInput(
        visit=_meeting(workspace, visit, record),
        ordinal=record.ordinal or 1,
        original_on=inspection.minutes_signed_on,
        original_number=inspection.minutes_number or "",
        reason=record.reason or "",
        changes=_signed_lines(record) if record.signed_on else _lines(record, found),
        conclusions=tuple((record.content or {}).get("conclusions", ()))
        if record.signed_on
        else _conclusions(visit, found),
    )


def minutes_texts(visit: MinutesInput) -> dict[str, Section]:
    """The parts of the minutes that people may write, by section: its name and what stands there by default."""
    listed = minutes_sections(visit)
    return {one.key: Section(one.title, "\n".join(default_text(visit, one.key, one.default))) for one in listed}


def default_text(visit: MinutesInput, key: str, default: tuple[str, ...]) -> tuple[str, ...]:
    """What stands in a section of minutes until somebody writes: what was recorded at the unit comes first."""
    if key in _RECORDED:
        recorded: tuple[str, ...] = getattr(visit, key)
        return recorded or default
    return default


def _conclusions(visit: MinutesInput, found: tuple[Correction, ...]) -> tuple[str, ...]:
    return conclusions(visit, points=any(one.points for one in found), outcome=any(one.outcome for one in found))


def _lines(record: Supplement, corrections: tuple[Correction, ...]) -> tuple[ChangeLine, ...]:
    return tuple(
        ChangeLine(what=one.what, old=one.old, new=one.new, reason=record.reason or "", key=one.key)
        for one in corrections
    )


def _signed_lines(record: Supplement) -> tuple[ChangeLine, ...]:
    lines = (record.content or {}).get("changes", [])
    return tuple(ChangeLine(what=what, old=old, new=new, reason=reason) for what, old, new, reason in lines)


def _meeting(workspace: Workspace, visit: MinutesInput, record: Supplement) -> MinutesInput:
    """The visit with day, place and opinion of the meeting about the changes."""
    year = (record.held_on or today(workspace.clock)).year
    return replace(
        visit,
        frame=replace(visit.frame, year=year, bases=()),
        visited_on=record.held_on,
        started_at=None,
        ended_at=None,
        place=record.place or visit.place,
        opinion=(),
    )

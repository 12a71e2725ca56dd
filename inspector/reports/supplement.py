"""Biên bản bổ sung: what is put right in minutes that are signed (Decree 30/2020, form 1.9).

The signed minutes stay as they are; these name them by their date, say what changes from what to what and why, hear
the unit, and are signed by the same sides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from inspector.core.formats import date_long
from inspector.core.sentences import within_sentence
from inspector.reports.inputs import Paragraphs
from inspector.reports.minutes import (
    copies,
    end,
    meeting,
    outcome_sentence,
    say,
    total_sentence,
    unit_opinion,
)
from inspector.reports.minutes_input import MinutesInput
from inspector.reports.numbering import MINUTES, full_symbol
from inspector.reports.parts import Column, Document, Heading, Part, Row, Table, Title
from inspector.reports.sections.context import text
from inspector.reports.sections.frame import closing, document, letterhead
from inspector.reports.wording import phrase

_SHORT: Final = 12
"""Letters of a value that takes no room: points, a day, yes or no."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """One thing put right: what it is, as it was signed, as it is now, and why."""

    what: str
    old: str
    new: str
    reason: str
    key: str = ""
    """Names the change among those of one visit, so that a reason can be written for it; empty once it is signed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementInput:
    """Supplementary minutes of one visit."""

    visit: MinutesInput
    """The visit as it stands now; day, place, people, opinion and copies are those of the meeting about the changes."""
    ordinal: int = 1
    original_on: date | None = None
    """Day on which the minutes were signed."""
    original_number: str = ""
    reason: str = ""
    changes: tuple[ChangeLine, ...] = ()
    further: Paragraphs = ()
    """What is added in words and is no change of something recorded."""
    conclusions: Paragraphs = ()
    """What the changes make of sum and outcome; see `conclusions`."""


def compose_supplement(source: SupplementInput) -> Document:
    """The supplementary minutes of one visit."""
    visit = source.visit
    frame = visit.frame
    key = "supplement.abstract_again" if source.ordinal > 1 else "supplement.abstract"
    abstract = phrase(key, topic=visit.topic, unit=visit.unit_name, ordinal=source.ordinal)
    kind = phrase("supplement.kind")
    parts: list[Part] = [letterhead(frame, MINUTES, dated=False), Title(kind, abstract), *meeting(visit)]
    for section in (_grounds, _changes, _ending):
        parts += section(source)
    parts.append(closing(frame))
    subject = f"{kind}: {abstract}"
    keywords = (visit.topic, visit.unit_name)
    return document(frame, title=subject, subject=subject, keywords=keywords, parts=parts, annexes=[])


def conclusions(visit: MinutesInput, *, points: bool, outcome: bool) -> Paragraphs:
    """Sum and outcome as they stand now, where points or outcome are among the changes."""
    total = phrase("supplement.total", total=within_sentence(total_sentence(visit)))
    return (*([total] if points else ()), *([outcome_sentence(visit)] if points or outcome else ()))


def _grounds(source: SupplementInput) -> Iterator[Part]:
    yield Heading(1, "I.", phrase("supplement.I"))
    yield text(phrase("supplement.grounds", original=_original(source)))
    if source.reason:
        yield text(phrase("supplement.reason", reason=source.reason.rstrip(". ")))


def _original(source: SupplementInput) -> str:
    """The minutes that are put right, by number and day."""
    visit, number = source.visit, source.original_number
    return phrase(
        "supplement.original",
        topic=visit.topic,
        unit=visit.unit_name,
        number=phrase("supplement.number", number=number, symbol=full_symbol(MINUTES, visit.frame.issuer.symbol))
        if number
        else "",
        day=date_long(source.original_on) if source.original_on else phrase("supplement.blank_day"),
    )


def _changes(source: SupplementInput) -> Iterator[Part]:
    yield Heading(1, "II.", phrase("supplement.II"))
    if source.changes:
        yield replace(text(say(source.visit, "supplement.agreed")), keep_with_next=True)
        yield _table(source)
    elif not source.further:
        yield text(phrase("supplement.none"))
    yield from map(text, source.further)
    yield from map(text, source.conclusions)
    yield text(phrase("supplement.rest"))


def _table(source: SupplementInput) -> Table:
    names = ("number", "what", "old", "new", "reason")
    head = Row(tuple(phrase(f"supplement.column_{name}") for name in names))
    # Beside points the names of the criteria want the room, beside texts the texts do.
    short = all(len(words) <= _SHORT for line in source.changes for words in (line.old, line.new))
    what, value = (72, 24) if short else (47, 36)
    columns = (Column(10, "center"), Column(what), Column(value), Column(value), Column(155 - what - 2 * value))
    rows = tuple(
        Row((str(place), line.what, line.old, line.new, _reason(source, line)))
        for place, line in enumerate(source.changes, start=1)
    )
    return Table(columns, (head,), rows, size=13)


def _reason(source: SupplementInput, line: ChangeLine) -> str:
    """A change's own reason; the common one stands above already."""
    return phrase("supplement.reason_common") if line.reason == source.reason else line.reason


def _ending(source: SupplementInput) -> Iterator[Part]:
    yield Heading(1, "III.", phrase("supplement.III"))
    yield from unit_opinion(source.visit)
    yield copies(source.visit)
    yield end(source.visit, "supplement.end")

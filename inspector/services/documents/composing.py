"""Plain data of any kind of document: as a document of parts, and told apart by what it says."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from inspector.reports import (
    MinutesInput,
    RoundReportInput,
    SupplementInput,
    YearReportInput,
    compose_minutes,
    compose_round_report,
    compose_supplement,
    compose_year_report,
    with_minutes_texts,
    with_report_texts,
    with_supplement_texts,
)
from inspector.reports.parts import texts_within

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspector.reports import Document
    from inspector.reports.inputs import Frame

Source = RoundReportInput | YearReportInput | MinutesInput | SupplementInput
"""A document as plain data."""
_ANY_DAY: Final = datetime(2000, 1, 1, tzinfo=UTC)


def composed(source: Source) -> Document:
    """The document of parts."""
    if isinstance(source, YearReportInput):
        return compose_year_report(source)
    if isinstance(source, RoundReportInput):
        return compose_round_report(source)
    if isinstance(source, SupplementInput):
        return compose_supplement(source)
    return compose_minutes(source)


def with_texts(source: Source, written: Mapping[str, tuple[str, ...]]) -> Source:
    """``source`` with what people wrote, by section."""
    if isinstance(source, SupplementInput):
        return with_supplement_texts(source, written)
    if isinstance(source, MinutesInput):
        return with_minutes_texts(source, written)
    return replace(source, data=with_report_texts(source.data, written))


def frame_of(source: Source) -> Frame:
    """What stands around the text."""
    return source.visit.frame if isinstance(source, SupplementInput) else source.frame


def with_frame(source: Source, frame: Frame) -> Source:
    """``source`` in another frame."""
    if isinstance(source, SupplementInput):
        return replace(source, visit=replace(source.visit, frame=frame))
    return replace(source, frame=frame)


def content_of(source: Source) -> str:
    """SHA-256 of the words of a document, apart from its number, its date, its notes and the journal it is made from.

    Two prints with the same words say the same, whatever their layout.
    """
    bare = replace(
        frame_of(source), number="", issued_on=None, year=0, note="", draft=False, journal_no=None, made_at=_ANY_DAY
    )
    digest = hashlib.sha256()
    document = composed(with_frame(source, bare))
    for words in filter(None, texts_within((document.body, document.annexes))):
        digest.update(words.encode() + b"\0")
    return digest.hexdigest()

"""What was changed since minutes were signed, read from the journal: the content of supplementary minutes.

A value that was changed and changed back is no correction. What was recorded and left out again is none either.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from inspector.core.formats import date_short
from inspector.core.messages import text_in
from inspector.core.official import points
from inspector.core.sentences import within_sentence
from inspector.domain.base import CodeType, DateType, FlagType, PointsType
from inspector.domain.checklist import Answer, Area, Criterion
from inspector.domain.document import DocumentText
from inspector.domain.finding import Finding, NoViolation
from inspector.domain.inspection import Inspection, Participant
from inspector.domain.recommendation import Recommendation
from inspector.domain.registry import BY_NAME
from inspector.reports.wording import phrase
from inspector.services.documents.report_data import LANGUAGE, label_of
from inspector.store.journal.since import Known, changed_since
from inspector.store.queries import supplements as queries
from inspector.store.queries.journal_state import written_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlmodel import Session

    from inspector.domain.base import Record
    from inspector.services.workspace import Workspace
    from inspector.store.journal.since import Since

_PRINTED: Final[Mapping[str, tuple[str, ...]]] = {
    "inspection": (
        *("inspected_on", "starts_at", "ends_at", "place", "samples", "method", "strengths", "limits", "causes"),
        *("other_notes", "unit_opinion", "outcome", "outcome_reason", "report_by", "copies"),
    ),
    "participant": ("name", "capacity", "chairs", "takes_minutes", "signs"),
    "answer": ("self_points", "assessed_points", "not_applicable", "not_applicable_reason", "reason", "note"),
    "no_violation": ("checked", "sample_size", "period_from", "period_to"),
    "finding": (
        *("subject_position", "subject_name", "occurred_on", "occurred_at", "found_at", "description", "severity"),
        *("legal_basis", "explanation", "recommended_handling"),
    ),
    "recommendation": ("content", "responsible", "due_on", "due_days"),
    "document_text": ("content",),
}
"""What minutes print, by record, in the order in which supplementary minutes list it."""
_WHOLE: Final = ("participant", "no_violation", "finding", "recommendation")
"""Records that are added or left out as a whole; of the others the fields tell it."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing that stands otherwise than in the signed minutes."""

    key: str
    """Names the thing, so that a reason of its own can be kept for it."""
    what: str
    old: str
    new: str
    points: bool = False
    """Changes a sum."""
    outcome: bool = False
    """Changes the conclusion."""


class Section(NamedTuple):
    """A part of the minutes that people may write: its name, and what stands there while nobody does."""

    title: str
    default: str


def read_corrections(
    workspace: Workspace, session: Session, inspection_id: str, ordinal: int, sections: Mapping[str, Section]
) -> tuple[Correction, ...]:
    """What was changed since the signature that the supplementary minutes of this ordinal would follow.

    That is the signature of the minutes, or of the supplementary minutes before these. ``sections`` are those of the
    minutes.
    """
    records = queries.recorded(session, inspection_id)
    known = _known(workspace, session, inspection_id, ordinal)
    with workspace.store.reading() as connection:
        changed = changed_since(connection, records, known)
    found = [
        (list(_PRINTED).index(kind), _order(subject), place, correction)
        for (kind, record_id), record in changed.items()
        for subject in [_subject(session, records[kind, record_id])]
        for place, correction in enumerate(_told(records[kind, record_id], record, subject, sections))
    ]
    return tuple(correction for *_, correction in sorted(found, key=lambda one: one[:3]))


def _known(workspace: Workspace, session: Session, inspection_id: str, ordinal: int) -> Known:
    """What those knew who signed the minutes, or the supplementary minutes before these."""
    before = [
        one for one in queries.supplements(session, inspection_id) if one.signed_on and (one.ordinal or 0) < ordinal
    ]
    if before:
        return Known(None, written_by(workspace.store, "supplement", before[-1].id, "signed_on"))
    vector = session.get_one(Inspection, inspection_id).minutes_seen
    return Known(vector, written_by(workspace.store, "inspection", inspection_id, "minutes_signed_on"))


def _told(record: Record, changed: Since, subject: str, sections: Mapping[str, Section]) -> Iterator[Correction]:
    if isinstance(record, DocumentText):
        name = record.section or ""
        return _written(record, changed, sections.get(name, Section(name, "")))
    return _corrections(str(record.__tablename__), record, changed, subject)


def _corrections(kind: str, record: Record, changed: Since, subject: str) -> Iterator[Correction]:
    exists = not record.deleted
    if kind in _WHOLE and changed.existed != exists:
        yield _as_a_whole(kind, record, changed, subject)
    elif exists or kind not in _WHOLE:
        for name in _PRINTED[kind]:
            before, after = changed.fields.get(name, (None, None))
            if before != after:
                yield Correction(
                    f"{kind}.{record.id}.{name}",
                    _what(kind, name, subject),
                    _value(kind, name, before),
                    _value(kind, name, after),
                    points=kind == "answer" and name in ("assessed_points", "not_applicable"),
                    outcome=name == "outcome",
                )


def _as_a_whole(kind: str, record: Record, changed: Since, subject: str) -> Correction:
    """A record that came or went."""
    exists = not record.deleted
    values = [getattr(record, name) for name in _SUMMARY[kind]]
    if not exists:
        values = [
            changed.fields.get(name, (value, value))[0] for name, value in zip(_SUMMARY[kind], values, strict=True)
        ]
    whole = "; ".join(str(value) for value in values if value)
    states = (phrase("supplement.nothing"), whole) if exists else (whole, phrase("supplement.removed"))
    return Correction(f"{kind}.{record.id}", subject, *states)


def _written(record: DocumentText, changed: Since, section: Section) -> Iterator[Correction]:
    """A text of the minutes; without one the default stands there."""
    before, after = changed.fields.get("content", (record.content, record.content))
    old = before if changed.existed else None
    new = None if record.deleted else after
    if (old or section.default) != (new or section.default):
        states = (str(old or section.default or phrase("supplement.nothing")), str(new or section.default))
        yield Correction(f"document_text.{record.id}", section.title, *states)


_SUMMARY: Final[Mapping[str, tuple[str, ...]]] = {
    "participant": ("name", "capacity"),
    "no_violation": ("checked",),
    "finding": ("description",),
    "recommendation": ("content",),
}
"""What a record that was added or left out as a whole is told by."""


def _what(kind: str, name: str, subject: str) -> str:
    label = text_in(LANGUAGE, f"field.{kind}.{name}")
    return phrase("supplement.what_of", subject=subject, field=within_sentence(label)) if subject else label


def _subject(session: Session, record: Record) -> str:
    """What a change is about: a criterion, a person, a finding; nothing for the inspection itself."""
    match record:
        case Answer():
            criterion = session.get(Criterion, record.criterion_id)
            code, name = (criterion.code or "", criterion.name or "") if criterion else ("", "")
            return phrase("supplement.subject_answer", code=code, name=name)
        case Participant():
            return phrase("supplement.subject_participant", name=record.name or record.capacity or "")
        case NoViolation():
            area = session.get(Area, record.area_id)
            return phrase("supplement.subject_no_violation", name=(area.name or "") if area else "")
        case Finding():
            return phrase("supplement.subject_finding", number=record.number or "")
        case Recommendation():
            return phrase("supplement.subject_recommendation", number=record.number or "")
    return ""


def _order(subject: str) -> tuple[tuple[int, str], ...]:
    """Tiêu chí 1.2 before Tiêu chí 1.10."""
    words = subject.replace(".", " ").split()
    return tuple((int(word), "") if word.isascii() and word.isdigit() else (-1, word) for word in words)


def _value(kind: str, name: str, value: Any) -> str:
    """A stored value as documents print it."""
    if value is None or value == "":
        return phrase("supplement.nothing")
    if name == "severity":
        return label_of("Severity", value)
    column = BY_NAME[kind].__table__.columns[name].type  # type: ignore[attr-defined]
    match column:
        case PointsType():
            return points(Decimal(value).scaleb(-2))
        case DateType():
            return date_short(date.fromisoformat(value))
        case FlagType():
            return phrase("supplement.yes" if value else "supplement.no")
        case CodeType():
            return label_of(column.enumeration.__name__, value)
    return str(value)

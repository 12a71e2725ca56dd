"""What the minutes of one visit are made from."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from decimal import Decimal
from typing import TYPE_CHECKING

from inspector.core.formats import date_short, time_long
from inspector.core.official import small_count
from inspector.core.sentences import sentence_start, within_sentence
from inspector.core.text import fold
from inspector.domain.citation import Source, full_citation
from inspector.domain.finding import DISCIPLINE_SEVERITY
from inspector.domain.inspection import Inspection, Side
from inspector.domain.round import RoundType, TeamRole
from inspector.reports import AreaResult, CriterionResult, MinutesInput
from inspector.reports import Participant as PrintedParticipant
from inspector.reports.figures import period
from inspector.reports.wording import phrase
from inspector.services.documents.conclusion_data import is_clean, paragraphs
from inspector.services.documents.framing import Options, as_position, called, minutes_frame, name_of
from inspector.services.documents.owners import visit_of
from inspector.services.documents.report_data import label_of, outcome_of, request_line
from inspector.services.plans import documents_by_id
from inspector.services.progress import as_of_day, read_marks
from inspector.services.recommendations import read_recommendations
from inspector.store.queries import findings as finding_queries
from inspector.store.queries import papers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlmodel import Session

    from inspector.domain.finding import Finding, NoViolation
    from inspector.domain.inspection import Participant
    from inspector.domain.scoring import Mark
    from inspector.services.progress import AreaMarks, Marks
    from inspector.services.workspace import Workspace
    from inspector.store.queries.findings import PlacedFinding
    from inspector.store.queries.marks import CriterionRow

_COPIES = 3


def minutes_input(
    workspace: Workspace,
    session: Session,
    inspection_id: str,
    options: Options,
    recipients: tuple[str, ...] = (),
) -> MinutesInput:
    """The minutes as plain data, apart from what people wrote for single sections."""
    owner = visit_of(session, inspection_id)
    visit, round_ = owner.visit, owner.round
    record = session.get_one(Inspection, inspection_id)
    people = papers.participants(session, inspection_id)
    frame = minutes_frame(workspace, session, owner, people, options, recipients)
    blank = MinutesInput(
        frame=frame,
        unit_name=visit.name,
        unit_short=called(visit.name),
        surprise=round_.type == RoundType.UNANNOUNCED,
        decision=_decision(session, round_.decision_id, round_.year),
        period_from=round_.period_from,
        period_to=round_.period_to,
        outcome=outcome_of(visit),
    )
    requests = read_recommendations(session, as_of_day(workspace, session), inspection_id=inspection_id)
    lines = tuple(replace(request_line(row), illustrative=False) for row in requests)
    found = finding_queries.findings(session, inspection_id=inspection_id)
    marks = read_marks(session, [round_], [visit]).get(inspection_id)
    results = _with_results(_with_people(blank, people), session, inspection_id, marks, found)
    return _with_record(replace(results, recommendations=lines), record)


def _with_people(source: MinutesInput, people: Sequence[Participant]) -> MinutesInput:
    """Who was there, on both sides: the team by place in it, then as they were entered."""
    team = tuple(sorted((_person(one) for one in people if one.side == Side.TEAM), key=_rank))
    hosts = tuple(_person(one) for one in people if one.side == Side.UNIT)
    return replace(source, team=team, unit_people=hosts, chair=_chair(people), secretary=_secretary(people))


def _with_results(
    source: MinutesInput,
    session: Session,
    inspection_id: str,
    marks: Marks | None,
    found: list[PlacedFinding],
) -> MinutesInput:
    """Points and conclusions area by area, and findings."""
    concluded = papers.conclusions(session, inspection_id)
    return replace(
        source,
        areas=tuple(_area(area, concluded.get(area.id), found) for area in marks.areas) if marks else (),
        rescaled_total=_rescaled(marks),
        no_violation=is_clean(marks, found),
        grave=sum((placed.finding.severity or 0) >= DISCIPLINE_SEVERITY for placed in found),
        findings=_findings(session, found),
    )


def _with_record(source: MinutesInput, record: Inspection) -> MinutesInput:
    """What was written down at the unit itself."""
    copies = record.copies or _COPIES
    return replace(
        source,
        visited_on=record.inspected_on,
        started_at=_time(record.starts_at),
        ended_at=_time(record.ends_at),
        place=record.place or "",
        sample=_sample(record.samples, record.method),
        outcome_reason=record.outcome_reason or "",
        strengths=paragraphs(record.strengths),
        limits=(*paragraphs(record.limits), *_causes(record.causes), *paragraphs(record.other_notes)),
        opinion=paragraphs(record.unit_opinion),
        report_back_by=record.report_by,
        copies=copies,
        copies_team=max(1, copies - 1),
    )


def _time(value: str | None) -> time | None:
    return time.fromisoformat(value) if value else None


def _person(one: Participant) -> PrintedParticipant:
    position, role = _capacity(as_position(one))
    return PrintedParticipant(position=position, name=name_of(one), role=role)


def _rank(person: PrintedParticipant) -> int:
    """Leader, deputy, secretary, members, then those of no known place."""
    roles = [fold(label_of("TeamRole", one)) for one in TeamRole]
    return roles.index(fold(person.role)) if fold(person.role) in roles else len(roles)


def _chair(people: Sequence[Participant]) -> PrintedParticipant | None:
    """Who chairs, by the place in the team."""
    found = next((_person(one) for one in people if one.side == Side.TEAM and one.chairs), None)
    return replace(found, position="") if found and found.role else found


def _secretary(people: Sequence[Participant]) -> PrintedParticipant | None:
    """Who takes the minutes, by position: that it is the secretary stands before it."""
    found = next((_person(one) for one in people if one.side == Side.TEAM and one.takes_minutes), None)
    return replace(found, role="") if found else None


def _capacity(words: str) -> tuple[str, str]:
    """Position and place in the team of "Trưởng phòng Nội vụ, Trưởng đoàn"."""
    position, comma, role = words.rpartition(", ")
    roles = {fold(label_of("TeamRole", one)) for one in TeamRole}
    return (position, role) if comma and fold(role) in roles else (words, "")


def _decision(session: Session, document_id: str | None, year: int) -> str:
    """The decision cited without its abstract, which the sentence around it already says."""
    row = documents_by_id(session, [document_id], year).get(document_id or "")
    if row is None:
        return ""
    source = Source(row.type_name or "", row.number, row.symbol, row.issued_on, row.issuer, None, row.numbering, year)
    return full_citation(source)


def _sample(samples: str | None, method: str | None) -> str:
    """What was drawn and how it was looked at, as it goes on inside a sentence."""
    listed = [line.rstrip(".; ") for line in paragraphs(samples)]
    parts = []
    if listed:
        *others, last = listed
        words = phrase("defaults.samples_and", first=", ".join(others), last=last) if others else last
        drawn = fold(phrase("defaults.drawn")) in fold(words)
        parts.append(within_sentence(words) if drawn else phrase("defaults.sample", samples=within_sentence(words)))
    parts += [within_sentence(line.rstrip(".; ")) for line in paragraphs(method)]
    return "; ".join(parts)


def _area(area: AreaMarks, conclusion: NoViolation | None, found: list[PlacedFinding]) -> AreaResult:
    scored = area.totals.assessed is not None
    return AreaResult(
        code=area.code,
        name=area.name,
        max_points=area.totals.applicable if scored else area.totals.maximum,
        self_score=area.totals.self_points,
        score=area.totals.assessed,
        criteria=tuple(
            _criterion(row, mark, found)
            for row, mark in area.pairs()
            if mark.below or mark.differs or mark.not_applicable
        ),
        unscored=area.unscored,
        self_maximum=None if area.self_complete else area.self_maximum,
        prose=(_concluded(conclusion),) if conclusion else (),
        finished=area.finished,
        concluded=area.concluded,
    )


def _criterion(row: CriterionRow, mark: Mark, found: list[PlacedFinding]) -> CriterionResult:
    return CriterionResult(
        code=row.code,
        name=row.name,
        max_points=mark.maximum,
        self_score=None if mark.not_applicable else mark.self_points,
        score=None if mark.not_applicable else mark.assessed,
        remarks=tuple(_remarks(row.code, mark, found)),
    )


def _remarks(code: str, mark: Mark, found: list[PlacedFinding]) -> Iterator[str]:
    """Why a criterion has its points: that it does not apply, the reason and the note, the findings against it."""
    if mark.not_applicable:
        yield phrase("defaults.not_applicable", reason=mark.not_applicable_reason or "")
    else:
        yield from paragraphs(mark.reason)
    yield from paragraphs(mark.note)
    numbers = [one.finding.number or "" for one in found if one.criterion_code == code and one.finding.severity]
    if numbers:
        yield phrase("defaults.criterion_findings", numbers=", ".join(numbers))


def _concluded(conclusion: NoViolation) -> str:
    when = ""
    if conclusion.period_from and conclusion.period_to:
        days = period(conclusion.period_from, conclusion.period_to)
        when = phrase("defaults.concluded_period", period=days)
    count = conclusion.sample_size
    sample = phrase("defaults.concluded_sample", count=count) if count else ""
    checked = within_sentence((conclusion.checked or "").rstrip(". "))
    return phrase("defaults.concluded", checked=checked, sample=sample, period=when)


def _rescaled(marks: Marks | None) -> Decimal | None:
    """The total brought to 100, where criteria did not apply."""
    if marks is None or marks.totals.applicable == marks.totals.maximum:
        return None
    return marks.totals.rescaled


def _findings(session: Session, found: list[PlacedFinding]) -> tuple[str, ...]:
    acts = finding_queries.act_names(session)
    owners = [placed.finding.id for placed in found]
    evidence = finding_queries.evidence_counts(session, "finding", owners) if owners else {}
    return tuple(
        _finding(placed.finding, acts.get(placed.finding.act_code or "", ""), evidence.get(placed.finding.id, 0))
        for placed in found
        if placed.finding.severity
    )


def _finding(record: Finding, act: str, evidence: int) -> str:
    """One finding in a sentence: who, what by the catalogue and in the team's words, then all that belongs to it."""
    told = ". ".join(words.rstrip(".") for words in (act, record.description or "") if words)
    number = phrase("defaults.finding_number", number=record.number) if record.number else ""
    basis = phrase("defaults.finding_basis", basis=record.legal_basis) if record.legal_basis else ""
    handling = record.recommended_handling
    return phrase(
        "defaults.finding",
        who=sentence_start(
            record.subject_position or record.subject_name or label_of("Subject", record.subject or "collective")
        ),
        description=told,
        basis=basis,
        circumstances=_circumstances(record),
        explanation=_clause("finding_explanation", record.explanation),
        handling=phrase("defaults.finding_handling", handling=within_sentence(handling.rstrip(".")))
        if handling
        else "",
        evidence=phrase("defaults.finding_evidence", count=small_count(evidence)) if evidence else "",
        severity=label_of("Severity", record.severity or 0),
        number=number,
    )


def _circumstances(record: Finding) -> str:
    """When and where it was, as far as that is known."""
    day = date_short(record.occurred_on) if record.occurred_on else ""
    moment = time_long(time.fromisoformat(record.occurred_at)) if record.occurred_at else ""
    told = ", ".join(part for part in (moment, day, (record.found_at or "").rstrip(". ")) if part)
    return phrase("defaults.finding_circumstances", text=told) if told else ""


def _clause(key: str, words: str | None) -> str:
    return phrase(f"defaults.{key}", text=" ".join(paragraphs(words)).rstrip(". ")) if words else ""


def _causes(causes: str | None) -> tuple[str, ...]:
    """The causes in one paragraph, so that it is said once what they are."""
    first, *others = paragraphs(causes) or ("",)
    if not others:
        return (phrase("defaults.cause", text=first),) if first else ()
    listed = (first, *map(within_sentence, others))
    return (phrase("defaults.cause", text="; ".join(line.rstrip(".;, ") for line in listed) + "."),)

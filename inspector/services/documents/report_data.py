"""What a round's and a year's report are made from: the same readings as the screen, as plain report data."""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from inspector.core.formats import half_up
from inspector.core.messages import text_in
from inspector.core.sentences import within_sentence
from inspector.domain.finding import HIGHEST_SEVERITY, Subject
from inspector.domain.inspection import InspectionState, Outcome
from inspector.domain.ranking import competition_ranks
from inspector.domain.round import SCOPE_TYPES, RoundType
from inspector.reports import inputs
from inspector.reports.wording import phrase
from inspector.services.documents.area_data import area_lines
from inspector.services.documents.conclusion_data import cause_lines, recorded_words, unconcluded_visits
from inspector.services.documents.figures import declared_rate, statement_tables
from inspector.services.documents.plan_data import plan_line
from inspector.services.overview import block_lines, conclusions, read_period
from inspector.services.progress import read_marks
from inspector.services.recommendations import count_actions, read_recommendations
from inspector.services.unit_facts import unsigned_visits
from inspector.store.queries import declared
from inspector.store.queries import findings as finding_queries

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session

    from inspector.domain.coverage import Counts
    from inspector.services.progress import Marks, Progress
    from inspector.services.recommendations import RecommendationRow
    from inspector.store.queries.findings import PlacedFinding
    from inspector.store.queries.visits import VisitRow


class Scores(NamedTuple):
    """A unit's points: self score and assessed score as if the criteria that count made up 100, and the plain ones.

    A unit that is not scored by all criteria has only the plain ones, and by how many of how many it is scored.
    """

    self_score: Decimal | None = None
    score: Decimal | None = None
    raw: Decimal | None = None
    raw_maximum: Decimal | None = None
    partial: tuple[int, int] | None = None


LANGUAGE = "vi"
"""Documents are Vietnamese whatever the window speaks."""
_UNIT_FIELDS = frozenset({"round_ordinal", "inspected_on", "recommendations", "reason", "self_score", "score", "rank"})
_CONFIRMED = ("in_scope", "inspected", "passing")
"""Counts that a declared figure may confirm."""


def report_data(session: Session, progress: Progress, as_of: date) -> inputs.ReportData:
    """Everything a report says about a year or a round, apart from what people wrote."""
    standing = progress.standing
    recorded = read_marks(session, progress.rounds, progress.visits)
    found = finding_queries.findings(session, year=progress.year, round_id=progress.round_id)
    requests = read_recommendations(session, as_of, year=progress.year, round_id=progress.round_id)
    actions = count_actions(requests)
    period_from, period_to = read_period(session, progress)
    whole_year = progress.round_id is None
    return inputs.ReportData(
        counts=counts_of(progress.counts()),
        blocks=_blocks(progress),
        units=_units(progress, standing, recorded, requests),
        replacements=_replacements(progress),
        areas=area_lines(standing, recorded),
        period_from=period_from,
        period_to=period_to,
        focus=_focus(progress),
        plan=plan_line(session, progress),
        declared_rate=declared_rate(session, progress.year) if whole_year else None,
        statements=statement_tables(session, progress.year) if whole_year else (),
        findings=_findings(session, progress, recorded, found),
        recorded=recorded_words(session, progress, found),
        causes=cause_lines(session, progress),
        recommendations=tuple(request_line(row) for row in _in_order(requests, standing)),
        actions=inputs.Actions(open=actions.open, overdue=actions.overdue, as_of=as_of),
        unsigned=len(unsigned_visits(progress)),
        rescaled_units=_rescaled_units(standing, recorded),
        illustrative_counts=_illustrative_counts(session, progress, requests),
    )


def _blocks(progress: Progress) -> tuple[inputs.BlockLine, ...]:
    illustrative = {row.block for row in progress.visits if row.illustrative}
    return tuple(
        inputs.BlockLine(
            code=line.block,
            name=line.name,
            counts=counts_of(line.counts),
            illustrative=line.block in illustrative,
        )
        for line in block_lines(progress)
    )


def counts_of(counts: Counts) -> inputs.Counts:
    """The four counts as reports take them."""
    return inputs.Counts(
        in_scope=counts.in_scope, inspected=counts.inspected, passing=counts.passing, visits=counts.visits
    )


def outcome_of(row: VisitRow) -> inputs.Outcome:
    """How a unit stands, in the terms of reports."""
    if row.state == InspectionState.IN_PROGRESS:
        return "running"
    if row.state != InspectionState.INSPECTED:
        return "none"
    known: dict[Outcome | None, inputs.Outcome] = {Outcome.PASSING: "passing", Outcome.FAILING: "failing"}
    return known.get(row.outcome, "open")


def label_of(name: str, code: object) -> str:
    """A coded value in the words of documents."""
    return text_in(LANGUAGE, f"label.{name}.{code}")


def round_type(kind: RoundType) -> str:
    """A type of round inside a sentence: "toàn diện"."""
    return label_of("RoundType", kind).lower()


def request_line(row: RecommendationRow) -> inputs.RecommendationLine:
    """A recommendation as reports take it."""
    return inputs.RecommendationLine(
        text=row.content,
        responsible=row.responsible,
        unit=row.unit_name,
        deadline=row.due_on,
        working_days=row.due_days,
        state=label_of("ActionState", row.state),
        overdue=row.overdue,
        illustrative=row.illustrative,
    )


def _units(
    progress: Progress,
    standing: tuple[VisitRow, ...],
    recorded: dict[str, Marks],
    requests: tuple[RecommendationRow, ...],
) -> tuple[inputs.UnitLine, ...]:
    scores = {row.unit_id: _scores(recorded.get(row.inspection_id), row) for row in standing}
    ranks = _ranks(standing, scores)
    visits = Counter(row.unit_id for row in progress.visits if _carried_out(row))
    asked = Counter(row.unit_id for row in requests)
    return tuple(
        inputs.UnitLine(
            code=row.code,
            name=row.name,
            block=row.block,
            outcome=outcome_of(row),
            round_ordinal=row.ordinal if _carried_out(row) else None,
            inspected_on=row.inspected_on if _carried_out(row) else None,
            visits=visits[row.unit_id],
            recommendations=asked[row.unit_id] if _carried_out(row) else None,
            reason=_reason(row),
            cancelled=row.state == InspectionState.CANCELLED,
            note=_note(row),
            rank=ranks.get(row.unit_id),
            illustrative=_UNIT_FIELDS if row.illustrative else frozenset(),
            **scores[row.unit_id]._asdict(),
        )
        for row in standing
    )


def _replacements(progress: Progress) -> tuple[inputs.ReplacementLine, ...]:
    """The units that another one took the place of, in the rounds that the scope is made of."""
    names = {row.unit_id: row.name for row in progress.visits}
    return tuple(
        inputs.ReplacementLine(
            unit=row.name,
            successor=names.get(row.replaced_by_id or "", ""),
            reason=row.reason or "",
            round_ordinal=row.ordinal,
            illustrative=bool(row.illustrative),
        )
        for row in progress.visits
        if row.state == InspectionState.REPLACED and (progress.round_id or row.round_type in SCOPE_TYPES)
    )


def _ranks(standing: tuple[VisitRow, ...], scores: dict[str, Scores]) -> dict[str, int]:
    """Each scored unit's rank inside its block."""
    of_block: dict[str, dict[str, Decimal]] = defaultdict(dict)
    for row in standing:
        score = scores[row.unit_id].score
        if score is not None:
            of_block[row.block][row.unit_id] = score
    return {unit: rank for block in of_block.values() for unit, rank in competition_ranks(block).items()}


def _carried_out(row: VisitRow) -> bool:
    return row.state == InspectionState.INSPECTED


def _reason(row: VisitRow) -> str:
    """Why a unit was not inspected; that the visit was put off or called off is said with it."""
    name = {InspectionState.POSTPONED: "postponed", InspectionState.CANCELLED: "cancelled"}.get(row.state)
    if _carried_out(row) or name is None:
        return "" if _carried_out(row) else row.reason or ""
    return phrase(f"defaults.{name}_reason", reason=row.reason) if row.reason else phrase(f"defaults.{name}")


def _note(row: VisitRow) -> str:
    return phrase("defaults.overridden", reason=row.outcome_reason) if row.outcome_reason and row.outcome else ""


def _scores(marks: Marks | None, row: VisitRow) -> Scores:
    if marks is None or not _carried_out(row):
        return Scores()
    totals = marks.totals
    if totals.assessed is not None and not totals.finished:
        partial = (totals.answered, totals.count)
        return Scores(raw=totals.assessed, raw_maximum=totals.assessed_maximum, partial=partial)
    own = totals.self_points if marks.self_complete else None
    rescaled = half_up(own * 100 / totals.applicable, 2) if own is not None and totals.applicable else None
    return Scores(rescaled, totals.rescaled, totals.assessed, totals.applicable)


def _in_order(requests: tuple[RecommendationRow, ...], standing: tuple[VisitRow, ...]) -> list[RecommendationRow]:
    """Recommendations in the order in which the units are printed; those to one unit stay as they are."""
    place = {row.unit_id: index for index, row in enumerate(standing)}
    return sorted(requests, key=lambda row: place.get(row.unit_id, len(place)))


def _focus(progress: Progress) -> str:
    topics = dict.fromkeys(row.focus for row in progress.rounds if row.focus)
    return "; ".join(within_sentence(topic) for topic in topics)


def _findings(
    session: Session, progress: Progress, recorded: dict[str, Marks], found: list[PlacedFinding]
) -> inputs.Findings:
    concluded = conclusions(session, progress, found)
    acts = finding_queries.act_names(session)
    return inputs.Findings(
        lines=tuple(finding_line(placed, acts) for placed in found if placed.finding.severity),
        by_severity=tuple(
            inputs.SeverityCount(severity=severity, label=label_of("Severity", severity), count=count)
            for severity, count in enumerate(concluded.by_severity)
            if 0 < severity <= HIGHEST_SEVERITY
        ),
        party=concluded.by_subject[Subject.PARTY],
        collective=concluded.by_subject[Subject.COLLECTIVE],
        individual=concluded.by_subject[Subject.INDIVIDUAL],
        no_violation=concluded.no_violation,
        unconcluded=unconcluded_visits(progress, recorded, found),
    )


def finding_line(placed: PlacedFinding, acts: dict[str, str]) -> inputs.FindingLine:
    """A finding as reports take it: by position, by name only where no position is known."""
    record = placed.finding
    severity = record.severity or 0
    subject: inputs.Subject = "individual"
    if record.subject in (Subject.PARTY, Subject.COLLECTIVE):
        subject = "party" if record.subject == Subject.PARTY else "collective"
    act = acts.get(record.act_code or "", "")
    return inputs.FindingLine(
        unit=placed.unit_name,
        subject=subject,
        who=record.subject_position or record.subject_name or "",
        act=". ".join(part for part in (act, record.description or "") if part),
        severity=severity,
        severity_label=label_of("Severity", severity),
        found_on=record.occurred_on,
        legal_basis=record.legal_basis or "",
        handling=record.recommended_handling or "",
        illustrative=bool(record.illustrative),
    )


def _rescaled_units(standing: tuple[VisitRow, ...], recorded: dict[str, Marks]) -> int:
    """Units scored by all criteria, some of which do not apply to them."""
    scored = [
        recorded[row.inspection_id].totals for row in standing if _carried_out(row) and row.inspection_id in recorded
    ]
    return sum(one.finished and one.assessed is not None and one.applicable != one.maximum for one in scored)


def _illustrative_counts(
    session: Session, progress: Progress, requests: tuple[RecommendationRow, ...]
) -> frozenset[str]:
    """The counts that rest on illustrations; one that a declared figure of the year confirms is none."""
    marked = {"recommendations"} if any(row.illustrative for row in requests) else set()
    if any(row.illustrative for row in progress.visits):
        counts = progress.counts()
        stated = {} if progress.round_id else declared.values(session, progress.year, "coverage")
        marked |= {"visits"}
        marked |= {name for name in _CONFIRMED if stated.get(name) != str(getattr(counts, name))}
    return frozenset(marked)

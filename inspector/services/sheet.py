"""The sheet of one inspection (field mode): areas, criteria, answers, totals, and what is still missing."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from inspector.core.ids import stable_id
from inspector.core.messages import text
from inspector.domain.completeness import area_finished
from inspector.domain.device import Role
from inspector.domain.inspection import Inspection, InspectionState, Side
from inspector.domain.plan import Plan
from inspector.domain.recommendation import OPEN_STATES
from inspector.domain.round import Round, RoundState
from inspector.domain.scoring import Totals, combined, totals
from inspector.services.case import read_case
from inspector.services.findings import findings
from inspector.services.progress import as_of_day
from inspector.services.recommendations import read_recommendations
from inspector.services.round_life import round_title
from inspector.services.sheet_missing import missing
from inspector.services.sheet_views import (
    AnswerView,
    AreaSheet,
    CriterionRow,
    InspectionView,
    NoViolationRow,
    ParticipantRow,
    PreviousNote,
    Sheet,
    SheetTotals,
)
from inspector.services.teams import team_in_charge
from inspector.services.units import block_names
from inspector.services.verdicts import area_totals, overtaken_at
from inspector.store.queries import inspections as queries
from inspector.store.queries import scope as scope_queries
from inspector.store.queries import supplements
from inspector.store.queries.marks import contradictions
from inspector.store.queries.people import person_names
from inspector.store.queries.plans import plan_ids

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session

    from inspector.services.case import Case
    from inspector.services.workspace import Workspace


def sheet(workspace: Workspace, inspection_id: str) -> Sheet:
    """Everything recorded at one inspection. Raises ``Refused("record.missing")``."""
    found = findings(workspace, inspection_id=inspection_id)
    with workspace.read() as session:
        case = read_case(session, inspection_id)
        view = _inspection(session, case)
        areas = area_sheets(session, case)
        people = _participants(session, inspection_id)
        return Sheet(
            inspection=view,
            areas=areas,
            totals=sheet_totals(combined(area_totals(area) for area in areas)),
            missing=missing(view, areas, people, found, overtaken_at(session, case, areas)),
            previous=_previous(session, case),
            participants=people,
            recommendations=read_recommendations(session, as_of_day(workspace, session), inspection_id=inspection_id),
            findings=found,
            read_only=_shut(workspace) or (view.signed and not view.supplement_id) or view.round_closed,
            shut=_shut(workspace),
            warning=_warning(session, workspace, case),
        )


def area_sheets(session: Session, case: Case) -> tuple[AreaSheet, ...]:
    """The areas of the round's checklist with what was recorded at an inspection."""
    checklist_id, inspection_id = case.round.checklist_id or "", case.inspection.id
    answers = queries.answers(session, inspection_id)
    attachments = queries.evidence_of_answers(session, [answer.id for answer in answers.values()])
    found = queries.findings_by_criterion(session, inspection_id)
    rows: dict[str, list[CriterionRow]] = defaultdict(list)
    for data in queries.criteria(session, checklist_id):
        answer = answers.get(data.id)
        answer_id = answer.id if answer else stable_id("answer", inspection_id, data.id)
        row = _criterion(data, answer, answer_id, attachments.get(answer_id, 0), found.get(data.id, 0))
        rows[data.area_id].append(row)
    conclusions = queries.conclusions(session, inspection_id)
    against = contradictions(session, inspection_id)
    return tuple(
        _area(area, tuple(rows[area.id]), conclusions.get(area.id), tuple(against.get(area.id, ())))
        for area in queries.areas(session, checklist_id)
    )


def sheet_totals(sums: Totals) -> SheetTotals:
    """The sums as the sheet shows them."""
    return SheetTotals(
        answered=sums.answered,
        count=sums.count,
        assessed=sums.assessed,
        assessed_maximum=sums.assessed_maximum,
        maximum=sums.maximum,
        self_total=sums.self_points,
        rescaled=sums.rescaled,
        applicable_maximum=sums.applicable,
    )


def next_unsettled(shown: Sheet, after_criterion_id: str | None = None) -> str | None:
    """The next criterion that is not settled, going round to the first; nothing when all are."""
    rows = [row for area in shown.areas for row in area.criteria]
    places = [place for place, row in enumerate(rows) if row.id == after_criterion_id]
    start = places[0] + 1 if places else 0
    turned = rows[start:] + rows[:start]
    return next((row.id for row in turned if row.state != "settled"), None)


def _criterion(
    data: queries.CriterionData, answer: queries.AnswerData | None, answer_id: str, attachments: int, found: int
) -> CriterionRow:
    return CriterionRow(
        id=data.id,
        code=data.code,
        name=data.name or "",
        maximum=data.max_points or Decimal(0),
        type=data.type,
        rule_text=data.rule_text,
        evidence=data.evidence,
        answer_id=answer_id,
        answer=_answer(answer) if answer else None,
        attachments=attachments,
        findings=found,
    )


def _answer(data: queries.AnswerData) -> AnswerView:
    return AnswerView(
        id=data.id,
        self_points=data.self_points,
        assessed_points=data.assessed_points,
        reason=data.reason,
        not_applicable=bool(data.not_applicable),
        not_applicable_reason=data.not_applicable_reason,
        nothing_found=bool(data.nothing_found),
        note=data.note,
        illustrative=bool(data.illustrative),
    )


def _area(
    data: queries.AreaData,
    rows: tuple[CriterionRow, ...],
    conclusion: queries.ConclusionData | None,
    against: tuple[str, ...],
) -> AreaSheet:
    sums = totals(row.mark for row in rows)
    return AreaSheet(
        id=data.id,
        code=data.code,
        name=data.name or "",
        short_name=data.short_name or data.name or "",
        answered=sums.answered,
        count=sums.count,
        assessed=sums.assessed,
        self=sums.self_points,
        maximum=sums.maximum,
        no_violation=_conclusion(conclusion) if conclusion else None,
        contradicting=against,
        finished=area_finished(sums.answered, sums.count, concluded=conclusion is not None),
        criteria=rows,
    )


def _conclusion(data: queries.ConclusionData) -> NoViolationRow:
    fields = (data.checked, data.sample_size, data.period_from, data.period_to)
    return NoViolationRow(data.id, data.area_id, *fields, bool(data.illustrative))


def _inspection(session: Session, case: Case) -> InspectionView:
    record, unit = case.inspection, case.unit
    under_way = supplements.unsigned(session, record.id)
    period_from, period_to = checked_period(session, case.round)
    return InspectionView(
        id=record.id,
        round_id=case.round.id,
        round_title=case.title,
        unit_id=unit.id,
        unit_name=unit.name or "",
        unit_code=unit.code,
        block_name=block_names(session).get(unit.block or "", unit.block or ""),
        assigned=_assigned(session, record),
        round_closed=case.round.standing == RoundState.CLOSED,
        signed=record.minutes_signed_on is not None,
        supplement_id=under_way.id if under_way else "",
        state=InspectionState(record.state or InspectionState.PLANNED),
        reason=record.reason,
        team_id=record.team_id,
        person_id=record.person_id,
        inspected_on=record.inspected_on,
        starts_at=record.starts_at,
        ends_at=record.ends_at,
        place=record.place,
        method=record.method,
        samples=record.samples,
        strengths=record.strengths,
        limits=record.limits,
        causes=record.causes,
        unit_opinion=record.unit_opinion,
        other_notes=record.other_notes,
        outcome=record.outcome,
        outcome_reason=record.outcome_reason,
        outcome_overridden=bool(record.outcome_overridden),
        concluded_on=record.concluded_on,
        report_by=record.report_by,
        copies=record.copies,
        minutes_number=record.minutes_number,
        minutes_signed_on=record.minutes_signed_on,
        period_from=period_from,
        period_to=period_to,
        illustrative=bool(record.illustrative),
    )


def checked_period(session: Session, round_: Round) -> tuple[date | None, date | None]:
    """First and last day of what the inspections of a round look into: the round's, else those of the year's plan."""
    if round_.period_from or round_.period_to:
        return round_.period_from, round_.period_to
    ids = plan_ids(session, round_.year or 0)
    plan = session.get(Plan, ids[0]) if ids else None
    return (plan.period_from, plan.period_to) if plan else (None, None)


def _assigned(session: Session, record: Inspection) -> str:
    if record.person_id:
        return person_names(session, [record.person_id]).get(record.person_id, "")
    teams = scope_queries.teams(session, record.round_id or "") if record.team_id else []
    return next((team.name or "" for team in teams if team.id == record.team_id), "")


def _shut(workspace: Workspace) -> bool:
    """Whether nobody writes here: somebody else has the workspace open, or it is a reader's or a revoked laptop."""
    return workspace.read_only or workspace.role == Role.READER


def _warning(session: Session, workspace: Workspace, case: Case) -> str | None:
    if workspace.role == Role.READER and not workspace.revoked:
        return text("workspace.reader")
    record = case.inspection
    assigned = _assigned(session, record)
    own = record.person_id == workspace.person_id
    if record.team_id and not record.person_id:
        own = any(member.person_id == workspace.person_id for member in team_in_charge(session, record))
    return text("inspection.assigned_elsewhere", assigned=assigned) if assigned and not own else None


def _participants(session: Session, inspection_id: str) -> tuple[ParticipantRow, ...]:
    return tuple(
        ParticipantRow(
            id=data.id,
            side=Side(data.side),
            person_id=data.person_id,
            name=data.name,
            capacity=data.capacity,
            chairs=bool(data.chairs),
            takes_minutes=bool(data.takes_minutes),
            signs=bool(data.signs),
        )
        for data in queries.participants(session, inspection_id)
    )


def _previous(session: Session, case: Case) -> tuple[PreviousNote, ...]:
    """The latest earlier inspection's recommendations and findings, and whatever older ones are still open."""
    earlier = queries.earlier_inspections(session, case.unit.id, case.round.year or 0, case.round.ordinal or 0)
    if not earlier:
        return ()
    past = queries.past_recommendations(session, earlier)
    kept = [note for note in past if note.inspection_id == earlier[0] or note.state in OPEN_STATES]
    noted = [("recommendation", note) for note in kept]
    noted += [("finding", note) for note in queries.past_findings(session, earlier[0])]
    return tuple(
        PreviousNote(
            kind="finding" if kind == "finding" else "recommendation",
            year=note.year,
            round_title=round_title(note.year, note.ordinal),
            text=note.text or "",
            state=note.state,
        )
        for kind, note in noted
    )

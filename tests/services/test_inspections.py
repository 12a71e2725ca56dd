"""Field mode: points between 0 and the maximum, those present, areas without violation, the visit itself."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from inspector.services import documents, findings, inspections, plans, rounds
from inspector.services.inspections import (
    AnswerDraft,
    InspectionDraft,
    InspectionState,
    NoViolationDraft,
    Outcome,
    ParticipantDraft,
    Side,
)
from inspector.services.plans import PlanDraft
from tests.services.acts import Case, criterion, pass_unit, refused, score, set_points, undone

D = Decimal


def test_points_are_saved_field_by_field(case: Case) -> None:
    workspace, inspection = case.workspace, case.inspections[0]
    chosen = criterion(case)
    undone(workspace, lambda: inspections.answer(workspace, inspection, chosen, AnswerDraft(self_points=D(2))))
    assert inspections.sheet(workspace, inspection).inspection.state is InspectionState.PLANNED
    undone(workspace, lambda: inspections.answer(workspace, inspection, chosen, AnswerDraft(assessed_points=D("1.5"))))
    row = inspections.sheet(workspace, inspection).areas[0].criteria[0]
    assert row.answer is not None
    assert (row.answer.self_points, row.answer.assessed_points, row.state) == (D(2), D("1.5"), "missing")
    inspections.answer(workspace, inspection, chosen, AnswerDraft(reason="thiếu sản phẩm cụ thể"))
    sheet = inspections.sheet(workspace, inspection)
    assert sheet.areas[0].criteria[0].state == "settled"
    assert (sheet.areas[0].assessed, sheet.areas[0].self, sheet.areas[0].answered) == (D("1.50"), D("2.00"), 1)
    assert (sheet.inspection.state, sheet.inspection.inspected_on) == (InspectionState.IN_PROGRESS, date(2019, 6, 3))
    inspections.answer(workspace, inspection, chosen, AnswerDraft(assessed_points=None))
    assert inspections.sheet(workspace, inspection).areas[0].criteria[0].state == "open"


def test_the_first_points_open_the_round(case: Case) -> None:
    set_points(case, "1.1", assessed_points=D(1))
    assert rounds.round_view(case.workspace, case.round).state is rounds.RoundState.OPEN


def test_lowered_points_ask_for_evidence_until_the_minutes_are_signed(case: Case) -> None:
    set_points(case, "1.1", self_points=D(2), assessed_points=D(1), reason="thiếu sản phẩm")

    def kinds() -> set[str]:
        missing = inspections.sheet(case.workspace, case.inspections[0]).missing
        return {lack.kind for lack in missing if lack.criterion_id == criterion(case)}

    assert kinds() == {"evidence"}
    workspace, inspection = case.workspace, case.inspections[0]
    pass_unit(case, inspection)
    assert kinds() == {"evidence"}, "concluded, the sheet can still be mended"
    inspections.change_inspection(workspace, inspection, InspectionDraft(inspected_on=date(2019, 6, 12)))
    inspections.fill_participants(workspace, inspection)
    host = ParticipantDraft(inspection_id=inspection, side=Side.UNIT, capacity="Chủ tịch UBND xã", signs=True)
    inspections.save_participant(workspace, host)
    inspections.sign_minutes(workspace, inspection, date(2019, 6, 12))
    assert kinds() == set()


def test_saving_the_same_value_again_changes_nothing(case: Case) -> None:
    set_points(case, "1.1", assessed_points=D(1))
    draft = AnswerDraft(assessed_points=D("1.00"))
    changed = inspections.answer(case.workspace, case.inspections[0], criterion(case), draft)
    assert changed.kinds == frozenset()


def test_a_blank_answer_is_not_a_record(case: Case) -> None:
    chosen = criterion(case)
    changed = inspections.answer(case.workspace, case.inspections[0], chosen, AnswerDraft(note=" "))
    assert changed.kinds == frozenset()


@pytest.mark.parametrize(
    ("points", "code"),
    [("2.01", "answer.points_range"), ("1.005", "answer.points_places"), ("70", "answer.points_range")],
)
def test_points_that_cannot_be(case: Case, points: str, code: str) -> None:
    chosen = criterion(case)
    for field in ("assessed_points", "self_points"):
        with refused(case.workspace, code):
            draft = AnswerDraft(**{field: D(points)})  # type: ignore[arg-type]
            inspections.answer(case.workspace, case.inspections[0], chosen, draft)


def test_an_unknown_criterion_is_refused(case: Case) -> None:
    with refused(case.workspace, "record.missing"):
        inspections.answer(case.workspace, case.inspections[0], "nothing", AnswerDraft(assessed_points=D(1)))


def test_texts_of_the_visit(case: Case) -> None:
    workspace, inspection = case.workspace, case.inspections[0]
    draft = InspectionDraft(place="Trụ sở UBND xã", strengths="Một.\nHai.", starts_at="08:00")
    undone(workspace, lambda: inspections.change_inspection(workspace, inspection, draft))
    view = inspections.sheet(workspace, inspection).inspection
    assert (view.place, view.strengths, view.starts_at) == ("Trụ sở UBND xã", "Một.\nHai.", "08:00")
    with refused(workspace, "inspection.times_reversed"):
        inspections.change_inspection(workspace, inspection, InspectionDraft(ends_at="07:30"))
    inspections.change_inspection(workspace, inspection, InspectionDraft(inspected_on=date(2019, 6, 3)))
    with refused(workspace, "inspection.report_early"):
        inspections.change_inspection(workspace, inspection, InspectionDraft(report_by=date(2019, 6, 1)))
    with pytest.raises(ValueError, match="state"):
        inspections.change_inspection(workspace, inspection, InspectionDraft(state=InspectionState.INSPECTED))


def test_a_visit_begins_and_ends(case: Case) -> None:
    workspace, inspection = case.workspace, case.inspections[0]
    undone(workspace, lambda: inspections.start_inspection(workspace, inspection))
    undone(workspace, lambda: inspections.finish_visit(workspace, inspection))
    view = inspections.sheet(workspace, inspection).inspection
    assert (view.state, view.inspected_on) == (InspectionState.INSPECTED, date(2019, 6, 3))
    assert view.starts_at is not None
    assert view.ends_at is not None
    assert "08:00" <= view.starts_at <= view.ends_at
    with refused(workspace, "lifecycle.inspection"):
        rounds.set_state(workspace, inspection, InspectionState.CANCELLED, "nhầm")


def test_a_round_entered_years_later_is_not_dated_today(case: Case) -> None:
    workspace = case.workspace
    old = rounds.add_round(workspace, rounds.RoundDraft(year=2017)).subject
    rounds.choose_units(workspace, old, case.units[:1])
    inspection = rounds.round_view(workspace, old).units[0].inspection_id
    inspections.start_inspection(workspace, inspection)
    assert inspections.sheet(workspace, inspection).inspection.inspected_on is None
    inspections.change_inspection(workspace, inspection, InspectionDraft(inspected_on=date(2017, 6, 20)))
    inspections.conclude(workspace, inspection, Outcome.PASSING, "theo biên bản giấy")
    view = inspections.sheet(workspace, inspection).inspection
    assert (view.inspected_on, view.concluded_on) == (date(2017, 6, 20), date(2017, 6, 20))


def test_participants(case: Case) -> None:
    workspace, inspection = case.workspace, case.inspections[0]
    undone(workspace, lambda: inspections.fill_participants(workspace, inspection))
    people = inspections.sheet(workspace, inspection).participants
    assert [(person.side, person.capacity, person.chairs) for person in people] == [
        (Side.TEAM, "Trưởng phòng Nội vụ, Trưởng đoàn", True),
        (Side.UNIT, "Chủ tịch UBND xã", False),
    ]
    assert inspections.fill_participants(workspace, inspection).kinds == frozenset()
    draft = ParticipantDraft(inspection_id=inspection, side=Side.UNIT, capacity="Công chức Văn phòng - Thống kê")
    added = undone(workspace, lambda: inspections.save_participant(workspace, draft)).subject
    inspections.save_participant(workspace, ParticipantDraft(takes_minutes=True), added)
    assert inspections.sheet(workspace, inspection).participants[-1].takes_minutes
    undone(workspace, lambda: inspections.remove_participant(workspace, added))
    with refused(workspace, "draft.missing"):
        inspections.save_participant(workspace, ParticipantDraft(name="Ai đó"))


def test_no_violation_is_an_explicit_conclusion(case: Case) -> None:
    workspace, inspection = case.workspace, case.inspections[0]
    area = inspections.sheet(workspace, inspection).areas[4]
    draft = NoViolationDraft(checked="chấp hành thời giờ làm việc", sample_size=12)
    undone(workspace, lambda: inspections.set_no_violation(workspace, inspection, area.id, draft))
    shown = inspections.sheet(workspace, inspection).areas[4]
    assert shown.no_violation is not None
    assert (shown.no_violation.sample_size, shown.finished, shown.answered) == (12, True, 0)
    undone(workspace, lambda: inspections.clear_no_violation(workspace, inspection, area.id))
    assert not inspections.sheet(workspace, inspection).areas[4].finished


def test_a_finding_stands_against_no_violation(case: Case) -> None:
    workspace, inspection = case.workspace, case.inspections[0]
    area = inspections.sheet(workspace, inspection).areas[4]
    draft = findings.FindingDraft(
        inspection_id=inspection,
        criterion_id=area.criteria[0].id,
        subject=findings.Subject.COLLECTIVE,
        subject_position="Bộ phận Một cửa",
        description="Không có biển tên",
        severity=1,
    )
    findings.add_finding(workspace, draft)
    with refused(workspace, "no_violation.findings"):
        inspections.set_no_violation(workspace, inspection, area.id, NoViolationDraft())
    assert inspections.sheet(workspace, inspection).areas[4].criteria[0].findings == 1


def test_no_violation_gives_no_points(case: Case) -> None:
    workspace, inspection = case.workspace, case.inspections[0]
    area = inspections.sheet(workspace, inspection).areas[1]
    draft = AnswerDraft(assessed_points=area.criteria[0].maximum)
    inspections.answer(workspace, inspection, area.criteria[0].id, draft)
    before = inspections.sheet(workspace, inspection)
    listed = rounds.round_view(workspace, case.round).units[0]
    inspections.set_no_violation(workspace, inspection, area.id, NoViolationDraft(checked="sổ sách"))
    after = inspections.sheet(workspace, inspection)
    assert (after.totals, after.missing) == (before.totals, before.missing)
    assert rounds.round_view(workspace, case.round).units[0] == listed
    assert (listed.total, listed.answered) == (after.totals.rescaled, 1)


def test_a_finding_after_the_conclusion_is_told_and_stops_the_unit(case: Case) -> None:
    workspace, inspection = case.workspace, case.inspections[0]
    score(case, inspection)
    area = inspections.sheet(workspace, inspection).areas[4]
    inspections.set_no_violation(workspace, inspection, area.id, NoViolationDraft(checked="sổ sách"))
    draft = findings.FindingDraft(
        inspection_id=inspection,
        criterion_id=area.criteria[0].id,
        subject=findings.Subject.COLLECTIVE,
        subject_position="Bộ phận Một cửa",
        description="Không có biển tên",
        severity=1,
    )
    found = findings.add_finding(workspace, draft).subject
    first = inspections.sheet(workspace, inspection).missing[0]
    assert (first.kind, first.area_id) == ("no_violation", area.id)
    assert area.name in first.text
    problems = documents.problems(workspace, documents.DocumentKind.MINUTES, inspection)
    assert ("error", "areas_contradicted") in [(problem.level, problem.code) for problem in problems]
    with refused(workspace, "inspection.contradicted"):
        inspections.conclude(workspace, inspection)
    findings.change_finding(workspace, found, findings.FindingDraft(severity=0))
    inspections.conclude(workspace, inspection)


@pytest.mark.parametrize(
    ("state", "code"),
    [
        (InspectionState.POSTPONED, "inspection.postponed"),
        (InspectionState.CANCELLED, "inspection.taken_out"),
        (InspectionState.REPLACED, "inspection.replaced"),
    ],
)
def test_a_unit_put_off_is_not_begun_by_a_score(case: Case, state: InspectionState, code: str) -> None:
    workspace, inspection = case.workspace, case.inspections[0]
    successor = case.units[1] if state is InspectionState.REPLACED else None
    rounds.set_state(workspace, inspection, state, "mưa lũ", successor)
    with refused(workspace, code):
        set_points(case, "1.1", assessed_points=D(1))
    if state is InspectionState.POSTPONED:
        inspections.start_inspection(workspace, inspection)
        set_points(case, "1.1", assessed_points=D(1))
        rounds.set_state(workspace, inspection, state, "mưa lũ kéo dài")
        row = rounds.round_view(workspace, case.round).units[0]
        assert (row.reason, row.answered) == ("mưa lũ kéo dài", 1)


def test_no_violation_is_concluded_for_several_areas_at_once(case: Case) -> None:
    workspace, inspection = case.workspace, case.inspections[0]
    plans.save_plan(workspace, PlanDraft(year=2019, period_from=date(2018, 1, 1), period_to=date(2018, 12, 31)))
    areas = inspections.sheet(workspace, inspection).areas
    drafts = {area.id: NoViolationDraft(checked=area.name) for area in areas}
    undone(workspace, lambda: inspections.set_no_violations(workspace, inspection, drafts))
    shown = inspections.sheet(workspace, inspection)
    assert all(area.no_violation is not None for area in shown.areas)
    assert {area.no_violation.checked for area in shown.areas if area.no_violation} == {area.name for area in areas}
    first = shown.areas[0].no_violation
    assert first is not None
    assert (first.period_from, first.period_to) == (shown.inspection.period_from, shown.inspection.period_to)
    assert shown.inspection.period_from is not None

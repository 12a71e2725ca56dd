"""Conclusions: by the rule, by a person with a reason; signed minutes are read-only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from inspector.domain.device import Role
from inspector.services import inspections, recommendations
from inspector.services.conclusions import points_in_question
from inspector.services.findings import FindingDraft, Subject, add_finding, change_finding
from inspector.services.inspections import (
    AnswerDraft,
    InspectionDraft,
    InspectionState,
    NoViolationDraft,
    Outcome,
)
from tests.services.acts import Case, criterion, pass_unit, refused, score, set_points, undone

D = Decimal


@pytest.mark.parametrize(("share", "outcome"), [("1", Outcome.PASSING), ("0.5", Outcome.FAILING)])
def test_conclude_by_the_rule(case: Case, share: str, outcome: Outcome) -> None:
    workspace, inspection = case.workspace, case.inspections[0]
    score(case, inspection, share)
    assert inspections.verdict(workspace, inspection).outcome is outcome
    undone(workspace, lambda: inspections.conclude(workspace, inspection))
    view = inspections.sheet(workspace, inspection).inspection
    assert (view.outcome, view.outcome_overridden, view.concluded_on) == (outcome, False, date(2019, 6, 3))
    assert view.state is InspectionState.INSPECTED


def test_a_person_may_decide_otherwise_with_a_reason(case: Case) -> None:
    workspace, inspection = case.workspace, case.inspections[0]
    score(case, inspection)
    with refused(workspace, "inspection.reason_required"):
        inspections.conclude(workspace, inspection, Outcome.FAILING, " ")
    inspections.conclude(workspace, inspection, Outcome.FAILING, "tự chấm không trung thực")
    view = inspections.sheet(workspace, inspection).inspection
    assert (view.outcome, view.outcome_overridden) == (Outcome.FAILING, True)
    undone(workspace, lambda: inspections.reopen_inspection(workspace, inspection))
    view = inspections.sheet(workspace, inspection).inspection
    assert (view.outcome, view.outcome_reason, view.state) == (None, None, InspectionState.IN_PROGRESS)
    inspections.conclude(workspace, inspection, Outcome.PASSING)
    assert not inspections.sheet(workspace, inspection).inspection.outcome_overridden


def test_an_unfinished_unit_is_not_decided_by_the_rule(case: Case) -> None:
    workspace, inspection = case.workspace, case.inspections[0]
    with refused(workspace, "inspection.not_begun"):
        inspections.conclude(workspace, inspection)
    score(case, inspection, areas=7)
    assert inspections.verdict(workspace, inspection).unfinished == ("Tác động của CCHC, mức độ hài lòng",)
    with refused(workspace, "inspection.undecided"):
        inspections.conclude(workspace, inspection)


def test_no_violation_does_not_stand_in_for_points(case: Case) -> None:
    workspace, inspection = case.workspace, case.inspections[0]
    score(case, inspection, areas=7)
    last = inspections.sheet(workspace, inspection).areas[7]
    inspections.set_no_violation(workspace, inspection, last.id, NoViolationDraft(checked="phiếu khảo sát"))
    assert inspections.verdict(workspace, inspection).outcome is None
    with refused(workspace, "inspection.undecided"):
        inspections.conclude(workspace, inspection)


def test_changed_points_without_reason_stop_the_conclusion(case: Case) -> None:
    score(case, case.inspections[0])
    set_points(case, "1.1", self_points=D("1.5"))
    with refused(case.workspace, "inspection.reasons_missing"):
        inspections.conclude(case.workspace, case.inspections[0])


def test_full_points_beside_a_grave_finding_are_questioned_before_concluding_and_signing(case: Case) -> None:
    workspace, inspection = case.workspace, case.inspections[0]
    score(case, inspection)
    finding = FindingDraft(
        inspection_id=inspection,
        criterion_id=criterion(case, "1.2"),
        subject=Subject.COLLECTIVE,
        description="Không niêm yết thủ tục hành chính.",
        severity=2,
    )
    recorded = add_finding(workspace, finding).subject
    assert points_in_question(workspace, inspection) == ()
    change_finding(workspace, recorded, FindingDraft(severity=3))
    (question,) = points_in_question(workspace, inspection)
    assert "1.2" in question
    assert question in [one.message for one in inspections.signing_problems(workspace, inspection)]


def test_minutes_that_could_never_be_issued_are_not_recorded_as_signed(case: Case) -> None:
    workspace, inspection = case.workspace, case.inspections[0]
    pass_unit(case, inspection)
    inspections.fill_participants(workspace, inspection)
    draft = FindingDraft(
        inspection_id=inspection, subject=Subject.COLLECTIVE, description="Không niêm yết thủ tục.", severity=2
    )
    finding = add_finding(workspace, draft).subject
    stopping = [one for one in inspections.signing_problems(workspace, inspection) if one.level == "error"]
    assert [(one.code, one.target.id) for one in stopping] == [("finding_without_basis", finding)]
    with refused(workspace, "inspection.minutes_incomplete"):
        inspections.sign_minutes(workspace, inspection, date(2019, 6, 3))
    change_finding(workspace, finding, FindingDraft(legal_basis="Điều 15 Nghị định 61/2018/NĐ-CP"))
    inspections.sign_minutes(workspace, inspection, date(2019, 6, 3))


def test_signed_minutes_are_read_only(case: Case) -> None:
    workspace, inspection = case.workspace, case.inspections[0]
    with refused(workspace, "inspection.not_finished"):
        inspections.sign_minutes(workspace, inspection, date(2019, 6, 3))
    pass_unit(case, inspection)
    with refused(workspace, "inspection.minutes_incomplete"):
        inspections.sign_minutes(workspace, inspection, date(2019, 6, 3))
    inspections.fill_participants(workspace, inspection)
    with refused(workspace, "inspection.signed_early"):
        inspections.sign_minutes(workspace, inspection, date(2019, 6, 2))
    undone(workspace, lambda: inspections.sign_minutes(workspace, inspection, date(2019, 6, 3), "05"))
    advice = recommendations.RecommendationDraft(inspection_id=inspection, content="Niêm yết đủ thủ tục")
    sheet = inspections.sheet(workspace, inspection)
    assert (sheet.inspection.signed, sheet.read_only, sheet.inspection.minutes_number) == (True, True, "05")
    person, area = sheet.participants[0].id, sheet.areas[0]
    acts: tuple[Callable[[], object], ...] = (
        lambda: inspections.answer(workspace, inspection, area.criteria[0].id, AnswerDraft(note="x")),
        lambda: inspections.change_inspection(workspace, inspection, InspectionDraft(limits="x")),
        lambda: inspections.remove_participant(workspace, person),
        lambda: inspections.set_no_violation(workspace, inspection, area.id, NoViolationDraft()),
        lambda: inspections.conclude(workspace, inspection, Outcome.FAILING, "x"),
        lambda: inspections.reopen_inspection(workspace, inspection),
        lambda: recommendations.save_recommendation(workspace, advice),
    )
    for act in acts:
        with refused(workspace, "inspection.signed"):
            act()


def test_a_signature_recorded_by_mistake_is_taken_back_by_the_lead_with_a_reason(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace, inspection = case.workspace, case.inspections[0]
    pass_unit(case, inspection)
    with refused(workspace, "inspection.not_signed"):
        inspections.withdraw_signature(workspace, inspection, "ghi nhầm")
    inspections.fill_participants(workspace, inspection)
    inspections.sign_minutes(workspace, inspection, date(2019, 6, 3))
    with refused(workspace, "inspection.withdraw_reason"):
        inspections.withdraw_signature(workspace, inspection, " ")
    undone(workspace, lambda: inspections.withdraw_signature(workspace, inspection, "ghi nhầm đơn vị"))
    assert not inspections.sheet(workspace, inspection).inspection.signed
    monkeypatch.setattr(workspace, "role", Role.INSPECTOR)
    with refused(workspace, "workspace.lead_only"):
        inspections.withdraw_signature(workspace, inspection, "ghi nhầm")


def test_a_signed_visit_left_open_can_still_be_concluded(case: Case) -> None:
    workspace, inspection = case.workspace, case.inspections[0]
    score(case, inspection)
    inspections.finish_visit(workspace, inspection)
    inspections.fill_participants(workspace, inspection)
    inspections.sign_minutes(workspace, inspection, date(2019, 6, 3))
    inspections.conclude(workspace, inspection)
    assert inspections.sheet(workspace, inspection).inspection.outcome is Outcome.PASSING

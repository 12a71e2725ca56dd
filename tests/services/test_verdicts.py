"""Conclusions by the rule that points, findings or the rule itself have overtaken: one rule wherever it is asked."""

from __future__ import annotations

from decimal import Decimal

import pytest

from inspector.domain.inspection import Inspection
from inspector.domain.passing import PassRule
from inspector.services import conclusions, documents, inspections, recommendations, rounds, supplements
from inspector.services.case import read_case
from inspector.services.documents import DocumentKind
from inspector.services.findings import FindingDraft, Subject, add_finding
from inspector.services.inspections import AnswerDraft, NoViolationDraft, Outcome
from inspector.services.overview import overview
from inspector.services.progress import read_progress
from inspector.services.sheet import area_sheets
from inspector.services.verdicts import overtaken_at, overtaken_visits
from tests.services.acts import Case, criterion, score

D = Decimal


def told(case: Case) -> dict[str, Outcome]:
    """What the store picks out, after seeing that unit by unit the same is said."""
    with case.workspace.read() as session:
        many = overtaken_visits(session, read_progress(session, year=2019))
        for inspection in case.inspections:
            one = read_case(session, inspection)
            assert many.get(inspection) == overtaken_at(session, one, area_sheets(session, one))
    return many


def concluded(case: Case, place: int = 0, share: str = "1") -> str:
    """A unit scored and concluded by the rule."""
    inspection = case.inspections[place]
    score(case, inspection, share)
    inspections.conclude(case.workspace, inspection)
    return inspection


def test_it_is_said_wherever_somebody_could_rely_on_the_conclusion(case: Case) -> None:
    workspace, inspection = case.workspace, concluded(case)
    assert told(case) == {}
    assert not conclusions.conclusion_in_question(workspace, inspection)
    score(case, inspection, "0.5")
    assert told(case) == {inspection: Outcome.FAILING}
    assert "overtaken" in {one.kind for one in inspections.sheet(workspace, inspection).missing}
    assert conclusions.conclusion_in_question(workspace, inspection)[0] in [
        one.message for one in conclusions.signing_problems(workspace, inspection)
    ]
    of_minutes = documents.problems(workspace, DocumentKind.MINUTES, inspection)
    assert "conclusion_overtaken" in {one.code for one in of_minutes}
    lines = [
        next(one for one in problems if one.code == "conclusions_overtaken")
        for problems in (
            overview(workspace, 2019).problems,
            rounds.close_problems(workspace, case.round),
            documents.problems(workspace, DocumentKind.ROUND_REPORT, case.round),
            documents.problems(workspace, DocumentKind.YEAR_REPORT, documents.year_owner(2019)),
        )
    ]
    assert {one.message for one in lines} == {lines[0].message}
    assert "UBND xã Cầu Bà (đang ghi “Đạt”, theo quy tắc của đợt là “Không đạt”)" in lines[0].message
    assert (lines[0].level, lines[0].target.id) == ("warning", inspection)
    inspections.conclude(workspace, inspection)
    assert told(case) == {}
    assert "overtaken" not in {one.kind for one in inspections.sheet(workspace, inspection).missing}


def test_points_that_rise_overtake_a_failing_conclusion(case: Case) -> None:
    inspection = concluded(case, share="0.5")
    score(case, inspection, "0.9")
    assert told(case) == {inspection: Outcome.PASSING}


def test_what_a_person_decided_against_the_rule_is_not_questioned(case: Case) -> None:
    inspection = case.inspections[0]
    score(case, inspection)
    inspections.conclude(case.workspace, inspection, Outcome.FAILING, "tự chấm không trung thực")
    score(case, inspection, "0.5")
    assert told(case) == {}
    score(case, inspection)
    inspections.conclude(case.workspace, inspection)
    score(case, inspection, "0.5")
    inspections.conclude(case.workspace, inspection, Outcome.PASSING, "đã khắc phục ngay tại buổi kiểm tra")
    assert told(case) == {}


def test_an_undecided_rule_overtakes_nothing(case: Case) -> None:
    inspection = concluded(case)
    draft = AnswerDraft(assessed_points=None)
    inspections.answer(case.workspace, inspection, criterion(case), draft)
    assert told(case) == {}


def test_criteria_that_do_not_apply_are_left_out_of_the_measure(case: Case) -> None:
    inspection = concluded(case, share="0.71")
    areas = inspections.sheet(case.workspace, inspection).areas
    left_out = AnswerDraft(not_applicable=True, not_applicable_reason="không thực hiện")
    for row in areas[0].criteria:
        inspections.answer(case.workspace, inspection, row.id, left_out)
    assert told(case) == {}
    for row in areas[1].criteria:
        inspections.answer(case.workspace, inspection, row.id, AnswerDraft(assessed_points=D(0)))
    assert told(case) == {inspection: Outcome.FAILING}


@pytest.mark.parametrize("total", [None, D(70)])
def test_a_finding_overtakes_where_the_rule_asks_for_none(case: Case, total: Decimal | None) -> None:
    rounds.set_pass_rule(case.workspace, case.round, PassRule(minimum_total=total, severity_bar=3))
    inspection = concluded(case)
    other = concluded(case, 1)
    draft = FindingDraft(
        inspection_id=inspection, criterion_id=criterion(case), description="Thu phí ngoài quy định",
        severity=3, subject=Subject.INDIVIDUAL, legal_basis="Điều 3",
    )  # fmt: skip
    add_finding(case.workspace, draft)
    assert told(case) == {inspection: Outcome.FAILING}
    assert other not in told(case)


def test_an_area_below_its_share_overtakes(case: Case) -> None:
    rounds.set_pass_rule(case.workspace, case.round, PassRule(minimum_total=D(50), minimum_area=D(40)))
    inspection = concluded(case)
    concluded(case, 1)
    for row in inspections.sheet(case.workspace, inspection).areas[0].criteria:
        inspections.answer(case.workspace, inspection, row.id, AnswerDraft(assessed_points=D(0)))
    assert told(case) == {inspection: Outcome.FAILING}


def test_a_rule_without_points_waits_for_unfinished_areas(case: Case) -> None:
    rounds.set_pass_rule(case.workspace, case.round, PassRule(minimum_total=None, severity_bar=4))
    inspection = case.inspections[0]
    areas = inspections.sheet(case.workspace, inspection).areas
    for area in areas:
        inspections.set_no_violation(case.workspace, inspection, area.id, NoViolationDraft(checked="hồ sơ"))
    inspections.start_inspection(case.workspace, inspection)
    inspections.conclude(case.workspace, inspection)
    draft = FindingDraft(
        inspection_id=inspection, criterion_id=criterion(case), description="Thu phí ngoài quy định",
        severity=4, subject=Subject.INDIVIDUAL, legal_basis="Điều 3",
    )  # fmt: skip
    add_finding(case.workspace, draft)
    first = areas[0].id
    assert told(case) == {inspection: Outcome.FAILING}
    inspections.clear_no_violation(case.workspace, inspection, first)
    assert told(case) == {}


def test_requests_of_an_earlier_round_that_are_still_open_overtake(case: Case) -> None:
    before = concluded(case)
    later = rounds.add_round(case.workspace, rounds.RoundDraft(year=2020)).subject
    rounds.choose_units(case.workspace, later, case.units[:1])
    rounds.set_pass_rule(case.workspace, later, PassRule(minimum_total=D(70), previous_handled=True))
    second = rounds.round_view(case.workspace, later).units[0].inspection_id
    score(case, second)
    inspections.conclude(case.workspace, second)
    draft = recommendations.RecommendationDraft(inspection_id=before, content="Niêm yết đủ thủ tục")
    recommendations.save_recommendation(case.workspace, draft)
    with case.workspace.read() as session:
        assert overtaken_visits(session, read_progress(session, year=2020)) == {second: Outcome.FAILING}
        one = read_case(session, second)
        assert overtaken_at(session, one, area_sheets(session, one)) is Outcome.FAILING


def test_of_signed_minutes_it_is_said_what_can_be_done_there(case: Case) -> None:
    workspace, inspection = case.workspace, concluded(case)
    score(case, inspection, "0.5")
    with workspace.action("inspection.sign_minutes") as writing:
        writing.change(writing.get(Inspection, inspection), {"minutes_signed_on": workspace.today})

    def said() -> tuple[str, str]:
        of_sheet = next(one for one in inspections.sheet(workspace, inspection).missing if one.kind == "overtaken")
        problems = documents.problems(workspace, DocumentKind.MINUTES, inspection)
        return of_sheet.text, next(one.message for one in problems if one.code.startswith("conclusion_overtaken"))

    assert all("biên bản bổ sung" in words and "Hãy kết luận lại" not in words for words in said())
    draft = supplements.SupplementDraft(reason="Ghi nhầm điểm", held_on=workspace.today)
    supplements.begin_supplement(workspace, inspection, draft)
    assert all("kết luận lại" in words for words in said()), "the sheet can be written: there it is done"

"""What reports say of the year's plan."""

from __future__ import annotations

from datetime import date

from inspector.services import plans, rounds
from inspector.services.documents import DocumentKind, compose_document, problems, year_owner
from inspector.services.plans import LegalDocumentDraft, PlanDraft, PlanEntryDraft
from tests.reports.spoken import spoken
from tests.services.acts import Case, add_unit, pass_unit

CITED = "Kế hoạch số 15/KH-UBND ngày 20 tháng 02 năm 2019 của UBND huyện Khánh Vĩnh về kiểm tra công tác CCHC"


def said(case: Case, kind: DocumentKind) -> str:
    owner = {DocumentKind.YEAR_REPORT: year_owner(2019), DocumentKind.ROUND_REPORT: case.round}
    return spoken(compose_document(case.workspace, kind, owner.get(kind, case.inspections[0])))


def codes(case: Case) -> set[str]:
    return {one.code for one in problems(case.workspace, DocumentKind.YEAR_REPORT, year_owner(2019))}


def test_the_plans_own_document_is_cited_in_reports_and_minutes(case: Case) -> None:
    workspace = case.workspace
    assert "plan_not_cited" in codes(case)
    draft = LegalDocumentDraft(
        type_name="Kế hoạch",
        number="15",
        symbol="KH-UBND",
        issuer="UBND huyện Khánh Vĩnh",
        issued_on=date(2019, 2, 20),
        abstract="về kiểm tra công tác CCHC",
    )
    document = plans.add_document(workspace, draft).subject
    plans.save_plan(workspace, PlanDraft(year=2019, document_id=document))
    for kind in (DocumentKind.YEAR_REPORT, DocumentKind.ROUND_REPORT, DocumentKind.MINUTES):
        assert said(case, kind).count(CITED) == 1, kind
    plans.set_bases(workspace, case.round, [document])
    assert said(case, DocumentKind.YEAR_REPORT).count(CITED) == 1, "a base of the round and the plan itself: once"
    assert "plan_not_cited" not in codes(case)


def test_contents_are_those_of_the_plan(case: Case) -> None:
    plans.save_plan(case.workspace, PlanDraft(year=2019, contents="- Công tác chỉ đạo.\n\nKỷ luật, kỷ cương"))
    words = "Theo kế hoạch, kiểm tra 02 nội dung: công tác chỉ đạo; kỷ luật, kỷ cương."
    assert words in said(case, DocumentKind.YEAR_REPORT)
    assert words in said(case, DocumentKind.ROUND_REPORT)
    rounds.change_round(case.workspace, case.round, rounds.RoundDraft(type=rounds.RoundType.THEMATIC))
    assert words not in said(case, DocumentKind.ROUND_REPORT), "a thematic round has contents of its own"


def test_the_target_share_is_told_as_met_or_missed(case: Case) -> None:
    pass_unit(case, case.inspections[0])
    for target, words, missed in ((60, "chưa đạt chỉ tiêu 60%", True), (33, "đạt chỉ tiêu 33%", False)):
        plans.save_plan(case.workspace, PlanDraft(year=2019, coverage_target=target))
        assert f"Tỷ lệ kiểm tra trên số đơn vị thuộc diện {words} của kế hoạch." in said(case, DocumentKind.YEAR_REPORT)
        assert ("plan_target_missed" in codes(case)) is missed
    assert "chỉ tiêu" not in said(case, DocumentKind.ROUND_REPORT), "the target is the year's"


def test_scheduled_units_that_are_in_no_round_are_named(case: Case) -> None:
    workspace = case.workspace
    other = add_unit(workspace, "KV09", "UBND xã Sơn Thái")
    plans.schedule_units(workspace, case.plan, [other, *case.units], PlanEntryDraft(round_ordinal=1))
    words = "có 01 đơn vị được xếp lịch trong kế hoạch nhưng chưa được đưa vào đợt kiểm tra nào (UBND xã Sơn Thái)"
    assert words in said(case, DocumentKind.YEAR_REPORT)
    assert "không thuộc phạm vi của đợt (UBND xã Sơn Thái)" in said(case, DocumentKind.ROUND_REPORT)
    assert "plan_left_out" in codes(case)
    rounds.choose_units(workspace, case.round, (*case.units, other))
    assert "Về lịch kiểm tra" not in said(case, DocumentKind.YEAR_REPORT)

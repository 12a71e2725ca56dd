"""What is asked before a document is made: bases, blanks, points against findings, signatures, contents."""

from __future__ import annotations

from datetime import date

from inspector.services import documents, inspections, plans
from inspector.services.documents import DocumentKind, year_owner
from inspector.services.findings import FindingDraft, Subject, add_finding
from inspector.services.inspections import InspectionDraft, ParticipantDraft, Side
from inspector.services.plans import LegalDocumentDraft, PlanDraft
from tests.services.acts import Case, criterion, pass_unit, score


def of_minutes(case: Case) -> dict[str, str]:
    found = documents.problems(case.workspace, DocumentKind.MINUTES, case.inspections[0])
    return {one.code: one.message for one in found}


def of_report(case: Case) -> dict[str, str]:
    found = documents.problems(case.workspace, DocumentKind.YEAR_REPORT, year_owner(2019))
    return {one.code: one.message for one in found}


def test_minutes_ask_for_what_they_would_print_as_dots(case: Case) -> None:
    inspection = case.inspections[0]
    pass_unit(case, inspection)
    assert "địa điểm, giờ kết thúc, người ký của đơn vị" in of_minutes(case)["minutes_blanks"]
    draft = InspectionDraft(place="Hội trường", starts_at="08:00", ends_at="11:00")
    inspections.change_inspection(case.workspace, inspection, draft)
    host = ParticipantDraft(
        inspection_id=inspection, side=Side.UNIT, name="Người đại diện", capacity="Chủ tịch UBND xã", signs=True
    )
    inspections.save_participant(case.workspace, host)
    assert "minutes_blanks" not in of_minutes(case)


def test_full_points_beside_a_grave_finding_and_findings_without_requests_are_questioned(case: Case) -> None:
    inspection = case.inspections[0]
    score(case, inspection)
    assert not {"full_despite_finding", "findings_without_requests"} & set(of_minutes(case))
    finding = FindingDraft(
        inspection_id=inspection,
        criterion_id=criterion(case, "1.2"),
        subject=Subject.COLLECTIVE,
        description="Không niêm yết thủ tục hành chính.",
        severity=3,
    )
    add_finding(case.workspace, finding)
    found = of_minutes(case)
    assert "1.2" in found["full_despite_finding"]
    assert "findings_without_requests" in found


def test_a_report_asks_for_issuers_days_of_bases_signatures_and_contents(case: Case) -> None:
    workspace = case.workspace
    pass_unit(case, case.inspections[0])
    draft = LegalDocumentDraft(type_name="Quyết định", number="05", symbol="QĐ-UBND", issued_on=date(2030, 1, 5))
    plans.set_bases(workspace, case.round, [plans.add_document(workspace, draft).subject])
    plans.save_plan(workspace, PlanDraft(year=2019, contents="Chỉ đạo, điều hành\nThủ tục hành chính"))
    found = of_report(case)
    assert {"basis_without_issuer", "basis_late", "units_unsigned"} <= set(found)
    assert "02 nội dung" in found["plan_contents_differ"] or "2 nội dung" in found["plan_contents_differ"]
    assert {"basis_without_issuer", "basis_late"} <= set(of_minutes(case))

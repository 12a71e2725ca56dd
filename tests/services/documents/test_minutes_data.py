"""What was recorded at a unit is in its minutes: reasons, findings with their circumstances, papers looked at."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from inspector.domain.finding import Subject
from inspector.domain.inspection import Side
from inspector.services import findings, inspections, recommendations, units
from inspector.services.documents import DocumentKind, problems, write_section
from inspector.services.documents.framing import PLAIN
from inspector.services.documents.making import compose_document
from inspector.services.documents.minutes_data import minutes_input
from tests.reports.spoken import spoken
from tests.services.acts import Case, criterion, score, set_points


def said(case: Case) -> str:
    return spoken(compose_document(case.workspace, DocumentKind.MINUTES, case.inspections[0]))


@pytest.mark.parametrize(
    ("samples", "printed"),
    [
        ("Kế hoạch CCHC năm 2019", "; đã xem: Kế hoạch CCHC năm 2019"),
        ("Chọn ngẫu nhiên 20 hồ sơ", "; chọn ngẫu nhiên 20 hồ sơ"),
    ],
)
def test_papers_were_drawn_at_random_only_where_somebody_says_so(case: Case, samples: str, printed: str) -> None:
    draft = inspections.InspectionDraft(samples=samples)
    inspections.change_inspection(case.workspace, case.inspections[0], draft)
    words = said(case).casefold()
    assert printed.casefold() in words
    assert words.count("chọn ngẫu nhiên") == printed.count("chọn ngẫu nhiên")


def test_why_a_criterion_does_not_apply_is_printed(case: Case) -> None:
    score(case, case.inspections[0], areas=1)
    set_points(case, "1.1", assessed_points=None, not_applicable=True, not_applicable_reason="không có bộ phận Một cửa")
    row = next(line for line in said(case).splitlines() if line.startswith("1.1 | "))
    assert row.endswith(" | – | – | – | Không áp dụng: không có bộ phận Một cửa")


def test_a_finding_is_printed_with_when_and_where_and_what_was_said_to_it(case: Case) -> None:
    draft = findings.FindingDraft(
        inspection_id=case.inspections[0],
        criterion_id=criterion(case),
        subject=findings.Subject.INDIVIDUAL,
        subject_position="Công chức Một cửa",
        description="Không có mặt trong giờ làm việc",
        occurred_on=date(2019, 6, 3),
        occurred_at="08:15",
        found_at="Bộ phận Một cửa",
        explanation="Đi họp ở huyện.",
        severity=1,
    )
    findings.add_finding(case.workspace, draft)
    words = said(case)
    assert "(8 giờ 15 phút, 03/06/2019, Bộ phận Một cửa)" in words
    assert "giải trình: Đi họp ở huyện" in words


def test_no_violation_does_not_shrink_the_maximum_printed(case: Case) -> None:
    inspection = case.inspections[0]
    area = inspections.sheet(case.workspace, inspection).areas[1]
    draft = inspections.AnswerDraft(assessed_points=area.criteria[0].maximum)
    inspections.answer(case.workspace, inspection, area.criteria[0].id, draft)
    conclusion = inspections.NoViolationDraft(checked="sổ sách")
    inspections.set_no_violation(case.workspace, inspection, area.id, conclusion)
    words = said(case)
    maximum = f"{sum((row.maximum for row in area.criteria), Decimal(0)):.2f}".replace(".", ",")
    assert f"/{maximum} điểm" in words
    assert f"Tiêu chí chưa chấm điểm: {area.criteria[1].code}" in words


@pytest.mark.parametrize(
    ("checked", "printed"), [("Sổ sách năm 2019.", "sổ sách năm 2019"), ("ISO 9001: quy trình", "ISO 9001: quy trình")]
)
def test_what_was_checked_goes_on_in_the_sentence(case: Case, checked: str, printed: str) -> None:
    inspection = case.inspections[0]
    area = inspections.sheet(case.workspace, inspection).areas[0]
    inspections.set_no_violation(case.workspace, inspection, area.id, inspections.NoViolationDraft(checked=checked))
    assert f"Đã kiểm tra {printed}" in said(case)


def test_no_violation_is_printed_where_all_areas_were_concluded(case: Case) -> None:
    workspace, inspection = case.workspace, case.inspections[0]
    score(case, inspection)
    areas = inspections.sheet(workspace, inspection).areas
    conclusion = inspections.NoViolationDraft(checked="sổ sách")

    def unconcluded() -> bool:
        found = problems(workspace, DocumentKind.MINUTES, inspection)
        return "areas_unconcluded" in {one.code for one in found}

    assert "chưa kết luận chung" in said(case)
    assert unconcluded()
    inspections.set_no_violation(workspace, inspection, areas[0].id, conclusion)
    assert f"không phát hiện vi phạm ở 01/{len(areas):02d} nội dung" in said(case)
    for area in areas[1:]:
        inspections.set_no_violation(workspace, inspection, area.id, conclusion)
    assert "không có trường hợp tổ chức đảng" in said(case)
    assert not unconcluded()


def test_causes_are_one_paragraph_and_a_finding_begins_with_a_capital(case: Case) -> None:
    workspace, inspection = case.workspace, case.inspections[0]

    def caused(words: str) -> str:
        draft = inspections.InspectionDraft(causes=words)
        inspections.change_inspection(workspace, inspection, draft)
        return said(case)

    assert "\nNguyên nhân: Thiếu người\n" in caused("Thiếu người")
    together = caused("Thiếu người.\nThiếu kinh phí;\nTTHC thay đổi nhiều")
    assert "\nNguyên nhân: Thiếu người; thiếu kinh phí; TTHC thay đổi nhiều.\n" in together
    finding = findings.FindingDraft(
        inspection_id=inspection,
        subject=Subject.INDIVIDUAL,
        subject_position="công chức Địa chính",
        description="Đi muộn",
        recommended_handling="Kiểm điểm",
        severity=1,
    )
    findings.add_finding(workspace, finding)
    assert "Công chức Địa chính: Đi muộn; đề nghị xử lý: kiểm điểm." in said(case)


def test_a_finding_is_told_with_its_act_its_evidence_and_its_number(case: Case) -> None:
    draft = findings.FindingDraft(
        inspection_id=case.inspections[0],
        subject=Subject.COLLECTIVE,
        act_code="TT-05",
        description="Thiếu 02 thủ tục",
        severity=1,
    )
    findings.add_finding(case.workspace, draft)
    words = said(case).split("Phát hiện qua kiểm tra")[1]
    assert words.strip().startswith("Tập thể: ")
    assert "niêm yết" in words.split("Thiếu 02 thủ tục")[0]
    assert "(phát hiện số A01-0001)." in words
    assert "chưa đến mức phải xem xét xử lý kỷ luật" in words


def limits_said(case: Case) -> str:
    return said(case).split("III. Tồn tại, hạn chế")[1].split("IV. ")[0].strip(" #\n")


def lacks_limits(case: Case) -> bool:
    found = problems(case.workspace, DocumentKind.MINUTES, case.inspections[0])
    return "minutes_without_limits" in {one.code for one in found}


def test_limits_are_never_denied_beside_findings(case: Case) -> None:
    workspace, inspection = case.workspace, case.inspections[0]
    score(case, inspection)
    assert "không ghi nhận tồn tại, hạn chế." in limits_said(case)
    assert not lacks_limits(case)
    draft = findings.FindingDraft(
        inspection_id=inspection, subject=Subject.INDIVIDUAL, description="Hồ sơ trễ hạn", severity=3
    )
    findings.add_finding(workspace, draft)
    assert limits_said(case) == "Tồn tại, hạn chế là các nội dung nêu tại mục “Phát hiện qua kiểm tra” của phần I."
    assert lacks_limits(case)
    write_section(workspace, inspection, DocumentKind.MINUTES, "limits", "Trả kết quả chậm.")
    assert limits_said(case) == "Trả kết quả chậm."
    assert not lacks_limits(case)


def test_limits_of_a_unit_that_lost_points_are_not_denied(case: Case) -> None:
    workspace, inspection = case.workspace, case.inspections[0]
    score(case, inspection, share="0.5")
    assert limits_said(case).startswith("Ngoài 56 tiêu chí chưa đạt điểm tối đa")
    assert limits_said(case).endswith("không ghi nhận tồn tại, hạn chế khác.")
    draft = recommendations.RecommendationDraft(inspection_id=inspection, content="Công khai TTHC")
    recommendations.save_recommendation(workspace, draft)
    assert limits_said(case).startswith("Tồn tại, hạn chế là 56 tiêu chí chưa đạt điểm tối đa")
    assert lacks_limits(case)
    set_points(case, "1.1")
    score(case, inspection)
    assert "không ghi nhận" not in limits_said(case), "a recommendation rests on something"


def unexplained(case: Case) -> list[str]:
    found = problems(case.workspace, DocumentKind.MINUTES, case.inspections[0])
    return [one.message for one in found if one.code == "points_unexplained"]


def test_lost_points_are_told_with_what_was_written_of_them_and_asked_for_where_nothing_was(case: Case) -> None:
    workspace, inspection = case.workspace, case.inspections[0]
    score(case, inspection)
    for code in ("1.1", "1.2", "1.3"):
        set_points(case, code, assessed_points=Decimal("0.5"))
    (told,) = unexplained(case)
    assert told.startswith("Chưa ghi lý do hoặc ghi chú ở 03 tiêu chí chưa đạt điểm tối đa: 1.1, 1.2, 1.3. Biên bản")
    lacks = [one for one in inspections.sheet(workspace, inspection).missing if one.kind == "remarks"]
    assert [one.text for one in lacks] == ["Còn 03 tiêu chí chưa đạt điểm tối đa mà chưa có ghi chú"]
    assert lacks[0].criterion_id == criterion(case)
    set_points(case, "1.1", assessed_points=Decimal("0.5"), note="Kế hoạch ban hành chậm")
    set_points(case, "1.2", assessed_points=Decimal("0.5"), self_points=Decimal("2.5"), reason="Thiếu 02 nhiệm vụ")
    draft = findings.FindingDraft(
        inspection_id=inspection,
        criterion_id=criterion(case, "1.3"),
        subject=Subject.COLLECTIVE,
        description="Báo cáo chậm",
        severity=1,
    )
    findings.add_finding(workspace, draft)
    assert unexplained(case) == []
    rows = {line.split(" | ")[0]: line.split(" | ")[2:] for line in said(case).splitlines() if line.startswith("1.")}
    assert rows == {
        "1.1": ["2,00", "–", "0,50", "Kế hoạch ban hành chậm"],
        "1.2": ["2,50", "2,50", "0,50", "Thiếu 02 nhiệm vụ"],
        "1.3": ["1,50", "–", "0,50", "Phát hiện số A01-0001"],
    }


def test_that_no_self_score_was_received_is_told(case: Case) -> None:
    def told() -> bool:
        found = problems(case.workspace, DocumentKind.MINUTES, case.inspections[0])
        return "minutes_without_self_score" in {one.code for one in found}

    assert told()
    assert "báo cáo kết quả tự kiểm tra" not in said(case)
    write_section(case.workspace, case.inspections[0], DocumentKind.MINUTES, "introduction", "Nghe đơn vị báo cáo.")
    assert not told()
    write_section(case.workspace, case.inspections[0], DocumentKind.MINUTES, "introduction", "")
    set_points(case, "1.1", self_points=Decimal(1))
    assert not told()
    assert "báo cáo kết quả tự kiểm tra" in said(case)


def test_no_decision_is_proclaimed_where_none_is_recorded(case: Case) -> None:
    assert "công bố quyết định" not in said(case)
    assert "công bố chương trình làm việc" in said(case)


def test_the_team_stands_in_the_order_of_its_places(case: Case) -> None:
    inspection = case.inspections[0]
    for name, place in (("Lê A", "Thành viên"), ("Lê B", "Thư ký"), ("Lê C", "Phó Trưởng đoàn"), ("Lê D", "")):
        words = ", ".join(part for part in ("Chuyên viên", place) if part)
        draft = inspections.ParticipantDraft(inspection_id=inspection, side=Side.TEAM, name=name, capacity=words)
        inspections.save_participant(case.workspace, draft)
    listed = said(case).split("Thành phần tham dự:")[1].split("2. ")[0]
    assert sorted("ABCD", key=lambda letter: listed.index(f"Lê {letter}")) == ["C", "B", "A", "D"]


@pytest.mark.parametrize("written_in", ["head", "capacity"])
def test_a_name_where_a_position_belongs_is_printed_as_a_name(case: Case, written_in: str) -> None:
    workspace, inspection = case.workspace, case.inspections[0]
    if written_in == "head":
        units.change_unit(workspace, case.units[0], units.UnitDraft(head="Nguyễn Văn Thuỵ"))
        inspections.fill_participants(workspace, inspection)
    else:
        draft = inspections.ParticipantDraft(
            inspection_id=inspection, side=Side.UNIT, capacity="Nguyễn Văn Thuỵ", signs=True
        )
        inspections.save_participant(workspace, draft)
    words = said(case)
    assert "- Nguyễn Văn Thuỵ, ......" in words, "the position is filled in by hand"
    assert "Ông (bà) ......................................, Nguyễn" not in words
    with workspace.read() as session:
        signer = minutes_input(workspace, session, inspection, PLAIN).frame.signers[1]
    assert (signer.authority, signer.name) == (("ĐẠI DIỆN", "UBND xã Cầu Bà"), "Nguyễn Văn Thuỵ")

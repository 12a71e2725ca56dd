"""Supplementary minutes: the sheet opens for corrections, the journal tells what they are, the signature keeps them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from inspector.domain.finding import Subject
from inspector.domain.inspection import Inspection
from inspector.domain.round import Round
from inspector.services import documents, findings, inspections, journal, recommendations, rounds, supplements
from inspector.services.documents import DocumentKind, Options
from inspector.services.inspections import (
    AnswerDraft,
    InspectionDraft,
    InspectionState,
    Outcome,
    ParticipantDraft,
    Side,
)
from inspector.services.search import search
from inspector.services.supplements import SupplementDraft
from inspector.services.workspace import Workspace
from tests.services.acts import Case, copied, criterion, living, refused, score, undone

D = Decimal
KIND = DocumentKind.SUPPLEMENT
SIGNED, HELD, LATER = date(2019, 6, 3), date(2019, 6, 10), date(2019, 6, 11)
REASON = "ghi nhầm khi lập biên bản"


@dataclass(frozen=True)
class Signed:
    """A case whose first unit has signed minutes."""

    case: Case
    workspace: Workspace
    inspection: str

    def begin(self, **values: Any) -> str:
        """Begin supplementary minutes."""
        draft = SupplementDraft(**{"reason": REASON, "held_on": HELD, **values})
        return supplements.begin_supplement(self.workspace, self.inspection, draft).subject

    def points(self, code: str, points: str, reason: str | None = "chấm lại") -> None:
        """Give a criterion other points."""
        draft = AnswerDraft(assessed_points=D(points), reason=reason)
        inspections.answer(self.workspace, self.inspection, criterion(self.case, code), draft)

    def changes(self) -> list[tuple[str, str, str]]:
        """What the latest supplementary minutes change."""
        view = supplements.supplements(self.workspace, self.inspection)[-1]
        return [(one.what, one.old, one.new) for one in view.changes]


@pytest.fixture(scope="session")
def made_signed(made_case: Case, tmp_path_factory: pytest.TempPathFactory) -> Case:
    """Made once and closed; nobody writes into it."""
    with copied(made_case.workspace, tmp_path_factory.mktemp("signed") / "workspace") as workspace:
        case, inspection = replace(made_case, workspace=workspace), made_case.inspections[0]
        score(case, inspection)
        inspections.fill_participants(workspace, inspection)
        inspections.change_inspection(workspace, inspection, InspectionDraft(limits="Niêm yết chưa đủ."))
        inspections.conclude(workspace, inspection)
        inspections.sign_minutes(workspace, inspection, SIGNED, "05")
    return case


@pytest.fixture
def signed(made_signed: Case, tmp_path: Path) -> Iterator[Signed]:
    with copied(made_signed.workspace, tmp_path / "workspace") as workspace:
        yield Signed(replace(made_signed, workspace=workspace), workspace, made_signed.inspections[0])


def test_the_words_of_minutes_are_locked_as_the_sheet_is(signed: Signed) -> None:
    def locked(kind: DocumentKind, owner: str) -> bool:
        (said,) = {one.locked for one in documents.section_texts(signed.workspace, owner, kind)}
        return said

    minutes = (DocumentKind.MINUTES, signed.inspection)
    assert locked(*minutes)
    assert not locked(DocumentKind.ROUND_REPORT, signed.case.round)
    supplement = signed.begin()
    assert not locked(*minutes), "what is changed now goes into the supplementary minutes"
    assert not locked(KIND, supplement)
    signed.points("1.1", "0.5")
    supplements.sign_supplement(signed.workspace, supplement, LATER)
    assert locked(KIND, supplement)
    assert locked(*minutes)
    assert not locked(DocumentKind.MINUTES, signed.case.inspections[1])
    with signed.workspace.action("round.close") as writing:
        writing.change(writing.get(Round, signed.case.round), {"closed_on": LATER})
    assert locked(DocumentKind.MINUTES, signed.case.inspections[1])


def test_making_them_opens_the_sheet_and_signing_them_closes_it(signed: Signed) -> None:
    with refused(signed.workspace, "inspection.signed"):
        signed.points("1.1", "0.5")
    supplement = undone(signed.workspace, signed.begin)
    assert not inspections.sheet(signed.workspace, signed.inspection).read_only
    signed.points("1.1", "0.5")
    undone(signed.workspace, lambda: supplements.sign_supplement(signed.workspace, supplement, LATER, "06"))
    assert inspections.sheet(signed.workspace, signed.inspection).read_only
    with refused(signed.workspace, "inspection.signed"):
        signed.points("1.1", "1")


def test_they_need_signed_minutes_a_reason_and_an_end_of_those_before(signed: Signed) -> None:
    other = signed.case.inspections[1]
    with refused(signed.workspace, "supplement.not_signed"):
        supplements.begin_supplement(signed.workspace, other, SupplementDraft(reason=REASON))
    with refused(signed.workspace, "draft.missing"):
        supplements.begin_supplement(signed.workspace, signed.inspection, SupplementDraft(reason=" "))
    with refused(signed.workspace, "supplement.early"):
        signed.begin(held_on=date(2019, 6, 2))
    with refused(signed.workspace, "supplement.none"):
        supplements.latest_supplement(signed.workspace, signed.inspection)
    signed.begin()
    with refused(signed.workspace, "supplement.under_way"):
        signed.begin()


def test_every_change_is_told_with_the_value_that_was_signed(signed: Signed) -> None:
    workspace, inspection = signed.workspace, signed.inspection
    signed.begin()
    signed.points("1.3", "0")
    signed.points("1.2", "0.5")
    inspections.change_inspection(
        workspace,
        inspection,
        InspectionDraft(limits="Niêm yết thiếu 02 TTHC.", starts_at="07:45", report_by=date(2019, 7, 1)),
    )
    draft = ParticipantDraft(inspection_id=inspection, side=Side.UNIT, name="", capacity="Công chức tư pháp")
    inspections.save_participant(workspace, draft)
    documents.write_section(workspace, inspection, DocumentKind.MINUTES, "discipline", "Điểm danh 20/22 người.")
    recommendations.save_recommendation(
        workspace, recommendations.RecommendationDraft(inspection_id=inspection, content="Niêm yết đủ TTHC")
    )
    changes = signed.changes()
    assert changes[:3] == [
        ("Giờ bắt đầu", "Không ghi", "07:45"),
        ("Tồn tại, hạn chế", "Niêm yết chưa đủ.", "Niêm yết thiếu 02 TTHC."),
        ("Hạn báo cáo khắc phục", "Không ghi", "01/07/2019"),
    ]
    assert ("Thành phần tham dự (Công chức tư pháp)", "Không ghi", "Công chức tư pháp") in changes
    points = [one for one in changes if one[0].endswith("điểm thẩm định")]
    assert [what.split(" “")[0] for what, _, _ in points] == ["Tiêu chí 1.2", "Tiêu chí 1.3"]
    assert points[0][0].startswith("Tiêu chí 1.2 “Mức độ hoàn thành kế hoạch CCHC”: điểm")
    assert points[0][2] == "0,50"
    assert ("Kiến nghị KN-A01-0001", "Không ghi", "Niêm yết đủ TTHC") in changes
    assert ("Chấp hành kỷ luật, kỷ cương hành chính", "Không ghi", "Điểm danh 20/22 người.") in changes


def test_what_was_changed_and_put_back_is_no_correction(signed: Signed) -> None:
    supplement = signed.begin()
    before = inspections.sheet(signed.workspace, signed.inspection).areas[0].criteria[0].answer
    assert before is not None
    signed.points("1.1", "0")
    signed.points("1.1", "0.25")
    (points, _reason) = signed.changes()
    assert points[2] == "0,25"
    with refused(signed.workspace, "supplement.has_changes"):
        supplements.cancel_supplement(signed.workspace, supplement)
    signed.points("1.1", str(before.assessed_points), before.reason)
    assert signed.changes() == []
    given: dict[str, Any] = {"description": "Thiếu sổ", "severity": 1, "subject": Subject.COLLECTIVE}
    found = findings.add_finding(signed.workspace, findings.FindingDraft(inspection_id=signed.inspection, **given))
    assert signed.changes() == [("Phát hiện A01-0001", "Không ghi", "Thiếu sổ")]
    findings.remove_findings(signed.workspace, [found.subject])
    assert signed.changes() == []
    signed.workspace.store.undo()
    signed.workspace.store.undo()
    assert signed.changes() == []
    undone(signed.workspace, lambda: supplements.cancel_supplement(signed.workspace, supplement))
    assert inspections.sheet(signed.workspace, signed.inspection).read_only


def test_what_is_left_out_is_told_with_what_was_signed(signed: Signed) -> None:
    sheet = inspections.sheet(signed.workspace, signed.inspection)
    host = next(one for one in sheet.participants if one.side is Side.UNIT)
    signed.begin()
    inspections.save_participant(signed.workspace, ParticipantDraft(capacity="Phó Chủ tịch"), host.id)
    inspections.remove_participant(signed.workspace, host.id)
    assert signed.changes() == [("Thành phần tham dự (Phó Chủ tịch)", "Chủ tịch UBND xã", "Bỏ")]


def test_each_change_has_its_own_reason_or_the_common_one(signed: Signed) -> None:
    supplement = signed.begin()
    signed.points("1.1", "0", reason=None)
    inspections.change_inspection(signed.workspace, signed.inspection, InspectionDraft(place="Hội trường"))
    texts = documents.section_texts(signed.workspace, supplement, KIND)
    assert [one.section.split(".")[0] for one in texts] == ["reason", "reason", "further", "opinion", "recipients"]
    assert texts[0].title == "Lý do: Địa điểm"
    documents.write_section(signed.workspace, supplement, KIND, texts[0].section, "làm việc ở nơi khác")
    (view,) = supplements.supplements(signed.workspace, signed.inspection)
    assert [one.reason for one in view.changes] == ["làm việc ở nơi khác", REASON]


def test_signed_ones_keep_what_was_signed_and_the_next_begin_from_there(signed: Signed, tmp_path: Path) -> None:
    workspace = signed.workspace
    first = signed.begin()
    signed.points("1.1", "0.25")
    supplements.sign_supplement(workspace, first, LATER)
    kept = signed.changes()
    second = signed.begin(held_on=LATER)
    signed.points("1.1", "0.5", reason="chấm lại")
    views = supplements.supplements(workspace, signed.inspection)
    assert [(one.what, one.old, one.new) for one in views[0].changes] == kept
    assert [(one.old, one.new) for one in views[1].changes] == [("0,25", "0,50")]
    assert supplements.latest_supplement(workspace, signed.inspection) == second
    with refused(workspace, "documents.incomplete"):
        documents.issue(workspace, KIND, first, tmp_path / "a.pdf")
    with refused(workspace, "supplement.signed"):
        documents.write_section(workspace, first, KIND, "opinion", "Thống nhất.")
    with refused(workspace, "supplement.signed"):
        supplements.change_supplement(workspace, first, SupplementDraft(reason="khác"))


def test_an_incomplete_one_is_not_signed(signed: Signed) -> None:
    workspace = signed.workspace
    supplement = signed.begin(held_on=None)
    codes = {one.code for one in documents.problems(workspace, KIND, supplement)}
    assert {"supplement_without_content", "supplement_without_day"} <= codes
    with refused(workspace, "supplement.incomplete"):
        supplements.sign_supplement(workspace, supplement, LATER)
    documents.write_section(workspace, supplement, KIND, "further", "Bổ sung 02 tài liệu kiểm chứng.")
    undone(workspace, lambda: supplements.change_supplement(workspace, supplement, SupplementDraft(held_on=HELD)))
    with refused(workspace, "inspection.signed_early"):
        supplements.sign_supplement(workspace, supplement, SIGNED)
    supplements.sign_supplement(workspace, supplement, HELD)


def test_signed_minutes_do_not_open_in_any_other_way(signed: Signed) -> None:
    workspace, inspection = signed.workspace, signed.inspection
    with refused(workspace, "inspection.signed"):
        documents.write_section(workspace, inspection, DocumentKind.MINUTES, "strengths", "Khác.")
    signed.begin()
    acts: tuple[Callable[[], object], ...] = (
        lambda: inspections.reopen_inspection(workspace, inspection),
        lambda: inspections.start_inspection(workspace, inspection),
        lambda: inspections.sign_minutes(workspace, inspection, LATER),
        lambda: inspections.set_state(workspace, inspection, InspectionState.IN_PROGRESS),
    )
    for act in acts:
        with refused(workspace, "inspection.signed"):
            act()
    with refused(workspace, "inspection.supplemented"):
        inspections.withdraw_signature(workspace, inspection, "ghi nhầm")
    rounds.set_states(workspace, signed.case.inspections[1:], InspectionState.CANCELLED, "lũ lụt")
    assert "unit_correcting" in {one.code for one in rounds.close_problems(workspace, signed.case.round)}
    assert "unit_correcting" in {
        one.code for one in documents.problems(workspace, DocumentKind.ROUND_REPORT, signed.case.round)
    }
    with refused(workspace, "round.incomplete"):
        rounds.close_round(workspace, signed.case.round)
    supplement = supplements.latest_supplement(workspace, inspection)
    signed.points("1.1", "0")
    supplements.sign_supplement(workspace, supplement, LATER)
    rounds.close_round(workspace, signed.case.round)
    with refused(workspace, "round.closed"):
        signed.begin()


def test_another_outcome_is_asked_for_where_the_points_make_one(signed: Signed) -> None:
    workspace, inspection = signed.workspace, signed.inspection
    supplement = signed.begin()
    score(signed.case, inspection, "0.5")
    assert "supplement_outcome" in {one.code for one in documents.problems(workspace, KIND, supplement)}
    inspections.conclude(workspace, inspection)
    assert "supplement_outcome" not in {one.code for one in documents.problems(workspace, KIND, supplement)}
    assert ("Kết luận", "Đạt", "Không đạt") in signed.changes()
    assert inspections.sheet(workspace, inspection).inspection.outcome is Outcome.FAILING


def test_the_minutes_are_issued_no_more_once_they_were_put_right(signed: Signed, tmp_path: Path) -> None:
    workspace = signed.workspace
    documents.issue(workspace, DocumentKind.MINUTES, signed.inspection, tmp_path / "a.pdf")
    supplement = signed.begin()
    signed.points("1.1", "0")
    with refused(workspace, "documents.incomplete"):
        documents.issue(workspace, DocumentKind.MINUTES, signed.inspection, tmp_path / "b.pdf")
    made = documents.issue(workspace, KIND, supplement, tmp_path / "c.pdf", Options("06"))
    (row, _) = documents.issued(workspace)
    assert (row.kind, row.symbol, row.number, row.sha256) == (KIND, "BB-ĐKT", "06", made.sha256)
    assert row.title == "Biên bản bổ sung cho biên bản kiểm tra tại UBND xã Cầu Bà, đợt 1 năm 2019"
    choices = documents.document_choices(workspace, 2019)
    assert [one.owner_id for one in choices if one.kind is KIND] == [supplement]


def test_a_reprint_of_minutes_that_were_put_right_never_passes_for_the_signed_ones(
    signed: Signed, tmp_path: Path
) -> None:
    def printed() -> tuple[int, str]:
        path = tmp_path / "biên bản.pdf"
        documents.render(signed.workspace, DocumentKind.MINUTES, signed.inspection, path)
        with pdfplumber.open(path) as pdf:
            return len(pdf.pages), " ".join(" ".join(page.extract_text() for page in pdf.pages).split())

    assert "BẢN IN LẠI" not in printed()[1]
    made = signed.begin()
    assert "BẢN IN LẠI" not in printed()[1]
    signed.points("1.1", "0")
    assert "chưa có Biên bản bổ sung được ký" in printed()[1]
    supplements.sign_supplement(signed.workspace, made, HELD)
    pages, content = printed()
    assert content.count("BẢN IN LẠI") == pages
    assert "Biên bản bổ sung ký ngày 10/6/2019" in content or "Biên bản bổ sung ký ngày 10/06/2019" in content


def test_reading_and_previewing_them_writes_nothing(signed: Signed) -> None:
    supplement = signed.begin()
    signed.points("1.1", "0")
    before = living(signed.workspace)
    documents.preview_bytes(signed.workspace, KIND, supplement, Options(draft=True))
    documents.section_texts(signed.workspace, supplement, KIND)
    assert living(signed.workspace) == before


def test_they_are_found_and_read_in_the_journal(signed: Signed) -> None:
    workspace = signed.workspace
    supplement = signed.begin()
    inspections.change_inspection(workspace, signed.inspection, InspectionDraft(place="Hội trường"))
    supplements.sign_supplement(workspace, supplement, HELD)
    (hit,) = [one for one in search(workspace, "ghi nhầm") if one.kind == "supplement"]
    assert (hit.page, hit.argument) == ("reports", supplement)
    entry = journal.audit(workspace, entity_id=supplement).entries[0]
    assert entry.action_label == "Ghi nhận biên bản bổ sung đã ký"
    assert "Địa điểm: Không ghi → Hội trường" in [one.new for one in entry.changes]


def test_what_reached_signed_minutes_all_the_same_is_told_and_goes_into_the_next_ones(signed: Signed) -> None:
    workspace = signed.workspace
    before = {one.code for one in documents.problems(workspace, DocumentKind.MINUTES, signed.inspection)}
    assert before == {"areas_unconcluded", "minutes_blanks", "minutes_without_opinion", "minutes_without_self_score"}
    with workspace.action("inspection.change") as writing:
        writing.change(writing.get(Inspection, signed.inspection), {"place": "Hội trường"})
    told = {one.code: one for one in documents.problems(workspace, DocumentKind.MINUTES, signed.inspection)}
    assert told["minutes_changed"].level == "error", "no official copy would be what was signed"
    assert "Địa điểm" in told["minutes_changed"].message
    signed.begin()
    assert signed.changes() == [("Địa điểm", "Không ghi", "Hội trường")]


def test_data_written_back_as_signed_leave_no_supplement_and_the_minutes_can_be_issued(signed: Signed) -> None:
    workspace, inspection = signed.workspace, signed.inspection
    with workspace.action("inspection.change") as writing:
        record = writing.get(Inspection, inspection)
        outcome, place = record.outcome, record.place
        other = {one for one in inspections.Outcome if one != outcome}.pop()
        writing.change(record, {"place": "Hội trường", "outcome": other})
    with refused(workspace, "documents.incomplete"):
        documents.require_issuable(workspace, DocumentKind.MINUTES, inspection)
    [told] = [one for one in documents.problems(workspace, DocumentKind.MINUTES, inspection) if one.level == "error"]
    assert (told.code, told.target.part) == ("minutes_changed", "supplement")
    assert "từ đó chỉ phát hành biên bản bổ sung" in told.message
    made = signed.begin()
    inspections.change_inspection(workspace, inspection, InspectionDraft(place=place))
    inspections.conclude(workspace, inspection)
    supplements.cancel_supplement(workspace, made)
    documents.require_issuable(workspace, DocumentKind.MINUTES, inspection)


def test_after_supplementary_minutes_only_further_ones_are_promised(signed: Signed) -> None:
    workspace, inspection = signed.workspace, signed.inspection
    made = signed.begin()
    inspections.change_inspection(workspace, inspection, InspectionDraft(place="Hội trường"))
    supplements.sign_supplement(workspace, made, HELD)
    with workspace.action("inspection.change") as writing:
        writing.change(writing.get(Inspection, inspection), {"place": "Nhà văn hóa"})
    errors = [one for one in documents.problems(workspace, DocumentKind.MINUTES, inspection) if one.level == "error"]
    assert {one.code for one in errors} == {"minutes_corrected", "minutes_changed_again"}
    assert not any("lại phát hành được" in one.message for one in errors)

"""Documents made from the sample: what is printed is what the screen shows."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest

from inspector.core.language import DEFAULT_LANGUAGE, set_language
from inspector.domain.organisation import Organisation
from inspector.services.documents import (
    DocumentKind,
    Options,
    document_choices,
    preview_bytes,
    year_owner,
)
from inspector.services.documents.framing import called, issuer_of
from inspector.services.documents.making import compose_document
from inspector.services.lookup import find_inspection, round_id_of
from inspector.services.workspace import Workspace, open_workspace
from tests.reports.spoken import spoken


@pytest.fixture(scope="module")
def sample(made_sample: Path) -> Iterator[Workspace]:
    """The sample, open for reading."""
    workspace = open_workspace(made_sample, read_only=True)
    yield workspace
    workspace.close()


def text_of(content: bytes) -> str:
    """The text of all pages, in one line."""
    with pdfplumber.open(BytesIO(content)) as pdf:
        pages = [page.extract_text() or "" for page in pdf.pages]
    return " ".join(" ".join(pages).split())


@pytest.fixture(scope="module")
def year_text(sample: Workspace) -> str:
    """The year's report as read back."""
    return text_of(preview_bytes(sample, DocumentKind.YEAR_REPORT, year_owner(2019)))


def test_the_years_report_says_how_far_the_plan_was_carried_out(year_text: str) -> None:
    assert "Đoàn kiểm tra đã kiểm tra 29/34 đơn vị thuộc diện, tỷ lệ 85,3%. Còn 05 đơn vị chưa kiểm tra" in year_text
    assert (
        "29/29 đơn vị đã kiểm tra đạt yêu cầu (100%); tính trên số đơn vị thuộc diện là 29/34 đơn vị (85,3%)"
        in year_text
    )
    assert "tỷ lệ 70,5% không khớp với 29/34 đơn vị" in year_text
    assert "không có trường hợp tổ chức đảng, tập thể, cá nhân có vi phạm đến mức phải xử lý" in year_text


def test_declared_figures_stand_beside_computed_ones(year_text: str) -> None:
    assert "Phải giải quyết (1 + 2) 13.555 13.355 200" in year_text
    assert "Đã giải quyết 12.990 12.990 0" in year_text
    assert "- Trước hạn 99,69% 12.950" in year_text
    assert "Đang giải quyết (3 – 4) – 365" in year_text
    assert "là 365 (theo số tính lại) hoặc 565 (theo số đã công bố)" in year_text
    assert "có 19 TTHC được tiếp nhận và giải quyết ở mức độ 3, gồm các lĩnh vực: công thương 05; kế hoạch" in year_text
    assert "y tế 02; tư pháp 01; tổng số khớp với số tính lại theo từng lĩnh vực." in year_text


def test_letterhead_bases_and_recipients_come_from_the_data(year_text: str) -> None:
    assert "UBND HUYỆN KHÁNH VĨNH" in year_text
    assert "Kính gửi: Ủy ban nhân dân huyện Khánh Vĩnh" in year_text
    assert "Căn cứ Kế hoạch số 1715/KH-UBND ngày 03 tháng 7 năm 2017" in year_text
    assert "/QĐ-UBND ngày ....... tháng ....... năm 2019 của Chủ tịch" in year_text
    assert "Ban Thường vụ Huyện ủy (để báo cáo)" in year_text
    assert "TRƯỞNG PHÒNG NỘI VỤ" in year_text
    assert "Lập từ nhật ký số" in year_text


def test_the_annex_names_every_unit_with_its_outcome_or_reason(year_text: str) -> None:
    assert "UBND xã Khánh Trung 1 18/06/2019 Đạt 2" in year_text
    assert "Xã, thị trấn (thuộc diện 14, đã kiểm tra 14, đạt 14)" in year_text
    assert "Tổng cộng: 34 đơn vị 29 lượt 29 đạt 43 05 chưa kiểm tra" in year_text


def test_points_that_were_rescaled_are_never_summed_to_another_total(sample: Workspace) -> None:
    said = spoken(compose_document(sample, DocumentKind.YEAR_REPORT, year_owner(2019)))
    assert "## IV. Kết quả chấm điểm, xếp hạng\nCó 29 đơn vị được chấm điểm" in said
    assert "Đối với 12 đơn vị có tiêu chí không tính điểm" in said
    assert " | Tổng cộng | 100,00" not in said


def test_illustrations_are_marked_and_explained(year_text: str) -> None:
    assert "Ngoài 43(*) kiến nghị" in year_text
    assert "(*) Số liệu minh họa cho mẫu trình bày, không phải số liệu thực tế." in year_text


def test_a_rounds_report_counts_its_own_units(sample: Workspace) -> None:
    shown = text_of(preview_bytes(sample, DocumentKind.ROUND_REPORT, round_id_of(sample, "2")))
    assert "kiểm tra công tác cải cách hành chính đợt 2 năm 2019" in shown
    assert "14/17 đơn vị thuộc diện" in shown
    assert "70,5%" not in shown, "the published rate is the year's"


def test_the_minutes_hold_what_was_recorded_at_the_unit(sample: Workspace) -> None:
    inspection = find_inspection(sample, "KV10")
    shown = text_of(preview_bytes(sample, DocumentKind.MINUTES, inspection))
    assert "Kiểm tra công tác cải cách hành chính tại UBND xã Khánh Trung" in shown
    assert "8 giờ 00 phút, ngày 18 tháng 6 năm 2019" in shown
    assert ", Trưởng phòng Nội vụ, Trưởng đoàn;" in shown
    assert "Thay thế bản niêm yết" in shown
    assert "09/07/2019" in shown
    assert "(15 ngày làm việc)" in shown
    assert "trước ngày 31 tháng 7 năm 2019" in shown
    assert "UBND xã Khánh Trung đạt yêu cầu" in shown


def test_criteria_that_do_not_apply_show_both_totals(sample: Workspace) -> None:
    shown = text_of(preview_bytes(sample, DocumentKind.MINUTES, find_inspection(sample, "Phòng Tư pháp")))
    assert "/75,00 điểm, quy đổi về thang 100 là" in shown


def test_the_same_data_give_the_same_bytes(sample: Workspace) -> None:
    first, second = (preview_bytes(sample, DocumentKind.YEAR_REPORT, year_owner(2019)) for _ in range(2))
    assert first == second
    assert preview_bytes(sample, DocumentKind.YEAR_REPORT, year_owner(2019), Options(draft=True)) != first


def test_a_year_offers_its_documents(sample: Workspace) -> None:
    choices = document_choices(sample, 2019)
    assert [one.kind for one in choices[:3]] == [
        DocumentKind.YEAR_REPORT,
        DocumentKind.ROUND_REPORT,
        DocumentKind.ROUND_REPORT,
    ]
    assert sum(one.kind == DocumentKind.MINUTES for one in choices) == 29
    assert choices[0].title == "Báo cáo kết quả kiểm tra năm 2019"


@pytest.mark.parametrize(
    ("unit", "short"),
    [
        ("UBND xã Khánh Trung", "UBND xã"),
        ("UBND thị trấn Khánh Vĩnh", "UBND thị trấn"),
        ("UBND xã", "UBND xã"),
        ("Công an huyện", "Công an huyện"),
    ],
)
def test_committees_are_called_by_their_level_once_they_were_named(unit: str, short: str) -> None:
    assert called(unit) == short


def test_the_units_signer_does_not_repeat_the_committee(sample: Workspace) -> None:
    commune = spoken(compose_document(sample, DocumentKind.MINUTES, find_inspection(sample, "KV10")))
    assert "> ĐẠI DIỆN / UBND xã Khánh Trung / Chủ tịch /" in commune
    police = spoken(compose_document(sample, DocumentKind.MINUTES, find_inspection(sample, "KV31")))
    assert "> ĐẠI DIỆN / Công an huyện / Trưởng Công an huyện /" in police


def test_the_superior_body_is_abbreviated_where_it_has_no_short_name() -> None:
    body = Organisation(id="o", name="Ủy ban nhân dân xã Bắc Khánh Vĩnh")
    assert issuer_of(body).superior == "UBND xã Bắc Khánh Vĩnh"


@pytest.mark.parametrize("kind", [DocumentKind.YEAR_REPORT, DocumentKind.ROUND_REPORT, DocumentKind.MINUTES])
def test_documents_are_vietnamese_whatever_the_window_speaks(sample: Workspace, kind: DocumentKind) -> None:
    owner = next(one.owner_id for one in document_choices(sample, 2019) if one.kind == kind)
    official = compose_document(sample, kind, owner)
    set_language("en")
    try:
        assert compose_document(sample, kind, owner) == official
    finally:
        set_language(DEFAULT_LANGUAGE)

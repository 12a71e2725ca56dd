"""The minutes of one visit in Khánh Vĩnh 2019, all of it an illustration; people are positions without names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

from inspector.reports.inputs import RecommendationLine, Signer
from inspector.reports.minutes_input import AreaResult, CriterionResult, MinutesInput, Participant
from tests.reports.khanh_vinh import AREAS, FRAME, POINTS

_FRAME = replace(
    FRAME,
    journal_no=1086,
    addressees=(),
    bases=(),
    footnote="",
    annex_footnote="",
    note="Ghi chú: Thời gian, thành phần và số liệu trong biên bản này là minh họa cho mẫu trình bày.",
    signers=(
        Signer(authority=("Thư ký",)),
        Signer(authority=("Đại diện", "UBND xã Khánh Trung", "Chủ tịch")),
        Signer(authority=("TM. Đoàn kiểm tra", "Trưởng đoàn")),
    ),
    recipients=("UBND xã Khánh Trung", "Thành viên Đoàn kiểm tra", "Lưu: VT, Hồ sơ"),
)

_TEAM = (
    Participant(position="Trưởng phòng Nội vụ", role="Trưởng đoàn"),
    Participant(position="Phó Trưởng phòng Tư pháp", role="thành viên"),
    Participant(position="chuyên viên Phòng Nội vụ", role="thư ký"),
)

_UNIT_PEOPLE = (
    Participant(position="Chủ tịch UBND xã"),
    Participant(position="công chức Văn phòng - thống kê"),
    Participant(position="công chức Tư pháp - hộ tịch"),
)

_DISCIPLINE = (
    (
        "Điểm danh lúc 8 giờ 05 phút: 20/22 người có mặt (90,9%); 02 người vắng mặt có lý do bằng văn bản; "
        "không có người vắng mặt không lý do."
    ),
)

_STRENGTHS = (
    "Đã ban hành kế hoạch CCHC đúng thời hạn, phân công lãnh đạo và công chức đầu mối bằng văn bản.",
    "Phối hợp với Đoàn thanh niên xã hướng dẫn TTHC cho người dân tại thôn.",
)

_LIMITS = (
    "Một TTHC niêm yết (01/10) chưa được thay bằng bản công bố mới.",
    "Một số văn bản đi (02/20) chưa đúng quy định về thể thức; 02 báo cáo CCHC gửi chậm.",
)

_OPINION = (
    ("UBND xã Khánh Trung thống nhất với kết quả kiểm tra, không có ý kiến khác; cam kết khắc phục đúng thời hạn."),
)

_RECOMMENDATIONS = (
    RecommendationLine(
        text="Thay thế bản niêm yết TTHC đã có quyết định công bố mới",
        responsible="Bộ phận Tiếp nhận và Trả kết quả",
        deadline=date(2019, 7, 9),
        working_days=15,
    ),
    RecommendationLine(
        text="Rà soát văn bản đi trong kỳ, chỉnh sửa mẫu văn bản dùng chung theo đúng thể thức",
        responsible="UBND xã",
        deadline=date(2019, 7, 30),
        working_days=30,
    ),
)

_CRITERIA = {
    "I": (
        CriterionResult(
            code="1.3",
            name="Báo cáo CCHC định kỳ đủ số lượng, đúng hạn, đủ biểu",
            max_points=Decimal("1.50"),
            self_score=Decimal("1.50"),
            score=Decimal("1.00"),
            remarks=("02 báo cáo CCHC gửi chậm",),
        ),
        CriterionResult(
            code="1.4",
            name="Tuyên truyền CCHC (kế hoạch và các hình thức thực hiện)",
            max_points=Decimal("1.50"),
            self_score=Decimal("1.40"),
            score=Decimal("1.40"),
        ),
    ),
    "III": (
        CriterionResult(
            code="3.9",
            name="Trả kết quả không phụ thuộc địa giới hành chính",
            max_points=Decimal("2.00"),
            remarks=("Không áp dụng: chưa triển khai trong thời kỳ kiểm tra",),
        ),
    ),
}

_AREAS = tuple(
    AreaResult(
        code=area.code,
        name=area.name,
        max_points=Decimal(top),
        self_score=Decimal(own),
        score=Decimal(seen),
        criteria=_CRITERIA.get(area.code, ()),
    )
    for area, (top, own, seen) in zip(AREAS, POINTS, strict=True)
)


def minutes() -> MinutesInput:
    """The minutes of the visit to UBND xã Khánh Trung."""
    return MinutesInput(
        frame=_FRAME,
        unit_name="UBND xã Khánh Trung",
        unit_short="UBND xã",
        visited_on=date(2019, 6, 18),
        started_at=time(8, 0),
        ended_at=time(11, 15),
        place="Trụ sở Ủy ban nhân dân (UBND) xã Khánh Trung",
        team=_TEAM,
        unit_people=_UNIT_PEOPLE,
        chair=Participant(position="Trưởng đoàn"),
        secretary=Participant(position="chuyên viên Phòng Nội vụ"),
        decision="Quyết định số ............/QĐ-UBND ngày ....... tháng ....... năm 2019 của Chủ tịch UBND huyện "
        "Khánh Vĩnh",
        period_from=date(2019, 1, 1),
        period_to=date(2019, 5, 31),
        sample="chọn ngẫu nhiên 20 hồ sơ thủ tục hành chính (TTHC), 20 văn bản đi và 10 TTHC niêm yết; đối chiếu sổ "
        "theo dõi với phần mềm Một cửa điện tử; quan sát tại nơi tiếp nhận hồ sơ",
        discipline=_DISCIPLINE,
        areas=_AREAS,
        outcome="passing",
        no_violation=True,
        strengths=_STRENGTHS,
        limits=_LIMITS,
        opinion=_OPINION,
        recommendations=_RECOMMENDATIONS,
        report_back_by=date(2019, 7, 31),
    )

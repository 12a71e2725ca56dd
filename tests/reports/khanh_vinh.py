"""Khánh Vĩnh 2019 as document inputs, written by hand: the figures of the published article, the rest illustrations."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from inspector.reports.inputs import (
    AreaLine,
    BlockLine,
    Counts,
    DeclaredRate,
    Findings,
    Frame,
    Issuer,
    Prose,
    RecommendationGroup,
    Recorded,
    ReportData,
    Signer,
    StatementLine,
    StatementTable,
    UnitLine,
)
from inspector.reports.round_report import RoundReportInput
from inspector.reports.year_report import RoundLine, YearReportInput

ISSUER = Issuer(
    superior="UBND huyện Khánh Vĩnh",
    name="Đoàn kiểm tra công tác cải cách hành chính",
    short_name="Đoàn kiểm tra",
    place="Khánh Vĩnh",
    symbol="ĐKT",
    standing_office="Phòng Nội vụ",
)

FRAME = Frame(
    issuer=ISSUER,
    year=2020,
    made_at=datetime(2020, 1, 6, 1, 30, tzinfo=UTC),
    signers=(Signer(authority=("TM. Đoàn kiểm tra", "Trưởng đoàn"), position="Trưởng phòng Nội vụ"),),
    recipients=(
        "Như trên",
        "Ban Thường vụ Huyện ủy (để báo cáo)",
        "Chủ tịch, các Phó Chủ tịch UBND huyện",
        "Các đơn vị thuộc diện kiểm tra",
        "Thành viên Đoàn kiểm tra",
        "Lưu: VT, NV",
    ),
    addressees=("Ủy ban nhân dân huyện Khánh Vĩnh",),
    addressee_short="UBND huyện",
    bases=(
        (
            "Kế hoạch số 1715/KH-UBND ngày 03 tháng 7 năm 2017 của Ủy ban nhân dân huyện Khánh Vĩnh về triển khai "
            "thực hiện Chỉ thị số 12/CT-UBND ngày 26 tháng 5 năm 2017 của Ủy ban nhân dân tỉnh Khánh Hòa"
        ),
        (
            "Quyết định số ............/QĐ-UBND ngày ....... tháng ....... năm 2019 của Chủ tịch Ủy ban nhân dân "
            "huyện Khánh Vĩnh về việc thành lập Đoàn kiểm tra công tác cải cách hành chính năm 2019"
        ),
    ),
    journal_no=2417,
    journal_mark="1a2b 3c4d 5e6f 7a8b 9c0d 1e2f 3a4b 5c6d 7e8f 9a0b 1c2d 3e4f 5a6b 7c8d 9e0f 1a2b",
    footnote="Số liệu minh họa cho mẫu trình bày, không phải số liệu thực tế.",
    annex_footnote="Số liệu minh họa cho mẫu trình bày; việc chia khối và chọn đơn vị được kiểm tra cũng là minh họa.",
)

# Block, name, round, day and month of 2019, recommendations; or block, name and reason.
_COMMUNES = (
    ("UBND xã Cầu Bà", 1, 3, 6, 2),
    ("UBND xã Giang Ly", 1, 5, 6, 2),
    ("UBND xã Khánh Bình", 1, 7, 6, 2),
    ("UBND xã Khánh Đông", 1, 11, 6, 2),
    ("UBND xã Khánh Hiệp", 1, 13, 6, 1),
    ("UBND xã Khánh Nam", 2, 15, 10, 2),
    ("UBND xã Khánh Phú", 2, 17, 10, 2),
    ("UBND xã Khánh Thành", 2, 21, 10, 1),
    ("UBND xã Khánh Thượng", 2, 23, 10, 2),
    ("UBND xã Khánh Trung", 1, 18, 6, 2),
    ("UBND thị trấn Khánh Vĩnh", 1, 20, 6, 2),
    ("UBND xã Liên Sang", 2, 25, 10, 2),
    ("UBND xã Sông Cầu", 2, 29, 10, 1),
    ("UBND xã Sơn Thái", 2, 31, 10, 2),
)
_OFFICES = (
    ("Văn phòng HĐND và UBND huyện", 1, 12, 6, 2),
    ("Phòng Nội vụ", "Cơ quan thường trực của Đoàn"),
    ("Phòng Tư pháp", 1, 14, 6, 1),
    ("Phòng Tài chính - Kế hoạch", 1, 17, 6, 1),
    ("Phòng Kinh tế và Hạ tầng", 2, 16, 10, 2),
    ("Phòng Nông nghiệp và Phát triển nông thôn", 2, 18, 10, 1),
    ("Phòng Tài nguyên và Môi trường", 1, 19, 6, 2),
    ("Phòng Lao động - Thương binh và Xã hội", 2, 22, 10, 1),
    ("Phòng Văn hóa và Thông tin", 1, 21, 6, 1),
    ("Phòng Giáo dục và Đào tạo", 2, 24, 10, 1),
    ("Phòng Y tế", 1, 24, 6, 1),
    ("Phòng Dân tộc", 2, 28, 10, 1),
    ("Thanh tra huyện", "Chuyển sang kế hoạch năm 2020"),
)
_SERVICES = (
    ("Trung tâm Văn hóa - Thông tin và Thể thao", 1, 26, 6, 1),
    ("Ban Quản lý dự án đầu tư xây dựng", 2, 30, 10, 1),
    ("Chi nhánh Trung tâm Phát triển quỹ đất", "Chuyển sang kế hoạch năm 2020"),
)
_VERTICAL = (
    ("Công an huyện", 1, 27, 6, 1),
    ("Chi cục Thuế", "Cấp trên đã kiểm tra trong năm"),
    ("Bảo hiểm xã hội huyện", 2, 5, 11, 1),
    ("Kho bạc Nhà nước huyện", "Cấp trên đã kiểm tra trong năm"),
)
_BLOCKS = (
    ("xa", "Xã, thị trấn", _COMMUNES),
    ("phong", "Cơ quan chuyên môn", _OFFICES),
    ("su-nghiep", "Đơn vị sự nghiệp", _SERVICES),
    ("nganh-doc", "Cơ quan ngành dọc", _VERTICAL),
)
_ILLUSTRATIVE = frozenset({"round_ordinal", "inspected_on", "recommendations", "reason"})


def _unit(number: int, block: str, row: tuple[object, ...]) -> UnitLine:
    code, name = f"KV{number:02d}", str(row[0])
    if len(row) == 2:
        return UnitLine(
            code=code, name=name, block=block, outcome="none", reason=str(row[1]), illustrative=_ILLUSTRATIVE
        )
    ordinal, day, month, requests = (int(str(value)) for value in row[1:])
    return UnitLine(
        code=code,
        name=name,
        block=block,
        outcome="passing",
        round_ordinal=ordinal,
        inspected_on=date(2019, month, day),
        visits=1,
        recommendations=requests,
        illustrative=_ILLUSTRATIVE,
    )


def units() -> tuple[UnitLine, ...]:
    """All 34 units."""
    rows = [(block, row) for block, _, rows in _BLOCKS for row in rows]
    return tuple(_unit(number, block, row) for number, (block, row) in enumerate(rows, start=1))


def counted(lines: tuple[UnitLine, ...]) -> Counts:
    """The four counts of ``lines``."""
    done = [line for line in lines if line.outcome in ("passing", "failing", "open")]
    passing = sum(line.outcome == "passing" for line in lines)
    return Counts(in_scope=len(lines), inspected=len(done), passing=passing, visits=sum(line.visits for line in lines))


def blocks(lines: tuple[UnitLine, ...]) -> tuple[BlockLine, ...]:
    """The blocks of ``lines`` with their counts."""
    return tuple(
        BlockLine(code=code, name=name, counts=counted(tuple(line for line in lines if line.block == code)))
        for code, name, _ in _BLOCKS
    )


DOSSIERS = StatementTable(
    title="Đối chiếu số liệu giải quyết hồ sơ TTHC",
    measure="hồ sơ",
    area_code="III",
    lines=(
        StatementLine(number="1", label="Tiếp nhận trong kỳ", declared=12781),
        StatementLine(number="2", label="Kỳ trước chuyển sang", declared=574),
        StatementLine(
            number="3", label="Phải giải quyết (1 + 2)", declared=13555, computed=13355, difference=200, bold=True
        ),
        StatementLine(number="4", label="Đã giải quyết", declared=12990, computed=12990, difference=0, bold=True),
        StatementLine(label="- Trước hạn", declared="99,69%", computed=12950),
        StatementLine(label="- Đúng hạn", declared="0,02%", computed=2),
        StatementLine(label="- Quá hạn", declared="0,29%", computed=38),
        StatementLine(number="5", label="Đang giải quyết (3 – 4)", computed=365),
    ),
    introduction=(
        (
            "Kết quả giải quyết hồ sơ trong thời kỳ kiểm tra, theo số liệu trích từ phần mềm Một cửa điện tử, được "
            "tổng hợp, tính lại tại bảng dưới đây; số hồ sơ trước hạn, đúng hạn, quá hạn được suy ra từ tỷ lệ đã công"
            " bố."
        ),
    ),
    explanation=(
        (
            "Tổng số hồ sơ tiếp nhận trong kỳ (12.781) và kỳ trước chuyển sang (574) là 13.355 hồ sơ, không bằng số "
            "phải giải quyết đã công bố (13.555), chênh lệch 200 hồ sơ. Đoàn kiểm tra giữ nguyên số đã công bố, ghi "
            "riêng số tính lại và kiến nghị rà soát, giải trình. Trong khi chờ xác minh, số hồ sơ đang giải quyết "
            "cuối kỳ là 365 (theo số tính lại) hoặc 565 (theo số đã công bố)."
        ),
    ),
)

AREAS = (
    AreaLine(
        code="I",
        name="Công tác chỉ đạo, điều hành",
        prose=(
            (
                "Các đơn vị đã ban hành kế hoạch CCHC năm, phân công đầu mối theo dõi; duy trì tuyên truyền trên "
                "Trang thông tin điện tử, hệ thống phát thanh FM và mạng xã hội. Có 26/29 đơn vị (89,7%)(*) đã tổ "
                "chức tự kiểm tra trong năm."
            ),
        ),
    ),
    AreaLine(
        code="II",
        name="Cải cách thể chế",
        prose=(
            (
                "Việc rà soát, tự kiểm tra văn bản được thực hiện theo kế hoạch. Trong số văn bản đi chọn ngẫu nhiên,"
                " có 561/580 văn bản (96,7%)(*) đúng thể thức, kỹ thuật trình bày; số còn lại đã được hướng dẫn chỉnh"
                " sửa."
            ),
        ),
    ),
    AreaLine(code="III", name="Cải cách thủ tục hành chính"),
    AreaLine(code="IV", name="Cải cách tổ chức bộ máy"),
    AreaLine(code="V", name="Nâng cao chất lượng đội ngũ cán bộ, công chức, viên chức"),
    AreaLine(code="VI", name="Cải cách tài chính công"),
    AreaLine(code="VII", name="Hiện đại hóa hành chính"),
)

POINTS = (
    ("14", "13.2", "12.6"),
    ("10", "9.4", "9.1"),
    ("22", "20.75", "19.8"),
    ("10", "9.3", "9.05"),
    ("20", "18.6", "18.1"),
    ("10", "9.25", "9"),
    ("14", "12.15", "11.43"),
)
"""Maximum, self score and average of each area; invented."""

PROSE = Prose(
    method=(
        (
            "Đoàn kiểm tra đã tiến hành kiểm tra toàn diện 02 đợt, trực tiếp tại đơn vị: nghe báo cáo tự kiểm tra; "
            "xem xét hồ sơ, sổ sách và dữ liệu trên phần mềm Một cửa điện tử; trao đổi với người đứng đầu và công "
            "chức phụ trách. Kết quả tại mỗi đơn vị được lập thành biên bản, thông qua và ký ngay khi kết thúc buổi "
            "kiểm tra."
        ),
    ),
    discipline=(
        (
            "Đoàn kiểm tra đã điểm danh, xem xét việc chấp hành thời giờ làm việc, quy tắc giao tiếp, việc xử lý phản"
            " ánh, kiến nghị tại 29/29 đơn vị. Khi điểm danh có 604/631 người có mặt (95,7%)(*), 27 người vắng mặt có"
            " lý do bằng văn bản(*)."
        ),
    ),
    recommendations=(
        RecommendationGroup(
            heading="Đối với UBND huyện",
            paragraphs=(
                (
                    "Chỉ đạo rà soát, xác định lại số hồ sơ phải giải quyết trong kỳ (13.355 hoặc 13.555 hồ sơ) và "
                    "thống nhất một nguồn số liệu trước khi công bố."
                ),
                (
                    "Ban hành thông báo kết luận kiểm tra đối với từng đơn vị; giao Phòng Nội vụ theo dõi, đôn đốc và"
                    " phúc tra kết quả khắc phục."
                ),
            ),
        ),
        RecommendationGroup(
            heading="Đối với các đơn vị đã được kiểm tra",
            paragraphs=(
                (
                    "Khắc phục dứt điểm các tồn tại, hạn chế đã ghi trong biên bản; gửi báo cáo kết quả kèm tài liệu "
                    "chứng minh về Đoàn kiểm tra trong thời hạn 30 ngày làm việc, kể từ ngày nhận thông báo kết luận."
                ),
            ),
        ),
        RecommendationGroup(
            heading="Đối với 05 đơn vị chưa kiểm tra",
            paragraphs=(
                (
                    "Tự kiểm tra theo đề cương, gửi báo cáo về Phòng Nội vụ và chuẩn bị hồ sơ để được kiểm tra trong "
                    "đợt đầu tiên của năm 2020."
                ),
            ),
        ),
    ),
)


def scored(lines: tuple[UnitLine, ...]) -> tuple[UnitLine, ...]:
    """``lines`` with invented points, bands and ranks for the inspected units."""
    marks = frozenset({"self_score", "score", "band", "rank"})
    result = []
    for number, line in enumerate(lines):
        if line.outcome == "none":
            result.append(line)
        else:
            score = Decimal("95.40") - Decimal(number % 7) * Decimal("2.15")
            changed = replace(
                line,
                self_score=score + Decimal("1.25"),
                score=score,
                band="Tốt" if score >= 85 else "Khá",
                rank=number % 7 + 1,
                illustrative=line.illustrative | marks,
            )
            result.append(changed)
    return tuple(result)


def data(lines: tuple[UnitLine, ...] | None = None) -> ReportData:
    """The data of the year."""
    lines = units() if lines is None else lines
    areas = tuple(
        replace(area, max_points=Decimal(top), self_average=Decimal(own), average=Decimal(seen), illustrative=True)
        for area, (top, own, seen) in zip(AREAS, POINTS, strict=True)
    )
    return ReportData(
        counts=counted(lines),
        blocks=blocks(lines),
        units=lines,
        areas=areas,
        period_from=date(2019, 1, 1),
        period_to=date(2019, 11, 30),
        focus="việc giải quyết TTHC trên Trung tâm Dịch vụ Hành chính công trực tuyến",
        declared_rate=DeclaredRate(numerator=29, denominator=34, percent="70,5%"),
        statements=(DOSSIERS,),
        findings=Findings(no_violation=True),
        recorded=Recorded(units=29, strengths=29, limits=29),
        prose=PROSE,
        illustrative_counts=frozenset({"visits", "recommendations"}),
    )


def year_report(lines: tuple[UnitLine, ...] | None = None) -> YearReportInput:
    """The year's report; of Khánh Vĩnh's own units unless others are given."""
    lines = scored(units()) if lines is None else lines
    rounds = tuple(
        RoundLine(
            ordinal=ordinal,
            round_type="toàn diện",
            counts=counted(tuple(line for line in lines if line.round_ordinal == ordinal)),
            illustrative=True,
        )
        for ordinal in (1, 2)
    )
    return YearReportInput(frame=FRAME, data=data(lines), year=2019, rounds=rounds)


def round_report() -> RoundReportInput:
    """The report of the first round; its units only, no prose, so that every default sentence is seen."""
    lines = tuple(line for line in scored(units()) if line.round_ordinal == 1)
    own = replace(data(lines), prose=Prose(), declared_rate=None)
    return RoundReportInput(
        frame=FRAME,
        data=own,
        year=2019,
        ordinal=1,
        round_type="toàn diện",
        starts_on=date(2019, 6, 3),
        ends_on=date(2019, 6, 27),
    )

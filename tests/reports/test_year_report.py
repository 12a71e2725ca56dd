from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from inspector.reports import YearReportInput, compose_year_report
from inspector.reports.inputs import (
    Actions,
    AreaLine,
    Counts,
    CriterionLine,
    DeclaredRate,
    FindingLine,
    Findings,
    Prose,
    RecommendationLine,
    ReportData,
    SeverityCount,
    UnitLine,
)
from inspector.reports.sections.results import default_area
from tests.reports import khanh_vinh
from tests.reports.spoken import spoken

GOLDEN = Path(__file__).parent / "golden" / "year.txt"


def words(data: ReportData, **frame: object) -> str:
    source = khanh_vinh.year_report()
    rounds = source.rounds if data.counts.inspected else ()
    changed = replace(source.frame, **frame)  # type: ignore[arg-type]
    return spoken(compose_year_report(replace(source, data=data, rounds=rounds, frame=changed)))


def nothing_done(units: int = 0) -> ReportData:
    lines = tuple(UnitLine(code=f"D{n}", name=f"Đơn vị {n}", block="a", outcome="none") for n in range(units))
    return ReportData(counts=khanh_vinh.counted(lines), blocks=(), units=lines)


def with_units(**changes: UnitLine) -> ReportData:
    lines = tuple(changes.get(line.code, line) for line in khanh_vinh.units())
    return replace(khanh_vinh.data(), units=lines, counts=khanh_vinh.counted(lines), blocks=khanh_vinh.blocks(lines))


def unit(code: str) -> UnitLine:
    return next(line for line in khanh_vinh.units() if line.code == code)


def test_khanh_vinh_2019_says_what_was_agreed() -> None:
    assert spoken(compose_year_report(khanh_vinh.year_report())) == GOLDEN.read_text("utf-8")


def test_a_year_without_units_has_no_rates_and_one_unnumbered_annex() -> None:
    said = words(nothing_done())
    assert "Không có cơ quan, đơn vị, địa phương nào thuộc diện kiểm tra năm 2019." in said
    assert "a) Về phạm vi: không có đơn vị thuộc diện kiểm tra." in said
    assert "chưa có cơ sở kết luận về nội dung này" in said
    assert "# Phụ lục: Danh sách đơn vị" in said
    assert "%" not in said


def test_units_not_inspected_are_counted_and_referred_to_the_only_annex() -> None:
    said = words(nothing_done(units=7))
    assert "đã kiểm tra 0/07 đơn vị thuộc diện, tỷ lệ 0%. Còn 07 đơn vị chưa kiểm tra" in said
    assert "tên đơn vị và lý do nêu tại Phụ lục kèm theo." in said
    assert "Đối với 07 đơn vị chưa kiểm tra" in said
    assert "Đối với các đơn vị đã được kiểm tra" not in said


def test_unfinished_units_are_named_and_never_called_clean() -> None:
    data = with_units(KV01=replace(unit("KV01"), outcome="open"), KV02=replace(unit("KV02"), outcome="running"))
    said = words(replace(data, findings=Findings(no_violation=False), declared_rate=None))
    assert "c) Về đơn vị chưa hoàn thành: có 02 đơn vị đang kiểm tra hoặc chưa kết luận" in said
    assert "(UBND xã Cầu Bà; UBND xã Giang Ly)" in said
    assert "Còn 02 đơn vị chưa hoàn thành kiểm tra nên Đoàn kiểm tra chưa kết luận chung" in said
    assert "Qua kiểm tra, không có trường hợp" not in said
    assert "1 | UBND xã Cầu Bà | 1 | 03/06/2019 | Chưa kết luận | 2 | " in said
    assert "2 | UBND xã Giang Ly | 1 | 05/06/2019 | Đang kiểm tra | 2 | " in said


def test_many_unfinished_units_are_left_to_the_annex() -> None:
    lines = tuple(replace(line, outcome="open") for line in khanh_vinh.units())
    said = words(replace(khanh_vinh.data(lines), declared_rate=None, findings=Findings()))
    assert (
        "c) Về đơn vị chưa hoàn thành: có 34 đơn vị đã kiểm tra nhưng chưa kết luận, nêu tại Phụ lục kèm theo;" in said
    )


def test_a_failing_unit_shows_in_the_counts_and_its_reason_in_the_annex() -> None:
    failing = replace(unit("KV01"), outcome="failing", note="Trưởng đoàn quyết định")
    said = words(with_units(KV01=failing))
    assert "28/29 đơn vị đã kiểm tra đạt yêu cầu (96,6%)" in said
    assert "là 28/34 đơn vị (82,4%). Có 01 đơn vị không đạt yêu cầu." in said
    assert "1 | UBND xã Cầu Bà | 1 | 03/06/2019 | Không đạt | 2 | Trưởng đoàn quyết định" in said
    assert "Lý do chưa kiểm tra, ghi chú(*)" in said


def test_violations_are_counted_by_subject_and_listed() -> None:
    line = FindingLine(
        unit="UBND xã Cầu Bà",
        subject="individual",
        who="công chức địa chính",
        act="Giải quyết hồ sơ quá hạn",
        severity=3,
        severity_label="Nghiêm trọng",
    )
    severities = (SeverityCount(severity=1, label="Nhẹ", count=0), SeverityCount(severity=3, label="Nặng", count=1))
    findings = Findings(lines=(line,), by_severity=severities, individual=1)
    said = words(replace(khanh_vinh.data(), findings=findings))
    assert (
        "Qua kiểm tra, có 01 trường hợp vi phạm đến mức phải xử lý: tổ chức đảng 0, tập thể 0, cá nhân 01. "
        "Danh mục nêu tại Phụ lục II." in said
    )
    assert "Số phát hiện đã ghi nhận theo mức độ: nặng 01." in said
    assert "1 | UBND xã Cầu Bà | Cá nhân: công chức địa chính | Giải quyết hồ sơ quá hạn | Nghiêm trọng | – | –" in said


def test_violations_without_a_list_point_nowhere() -> None:
    said = words(replace(khanh_vinh.data(), findings=Findings(party=1, collective=2)))
    assert "có 03 trường hợp vi phạm đến mức phải xử lý: tổ chức đảng 01, tập thể 02, cá nhân 0.\n" in said


@pytest.mark.parametrize(
    ("declared", "expected"),
    [("70,5%", "không khớp với 29/34 đơn vị"), ("85,3%", "khớp với 29/34 đơn vị"), ("85,3 %", "khớp với 29/34")],
)
def test_the_published_rate_is_kept_beside_the_computed_one(declared: str, expected: str) -> None:
    rate = DeclaredRate(numerator=29, denominator=34, percent=declared)
    said = words(replace(khanh_vinh.data(), declared_rate=rate))
    assert f"tỷ lệ {declared} {expected}" in said


def test_a_comparison_without_prose_names_what_differs() -> None:
    table = replace(khanh_vinh.DOSSIERS, introduction=(), explanation=())
    said = words(replace(khanh_vinh.data(), statements=(table,)))
    assert "b) Số liệu đã công bố được tổng hợp, tính lại tại Bảng 2." in said
    assert "số đã công bố là 13.555, số tính lại là 13.355, chênh lệch 200. Đoàn kiểm tra giữ nguyên" in said
    assert "Đã giải quyết: số" not in said


def test_a_comparison_that_holds_says_so_and_may_belong_to_no_area() -> None:
    lines = tuple(line for line in khanh_vinh.DOSSIERS.lines if not line.difference)
    table = replace(khanh_vinh.DOSSIERS, lines=lines, introduction=(), explanation=(), area_code="")
    said = words(replace(khanh_vinh.data(), statements=(table,)))
    assert "### 8. Đối chiếu số liệu đã công bố" in said
    assert "b) Các số liệu đã công bố khớp với số tính lại." in said


def test_open_and_overdue_actions_are_told_as_of_their_day() -> None:
    data = replace(khanh_vinh.data(), actions=Actions(open=6, overdue=2, as_of=date(2020, 1, 6)))
    assert "Tính đến ngày 06 tháng 01 năm 2020, còn 06(*) kiến nghị chưa khắc phục xong, trong đó có 02" in words(data)
    in_time = replace(data, actions=Actions(open=6, overdue=0))
    assert "không có kiến nghị quá hạn" in words(in_time)


def test_requests_are_listed_with_deadline_and_state() -> None:
    request = RecommendationLine(
        text="Thay bản niêm yết",
        unit="UBND xã Cầu Bà",
        deadline=date(2019, 7, 9),
        working_days=5,
        state="đang khắc phục",
        overdue=True,
    )
    said = words(replace(khanh_vinh.data(), recommendations=(request, replace(request, deadline=None, overdue=False))))
    row = "1 | UBND xã Cầu Bà | Thay bản niêm yết | – | 09/07/2019 | đang khắc phục (quá hạn)"
    assert row in said
    assert "2 | UBND xã Cầu Bà | Thay bản niêm yết | – | 05 ngày làm việc | đang khắc phục\n" in said
    assert "Danh mục có 02 mục./." in said


def test_illustrations_are_marked_in_the_head_when_all_are_and_in_the_cell_when_some_are() -> None:
    plain = frozenset[str]()
    data = with_units(KV01=replace(unit("KV01"), illustrative=plain))
    said = words(data)
    assert "| Đợt | Ngày kiểm tra | Kết quả | Kiến nghị | Lý do chưa kiểm tra(*)" in said
    assert "1 | UBND xã Cầu Bà | 1 | 03/06/2019 | Đạt | 2 | " in said
    assert "2 | UBND xã Giang Ly | 1(*) | 05/06/2019(*) | Đạt | 2(*) | " in said
    assert "16 | Phòng Nội vụ | – | – | – | – | Cơ quan" in said


def test_units_of_an_unknown_block_are_printed_all_the_same() -> None:
    said = words(with_units(KV34=replace(unit("KV34"), block="?")))
    assert "34 | Kho bạc Nhà nước huyện" in said


def test_number_and_date_come_into_letterhead_and_annexes() -> None:
    said = words(khanh_vinh.data(), number="5", issued_on=date(2020, 3, 5))
    assert "Kèm theo Báo cáo số 05/BC-ĐKT ngày 05 tháng 3 năm 2020" in said


def test_without_addressee_the_report_speaks_for_itself() -> None:
    data = replace(khanh_vinh.data(), prose=Prose())
    said = words(data, addressees=(), addressee_short="")
    assert "Kính gửi" not in said
    assert "năm 2019 của Đoàn kiểm tra./." in said
    assert "Đối với cơ quan chủ quản" in said


def test_scores_are_ranked_in_their_block() -> None:
    lines = khanh_vinh.scored(khanh_vinh.units())
    lines = (replace(lines[0], self_score=Decimal(90), score=Decimal("95.40")), *lines[1:])
    said = words(khanh_vinh.data(lines))
    assert "I | Xã, thị trấn (14 đơn vị được chấm điểm)" in said
    assert "1 | UBND xã Cầu Bà | 90,00 | 95,40 | +5,40 | Tốt | 1" in said
    assert "2 | UBND xã Khánh Thành | 96,65 | 95,40 | –1,25 | Tốt | 1" in said


def test_the_summary_counts_each_round_and_the_year_once() -> None:
    source: YearReportInput = khanh_vinh.year_report()
    whole = Counts(in_scope=34, inspected=29, passing=29, visits=31)
    said = spoken(compose_year_report(replace(source, data=replace(source.data, counts=whole))))
    assert " | Cả năm (mỗi đơn vị tính một lần) | 34 | 29 | 85,3% | 29 | 100,0% | 31" in said


def test_illustrative_counts_are_marked_in_the_summary_line_by_line() -> None:
    data = khanh_vinh.data()
    blocks = tuple(replace(block, illustrative=place == 0) for place, block in enumerate(data.blocks))
    said = words(replace(data, blocks=blocks, illustrative_counts=frozenset({"visits"})))
    assert "1 | Xã, thị trấn(*) | 14 | 14" in said
    assert "2 | Cơ quan chuyên môn | 13 | 11" in said
    assert " | Cả năm (mỗi đơn vị tính một lần) | 34 | 29 | 85,3% | 29 | 100,0% | 29(*)" in said
    all_of_it = words(replace(data, illustrative_counts=frozenset({"in_scope", "visits"})))
    assert " | Cả năm (mỗi đơn vị tính một lần)(*) | 34 | 29 | 85,3% | 29 | 100,0% | 29\n" in all_of_it


def test_columns_without_values_are_left_out() -> None:
    lines = khanh_vinh.scored(khanh_vinh.units())
    bare = tuple(replace(line, band="", rank=None, self_score=None) for line in lines)
    said = words(khanh_vinh.data(bare))
    assert "TT | Cơ quan, đơn vị, địa phương | Thẩm định(*)\n" in said
    assert "1 | UBND xã Cầu Bà | 95,40\n" in said


def test_averages_are_summed_only_where_the_sum_is_the_average_of_the_totals() -> None:
    average = sum((area.average or Decimal(0) for area in khanh_vinh.data().areas), Decimal(0))
    lines = tuple(replace(unit("KV01"), score=average, block=line.block, code=line.code) for line in khanh_vinh.units())
    meeting = words(khanh_vinh.data(lines))
    assert f" | Tổng cộng | 100,00 | 92,65 | {str(average).replace('.', ',')} | 89,1%" in meeting
    apart = tuple(replace(line, score=average - 1) for line in lines)
    assert " | Tổng cộng | 100,00" not in words(khanh_vinh.data(apart))


def test_rescaled_points_are_explained_below_the_averages_and_in_the_annex() -> None:
    data = khanh_vinh.data(khanh_vinh.scored(khanh_vinh.units()))
    assert "quy đổi" not in words(data)
    said = words(replace(data, rescaled_units=11))
    assert "Đối với 11 đơn vị có tiêu chí không tính điểm, điểm từng nội dung được quy đổi" in said
    assert "xếp cùng hạng. Điểm của đơn vị có tiêu chí không tính điểm là điểm đã quy đổi về thang 100./." in said


def test_bands_are_promised_only_where_there_are_any() -> None:
    lines = khanh_vinh.scored(khanh_vinh.units())
    assert "## IV. Kết quả chấm điểm, xếp loại, xếp hạng" in words(khanh_vinh.data(lines))
    assert "Kết quả chấm điểm, xếp loại, xếp hạng theo khối" in words(khanh_vinh.data(lines))
    bare = words(khanh_vinh.data(tuple(replace(line, band="") for line in lines)))
    assert "## IV. Kết quả chấm điểm, xếp hạng" in bare
    assert "xếp loại" not in bare.lower()


def scored_area(**changes: object) -> str:
    """What is said of an area by which units were scored while nobody wrote about it."""
    area = AreaLine(
        code="I",
        name="Công tác chỉ đạo, điều hành",
        max_points=Decimal(15),
        self_average=Decimal("13.97"),
        average=Decimal("12.47"),
        scored=29,
        full=2,
        criteria=(
            CriterionLine(name="Kế hoạch", scored=29, full=20),
            CriterionLine(name="Báo cáo.", scored=29, full=11),
            CriterionLine(name="Phân công đầu mối", scored=29, full=29),
            CriterionLine(name="TTHC được niêm yết", scored=17, full=8),
        ),
    )
    return default_area(replace(area, **changes))  # type: ignore[arg-type]


def test_an_area_nobody_wrote_about_is_told_by_how_many_units_reached_the_maximum() -> None:
    assert scored_area() == (
        "Điểm thẩm định bình quân là 12,47/15,00 điểm, bằng 83,1% số điểm tối đa; điểm tự chấm bình quân là 13,97 điểm."
        " Có 02/29 đơn vị đạt điểm tối đa của nội dung này."
        " Tất cả đơn vị đạt điểm tối đa ở 01/04 tiêu chí: phân công đầu mối."
        " Các tiêu chí còn đơn vị chưa đạt điểm tối đa: báo cáo (18/29 đơn vị); kế hoạch (09/29 đơn vị); "
        "TTHC được niêm yết (09/17 đơn vị)."
    )


def test_where_all_units_reached_the_maximum_nothing_else_is_said() -> None:
    assert scored_area(full=29) == "Có 29/29 đơn vị đạt điểm tối đa của nội dung này (15,00 điểm)."


def test_only_the_criteria_that_concern_most_units_are_named() -> None:
    below = tuple(CriterionLine(name=f"Tiêu chí {number}", scored=29, full=number) for number in range(4))
    full = tuple(CriterionLine(name=f"Nội dung {number}", scored=29, full=29) for number in range(3))
    said = scored_area(full=0, self_average=None, criteria=(*below, *full), illustrative=True)
    assert "bằng 83,1%(*) số điểm tối đa. Tất cả đơn vị" in said
    assert "ở 03/07(*) tiêu chí, trong đó có: nội dung 0; nội dung 1." in said
    assert "Các tiêu chí có nhiều đơn vị chưa đạt điểm tối đa(*): tiêu chí 0 (29/29 đơn vị); tiêu chí 1" in said
    assert "tiêu chí 3" not in said


def test_figures_told_in_words_get_no_table() -> None:
    listed = replace(khanh_vinh.DOSSIERS, lines=(), introduction=("Có 19 TTHC.",), explanation=())
    said = words(replace(khanh_vinh.data(), statements=(listed, khanh_vinh.DOSSIERS)))
    assert "b) Có 19 TTHC.\nc) Kết quả giải quyết hồ sơ" in said
    assert "[Bảng 2. Đối chiếu số liệu giải quyết hồ sơ TTHC]" in said


def test_requests_point_to_their_count_and_to_their_list() -> None:
    counted = khanh_vinh.data()
    assert "Ngoài 43(*) kiến nghị đã ghi trong biên bản kiểm tra của từng đơn vị (tổng hợp tại Phụ lục" in words(
        counted
    )
    listed = replace(counted, recommendations=(RecommendationLine(text="Thay bản niêm yết"),))
    assert "(tổng hợp tại Phụ lục I, danh mục tại Phụ lục II), Đoàn kiểm tra kiến nghị:" in words(listed)


def test_one_scored_unit_has_no_average() -> None:
    lines = khanh_vinh.scored(khanh_vinh.units())[:1]
    assert "Có 01 đơn vị được chấm điểm; điểm thẩm định là 95,40(*) điểm." in words(khanh_vinh.data(lines))


def test_nothing_is_asked_for_while_nothing_was_inspected() -> None:
    said = words(nothing_done())
    assert "## VI. Kiến nghị\nĐoàn kiểm tra chưa có kiến nghị.\nTrên đây" in said
    assert "Ban hành thông báo kết luận" not in words(nothing_done(units=7))


def test_rescaled_points_stand_beside_those_they_came_from() -> None:
    lines = khanh_vinh.scored(khanh_vinh.units())
    raw = tuple(replace(line, raw=Decimal("71.55"), raw_maximum=Decimal(75)) for line in lines)
    said = words(replace(khanh_vinh.data(raw), rescaled_units=1))
    assert "Tự chấm(*) | Điểm/tối đa được tính(*) | Thẩm định(*)" in said
    assert "1 | UBND xã Cầu Bà | 96,65 | 71,55/75,00 | 95,40 | –1,25" in said
    assert "được tính" not in words(khanh_vinh.data(raw))

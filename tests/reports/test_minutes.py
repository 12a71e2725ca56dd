from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from inspector.reports import AreaResult, CriterionResult, MinutesInput, compose_minutes
from inspector.reports.parts import Letterhead
from tests.reports import khanh_trung
from tests.reports.recorder import recorded
from tests.reports.spoken import spoken

GOLDEN = Path(__file__).parent / "golden" / "minutes.txt"


def test_the_minutes_say_what_was_agreed() -> None:
    assert spoken(compose_minutes(khanh_trung.minutes())) == GOLDEN.read_text("utf-8")


def test_minutes_have_no_place_and_date_in_their_letterhead() -> None:
    head = compose_minutes(khanh_trung.minutes()).body.parts[0]
    assert isinstance(head, Letterhead)
    assert head.place == ""


def test_blank_minutes_can_be_filled_in_by_hand() -> None:
    said = spoken(compose_minutes(MinutesInput(frame=khanh_trung.minutes().frame, unit_name="Phòng Y tế")))
    assert "Thời gian bắt đầu: ....... giờ ....... phút, ngày ....... tháng ....... năm 2020." in said
    assert "- Ông (bà) ......................................, ......................................." in said
    assert "Chưa ghi nhận kết quả kiểm tra." in said
    assert "Đoàn kiểm tra chưa kết luận đạt hay không đạt yêu cầu tại buổi kiểm tra này." in said
    assert "Đoàn kiểm tra chưa ghi nhận ưu điểm; còn nội dung chưa kiểm tra xong." in said
    assert "không có kiến nghị" not in said


def test_areas_not_finished_are_named_and_not_called_clean() -> None:
    source = khanh_trung.minutes()
    areas = (*source.areas[:5], *(replace(area, score=None, finished=False) for area in source.areas[5:]))
    said = spoken(compose_minutes(replace(source, areas=areas, limits=(), no_violation=False, outcome="open")))
    assert "Nội dung chưa kiểm tra xong: cải cách tài chính công; hiện đại hóa hành chính;" in said
    assert "Tổng điểm thẩm định của các nội dung đã chấm: 68,65/76,00 điểm." in said
    assert "Đến nay có 02 tiêu chí chưa đạt điểm tối đa nêu tại mục “Kết quả chấm điểm” của phần I; còn nội" in said
    assert "không có trường hợp tổ chức đảng" not in said


def test_a_partial_self_score_is_summed_with_what_it_is_out_of() -> None:
    source = khanh_trung.minutes()
    first, *others = source.areas
    own = replace(first, self_score=Decimal("5.33"), self_maximum=Decimal(6))
    areas = (own, *(replace(area, self_score=None) for area in others))
    said = spoken(compose_minutes(replace(source, areas=areas)))
    assert "Tổng điểm tự chấm của các tiêu chí đơn vị đã tự chấm: 5,33/6,00 điểm;" in said
    assert "| 5,33 | " not in said, "it would stand beside points out of another maximum"
    assert "| – | 89,08 |" in next(line for line in said.splitlines() if "Tổng cộng" in line)


def test_criteria_without_points_are_named_and_keep_their_maximum() -> None:
    source = khanh_trung.minutes()
    areas = (replace(source.areas[0], unscored=("1.2", "1.3")), *source.areas[1:])
    said = spoken(compose_minutes(replace(source, areas=areas)))
    assert "Tiêu chí chưa chấm điểm: 1.2, 1.3;" in said
    assert "Tổng điểm thẩm định của các nội dung đã chấm:" in said


def scored(*shares: tuple[str, str]) -> MinutesInput:
    """Minutes of one area with a criterion for each pair of points and maximum."""
    source = khanh_trung.minutes()
    criteria = tuple(
        CriterionResult(
            code=f"1.{place}",
            name=f"Tiêu chí thứ {place}",
            max_points=Decimal(most),
            score=Decimal(given),
            remarks=() if place % 2 else ("Chưa ban hành kế hoạch",),
        )
        for place, (given, most) in enumerate(shares, start=1)
    )
    whole = sum((one.max_points for one in criteria), Decimal(0))
    points = sum((one.score or Decimal(0) for one in criteria), Decimal(0))
    below = tuple(one for one in criteria if one.below)
    area = AreaResult(code="I", name="Chỉ đạo", max_points=whole, score=points, criteria=below)
    return replace(source, areas=(area,), limits=(), recommendations=(), findings=())


def test_no_criterion_is_named_where_none_lost_points() -> None:
    said = spoken(compose_minutes(scored(("2", "2"), ("1", "1"))))
    assert "Dưới mỗi nội dung" not in said
    assert "1 | Chỉ đạo | 3,00 | – | 3,00 | \n" in said
    assert "Qua kiểm tra, Đoàn kiểm tra không ghi nhận tồn tại, hạn chế." in said


def test_the_criteria_that_lost_points_are_named_and_the_shortcomings_refer_to_them() -> None:
    source = scored(("2", "2"), ("0", "1"))
    said = spoken(compose_minutes(source))
    assert "1 | Chỉ đạo | 3,00 | – | 2,00 | \n1.2 | Tiêu chí thứ 2 | 1,00 | – | 0,00 | Chưa ban hành kế hoạch\n" in said
    assert "Ngoài 01 tiêu chí chưa đạt điểm tối đa nêu tại mục “Kết quả chấm điểm” của phần I, Đoàn" in said
    found = spoken(compose_minutes(replace(source, findings=("Đi muộn.",))))
    assert "mục “Phát hiện qua kiểm tra” và 01 tiêu chí chưa đạt điểm tối đa nêu tại mục “Kết quả chấm" in found


def test_fifty_six_criteria_that_lost_points_fill_pages_in_order() -> None:
    source = scored(*[("0.5", "1")] * 56)
    assert all(f"1.{place} | Tiêu chí thứ {place} |" in spoken(compose_minutes(source)) for place in range(1, 57))
    pages = recorded(compose_minutes(source))
    assert 4 <= len(pages) <= 6
    assert "Ngoài 56 tiêu chí" in "".join(page.text.replace("\n", " ") for page in pages[2:])


def test_a_report_of_the_unit_on_itself_is_told_only_where_it_scored_itself() -> None:
    heard = "nghe UBND xã báo cáo kết quả tự kiểm tra"
    source = khanh_trung.minutes()
    assert heard in spoken(compose_minutes(source))
    unscored = tuple(replace(area, self_score=None, criteria=()) for area in source.areas)
    said = spoken(compose_minutes(replace(source, areas=unscored)))
    assert heard not in said
    assert "và chương trình làm việc; xem xét hồ sơ, trao đổi và thống nhất ghi nhận như sau:" in said
    assert heard not in spoken(compose_minutes(replace(source, surprise=True)))


def test_the_bases_stand_at_the_start() -> None:
    source = khanh_trung.minutes()
    said = spoken(compose_minutes(replace(source, frame=replace(source.frame, bases=("Quyết định số 1/QĐ-UBND",)))))
    assert said.index("Căn cứ Quyết định số 1/QĐ-UBND") < said.index("Thời gian bắt đầu")


def test_findings_and_a_failing_outcome_are_printed_with_the_reason() -> None:
    source = replace(
        khanh_trung.minutes(),
        no_violation=False,
        outcome="failing",
        outcome_reason="còn kiến nghị kỳ trước chưa khắc phục.",
        findings=("Hồ sơ quá hạn không có văn bản xin lỗi.", "Thiếu sổ theo dõi."),
        rescaled_total=Decimal("91.234"),
    )
    said = spoken(compose_minutes(source))
    assert "### 2. Phát hiện qua kiểm tra\na) Hồ sơ quá hạn không có văn bản xin lỗi.\nb) Thiếu sổ" in said
    assert "Kết luận: UBND xã Khánh Trung không đạt yêu cầu. Lý do: còn kiến nghị kỳ trước chưa khắc phục." in said
    assert "quy đổi về thang 100 là 91,23 điểm" in said


NO_VIOLATION = "không có trường hợp tổ chức đảng"


def test_that_there_is_no_violation_is_said_only_where_it_was_concluded() -> None:
    source = replace(khanh_trung.minutes(), no_violation=False)
    said = spoken(compose_minutes(source))
    assert NO_VIOLATION not in said
    assert "có vi phạm đến mức phải xử lý; Đoàn kiểm tra chưa kết luận chung về nội dung này." in said
    some = replace(source, areas=(replace(source.areas[0], concluded=True), *source.areas[1:]))
    assert "Đoàn kiểm tra đã kết luận không phát hiện vi phạm ở 01/07 nội dung." in spoken(compose_minutes(some))
    assert NO_VIOLATION in spoken(compose_minutes(replace(source, no_violation=True)))


def test_findings_are_never_denied() -> None:
    source = replace(khanh_trung.minutes(), findings=("Đi muộn.",), no_violation=True)
    said = spoken(compose_minutes(source))
    assert NO_VIOLATION not in said
    assert "chưa đến mức phải xem xét xử lý kỷ luật; ở các nội dung khác" in said
    assert "có 01 phát hiện đến mức phải xem xét xử lý" in spoken(compose_minutes(replace(source, grave=1)))


def test_a_conclusion_before_all_was_looked_at_says_so() -> None:
    source = replace(khanh_trung.minutes(), outcome="failing", outcome_reason="thiếu hồ sơ", no_violation=False)
    areas = tuple(replace(area, score=None, finished=False) for area in source.areas)
    said = spoken(compose_minutes(replace(source, areas=areas, limits=(), strengths=(), recommendations=())))
    assert "Căn cứ các nội dung đã kiểm tra, Đoàn kiểm tra kết luận: UBND xã Khánh Trung không đạt yêu cầu." in said
    assert "chưa ghi nhận tồn tại" not in said, "a unit that does not pass has shortcomings"
    assert "không có kiến nghị" not in said


def test_a_cause_is_no_further_shortcoming() -> None:
    source = replace(khanh_trung.minutes(), limits=("Niêm yết thiếu", "Nguyên nhân: thiếu người", "Trễ hạn"))
    said = spoken(compose_minutes(source))
    assert "1. Niêm yết thiếu\n2. Trễ hạn\nNguyên nhân: thiếu người" in said


def test_an_abbreviation_in_the_title_is_known() -> None:
    source = replace(khanh_trung.minutes(), place="Trụ sở UBND xã")
    said = spoken(compose_minutes(source))
    assert "Trụ sở UBND xã" in said
    assert "(UBND)" not in said


def test_a_surprise_visit_says_so() -> None:
    said = spoken(compose_minutes(replace(khanh_trung.minutes(), surprise=True)))
    assert "# Biên bản: Kiểm tra đột xuất công tác cải cách hành chính tại UBND xã Khánh Trung" in said


def test_people_with_names_need_no_dots() -> None:
    source = khanh_trung.minutes()
    chair = replace(source.team[0], name="Trần Văn Mẫu")
    said = spoken(compose_minutes(replace(source, team=(chair,), chair=chair)))
    assert "- Trần Văn Mẫu, Trưởng phòng Nội vụ, Trưởng đoàn.\n" in said
    assert "Chủ trì: Trần Văn Mẫu, Trưởng phòng Nội vụ, Trưởng đoàn." in said


def test_the_number_of_pages_is_the_real_one() -> None:
    short = recorded(compose_minutes(khanh_trung.minutes()))
    assert f"Biên bản gồm {len(short):02d} trang" in "".join(page.text for page in short)
    source = replace(khanh_trung.minutes(), opinion=("một hai ba bốn năm " * 2000,))
    long = recorded(compose_minutes(source))
    assert len(long) > 9
    assert f"Biên bản gồm {len(long)} trang" in "".join(page.text for page in long)


def test_points_are_summed_once_all_areas_are_scored() -> None:
    source = khanh_trung.minutes()
    first, *others = source.areas
    partial = spoken(compose_minutes(replace(source, areas=(replace(first, score=None), *others))))
    assert " | Tổng cộng | 100,00" in spoken(compose_minutes(source))
    assert "Tổng cộng" not in partial
    assert "Tổng điểm thẩm định của các nội dung đã chấm: 76,48/86,00 điểm." in partial


def test_a_visit_that_was_concluded_says_that_no_strength_was_written() -> None:
    source = replace(khanh_trung.minutes(), areas=(), strengths=(), findings=(), recommendations=())
    said = spoken(compose_minutes(replace(source, outcome="passing")))
    assert "Đoàn kiểm tra chưa ghi nhận riêng ưu điểm nào." in said
    assert "Đoàn kiểm tra không có kiến nghị" in said


def test_minutes_of_nothing_claim_nothing() -> None:
    said = spoken(compose_minutes(replace(khanh_trung.minutes(), areas=(), limits=())))
    assert "không ghi nhận tồn tại, hạn chế" not in said
    assert "Đoàn kiểm tra chưa ghi nhận tồn tại, hạn chế" in said


def test_findings_without_requests_leave_the_requests_blank() -> None:
    source = replace(khanh_trung.minutes(), recommendations=())
    denied = "Đoàn kiểm tra không có kiến nghị"
    assert denied in spoken(compose_minutes(replace(source, findings=())))
    assert denied not in spoken(compose_minutes(replace(source, findings=("Không niêm yết thủ tục hành chính.",))))

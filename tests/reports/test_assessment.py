"""What a report judges by default: strengths, limits, causes, violations, and over which units that is told."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from inspector.reports.inputs import CauseLine, CriterionLine, Findings, Prose, Recorded
from tests.reports import khanh_vinh
from tests.reports.test_year_report import scored_area, words


def test_causes_are_told_by_unit_in_short_and_the_rest_is_left_to_the_minutes() -> None:
    plain = "3. Nguyên nhân\nĐoàn kiểm tra chưa ghi riêng nguyên nhân của tồn tại, hạn chế.\n"
    assert plain in words(replace(khanh_vinh.data(), prose=Prose()))
    first = CauseLine(unit="UBND xã Cầu Bà", causes=("Công chức mới nhận nhiệm vụ.", "Thiếu kinh phí;"))
    again = CauseLine(unit="UBND xã Cầu Bà", causes=("Thiếu kinh phí;",))
    one = words(replace(khanh_vinh.data(), prose=Prose(), causes=(first, again)))
    assert "3. Nguyên nhân\nUBND xã Cầu Bà: công chức mới nhận nhiệm vụ; thiếu kinh phí.\n" in one
    long = CauseLine(unit="UBND xã Giang Ly", causes=("Chưa bố trí đủ người " * 30,))
    others = tuple(CauseLine(unit=f"Đơn vị {n}", causes=("CCHC chưa được quan tâm",)) for n in range(11))
    said = words(replace(khanh_vinh.data(), prose=Prose(), causes=(first, long, *others)))
    assert "a) UBND xã Cầu Bà: công chức mới nhận nhiệm vụ; thiếu kinh phí.\n" in said
    assert "b) UBND xã Giang Ly: chưa bố trí đủ người" in said
    assert "người Chưa bố … (nêu đủ trong biên bản).\n" in said, "whole words only"
    assert "k) Đơn vị 7: CCHC chưa được quan tâm.\n" in said
    assert "l) Nguyên nhân tại 03 đơn vị khác được ghi trong biên bản kiểm tra của từng đơn vị.\n" in said
    written = words(replace(khanh_vinh.data(), prose=Prose(causes=("Do thiên tai.",)), causes=(first,)))
    assert "3. Nguyên nhân\nDo thiên tai.\n" in written


def test_minutes_are_referred_to_only_for_what_they_tell() -> None:
    def told(**counts: int) -> str:
        data = replace(khanh_vinh.data(), prose=Prose(), recorded=Recorded(units=29, **counts))
        return words(data).split("III. Đánh giá chung")[1].split("3. Nguyên nhân")[0]

    assert "Tồn tại, hạn chế cụ thể được ghi trong biên bản kiểm tra của từng đơn vị.\n" in told(limits=29)
    assert "Tồn tại, hạn chế cụ thể được ghi trong biên bản kiểm tra của 03 đơn vị.\n" in told(limits=3)
    none = told()
    assert "được ghi trong biên bản" not in none
    assert "Biên bản kiểm tra không ghi riêng tồn tại, hạn chế.\n" in none
    areas = tuple(replace(area, max_points=None, average=None) for area in khanh_vinh.AREAS)
    unscored = replace(khanh_vinh.data(), prose=Prose(), areas=areas, recorded=Recorded(units=29, strengths=2))
    assert "1. Ưu điểm\nƯu điểm được ghi trong biên bản kiểm tra của 02 đơn vị.\n" in words(unscored)
    assert "2. Tồn tại, hạn chế\nBiên bản kiểm tra không ghi riêng tồn tại, hạn chế.\n" in words(unscored)


def test_over_which_units_areas_are_told_stands_once_where_it_is_the_same_of_all() -> None:
    areas = tuple(
        replace(area, prose=(), max_points=Decimal(10), average=Decimal(place), scored=27, short=2)
        for place, area in enumerate(khanh_vinh.AREAS, start=1)
    )
    data = replace(khanh_vinh.data(), prose=Prose(), statements=())
    said = words(replace(data, areas=areas))
    assert "Ở mỗi nội dung, kết quả chấm điểm tính trên 27 đơn vị đã chấm đủ tiêu chí của nội dung đó; không" in said
    assert said.count("27 đơn vị") == 1
    assert said.count("(tính trên 27/29 đơn vị đã kiểm tra)") == 2, "of strengths and of limits"
    assert "%(*), tính trên" not in said
    other = (*areas[:-1], replace(areas[-1], scored=26, short=3))
    apart = words(replace(data, areas=other))
    assert "Ở mỗi nội dung" not in apart
    assert apart.count("Tính trên 27 đơn vị đã chấm đủ tiêu chí của nội dung này") == len(areas) - 1
    written = tuple(replace(area, prose=("Đã viết.",)) for area in areas)
    assert "Ở mỗi nội dung" not in words(replace(data, areas=written))


def test_no_violation_claims_no_more_than_the_minutes_conclude() -> None:
    sentence = "Qua kiểm tra, không có trường hợp tổ chức đảng, tập thể, cá nhân có vi phạm đến mức phải xử lý."
    assert f"{sentence}\n" in words(replace(khanh_vinh.data(), findings=Findings(no_violation=True)))
    said = words(replace(khanh_vinh.data(), findings=Findings(no_violation=True, unconcluded=3)))
    assert f"{sentence} Nhận định này căn cứ các phát hiện đã ghi nhận và kết quả chấm điểm; có 03(*) lượt" in said
    unfinished = words(replace(khanh_vinh.data(), findings=Findings(no_violation=False, unconcluded=3)))
    assert "Nhận định này" not in unfinished


def test_of_one_unit_no_others_are_spoken_of_and_many_are_more_than_half() -> None:
    names = ("Kế hoạch", "Báo cáo", "Phân công", "Tuyên truyền")
    one = tuple(CriterionLine(name=name, scored=1, full=0) for name in names)
    assert scored_area(scored=1, full=0, criteria=one[:2]).endswith(
        " Các tiêu chí chưa đạt điểm tối đa: kế hoạch; báo cáo."
    )
    assert scored_area(scored=1, full=0, criteria=one).endswith(
        " Các tiêu chí chưa đạt điểm tối đa, trong đó có: kế hoạch; báo cáo; phân công."
    )
    half = tuple(CriterionLine(name=name, scored=2, full=1) for name in names)
    assert "Các tiêu chí còn đơn vị chưa đạt điểm tối đa, trong đó có: kế hoạch (01/02 đơn vị)" in scored_area(
        scored=2, full=0, criteria=half
    )
    most = tuple(CriterionLine(name=name, scored=3, full=1) for name in names)
    assert "Các tiêu chí có nhiều đơn vị chưa đạt điểm tối đa: kế hoạch (02/03 đơn vị)" in scored_area(
        scored=3, full=0, criteria=most
    )


def test_areas_that_are_all_alike_are_neither_strengths_nor_limits() -> None:
    def told(*shares: str) -> str:
        areas = tuple(
            replace(area, max_points=Decimal(1), average=Decimal(share))
            for area, share in zip(khanh_vinh.AREAS, shares, strict=False)
        )
        said = words(replace(khanh_vinh.data(), areas=areas, prose=Prose(), statements=()))
        return said[said.index("1. Ưu điểm") : said.index("3. Nguyên nhân")]

    alike = told("0.6", "0.6", "0.6", "0.6")
    assert "Ưu điểm được ghi trong biên bản" in alike
    assert "%" not in alike
    apart = told("0.9", "0.6", "0.6", "0.6")
    assert apart.count("(90,0%") == 1
    assert apart.index("(90,0%") < apart.index("2. Tồn tại") < apart.index("(60,0%")
    full = told("1", "1", "1", "1")
    assert full.count("(100%") == 2
    assert "(100%" not in full[full.index("2. Tồn tại") :]

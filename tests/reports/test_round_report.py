from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from inspector.core.formats import date_long
from inspector.reports import compose_round_report
from inspector.reports.inputs import AreaLine, Counts, Prose, ReplacementLine
from tests.reports import khanh_vinh
from tests.reports.spoken import spoken

GOLDEN = Path(__file__).parent / "golden" / "round.txt"


def test_the_first_round_says_what_was_agreed() -> None:
    assert spoken(compose_round_report(khanh_vinh.round_report())) == GOLDEN.read_text("utf-8")


def test_a_round_not_begun_says_so() -> None:
    source = khanh_vinh.round_report()
    units = tuple(replace(line, outcome="none", score=None, visits=0) for line in source.data.units)
    data = replace(
        source.data,
        counts=Counts(in_scope=15, inspected=0, passing=0, visits=0),
        units=units,
        areas=(AreaLine(code="I", name="Chỉ đạo"),),
        statements=(),
    )
    said = spoken(compose_round_report(replace(source, data=data, starts_on=None, ends_on=None)))
    assert "Chưa có lượt kiểm tra nào được thực hiện." in said
    assert "Nội dung này chưa được chấm điểm." in said
    assert "b) Về kết quả: chưa có đơn vị nào được kiểm tra xong nên chưa có kết quả." in said
    assert "Chưa có đơn vị nào được chấm điểm." in said


def test_a_round_under_way_only_expects_its_last_day() -> None:
    source = khanh_vinh.round_report()
    day = date(2019, 6, 3)
    running = replace(source, starts_on=day, ends_on=day + timedelta(days=25))
    before, after = (
        spoken(
            compose_round_report(replace(running, frame=replace(source.frame, issued_on=day + timedelta(days=days))))
        )
        for days in (5, 30)
    )
    assert "từ ngày 03 tháng 6 năm 2019, dự kiến đến ngày 28 tháng 6 năm 2019" in before
    assert "từ ngày 03 tháng 6 năm 2019 đến ngày 28 tháng 6 năm 2019" in after


def test_a_closed_round_has_no_planned_days() -> None:
    source = khanh_vinh.round_report()
    day = max(unit.inspected_on for unit in source.data.units if unit.inspected_on)
    assert source.ends_on is not None
    early = replace(source, ends_on=day + timedelta(days=9), frame=replace(source.frame, issued_on=day))
    assert "dự kiến" in spoken(compose_round_report(early))
    said = spoken(compose_round_report(replace(early, closed=True)))
    assert "dự kiến" not in said
    assert f"đến {date_long(day)} với" in said


def test_a_share_is_of_the_exact_average() -> None:
    source = khanh_vinh.round_report()
    area = AreaLine(code="I", name="Chỉ đạo", max_points=Decimal(8), average=Decimal(16) / 3, scored=1)
    said = spoken(compose_round_report(replace(source, data=replace(source.data, areas=(area,)))))
    assert "5,33" in said
    assert "66,7%" in said
    assert "66,6%" not in said


def test_metadata_tell_the_round() -> None:
    document = compose_round_report(khanh_vinh.round_report())
    assert document.title == "Báo cáo kết quả kiểm tra công tác cải cách hành chính đợt 1 năm 2019"
    assert document.author == "Đoàn kiểm tra công tác cải cách hành chính"
    assert document.keywords == ("công tác CCHC", "toàn diện", "đợt 1", "2019")
    assert document.language == "vi-VN"


def test_the_annex_names_the_unit_that_takes_the_place_of_another() -> None:
    source = khanh_vinh.round_report()
    merged = ReplacementLine(
        unit="UBND xã Cầu Bà", successor="UBND xã Khánh Vĩnh", reason="hai xã sáp nhập.", round_ordinal=1
    )
    unknown = ReplacementLine(unit="UBND xã Giang Ly")
    said = spoken(compose_round_report(replace(source, data=replace(source.data, replacements=(merged, unknown)))))
    assert (
        "Đơn vị được thay thế: UBND xã Cầu Bà được thay bằng UBND xã Khánh Vĩnh, lý do: hai xã sáp nhập; "
        "UBND xã Giang Ly không còn thuộc diện kiểm tra." in said
    )


def test_days_of_the_round_that_visits_contradict_are_not_printed() -> None:
    source = replace(khanh_vinh.round_report(), starts_on=date(2019, 3, 15), ends_on=date(2019, 3, 20))
    assert "ngày 15 tháng 3" not in spoken(compose_round_report(source))
    days = [unit.inspected_on for unit in source.data.units if unit.inspected_on]
    whole = replace(source, starts_on=min(days), ends_on=max(days))
    assert f"từ {date_long(min(days))} đến {date_long(max(days))}" in spoken(compose_round_report(whole))
    one_day = tuple(replace(unit, inspected_on=days[0] if unit.inspected_on else None) for unit in source.data.units)
    again = replace(source, data=replace(source.data, units=one_day))
    assert f"trong {date_long(days[0])} với" in spoken(compose_round_report(again))


def test_contents_with_all_their_points_are_no_limits() -> None:
    source = khanh_vinh.round_report()
    averages = ("10", "10", "9.5", "10", "10", "10")
    areas = tuple(
        AreaLine(code=str(at), name=f"Nội dung {at}", max_points=Decimal(10), average=Decimal(one), scored=2)
        for at, one in enumerate(averages, start=1)
    )
    said = spoken(compose_round_report(replace(source, data=replace(source.data, areas=areas))))
    assert "Các nội dung đạt tỷ lệ điểm thấp hơn: nội dung 3 (95,0%)." in said
    full = tuple(replace(area, average=area.max_points) for area in areas)
    said = spoken(compose_round_report(replace(source, data=replace(source.data, areas=full))))
    assert "tỷ lệ điểm thấp hơn" not in said


def test_a_rank_never_hides_that_the_unit_does_not_pass() -> None:
    source = khanh_vinh.round_report()
    first = next(unit for unit in source.data.units if unit.score is not None)
    note = "Thứ hạng không thay cho kết luận đạt hay không đạt"
    assert note not in spoken(compose_round_report(source))
    units = tuple(replace(unit, outcome="failing") if unit is first else unit for unit in source.data.units)
    said = spoken(compose_round_report(replace(source, data=replace(source.data, units=units))))
    assert note in said
    rows = [line for line in said[: said.index(note)].splitlines() if first.name in line]
    assert rows[-1].endswith("Không đạt")


def test_units_whose_visit_was_called_off_are_not_asked_to_prepare() -> None:
    source = khanh_vinh.round_report()
    left = {0: False, 1: True}
    units = tuple(
        replace(unit, outcome="none", score=None, cancelled=left[at]) if at in left else unit
        for at, unit in enumerate(source.data.units)
    )
    counts = replace(source.data.counts, inspected=source.data.counts.in_scope - 2)
    data = replace(source.data, units=units, counts=counts, prose=Prose())
    said = spoken(compose_round_report(replace(source, data=data)))
    assert "Đối với 01 đơn vị chưa kiểm tra (không kể đơn vị đã hủy kiểm tra)" in said


def test_minutes_that_are_not_signed_are_told() -> None:
    source = khanh_vinh.round_report()
    data = replace(source.data, unsigned=1, prose=Prose())
    said = spoken(compose_round_report(replace(source, data=data)))
    assert "đến nay còn 01 biên bản chưa được ký" in said
    assert "mỗi lượt kiểm tra được lập thành biên bản" not in said

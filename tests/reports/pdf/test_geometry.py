"""Decree 30/2020/NĐ-CP, Annex I, read back from the file with a ruler: millimetres from the top left corner."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pdfplumber
import pytest

from inspector.reports import compose_minutes, compose_supplement, compose_year_report, render_pdf
from inspector.reports.parts import Document
from tests.reports import khanh_trung, khanh_vinh
from tests.reports.test_supplement import supplement

MM = 72 / 25.4
PRECISE = 0.3


@dataclass(frozen=True)
class Measured:
    """A line of text: where it stands in millimetres, and how it is set."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    font: str

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def opened(document: Document) -> Any:
    target = io.BytesIO()
    render_pdf(document, target)
    return pdfplumber.open(target)


@pytest.fixture(scope="module")
def year() -> Iterator[Any]:
    with opened(compose_year_report(khanh_vinh.year_report())) as pdf:
        yield pdf


@pytest.fixture(scope="module")
def minutes() -> Iterator[Any]:
    with opened(compose_minutes(khanh_trung.minutes())) as pdf:
        yield pdf


@pytest.fixture(scope="module")
def first(year: Any) -> list[Measured]:
    return measured(year.pages[0])


def measured(page: Any) -> list[Measured]:
    """The lines of ``page``; texts of one baseline that stand apart are lines of their own."""
    words = page.extract_words(keep_blank_chars=True, x_tolerance=12, y_tolerance=2, extra_attrs=["fontname", "size"])
    height = float(page.height)
    result = []
    for word in words:
        inside = page.crop((word["x0"] - 0.1, word["top"] - 1, word["x1"] + 0.1, word["bottom"] + 1))
        baselines = [height - char["matrix"][5] for char in inside.chars if char["size"] == word["size"]]
        font = word["fontname"].split("+")[1]
        result.append(
            Measured(word["text"], word["x0"] / MM, word["x1"] / MM, max(baselines) / MM, round(word["size"], 1), font)
        )
    return result


def found(lines: list[Measured], start: str) -> Measured:
    return next(line for line in lines if line.text.strip().startswith(start))


def rule_below(page: Any, line: Measured) -> tuple[float, float, float]:
    """Left, right and drop below the baseline of the nearest rule under ``line``."""
    rules = [
        (item["x0"] / MM, item["x1"] / MM, item["top"] / MM - line.baseline)
        for item in page.lines
        if item["x1"] - item["x0"] > 1 and item["top"] / MM > line.baseline and abs(_centre(item) - line.middle) < 1
    ]
    return min(rules, key=lambda rule: rule[2])


def _centre(item: Any) -> float:
    return float(item["x0"] + item["x1"]) / 2 / MM


def near(value: float) -> Any:
    return pytest.approx(value, abs=PRECISE)


def test_the_sheet_is_a4_upright(year: Any) -> None:
    for page in year.pages:
        assert (float(page.width) / MM, float(page.height) / MM) == (near(210), near(297))


def test_everything_stands_within_the_margins_but_page_number_and_imprint(year: Any, minutes: Any) -> None:
    for page in (*year.pages, *minutes.pages):
        for char in page.chars:
            assert char["x0"] / MM >= 30 - PRECISE
            assert char["x1"] / MM <= 195 + PRECISE
            baseline = float(page.height - char["matrix"][5]) / MM
            assert 20 < baseline <= 277 or baseline in (near(13), near(286.3))
        for rule in page.lines:
            assert 30 - PRECISE <= rule["x0"] / MM <= rule["x1"] / MM <= 195 + PRECISE
            assert 20 - PRECISE <= rule["top"] / MM <= rule["bottom"] / MM <= 277 + PRECISE


def test_body_text_starts_and_ends_at_the_margins(first: list[Measured]) -> None:
    middle_line = found(first, "kiểm tra năm 2019. Thời kỳ")
    assert (middle_line.left, middle_line.right) == (near(30), near(195))
    assert found(first, "Có 34 cơ quan").left == near(42.7)
    assert middle_line.size == 14


def test_nation_and_motto_are_centred_in_the_right_column(year: Any, first: list[Measured]) -> None:
    nation = found(first, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    motto = found(first, "Độc lập - Tự do - Hạnh phúc")
    assert (nation.size, nation.font) == (12, "LiberationSerif-Bold")
    assert (motto.size, motto.font) == (13, "LiberationSerif-Bold")
    assert nation.middle == near((98 + 195) / 2)
    assert motto.middle == near((98 + 195) / 2)
    assert nation.right - nation.left == near(88.3)
    left, right, drop = rule_below(year.pages[0], motto)
    assert (left, right) == (near(motto.left), near(motto.right))
    assert drop == near(5 / MM)


def test_agencies_are_centred_in_the_left_column(year: Any, first: list[Measured]) -> None:
    superior, agency = found(first, "UBND HUYỆN"), found(first, "ĐOÀN KIỂM TRA CÔNG TÁC")
    last = found(first, "CẢI CÁCH HÀNH CHÍNH")
    assert (superior.size, superior.font) == (12, "LiberationSerif")
    assert (agency.size, agency.font) == (12, "LiberationSerif-Bold")
    assert [line.middle for line in (superior, agency, last)] == [near(64)] * 3
    left, right, drop = rule_below(year.pages[0], last)
    assert right - left == near(24)
    assert (last.right - last.left) / 3 - PRECISE <= right - left <= (last.right - last.left) / 2 + PRECISE
    assert drop == near(5 / MM)
    assert superior.baseline == near(found(first, "CỘNG HÒA").baseline)


def test_number_and_date_stand_on_one_line_with_their_blanks(first: list[Measured]) -> None:
    number, symbol = found(first, "Số:"), found(first, "/BC-ĐKT")
    day, month, year = found(first, "Khánh Vĩnh, ngày"), found(first, "tháng"), found(first, "năm 2020")
    assert {number.font, day.font} == {"LiberationSerif", "LiberationSerif-Italic"}
    assert {number.size, day.size} == {13}
    assert symbol.left - number.right == near(14)
    assert (month.text[0], year.text[0]) == (" ", " ")
    assert month.left - day.right == near(9)
    assert year.left - month.right == near(9)
    assert len({round(line.baseline, 1) for line in (number, symbol, day, month, year)}) == 1


def test_number_and_date_when_given() -> None:
    source = khanh_vinh.year_report()
    frame = replace(source.frame, number="5", issued_on=date(2020, 2, 5))
    with opened(compose_year_report(replace(source, frame=frame))) as pdf:
        lines = measured(pdf.pages[0])
    assert found(lines, "Số:").text == "Số: 05/BC-ĐKT"
    assert found(lines, "Khánh Vĩnh,").text == "Khánh Vĩnh, ngày 05 tháng 02 năm 2020"
    assert found(lines, "Khánh Vĩnh,").right - found(lines, "Khánh Vĩnh,").left == near(75.7)


def test_title_and_abstract_are_centred_with_a_short_rule(year: Any, first: list[Measured]) -> None:
    kind, abstract = found(first, "BÁO CÁO"), found(first, "Kết quả kiểm tra")
    assert (kind.size, kind.font) == (abstract.size, abstract.font) == (14, "LiberationSerif-Bold")
    assert (kind.middle, abstract.middle) == (near(112.5), near(112.5))
    left, right, _ = rule_below(year.pages[0], abstract)
    assert right - left == near(52)


def test_bases_are_italic_and_headings_bold(first: list[Measured]) -> None:
    basis, heading = found(first, "Căn cứ Kế hoạch"), found(first, "I. KHÁI QUÁT")
    assert (basis.size, basis.font) == (14, "LiberationSerif-Italic")
    assert (heading.size, heading.font) == (14, "LiberationSerif-Bold")
    assert (basis.left, heading.left) == (near(42.7), near(42.7))


def test_lines_and_paragraphs_keep_their_distance(first: list[Measured]) -> None:
    one, two = found(first, "Có 34 cơ quan"), found(first, "kiểm tra năm 2019. Thời")
    assert (two.baseline - one.baseline) * MM == pytest.approx(18, abs=0.1)
    last, following = found(first, "đến hết ngày 30"), found(first, "Đoàn kiểm tra đã tiến hành")
    assert (following.baseline - last.baseline) * MM == pytest.approx(24, abs=0.1)


def test_page_numbers_start_on_the_second_page_and_anew_in_each_annex(year: Any) -> None:
    numbers = []
    for page in year.pages:
        top = [line for line in measured(page) if line.baseline < 20]
        numbers.append(top[0].text if top else "")
        for line in top:
            assert line.baseline == near(13)
            assert line.middle == near(112.5)
            assert (line.size, line.font) == (13, "LiberationSerif")
    assert numbers == ["", "2", "3", "4", "5", "", "2", "", "2"]


def test_the_signature_stands_right_and_level_with_the_recipients(year: Any) -> None:
    lines = measured(year.pages[4])
    label, authority = found(lines, "Nơi nhận:"), found(lines, "TM. ĐOÀN KIỂM TRA")
    assert (label.size, label.font) == (12, "LiberationSerif-BoldItalic")
    assert label.left == near(30)
    assert label.baseline == near(authority.baseline)
    assert (authority.size, authority.font) == (14, "LiberationSerif-Bold")
    assert authority.middle > 112.5
    recipient = found(lines, "- Như trên;")
    assert (recipient.size, recipient.font) == (11, "LiberationSerif")
    assert found(lines, "- Lưu:").text == "- Lưu: VT, NV."
    last_authority, position = found(lines, "TRƯỞNG ĐOÀN"), found(lines, "TRƯỞNG PHÒNG NỘI VỤ")
    assert position.baseline - last_authority.baseline == near(35)
    assert position.middle == near(authority.middle)


def test_the_imprint_is_small_and_on_the_last_page_of_the_body_only(year: Any) -> None:
    imprints = [[line for line in measured(page) if line.text.startswith("Lập từ")] for page in year.pages]
    assert [len(lines) for lines in imprints] == [0, 0, 0, 0, 1, 0, 0, 0, 0]
    (line,) = imprints[4]
    assert line.text == f"Lập từ nhật ký số 2417, mã đối chiếu {khanh_vinh.FRAME.journal_mark}"
    assert (line.size, line.left, line.baseline) == (8, near(30), near(286.3))


def test_the_widest_imprint_still_is_one_line_with_the_whole_mark() -> None:
    mark = " ".join(["0000"] * 16)
    frame = replace(khanh_trung.minutes().frame, journal_no=9_999_999, journal_mark=mark)
    with opened(compose_minutes(replace(khanh_trung.minutes(), frame=frame))) as pdf:
        (line,) = [line for line in measured(pdf.pages[-1]) if line.text.startswith("Lập từ")]
    assert line.text.endswith(mark)
    assert line.right < 195


def test_what_ends_the_body_keeps_clear_of_footnote_and_imprint(year: Any, minutes: Any) -> None:
    for page in (year.pages[4], minutes.pages[-1]):
        lines = [line for line in measured(page) if line.baseline > 20]
        foot = [line.baseline for line in lines if line.text.startswith(("(*) Số liệu", "Lập từ"))]
        ends = max(line.baseline for line in lines if line.baseline not in foot)
        assert min(foot) - ends > 8


def test_the_footnote_stands_where_the_mark_is(year: Any) -> None:
    for page in year.pages:
        raised = [char for char in page.chars if char["text"] == "*" and char["size"] < 10]
        notes = [line for line in measured(page) if line.text.startswith("(*) Số liệu minh họa")]
        assert bool(raised) == bool(notes)
        for note in notes:
            assert (note.size, note.left) == (10.5, near(30))
            assert 270 < note.baseline < 277


def test_an_annex_has_its_own_head(year: Any) -> None:
    lines = measured(year.pages[5])
    label, title = found(lines, "Phụ lục I"), found(lines, "DANH SÁCH ĐƠN VỊ")
    attachment = found(lines, "(Kèm theo Báo cáo số")
    assert (label.size, label.font, label.middle) == (14, "LiberationSerif-Bold", near(112.5))
    assert (title.size, title.font, title.middle) == (13, "LiberationSerif-Bold", near(112.5))
    assert attachment.font == "LiberationSerif-Italic"


def test_table_rules_are_thin_and_its_text_is_twelve_to_thirteen(year: Any) -> None:
    for page in (year.pages[2], year.pages[5]):
        sides = [rule for rule in page.lines if rule["x1"] - rule["x0"] < 0.1]
        assert sides
        assert {round(rule["linewidth"], 2) for rule in sides} == {0.5}
        bottom = max(rule["bottom"] for rule in sides)
        top = min(rule["top"] for rule in sides)
        sizes = {round(c["size"], 1) for c in page.chars if top < c["top"] < bottom and c["text"] not in "(*)"}
        assert sizes <= {12.0, 13.0}


def test_minutes_have_no_date_line_and_three_signers_in_a_row(minutes: Any) -> None:
    assert not [line for line in measured(minutes.pages[0]) if line.text.startswith("Khánh Vĩnh,")]
    lines = measured(minutes.pages[-1])
    secretary, unit, leader = found(lines, "THƯ KÝ"), found(lines, "ĐẠI DIỆN"), found(lines, "TM. ĐOÀN KIỂM TRA")
    assert secretary.baseline == near(unit.baseline) == near(leader.baseline)
    assert secretary.right < unit.left < unit.right < leader.left
    names = [line for line in lines if set(line.text.strip()) == {"."}]
    assert len(names) == 3
    assert names[0].baseline - found(lines, "CHỦ TỊCH").baseline == near(35)
    assert found(lines, "Nơi nhận:").baseline > names[0].baseline


def test_supplementary_minutes_keep_the_layout_of_minutes() -> None:
    with opened(compose_supplement(supplement())) as pdf:
        lines, last = measured(pdf.pages[0]), measured(pdf.pages[-1])
        texts = [line.text for page in pdf.pages for line in measured(page)]
        sides = [rule for page in pdf.pages for rule in page.lines if rule["x1"] - rule["x0"] < 0.1]
        chars = [char for page in pdf.pages for char in page.chars]
    kind, abstract = found(lines, "BIÊN BẢN BỔ SUNG"), found(lines, "Bổ sung, đính chính")
    assert (kind.size, kind.font, kind.middle) == (14, "LiberationSerif-Bold", near(112.5))
    assert (abstract.size, abstract.font, abstract.middle) == (14, "LiberationSerif-Bold", near(112.5))
    assert not [line for line in lines if line.text.startswith("Khánh Vĩnh,")]
    assert any("ký ngày 18 tháng 6 năm 2019" in text for text in texts)
    assert {round(rule["linewidth"], 2) for rule in sides} == {0.5}
    assert min(rule["x0"] for rule in sides) / MM == near(30)
    assert max(rule["x1"] for rule in sides) / MM == near(195)
    assert all(30 - PRECISE <= char["x0"] / MM <= char["x1"] / MM <= 195 + PRECISE for char in chars)
    secretary, leader = found(last, "THƯ KÝ"), found(last, "TM. ĐOÀN KIỂM TRA")
    assert secretary.baseline == near(leader.baseline)
    names = [line for line in last if set(line.text.strip()) == {"."}]
    assert names[0].baseline - found(last, "CHỦ TỊCH").baseline == near(35)


def test_supplementary_minutes_can_be_a_draft() -> None:
    source = supplement()
    visit = replace(source.visit, frame=replace(source.visit.frame, draft=True))
    with opened(compose_supplement(replace(source, visit=visit))) as pdf:
        assert all("DỰ THẢO" in page.extract_text() for page in pdf.pages)


def test_only_a_draft_says_so() -> None:
    source = khanh_vinh.year_report()
    draft = compose_year_report(replace(source, frame=replace(source.frame, draft=True)))
    with opened(draft) as pdf:
        assert all("DỰ THẢO" in page.extract_text() for page in pdf.pages)
        marks = [line for line in measured(pdf.pages[1]) if line.text.startswith("DỰ THẢO")]
        assert (marks[0].right, marks[0].baseline) == (near(195), near(13))


def test_a_blank_number_or_date_makes_no_draft(year: Any) -> None:
    assert not any("DỰ THẢO" in page.extract_text() for page in year.pages)

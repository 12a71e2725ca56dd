from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.reports.fonts import font, width
from inspector.reports.layout.binding import NBSP, bind
from inspector.reports.layout.lines import Line, Piece, balanced, break_lines, settled, words

LETTERS = "aăâđêôơưbcnghmtấệợữừỉẵKhánhVĩ0123456789/-.,;()"
texts = st.text(alphabet=LETTERS + " " * 8 + NBSP, max_size=400)
fonts = st.builds(font, st.sampled_from([10.5, 12.0, 14.0]), bold=st.booleans(), italic=st.booleans())
pieces = st.lists(st.builds(Piece, texts, fonts, st.just(0.0)), max_size=6)


def letters_of(lines: list[Line]) -> str:
    return "".join(line.text for line in lines).replace(" ", "")


def said(source: list[Piece]) -> str:
    return "".join(piece.text for piece in source).replace(" ", "").replace(NBSP, "").replace("\n", "")


@given(pieces, st.floats(min_value=60, max_value=500), st.floats(min_value=0, max_value=36))
def test_no_letter_is_lost_and_no_line_is_too_wide(source: list[Piece], measure: float, indent: float) -> None:
    lines = break_lines(words(source), measure, indent)
    assert letters_of(lines) == said(source)
    for number, line in enumerate(lines):
        assert line.width <= measure - (indent if number == 0 else 0) + 1e-3


@given(texts, st.floats(min_value=60, max_value=400))
def test_words_stay_whole_and_in_order_when_they_fit(text: str, measure: float) -> None:
    used = font(14)
    source = text.replace(NBSP, " ")
    if any(width(word, used) > measure for word in source.split()):
        return
    lines = break_lines(words([Piece(source, used)]), measure)
    assert [word for line in lines for word in line.text.split()] == source.split()


@given(texts, st.floats(min_value=60, max_value=400))
def test_even_lines_are_no_more_than_full_ones(text: str, measure: float) -> None:
    source = words([Piece(text, font(12))])
    full, even = break_lines(source, measure, ragged=True), balanced(source, measure)
    assert len(even) == len(full)
    assert letters_of(even) == letters_of(full)
    assert max(line.width for line in even) <= max(line.width for line in full) + 1e-3


@given(pieces)
def test_a_line_is_as_wide_as_its_spans(source: list[Piece]) -> None:
    for line in break_lines(words(source), 300):
        assert line.width == pytest.approx(sum(width(span.text, span.font) for span in line.spans), abs=1e-6)
        assert line.spaces == line.text.count(" ")


def test_the_mark_is_a_raised_part_of_its_word() -> None:
    (line,) = break_lines(words([Piece("(89,7%)(*) đã", font(14))]), 400)
    raised = [span for span in line.spans if span.rise]
    assert [span.text for span in raised] == ["(*)"]
    assert raised[0].font.size < 10
    assert line.marked
    assert line.text == "(89,7%)(*) đã"


def test_a_footnote_prints_the_mark_upright() -> None:
    (line,) = break_lines(words([Piece("(*) Số liệu", font(10.5))], raise_marks=False), 400)
    assert not line.marked


def test_a_forced_break_ends_the_line_and_is_not_stretched() -> None:
    lines = break_lines(words([Piece("Cơ quan,\nđịa phương\n\nx", font(12))]), 400)
    assert [line.text for line in lines] == ["Cơ quan,", "địa phương", "", "x"]
    assert not any(line.stretch for line in lines)


def test_only_the_last_line_of_a_paragraph_is_not_stretched() -> None:
    lines = break_lines(words([Piece("một hai ba bốn năm sáu bảy " * 8, font(14))]), 200)
    assert [line.stretch for line in lines] == [True] * (len(lines) - 1) + [False]


def test_a_blank_takes_its_width_and_prints_nothing() -> None:
    (line,) = break_lines(words([Piece("Số:", font(13)), Piece("", font(13), 40), Piece("/BC", font(13))]), 400)
    assert line.text == "Số:/BC"
    assert line.width == pytest.approx(40 + width("Số:/BC", font(13)))


def test_a_long_address_breaks_after_a_slash() -> None:
    lines = break_lines(words([Piece("https://dichvucong.gov.vn/" + "thu-tuc/" * 40, font(14))]), 200)
    assert all(line.text[-1] in "/-" for line in lines)


def test_bound_words_part_rather_than_leave_a_hole() -> None:
    figure = "12.345.678.901.234.567.890"
    measure = width(f"xin {figure}", font(14)) + 1
    lines = break_lines(words([Piece(f"xin {figure}{NBSP}điểm", font(14))]), measure)
    assert [line.text for line in lines] == [f"xin {figure}", "điểm"]
    ragged = break_lines(words([Piece(f"xin {figure}{NBSP}điểm", font(14))]), measure + 20, ragged=True)
    assert [line.text for line in ragged] == ["xin", f"{figure} điểm"]


def test_nothing_is_one_empty_line() -> None:
    assert [line.text for line in break_lines(words([]), 100)] == [""]


def test_decomposed_letters_are_composed_and_odd_spaces_tidied() -> None:
    text = "huyện Khánh Vĩnh, Ủy ban nhân dân"
    odd = unicodedata.normalize("NFD", text).replace("Khánh ", "Khánh\t").replace("dân", "dân\r\u200b")
    assert break_lines(words([Piece(odd, font(14))]), 400) == break_lines(words([Piece(text, font(14))]), 400)


@given(texts, st.floats(min_value=60, max_value=400))
def test_settled_words_say_the_same(text: str, measure: float) -> None:
    source = words([Piece(text, font(12))])
    assert letters_of(break_lines(settled(source), measure)) == letters_of(break_lines(source, measure))


def test_the_last_syllable_takes_the_one_before_it_along() -> None:
    text = "Hướng dẫn tổ chức, công dân nộp hồ sơ và nhận kết quả tại địa bàn"
    measure = width(text.removesuffix(" bàn"), font(14)) + 1
    assert break_lines(words([Piece(text, font(14))]), measure)[-1].text == "bàn"
    assert break_lines(settled(words([Piece(text, font(14))])), measure)[-1].text == "địa bàn"


def test_bound_words_that_end_a_text_leave_no_syllable_alone() -> None:
    text = (
        "Chưa phát hiện trường hợp tổ chức đảng, tập thể, cá nhân có vi phạm đến mức phải xử lý; Đoàn kiểm tra đã "
        "kết luận không phát hiện vi phạm ở 01/08 nội dung."
    )
    lines = break_lines(settled(words([Piece(bind(text), font(14))])), 467.7, 36)
    assert lines[-1].text.replace(NBSP, " ") == "nội dung."


@pytest.mark.parametrize(
    ("symbol", "first"), [("15/2017/TT-BNNPTNT", "15/2017/"), ("cong-van-so-muoi-hai-cua-xa", "cong-van-so-")]
)
def test_the_symbol_of_a_document_parts_after_a_slash(symbol: str, first: str) -> None:
    used = font(12)
    room = width("15/2017/TT-BN", used)
    assert break_lines(words([Piece(symbol, used)]), room)[0].text == first


def test_a_range_of_years_is_never_parted_at_its_dash() -> None:
    used = font(14)
    text = "ban hành Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2030."
    for measure in range(150, 480, 5):
        for line in break_lines(words([Piece(bind(text), used)]), float(measure)):
            assert line.text.strip("- ") == line.text.strip(), (measure, line.text)

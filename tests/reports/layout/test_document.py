from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.reports import YearReportInput, compose_year_report
from inspector.reports.inputs import Prose, Signer, UnitLine
from inspector.reports.layout.geometry import (
    BODY_PITCH,
    BOTTOM,
    CLOSING_CLEAR,
    IMPRINT_BASELINE,
    LEFT,
    PAGE_NUMBER_BASELINE,
    PARAGRAPH_GAP,
    RIGHT,
    TOP,
)
from inspector.reports.parts import (
    Bases,
    Closing,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Part,
    Section,
    Signature,
    plain,
)
from tests.reports import khanh_vinh
from tests.reports.recorder import RecordedPage, recorded

OUTSIDE = (PAGE_NUMBER_BASELINE, IMPRINT_BASELINE)


def of_units(count: int, name: str = "") -> YearReportInput:
    lines = tuple(
        UnitLine(
            code=f"D{number}",
            name=name or f"UBND xã số {number}",
            block=("xa", "phong", "su-nghiep", "nganh-doc")[number % 4],
            outcome="passing",
            round_ordinal=1,
            inspected_on=date(2019, 6, 3),
            visits=1,
        )
        for number in range(count)
    )
    return khanh_vinh.year_report(khanh_vinh.scored(lines))


def within_margins(pages: list[RecordedPage]) -> None:
    for page in pages:
        for line in page.lines:
            assert line.x >= LEFT - 0.01
            assert line.right <= RIGHT + 0.01, line.text
            assert TOP < line.baseline <= BOTTOM or line.baseline in OUTSIDE, line.text
        for x1, y1, x2, y2 in page.rules:
            assert LEFT - 0.01 <= x1 <= x2 <= RIGHT + 0.01
            assert TOP - 0.01 <= y1 <= y2 <= BOTTOM + 0.01


def document(*parts: Part, **section: str) -> Document:
    made_at = datetime(2020, 1, 1, tzinfo=UTC)
    return Document(title="t", author="a", subject="s", made_at=made_at, body=Section(parts=parts, **section))


@given(st.integers(0, 60))
def test_words_that_announce_what_follows_stay_with_it(lines: int) -> None:
    filling = [Paragraph(plain(f"Dòng {number}.")) for number in range(lines)]
    parts = (*filling, Paragraph(plain("Đoàn kiểm tra kiến nghị:")), Paragraph(plain("Rà soát số liệu.")))
    (page,) = [page for page in recorded(document(*parts)) if "kiến nghị:" in page.text]
    assert "Rà soát số liệu." in page.text


@pytest.mark.parametrize("count", [0, 1, 34, 400])
def test_any_number_of_units_stays_within_the_margins(count: int) -> None:
    pages = recorded(compose_year_report(of_units(count)))
    within_margins(pages)
    said = "\n".join(page.text for page in pages)
    for number in range(count):
        assert f"UBND xã số {number}\n" in said


@pytest.mark.parametrize(
    "name", ["Trung tâm " * 30, "X" * 300, "https://x.vn/" + "a/" * 143], ids=["words", "one", "url"]
)
def test_names_of_three_hundred_letters_wrap(name: str) -> None:
    within_margins(recorded(compose_year_report(of_units(9, name.strip()))))


def test_long_agencies_titles_and_signers_wrap() -> None:
    source = khanh_vinh.year_report()
    issuer = replace(source.frame.issuer, name="Đoàn kiểm tra " * 20, superior="Ủy ban nhân dân " * 12)
    signer = Signer(authority=("TM. Đoàn kiểm tra " * 8,), position="Trưởng phòng " * 12, name="Một tên rất dài " * 9)
    frame = replace(source.frame, issuer=issuer, signers=(signer,), addressees=("Ủy ban " * 30, "Sở Nội vụ " * 30))
    within_margins(recorded(compose_year_report(replace(source, frame=frame))))
    row = replace(frame, signers=(signer, signer, signer), recipients=("Như trên " * 40, "Lưu: VT"))
    within_margins(recorded(compose_year_report(replace(source, frame=row))))


def test_an_opinion_of_ten_thousand_words_flows_over_pages() -> None:
    source = khanh_vinh.year_report()
    words = [f"từ{number}" for number in range(10_000)]
    prose = Prose(limits=(" ".join(words),))
    pages = recorded(compose_year_report(replace(source, data=replace(source.data, prose=prose))))
    within_margins(pages)
    said = " ".join(line.text for page in pages for line in page.lines).split()
    assert [word for word in said if word.startswith("từ") and word[2:].isdecimal()] == words


@pytest.mark.parametrize("filling", range(30, 45))
def test_a_heading_is_never_the_last_line_of_a_page(filling: int) -> None:
    parts: list[Heading | Paragraph] = [*(Paragraph(plain("Dòng.")) for _ in range(filling))]
    parts += [Heading(1, "I.", "Mục"), Heading(2, "1.", "Khoản")]
    pages = recorded(document(*parts, Paragraph(plain("từ " * 100))))
    for page in pages:
        assert page.lines[-1].text not in ("I. MỤC", "1. Khoản")


@pytest.mark.parametrize("filling", range(28, 38))
def test_no_single_line_of_a_paragraph_is_left_on_a_page(filling: int) -> None:
    parts = [*(Paragraph(plain("Dòng.")) for _ in range(filling)), Paragraph(plain("từ " * 130))]
    pages = recorded(document(*parts))
    for page in pages:
        rows = [line for line in page.lines if line.text.startswith("từ")]
        assert len(rows) != 1


def test_the_signature_takes_the_last_paragraph_along() -> None:
    for filling in range(1, 14):
        source = khanh_vinh.year_report()
        prose = replace(source.data.prose, discipline=("Một dòng.",) * filling)
        pages = recorded(compose_year_report(replace(source, data=replace(source.data, prose=prose))))
        (signed,) = [page for page in pages if "TM. ĐOÀN KIỂM TRA" in page.text]
        assert "Trên đây là kết quả kiểm tra" in signed.text


def test_a_page_break_starts_a_new_page() -> None:
    pages = recorded(document(Paragraph(plain("Một.")), PageBreak(), Paragraph(plain("Hai."))))
    assert [page.lines[0].text for page in pages] == ["Một.", "Hai."]
    assert [line.text for line in pages[1].lines] == ["Hai.", "2"]


def test_a_note_and_a_footnote_share_the_foot_of_the_page() -> None:
    made = document(Paragraph(plain("Một(*).")), footnote="Số liệu minh họa.", note="Ghi chú: mẫu.")
    (page,) = recorded(made)
    assert [line.text for line in page.lines[1:]] == ["Ghi chú: mẫu.", "(*) Số liệu minh họa."]


def test_bookmarks_have_no_marks() -> None:
    (page,) = recorded(document(Heading(1, "I.", "Kết quả(*)"), Paragraph(plain("Một."))))
    assert page.bookmarks == [(0, "I. KẾT QUẢ")]


def test_the_last_sentence_of_an_annex_takes_the_last_rows_along() -> None:
    for count in range(24, 46, 2):
        pages = recorded(compose_year_report(of_units(count)))
        (summed,) = [page for page in pages if "Tổng hợp:" in page.text]
        assert f"Tổng cộng: {count} đơn vị" in summed.text


def signed(lines: int) -> Document:
    return document(*(Paragraph(plain("Một dòng.")) for _ in range(lines)), Closing((Signature(("TRƯỞNG ĐOÀN",)),)))


def pitch(page: RecordedPage) -> float:
    """Distance of the first two paragraphs, less the space between them."""
    first, second = (line.baseline for line in page.lines[:2])
    return second - first - PARAGRAPH_GAP


def test_lines_stand_closer_where_that_spares_a_page_with_hardly_more_than_a_signature() -> None:
    whole = max(count for count in range(10, 40) if len(recorded(signed(count))) == 1)
    usual = max(count for count in range(10, whole) if pitch(recorded(signed(count))[0]) == pytest.approx(BODY_PITCH))
    assert usual < whole
    assert BODY_PITCH * 0.9 - 0.01 <= pitch(recorded(signed(whole))[0]) < BODY_PITCH
    assert pitch(recorded(signed(whole + 1))[0]) == pytest.approx(BODY_PITCH), "a page that cannot be spared"
    assert pitch(recorded(signed(whole + 25))[0]) == pytest.approx(BODY_PITCH), "a page that is well used"


@pytest.mark.parametrize("footnote", ["", "Số liệu minh họa."])
@pytest.mark.parametrize("signers", [1, 3])
@given(lines=st.integers(20, 80), recipients=st.integers(0, 12))
def test_a_closing_keeps_its_distance_to_what_stands_at_the_foot(
    footnote: str, signers: int, lines: int, recipients: int
) -> None:
    signatures = (Signature(("TM. ĐOÀN KIỂM TRA", "TRƯỞNG ĐOÀN")),) * signers
    end = Closing(signatures, tuple(f"Đơn vị {number}" for number in range(recipients)))
    paragraphs = [Paragraph(plain(f"Đoạn {number} (*).")) for number in range(lines)]
    last = recorded(document(*paragraphs, end, footnote=footnote))[-1]
    foot = min((top for _, top, _, _ in last.rules), default=BOTTOM)
    printed = [line.baseline for line in last.lines if line.baseline < foot and line.baseline not in OUTSIDE]
    assert max(printed) + CLOSING_CLEAR <= foot + 0.01


def test_dots_for_a_missing_issuer_are_kept_before_the_end_mark() -> None:
    bases = Bases(("Quyết định số 05/QĐ-UBND của ............", "Luật Tổ chức chính quyền địa phương."))
    (page,) = recorded(document(bases))
    assert "của ............;" in page.text
    assert "địa phương." in page.text
    assert "địa phương.." not in page.text

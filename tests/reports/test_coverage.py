from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core.text import clean
from inspector.reports import Document, compose_minutes, compose_round_report, compose_year_report, missing_letters
from inspector.reports.fonts import Face, covered
from inspector.reports.parts import Heading, Paragraph, Section, plain
from inspector.reports.wording import catalogue
from tests.reports import khanh_trung, khanh_vinh
from tests.reports.recorder import recorded

CHECK, ARROW = "✓", "➜"
LETTERS = (
    "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
    "0123456789 ,.;:!?()/%–-“”‘’…≤≥₫"
)


def saying(words: str, *, bold: bool = False) -> Document:
    parts = (Heading(1, "I.", "Kết quả"), Heading(2, "1.", "Thể chế"), Paragraph(plain(words, bold=bold)))
    made_at = datetime(2020, 1, 1, tzinfo=UTC)
    return Document(title="t", author="a", subject="s", made_at=made_at, body=Section(parts=parts))


@given(st.text(st.characters(exclude_categories=["Cs"])), st.booleans())
def test_every_letter_that_is_printed_is_in_the_font_or_told(words: str, bold: bool) -> None:
    document = saying(clean(words), bold=bold)
    face = Face.BOLD if bold else Face.REGULAR
    printed = {letter for page in recorded(document) for line in page.lines for letter in line.text}
    told = {one.letter for one in missing_letters(document)}
    assert told == {letter for letter in printed if not covered(letter, face)}


@given(st.text(LETTERS))
def test_nothing_is_told_of_vietnamese(words: str) -> None:
    assert missing_letters(saying(words)) == ()
    assert missing_letters(saying(words.upper(), bold=True)) == ()


def test_a_missing_letter_is_told_with_its_headings_and_the_words_around_it() -> None:
    (one,) = missing_letters(saying(f"Niêm yết {CHECK} thủ tục {CHECK}."))
    assert (one.letter, one.code, one.place) == (CHECK, "U+2713", "I. KẾT QUẢ, 1. Thể chế")
    assert one.excerpt == f"Niêm yết {CHECK} thủ tục {CHECK}."
    long = " ".join(["chữ"] * 9)
    (cut,) = missing_letters(saying(f"{long} {ARROW} {long}"))
    assert cut.excerpt.startswith("…")
    assert cut.excerpt.endswith("…")
    assert ARROW in cut.excerpt


def test_a_letter_is_told_wherever_a_document_prints_it() -> None:
    year = khanh_vinh.year_report()
    unit = replace(year.data.units[-1], name=f"UBND xã {CHECK}")
    scored = replace(year.data, units=(*year.data.units[:-1], unit))
    places = {one.place for one in missing_letters(compose_year_report(replace(year, data=scored)))}
    assert any(place.startswith("Phụ lục I") for place in places)
    for frame in (
        replace(year.frame, number=CHECK),
        replace(year.frame, recipients=(CHECK,)),
        replace(year.frame, footnote=f"Số liệu {CHECK}"),
        replace(year.frame, issuer=replace(year.frame.issuer, name=f"Đoàn {CHECK}")),
    ):
        assert {one.letter for one in missing_letters(compose_year_report(replace(year, frame=frame)))} == {CHECK}


def test_whole_documents_and_all_fixed_sentences_are_in_the_font() -> None:
    assert missing_letters(compose_year_report(khanh_vinh.year_report())) == ()
    assert missing_letters(compose_round_report(khanh_vinh.round_report())) == ()
    assert missing_letters(compose_minutes(khanh_trung.minutes())) == ()
    for area in ("annex", "defaults", "frame", "minutes", "report"):
        for key, words in catalogue(area).items():
            assert missing_letters(saying(words)) == (), key


@pytest.mark.parametrize("letter", ["\ufe0f", "\u200b", "\u2011", "\t"])
def test_letters_without_a_picture_of_their_own_leave_no_box(letter: str) -> None:
    assert missing_letters(saying(f"một{letter}cửa")) == ()

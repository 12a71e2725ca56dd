from __future__ import annotations

from inspector.reports.abbreviations import introduced
from inspector.reports.parts import Caption, Column, Heading, Paragraph, Part, Row, Run, Table, plain, text_of


def said(*parts: Part) -> list[str]:
    """The words of paragraphs and headings, once abbreviations are introduced."""
    texts = []
    for part in introduced(parts):
        texts += [text_of(part.runs)] if isinstance(part, Paragraph) else []
        texts += [part.text] if isinstance(part, Heading) else []
    return texts


def paragraphs(*texts: str) -> list[str]:
    return said(*(Paragraph(plain(text)) for text in texts))


def test_the_first_long_form_gets_the_abbreviation_that_is_used_later() -> None:
    assert paragraphs("Cải cách thủ tục hành chính.", "Niêm yết TTHC; thủ tục hành chính khác.") == [
        "Cải cách thủ tục hành chính (TTHC).",
        "Niêm yết TTHC; thủ tục hành chính khác.",
    ]


def test_an_abbreviation_that_comes_first_is_spelled_out() -> None:
    assert paragraphs("Trụ sở UBND xã.", "UBND xã đạt.") == ["Trụ sở Ủy ban nhân dân (UBND) xã.", "UBND xã đạt."]
    assert paragraphs("TTHC đã niêm yết, TTHC mới.") == ["Thủ tục hành chính (TTHC) đã niêm yết, TTHC mới."]
    assert paragraphs("a) TTHC cũ. TTHC mới.") == ["a) Thủ tục hành chính (TTHC) cũ. TTHC mới."]


def test_one_that_is_used_once_is_not_kept_at_all() -> None:
    assert paragraphs("Triển khai văn bản QPPL.") == ["Triển khai văn bản quy phạm pháp luật."]


def test_what_the_text_explains_itself_stays_as_it_is() -> None:
    texts = ["Ủy ban nhân dân huyện (sau đây viết tắt là UBND huyện).", "UBND huyện chỉ đạo công tác CCHC."]
    assert paragraphs(*texts)[0] == texts[0]


def test_a_list_in_brackets_explains_nothing() -> None:
    assert paragraphs("Còn 02 đơn vị (UBND xã A; UBND xã B).") == [
        "Còn 02 đơn vị (Ủy ban nhân dân (UBND) xã A; UBND xã B)."
    ]


def test_nothing_is_explained_that_is_not_used() -> None:
    assert paragraphs("Cải cách hành chính, thủ tục hành chính.") == ["Cải cách hành chính, thủ tục hành chính."]
    assert paragraphs("Hộp thư SUBNDX.") == ["Hộp thư SUBNDX."]


def test_tables_and_captions_count_as_use_but_are_left_alone() -> None:
    table = Table((Column(10),), (), (Row(("TTHC",)),))
    parts: list[Part] = [Heading(2, "1.", "Cải cách thủ tục hành chính"), Caption("Hồ sơ TTHC"), table]
    assert said(*parts) == ["Cải cách thủ tục hành chính (TTHC)"]
    assert introduced(parts)[1:] == parts[1:]
    assert introduced([Heading(1, "I.", "Thủ tục hành chính"), table])[0] == Heading(1, "I.", "Thủ tục hành chính")


def test_fields_and_blanks_in_a_paragraph_survive() -> None:
    runs = (Run("TTHC"), Run(blank=5.0), Run(field="pages"), Run(" TTHC"))
    (part,) = introduced([Paragraph(runs)])
    assert isinstance(part, Paragraph)
    assert part.runs == (Run("Thủ tục hành chính (TTHC)"), *runs[1:])

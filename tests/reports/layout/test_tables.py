from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

import pytest

from inspector.reports.layout import lines
from inspector.reports.layout.geometry import BOTTOM, LEFT, MM, RIGHT, TOP
from inspector.reports.layout.lines import Piece, Word
from inspector.reports.parts import Caption, Column, Document, Heading, Paragraph, Part, Row, Section, Table, plain
from tests.reports.recorder import RecordedPage, recorded

COLUMNS = (Column(10, "center"), Column(95), Column(60, "right", 10))
HEAD = Row(("TT", "Đơn vị", "Số\nliệu"))


def table(rows: tuple[Row, ...]) -> Table:
    return Table(COLUMNS, (HEAD,), rows)


def pages(*parts: Part, footnote: str = "") -> list[RecordedPage]:
    document = Document(
        title="t",
        author="a",
        subject="s",
        made_at=datetime(2020, 1, 1, tzinfo=UTC),
        body=Section(parts=parts, footnote=footnote),
    )
    return recorded(document)


def rows(count: int) -> tuple[Row, ...]:
    return tuple(Row((str(number), f"Đơn vị {number}", "12.345")) for number in range(1, count + 1))


def test_the_table_is_as_wide_as_the_text() -> None:
    (page,) = pages(table(rows(3)))
    assert min(rule[0] for rule in page.rules) == pytest.approx(LEFT)
    assert max(rule[2] for rule in page.rules) == pytest.approx(RIGHT)


def test_the_head_comes_back_on_every_page_and_no_row_is_lost() -> None:
    printed = pages(table(rows(200)))
    assert len(printed) > 4
    for page in printed:
        assert [line.text for line in page.lines[:4]] == ["TT", "Đơn vị", "Số", "liệu"]
    names = [line.text for page in printed for line in page.lines if line.text.startswith("Đơn vị ")]
    assert names == [f"Đơn vị {number}" for number in range(1, 201)]


def test_each_distinct_text_is_wrapped_once(monkeypatch: pytest.MonkeyPatch) -> None:
    wrapped: list[str] = []
    original = lines.words

    def counting(pieces: Iterable[Piece]) -> list[Word]:
        (piece,) = pieces
        wrapped.append(piece.text)
        return original([piece])

    monkeypatch.setattr("inspector.reports.layout.tables.words", counting)
    pages(table(tuple(Row((str(number % 7), "Đơn vị", "12.345")) for number in range(500))))
    body = wrapped[len(HEAD.cells) :]
    assert len(body) == len(set(body)) == 9


def test_a_row_taller_than_a_page_goes_on_overleaf() -> None:
    tall = Row(("1", " ".join(f"từ{number}" for number in range(3000)), "7"))
    printed = pages(table((*rows(2), tall, *rows(2))))
    assert len(printed) > 3
    said = " ".join(line.text for page in printed for line in page.lines)
    assert all(f"từ{number}" in said for number in range(0, 3000, 97))
    for page in printed:
        lowest = max(max(rule[1], rule[3]) for rule in page.rules)
        assert lowest <= BOTTOM + 0.01
        closing = [rule for rule in page.rules if rule[1] == rule[3] == pytest.approx(lowest)]
        assert len(closing) == 1
        assert (closing[0][0], closing[0][2]) == pytest.approx((LEFT, RIGHT))


def test_the_sides_of_a_table_are_unbroken() -> None:
    tall = Row(("1", "từ " * 2000, "7"))
    for page in pages(table((*rows(30), tall))):
        left = sorted((rule[1], rule[3]) for rule in page.rules if rule[0] == rule[2] == pytest.approx(LEFT))
        assert left[0][0] == pytest.approx(TOP)
        assert all(end == pytest.approx(start) for (_, end), (start, _) in pairwise(left))


def test_a_spanning_cell_crosses_its_columns() -> None:
    group = Row(("I", "Xã, thị trấn"), bold=True, spans=(1, 2))
    (page,) = pages(table((group, *rows(1))))
    verticals = [rule for rule in page.rules if rule[0] == rule[2]]
    inner = [rule for rule in verticals if rule[0] == pytest.approx(LEFT + 105 * MM)]
    assert len(inner) == 2


def test_a_group_stays_with_its_first_row_and_the_last_row_is_not_alone() -> None:
    group = Row(("I", "Khối"), bold=True, spans=(1, 2), keep_with_next=True)
    for count in range(30, 45):
        printed = pages(table((*rows(count), group, *rows(20))))
        for page in printed:
            assert page.lines[-1].text != "Khối"
        assert len([line for line in printed[-1].lines if line.text.startswith("Đơn vị ")]) >= 2


def test_a_small_table_stays_in_one_piece_with_its_caption() -> None:
    for count in range(25, 40):
        filling = tuple(Paragraph(plain("Một dòng.")) for _ in range(count))
        printed = pages(*filling, Heading(2, "1.", "Số liệu"), Caption("Bảng 1. Số liệu", "hồ sơ"), table(rows(5)))
        holders = [page for page in printed if "12.345" in page.text]
        assert len(holders) == 1
        assert "1. Số liệu" in holders[0].text
        assert "Đơn vị tính: hồ sơ" in holders[0].text


def test_marks_in_a_table_call_the_footnote_on_their_pages_only() -> None:
    marked = replace(rows(1)[0], cells=("1", "Đơn vị(*)", "7"))
    printed = pages(table((*rows(60), marked)), footnote="Số liệu minh họa.")
    assert ["(*) Số liệu minh họa." in page.text for page in printed] == [False] * (len(printed) - 1) + [True]


def test_a_table_without_rows_is_its_head() -> None:
    (page,) = pages(table(()))
    assert page.text == "TT\nĐơn vị\nSố\nliệu"


def test_a_large_table_of_few_rows_starts_where_it_stands() -> None:
    tall = Row(("1", "từ " * 130, "7"))
    first, *_ = pages(*(Paragraph(plain("Dòng.")) for _ in range(12)), table((tall,) * 6))
    assert "từ" in first.text


def test_a_cell_is_not_left_with_a_single_syllable() -> None:
    (page,) = pages(table((Row(("1", "Ban Quản lý dự án đầu tư xây dựng các công trình huyện", "7")),)))
    cell = [line.text for line in page.lines if line.x < LEFT + 20 * MM and line.text not in ("TT", "1")]
    assert all(" " in text for text in cell)

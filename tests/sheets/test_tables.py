from __future__ import annotations

import pytest

from inspector.sheets.book import Sheet, Span, Value, address
from inspector.sheets.tables import find_table, heading_key, records, section_key, section_name
from inspector.sheets.unit_headings import COLUMNS


def names(*rows: list[Value], merged: tuple[Span, ...] = (), sections: frozenset[str] = frozenset()) -> list[Value]:
    table = find_table([Sheet("A", tuple(map(tuple, rows)), merged)], COLUMNS, required="name")
    assert table is not None
    return [record.values["name"] for record in records(table, sections, frozenset())[0]]


def test_cells_are_named_as_sheets_name_them() -> None:
    assert [address(0, column) for column in (0, 25, 26, 701, 702)] == ["A1", "Z1", "AA1", "ZZ1", "AAA1"]


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("TÊN CƠ QUAN,\nĐƠN VỊ (*)", "ten co quan don vi"),
        ("Biên chế năm 2019", "bien che"),
        ("Biên chế được giao (người)", "bien che duoc giao"),
    ],
)
def test_headings_are_compared_by_their_words(heading: str, key: str) -> None:
    assert heading_key(heading) == key


@pytest.mark.parametrize(
    "section", ["I. Khối xã, thị trấn", "A) Các xã và thị trấn", "XÃ, THỊ TRẤN", "II/ Nhóm xã - thị trấn"]
)
def test_sections_name_a_block_in_many_ways(section: str) -> None:
    assert section_key(section) == section_key("Xã, thị trấn")


@pytest.mark.parametrize(
    ("text", "name"), [("IV - Khối A. B", "Khối A. B"), ("Công an", "Công an"), ("Đ. Khối đảng", "Khối đảng")]
)
def test_only_the_number_in_front_is_taken_off(text: str, name: str) -> None:
    assert section_name(text) == name


def test_heading_with_most_columns_wins() -> None:
    assert names(["Đơn vị", None], ["x", None], ["Tên đơn vị", "Mã"], ["Xã A", "1"]) == ["Xã A"]


def test_second_heading_row_is_not_taken_for_a_record_nor_a_record_for_a_heading() -> None:
    assert names(["Tên đơn vị", "Thời gian"], [None, "Từ ngày"], ["Xã A", "1/1/2019"]) == ["Xã A"]
    assert names(["Đơn vị", None], ["Tên đơn vị", "Mã"], ["Xã A", "1"]) == ["Xã A"]
    assert names(["Tên đơn vị", "x"], ["Xã Mã", "Mã"], ["Xã A", "1"]) == ["Xã Mã", "Xã A"]


def test_what_looks_like_a_signature_ends_the_list_only_at_its_end() -> None:
    head: list[Value] = ["STT", "Tên đơn vị", "Người đứng đầu"]
    rows: list[list[Value]] = [
        head,
        [1, "Xã A", "Chủ tịch UBND"],
        [None, None, "Phó"],
        [None, None, "Chủ tịch UBND"],
        [2, "Xã B", None],
    ]
    assert names(*rows, [None, "Chủ tịch", None], [None, "Trần Văn B", None]) == ["Xã A", None, None, "Xã B"]


def test_a_code_without_a_name_is_a_record_that_lacks_its_name() -> None:
    assert names(["Mã", "Tên đơn vị"], ["KV01", None], ["KV02", "Xã A"]) == [None, "Xã A"]


def test_merged_row_heads_a_section() -> None:
    rows: list[list[Value]] = [["Tên đơn vị", "Mã"], ["Các cơ quan khác", None], ["Công an", "1"]]
    assert names(*rows) == ["Các cơ quan khác", "Công an"]
    assert names(*rows, merged=(Span(1, 0, 1, 1),)) == ["Công an"]
    assert names(*rows, sections=frozenset({section_key("Cơ quan khác")})) == ["Công an"]


def test_section_may_be_numbered_in_any_column_and_carry_a_subtotal() -> None:
    known = frozenset({section_key("Xã, thị trấn")})
    rows: list[list[Value]] = [
        ["TT", "Tên đơn vị", "Biên chế"],
        ["I", "Các xã", 300],
        ["1.1", "Xã A", 20],
        ["B.", "Khác", None],
    ]
    assert names(*rows, [2, "Xã B", 1]) == ["Xã A", "Xã B"]
    coded: list[list[Value]] = [["Mã", "Tên đơn vị"], ["I", "Khối xã, thị trấn"], ["X", "Xã A"]]
    assert names(*coded, sections=known) == ["Xã A"]


@pytest.mark.parametrize("total", ["Tổng cộng", "CỘNG (I)", "Tổng số: 34 đơn vị", "Tổng cộng (A+B)", "Tổng"])
def test_totals_are_no_records(total: str) -> None:
    assert names(["Mã", "Tên đơn vị"], ["1", "Xã A"], [None, total]) == ["Xã A"]
    assert names(["Mã", "Tên đơn vị"], ["1", "Xã A"], [total, None]) == ["Xã A"]


@pytest.mark.parametrize("name", ["Công an huyện", "Tổng công ty A", "Tổng cục Thuế", "Cộng đồng A"])
def test_names_that_look_like_totals_are_records(name: str) -> None:
    assert names(["Mã", "Tên đơn vị"], [None, name]) == [name]

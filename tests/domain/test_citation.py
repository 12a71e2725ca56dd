"""Citations as Decree 30/2020/NĐ-CP wants them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.domain.citation import Source, document_number, full_citation, short_citation
from inspector.domain.legal_document import Numbering

PLAN = Source(
    "Kế hoạch",
    "1715",
    "KH-UBND",
    date(2017, 7, 3),
    "Ủy ban nhân dân huyện Khánh Vĩnh",
    "về triển khai thực hiện Chỉ thị số 12/CT-UBND ngày 26 tháng 5 năm 2017 của Ủy ban nhân dân tỉnh Khánh Hòa",
)
TEAM = "về việc thành lập Đoàn kiểm tra công tác cải cách hành chính năm 2019"
CHAIRMAN = "Chủ tịch Ủy ban nhân dân huyện Khánh Vĩnh"


@pytest.mark.parametrize(
    ("source", "full", "short"),
    [
        (
            PLAN,
            f"Kế hoạch số 1715/KH-UBND ngày 03 tháng 7 năm 2017 của Ủy ban nhân dân huyện Khánh Vĩnh {PLAN.abstract}",
            "Kế hoạch số 1715/KH-UBND",
        ),
        (
            Source("Quyết định", None, "QĐ-UBND", None, CHAIRMAN, TEAM, year=2019),
            f"Quyết định số ............/QĐ-UBND ngày ....... tháng ....... năm 2019 của {CHAIRMAN} {TEAM}",
            "Quyết định số ............/QĐ-UBND",
        ),
        (
            Source("Chương trình", "12", "CTr/TU", date(2017, 3, 31), "Tỉnh ủy Khánh Hòa", None, Numbering.PARTY),
            "Chương trình số 12-CTr/TU ngày 31 tháng 3 năm 2017 của Tỉnh ủy Khánh Hòa",
            "Chương trình số 12-CTr/TU",
        ),
        (
            Source("Luật", "77/2015", "QH13", date(2015, 6, 19), "Quốc hội", "Tổ chức chính quyền địa phương"),
            "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015",
            "Luật Tổ chức chính quyền địa phương",
        ),
        (
            Source("Nghị quyết Trung ương 5 khóa X"),
            "Nghị quyết Trung ương 5 khóa X",
            "Nghị quyết Trung ương 5 khóa X",
        ),
        (
            Source("Quyết định", "199", None, date(2020, 1, 21), None, None),
            "Quyết định số 199 ngày 21 tháng 01 năm 2020 của ............",
            "Quyết định số 199",
        ),
    ],
)
def test_known_citations(source: Source, full: str, short: str) -> None:
    assert full_citation(source) == full
    assert short_citation(source) == short


@pytest.mark.parametrize(
    ("number", "numbering", "shown"),
    [
        ("5", Numbering.STATE, "05/BC-UBND"),
        ("12a", Numbering.STATE, "12a/BC-UBND"),
        ("7", Numbering.PARTY, "07-BC-UBND"),
    ],
)
def test_numbers_below_ten_are_padded(number: str, numbering: Numbering, shown: str) -> None:
    assert document_number(number, "BC-UBND", numbering) == shown


texts = st.none() | st.sampled_from(["Tỉnh ủy", "về việc kiểm tra", "12", "KH-UBND"])


@given(texts, texts, st.none() | st.dates(date(1990, 1, 1)), texts, texts, st.sampled_from(Numbering))
def test_citations_are_one_tidy_line(
    number: str | None,
    symbol: str | None,
    day: date | None,
    issuer: str | None,
    abstract: str | None,
    numbering: Numbering,
) -> None:
    source = Source("Kế hoạch", number, symbol, day, issuer, abstract, numbering)
    for citation in (full_citation(source), short_citation(source)):
        assert citation.startswith("Kế hoạch")
        assert "  " not in citation
        assert "None" not in citation
        assert citation == citation.strip()

"""Records are found by what people call them, and so is what is called after them."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select
from sqlmodel import col

from inspector.core.messages import text
from inspector.core.text import fold
from inspector.domain.checklist import Answer, Criterion
from inspector.domain.document import DocumentKind, IssuedDocument
from inspector.domain.inspection import Inspection
from inspector.domain.legal_document import LegalDocument
from inspector.domain.registry import BY_NAME
from inspector.domain.round import Round
from inspector.domain.unit import Unit
from inspector.store.queries.called import called
from inspector.store.queries.titles import Titles
from inspector.store.store import Store
from tests.store.acts import add


@pytest.fixture
def filled(domain_store: Store) -> Store:
    add(
        domain_store,
        Unit(id="u1", name="UBND xã Cầu Bà"),
        Unit(id="u2", name="UBND xã Giang Ly"),
        Round(id="r1", year=2019, ordinal=2),
        Round(id="r2", year=2019, ordinal=3, name="Kiểm tra đột xuất"),
        LegalDocument(id="d1", type_name="Quyết định", number="12", symbol="QĐ-UBND", issued_on=date(2019, 3, 4)),
        IssuedDocument(
            id="p1",
            kind=DocumentKind.ROUND_REPORT,
            sha256="a" * 64,
            title="Báo cáo kết quả kiểm tra năm",
            number="02",
            symbol="BC-ĐKT",
        ),
        Criterion(id="c1", checklist_id="k1", area_id="l1", code="1.1", name="Ban hành kế hoạch"),
        Criterion(id="c2", checklist_id="k1", area_id="l1", code="2.4", name="Báo cáo định kỳ"),
        Inspection(id="i1", unit_id="u1", round_id="r1"),
        Inspection(id="i2", unit_id="u2", round_id="r2", deleted=True),
        Answer(id="a1", inspection_id="i1", criterion_id="c1"),
        Answer(id="a2", inspection_id="i2", criterion_id="c2"),
        Answer(id="a3", inspection_id="gone", criterion_id="gone"),
    )
    return domain_store


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("cau ba", {"u1", "i1", "a1"}),
        ("UBND xã", {"u1", "u2", "i1", "i2", "a1", "a2"}),
        (text("round.title", year="2019", ordinal=2), {"r1", "i1", "a1"}),
        ("đột xuất", {"r2", "i2", "a2"}),
        ("qđ-ubnd", {"d1"}),
        ("1.1", {"c1", "a1"}),
        ("báo cáo", {"c2", "p1"}),
        ("số 02/bc-đkt", {"p1"}),
        ("không ai", set()),
    ],
)
def test_parts_of_titles_lead_to_all_that_is_called_after_them(filled: Store, words: str, found: set[str]) -> None:
    with filled.read() as session:
        assert (
            called(session, fold(words)) & {"u1", "u2", "r1", "r2", "d1", "p1", "c1", "c2", "i1", "i2", *_ANSWERS}
            == found
        )


_ANSWERS = ("a1", "a2", "a3")


@pytest.mark.parametrize("words", ["cau ba", "2019", "1.1", "giang ly", "a", "số 02/bc"])
def test_whoever_shows_the_words_in_the_title_is_found(filled: Store, words: str) -> None:
    with filled.read() as session:
        titles = Titles(session)
        found = called(session, fold(words))
        for kind, record in BY_NAME.items():
            for record_id in session.execute(select(col(record.id))).scalars():
                if fold(words) in fold(titles.title(kind, record_id)):
                    assert record_id in found, (kind, titles.title(kind, record_id))

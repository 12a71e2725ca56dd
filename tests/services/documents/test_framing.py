"""The frame of a document from the workspace's settings."""

from __future__ import annotations

import pytest

from inspector.domain.organisation import Organisation
from inspector.reports.wording import phrase
from inspector.services.documents.framing import issuer_of, place_of


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Ủy ban nhân dân xã Bắc Khánh Vĩnh", "Bắc Khánh Vĩnh"),
        ("Ủy ban nhân dân thị trấn Khánh Vĩnh", "Khánh Vĩnh"),
        ("Sở Nội vụ tỉnh Khánh Hòa", "Khánh Hòa"),
        ("UBND Thành phố Nha Trang", "Nha Trang"),
    ],
)
def test_the_place_is_read_from_the_bodys_name_while_none_is_set(name: str, place: str) -> None:
    assert place_of(Organisation(id="1", name=name)) == place
    assert place_of(Organisation(id="1", name=name, place="Ninh Hòa")) == "Ninh Hòa"


def test_a_place_nobody_knows_is_dotted() -> None:
    assert place_of(Organisation(id="1", name="Đoàn kiểm tra")) == phrase("defaults.blank_place")
    assert place_of(None) == phrase("defaults.blank_place")


def test_blank_settings_give_usual_words() -> None:
    issuer = issuer_of(Organisation(id="1", name="Ủy ban nhân dân xã A"))
    assert issuer.name == "Đoàn kiểm tra công tác cải cách hành chính"
    assert issuer.superior == "UBND xã A"
    assert issuer.symbol == "ĐKT"

"""The frame of a document from the workspace's settings."""

from __future__ import annotations

import pytest

from inspector.domain.organisation import Organisation, Signer
from inspector.reports.wording import phrase
from inspector.services.documents.framing import issuer_of, place_of, signed_by


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


@pytest.mark.parametrize(
    ("lines", "above", "below"),
    [
        (("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), ""),
        (("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), ""),
        (("TM. ĐOÀN KIỂM TRA", "TRƯỞNG ĐOÀN"), ("TM. ĐOÀN KIỂM TRA", "TRƯỞNG ĐOÀN"), "PHÓ CHỦ TỊCH"),
    ],
)
def test_who_signs_for_the_head_has_the_position_above_the_signature(
    lines: tuple[str, str], above: tuple[str, ...], below: str
) -> None:
    position = None if lines[1] == "PHÓ CHỦ TỊCH" else "PHÓ CHỦ TỊCH"
    signer = signed_by(Signer(id="1", authority=lines[0], capacity=lines[1], agency_position=position))
    assert (signer.authority, signer.position) == (above, below)

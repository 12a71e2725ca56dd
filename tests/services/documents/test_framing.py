"""The frame of a document from the workspace's settings."""

from __future__ import annotations

import pytest

from inspector.domain.inspection import Side
from inspector.domain.organisation import Organisation, Signer, SignerDraft
from inspector.reports.wording import phrase
from inspector.services import inspections
from inspector.services.documents.framing import (
    PLAIN,
    default_minutes_recipients,
    default_recipients,
    issuer_of,
    place_of,
    signed_by,
)
from inspector.services.documents.minutes_data import minutes_input
from inspector.services.organisation import save_signer
from tests.services.acts import Case


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


@pytest.mark.parametrize(
    ("stored", "report", "minutes"),
    [
        ("VT, NV", "Lưu: VT, NV", "Lưu: VT, NV, Hồ sơ"),
        ("NV", "Lưu: VT, NV", "Lưu: VT, NV, Hồ sơ"),
        ("Lưu: VT; NV.", "Lưu: VT, NV", "Lưu: VT, NV, Hồ sơ"),
        ("vt", "Lưu: VT", "Lưu: VT, Hồ sơ"),
        (None, "Lưu: VT", "Lưu: VT, Hồ sơ"),
    ],
)
def test_the_registry_keeps_one_copy_however_the_archive_is_written(
    stored: str | None, report: str, minutes: str
) -> None:
    body = Organisation(id="1", name="UBND xã A", archive_symbol=stored)
    assert default_recipients(body)[-1] == report
    assert default_minutes_recipients(body, "UBND xã B")[-1] == minutes


FOR_ALL = {"authority": "TM. ĐOÀN KIỂM TRA", "capacity": "KT. TRƯỞNG ĐOÀN", "agency_position": "PHÓ TRƯỞNG ĐOÀN"}


@pytest.mark.parametrize(
    ("signer", "chair", "last_line", "name"),
    [
        ({"person_name": "Trần Văn Ngữ"}, ("Trần Văn Ngữ", "Trưởng đoàn"), "PHÓ TRƯỞNG ĐOÀN", "Trần Văn Ngữ"),
        ({}, ("Lê A", "Phó Trưởng đoàn"), "PHÓ TRƯỞNG ĐOÀN", "Lê A"),
        ({"person_name": "Trần Văn Ngữ"}, ("Lê A", "Trưởng đoàn"), "TRƯỞNG ĐOÀN", "Lê A"),
        ({"person_name": "Trần Văn Ngữ", "document_kind": "minutes"}, ("Lê A", ""), "PHÓ TRƯỞNG ĐOÀN", "Trần Văn Ngữ"),
        (None, ("Lê A", "Chánh Văn phòng, Phó Trưởng đoàn"), "PHÓ TRƯỞNG ĐOÀN", "Lê A"),
        (None, ("Lê A", "Chánh Văn phòng, Trưởng đoàn"), "TRƯỞNG ĐOÀN", "Lê A"),
    ],
)
def test_minutes_are_signed_as_the_settings_say_and_by_who_was_there(
    case: Case, signer: dict[str, str] | None, chair: tuple[str, str], last_line: str, name: str
) -> None:
    workspace, inspection = case.workspace, case.inspections[0]
    if signer is not None:
        save_signer(workspace, SignerDraft.model_validate({**FOR_ALL, **signer}))
    draft = inspections.ParticipantDraft(
        inspection_id=inspection, side=Side.TEAM, name=chair[0], capacity=chair[1], chairs=True
    )
    inspections.save_participant(workspace, draft)
    with workspace.read() as session:
        signers = minutes_input(workspace, session, inspection, PLAIN).frame.signers
    assert (signers[-1].authority[-1], signers[-1].name) == (last_line, name)

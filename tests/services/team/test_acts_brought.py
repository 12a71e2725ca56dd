"""What others did that concerns everybody is named: rounds closed, minutes signed, data erased by law."""

from __future__ import annotations

from inspector.domain.device import Role
from inspector.domain.inspection import ParticipantDraft, Side
from inspector.services import documents, erasure, inspections, rounds
from inspector.services.documents import DocumentKind, Options
from inspector.services.team import members, packages
from tests.services.team.acts import close_round, give, sign_minutes
from tests.services.team.laptops import Team
from tests.services.team.test_trust import this


def test_a_round_that_is_closed_and_reopened_is_named(pair: Team) -> None:
    member = pair.members[0]
    give(pair, pair.lead, "0.5")
    assert packages.preview(member, [pair.send(pair.lead)]).acts == (), "scores are told with their unit"
    close_round(pair)
    file = pair.send(pair.lead)
    seen = packages.preview(member, [file])
    assert packages.merge(member, [file]).acts == seen.acts
    [closed] = seen.acts
    assert str(closed) == "Kết thúc đợt kiểm tra: Đợt 1 năm 2019"
    assert (closed.person, closed.erases) == ("Trưởng phòng Nội vụ", False)
    rounds.reopen_round(pair.lead, pair.case.round)
    again = pair.carry(pair.lead, member)
    assert [str(one) for one in again.acts] == ["Mở lại đợt kiểm tra: Đợt 1 năm 2019"]
    assert pair.carry(pair.lead, member).acts == ()
    close_round(pair)
    rounds.reopen_round(pair.lead, pair.case.round)
    close_round(pair)
    told = [one.label for one in pair.carry(pair.lead, member).acts]
    assert told == ["Kết thúc đợt kiểm tra", "Mở lại đợt kiểm tra", "Kết thúc đợt kiểm tra"], "what holds stands last"


def test_an_erasure_is_told_first_and_without_what_was_erased(pair: Team) -> None:
    member, visit = pair.members[0], pair.case.inspections[0]
    draft = ParticipantDraft(inspection_id=visit, side=Side.UNIT, name="Người dự họp")
    person = inspections.save_participant(pair.lead, draft).subject
    pair.carry(pair.lead, member)
    erasure.erase(pair.lead, "participant", person, ["name"])
    close_round(pair)
    found = pair.carry(pair.lead, member).acts
    assert [one.erases for one in found] == [True, False]
    assert str(found[0]) == "Xóa vĩnh viễn theo luật: Thành phần tham dự"


def test_what_was_done_about_a_laptop_is_named_with_it(team: Team) -> None:
    lead, (stolen, other, _) = team.lead, team.members
    team.meet()
    members.revoke(lead, this(stolen), "mất máy")
    team.carry(stolen, lead)
    give(team, stolen, "0.5")
    team.carry(stolen, lead)
    members.release(lead, this(stolen))
    members.take_back(lead, this(stolen))
    told = [(one.label, one.about) for one in team.carry(lead, other).acts]
    name = "Chuyên viên Một (A02)"
    assert told == [
        ("Thu hồi quyền của máy", name),
        ("Cho áp dụng dữ liệu đang tạm giữ", f"{name}, 01 mục"),
        ("Cho máy tham gia lại", name),
    ]


def test_a_document_that_is_issued_is_named_with_its_number(pair: Team) -> None:
    inspection = sign_minutes(pair)
    file = pair.folder / "bien-ban.pdf"
    documents.issue(pair.lead, DocumentKind.MINUTES, inspection, file, Options(number="02"))
    told = pair.carry(pair.lead, pair.members[0]).acts
    [act] = [one for one in told if one.label == "Phát hành văn bản"]
    assert act.about.endswith("đợt 1 năm 2019, số 02/BB-ĐKT"), "two copies of one title are told apart"


def test_a_role_that_is_changed_is_named(team: Team) -> None:
    lead, (one, other, _) = team.lead, team.members
    team.meet()
    members.change_role(lead, this(one), Role.READER)
    (told,) = team.carry(lead, other).acts
    assert str(told) == "Đổi vai trò của máy: Chuyên viên Một (A02), vai trò Người xem"

"""A merge names whose role it changes, and which earlier acts count no longer, before anything is taken in."""

from __future__ import annotations

import pytest

from inspector.domain.device import Role
from inspector.services.team import members, packages, recovery
from inspector.services.team.packages import Merge
from inspector.services.team.standing import lost_lead
from inspector.services.team.views import Loss
from tests.services.team.acts import code_of, give, new_sheet
from tests.services.team.laptops import Team
from tests.services.team.test_trust import this


def previewed_and_merged(team: Team, sender: object, receiver: object) -> tuple[Merge, Merge]:
    file = team.send(sender)  # type: ignore[arg-type]
    return packages.preview(receiver, [file]), packages.merge(receiver, [file])  # type: ignore[arg-type]


@pytest.fixture
def taken_over(team: Team) -> Team:
    """The second laptop recovers with the sheet while the lead, who does not know of it, makes the third a lead."""
    team.meet()
    recovery.recover(team.members[0], code_of(team.folder / "phieu.pdf"))
    new_sheet(team, team.members[0])
    members.change_role(team.lead, this(team.members[1]), Role.LEAD)
    team.carry(team.lead, team.members[1])
    assert team.members[1].role == Role.LEAD
    return team


def test_a_preview_names_this_laptop_first_and_what_does_not_count_any_more(taken_over: Team) -> None:
    thief, victim = taken_over.members[0], taken_over.members[1]
    preview, merged = previewed_and_merged(taken_over, thief, victim)
    assert preview.shifts == merged.shifts
    assert preview.shifts[0].own
    assert (preview.shifts[0].was, preview.shifts[0].now) == ("Trưởng đoàn", "Thành viên đoàn")
    by_person = {one.person: one for one in preview.shifts}
    lead = by_person["Trưởng phòng Nội vụ (A01)"]
    assert (lead.led, lead.leads, lead.now) == (True, False, "đã bị thu hồi quyền")
    assert lead.withdrawn_acts == ("01 × Đổi vai trò của máy",)
    assert by_person["Chuyên viên Một (A02)"].leads
    assert preview.alarming
    assert preview.withdrawn == merged.withdrawn == 1


def test_a_role_that_was_given_in_vain_is_told_as_long_as_it_is_not_read(taken_over: Team) -> None:
    thief, victim = taken_over.members[0], taken_over.members[1]
    _, merged = previewed_and_merged(taken_over, thief, victim)
    now = lost_lead(victim)
    assert now is not None
    assert now == merged.lost_lead
    assert now.loss == Loss.WITHDRAWN
    assert now.told.startswith("Trưởng phòng Nội vụ (A01) đã giao vai trò Trưởng đoàn cho máy này lúc ")
    assert "Trưởng đoàn hiện nay: Chuyên viên Một (A02)." in now.told


def test_what_is_let_count_is_counted_where_it_was_held(pair: Team) -> None:
    one, other = pair.members[0], pair.admit("Chuyên viên Hai", "second")
    pair.meet()
    members.revoke(pair.lead, this(one), "mất máy")
    give(pair, one, "0.5", reason="ghi sau khi bị thu hồi")
    file = pair.send(one)
    packages.merge(pair.lead, [file])
    pair.carry(pair.lead, other)
    members.take_back(pair.lead, this(one))
    preview, merged = previewed_and_merged(pair, pair.lead, other)
    found = {shift.person: shift for shift in preview.shifts}["Chuyên viên Một (A02)"]
    assert (found.released, found.withdrawn, found.loses) == (1, 0, False)
    assert len(found.released_acts) == 1
    assert merged.released == 1
    assert not preview.alarming


def test_packages_that_say_the_same_are_counted_once(pair: Team) -> None:
    pair.meet()
    files = [pair.send(pair.lead) for _ in range(3)]
    merged = packages.merge(pair.members[0], files)
    with pair.members[0].store.reading() as connection:
        here = connection.execute("SELECT count(*) FROM journal").fetchone()[0]
    assert merged.known == here
    assert sum(one.known for one in merged.packages) == 3 * here
    assert merged.shifts == ()


def test_handing_over_is_no_alarm_at_home(pair: Team) -> None:
    members.hand_over(pair.lead, this(pair.members[0]))
    preview, _ = previewed_and_merged(pair, pair.lead, pair.members[0])
    assert {one.person for one in preview.shifts} == {"Trưởng phòng Nội vụ (A01)", "Chuyên viên Một (A02)"}
    assert preview.shifts[0].own


def test_handing_over_is_told_as_that_and_is_no_alarm_to_anybody(team: Team) -> None:
    heir, other = team.members[0], team.members[1]
    team.meet()
    members.hand_over(team.lead, this(heir))
    file = team.send(team.lead)
    for receiver, whom in ((heir, "bạn"), (other, "Chuyên viên Một (A02)")):
        preview = packages.preview(receiver, [file])
        merged = packages.merge(receiver, [file])
        for found in (preview, merged):
            assert not found.alarming
            (giver,) = [one for one in found.shifts if one.handed_to]
            assert giver.role_words == f"Bàn giao vai trò Trưởng đoàn: từ Trưởng phòng Nội vụ (A01) cho {whom}"


def test_a_new_sheet_in_the_place_of_the_former_one_is_no_alarm(pair: Team) -> None:
    pair.meet()
    new_sheet(pair, pair.lead)
    preview, _ = previewed_and_merged(pair, pair.lead, pair.members[0])
    (sheet,) = preview.shifts
    assert sheet.replaced
    assert sheet.role_words.endswith("hết hiệu lực vì Trưởng đoàn đã lập phiếu mới")
    assert not preview.alarming


def test_a_lead_whose_role_another_one_lowers_is_an_alarm(team: Team) -> None:
    other, third = team.members[0], team.members[1]
    members.change_role(team.lead, this(other), Role.LEAD)
    team.carry(team.lead, other, third)
    members.change_role(other, this(team.lead), Role.READER)
    preview, _ = previewed_and_merged(team, other, third)
    assert preview.alarming
    assert [one.handed_to for one in preview.shifts] == [""]

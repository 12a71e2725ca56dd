"""How a laptop learns that it is the lead's no longer, and what it may still do."""

from __future__ import annotations

from inspector.domain.device import Role
from inspector.services import units
from inspector.services.team import members, packages, recovery
from inspector.services.team.packages import Verdict
from inspector.services.team.standing import lost_lead
from inspector.services.team.views import Loss
from tests.services.team.acts import code_of, give, new_sheet, refused
from tests.services.team.laptops import Team
from tests.services.team.test_trust import old_sheet_used, this


def test_nobody_is_told_who_never_led_or_leads_still(team: Team) -> None:
    assert [lost_lead(laptop) for laptop in team.all] == [None] * 4
    one = team.members[0]
    members.change_role(team.lead, this(one), Role.READER)
    give(team, one, "0.5", reason="chưa biết")
    team.carry(one, team.lead)
    members.release(team.lead, this(one))
    team.carry(team.lead, one)
    assert lost_lead(one) is None, "what was released was granted to somebody who never led"


def test_handing_over_is_told_to_the_old_lead_with_what_may_still_be_done(pair: Team) -> None:
    lead, member = pair.lead, pair.members[0]
    members.hand_over(lead, this(member))
    told = lost_lead(lead)
    assert told is not None
    assert told.loss == Loss.HANDED_OVER
    assert not told.lasting
    assert told.told.endswith("Trưởng đoàn hiện nay: Chuyên viên Một (A02).")
    assert "không còn kết nạp máy" in told.may
    give(pair, lead, "0.5", reason="vẫn ghi được")
    members_know = pair.carry(lead, member)
    assert members_know.lost_lead is None
    assert lost_lead(member) is None


def test_a_lead_whose_role_another_lead_lowers_is_told_by_the_merge_and_afterwards(pair: Team) -> None:
    second = pair.admit("Phó Trưởng đoàn", "second", Role.LEAD)
    members.change_role(pair.lead, this(second), Role.READER)
    file = pair.send(pair.lead)
    for told in (packages.preview(second, [file]), packages.merge(second, [file])):
        assert told.lost_lead is not None
        assert told.lost_lead.loss == Loss.LOWERED
    now = lost_lead(second)
    assert now is not None
    assert now == told.lost_lead
    assert now.told.startswith("Trưởng phòng Nội vụ (A01) đã đổi vai trò của máy này lúc ")
    assert "thành Người xem" in now.told
    assert "chỉ xem" in now.may
    assert packages.merge(second, [file]).lost_lead is None, "it was told once; the page goes on telling it"


def test_a_recovery_that_does_not_count_is_told_where_it_was_typed(team: Team) -> None:
    late = old_sheet_used(team)
    told = team.carry(team.members[0], late)
    assert told.lost_lead is not None
    assert told.lost_lead.loss == Loss.VOID
    assert late.role == Role.INSPECTOR
    now = lost_lead(late)
    assert now == told.lost_lead
    assert "Trưởng đoàn hiện nay: Trưởng phòng Nội vụ (A01)." in now.told
    assert "Phiếu khôi phục quyền Trưởng đoàn lập lúc " in now.told
    assert "tạm giữ" in now.may


def test_a_package_of_the_team_that_is_not_for_this_laptop_says_that_it_may_be_revoked(team: Team) -> None:
    """After a recovery the old lead gets packages it cannot read: the only sign that ever reaches it."""
    old, one = team.lead, team.members[0]
    team.meet()
    recovery.recover(one, code_of(team.folder / "phieu.pdf"))
    recovery.make_sheet(one, team.folder / "phieu-moi.pdf")
    told = packages.merge(old, [team.send(one)]).packages[0]
    assert (told.verdict, told.code) == (Verdict.REFUSED, "team.cut_off")
    now = lost_lead(old)
    assert now is not None
    assert now.loss == Loss.APART
    assert "Hãy gọi" in now.may


def test_a_revoked_laptop_that_knows_of_it_is_told_who_why_and_what_stays(pair: Team) -> None:
    member = pair.members[0]
    members.revoke(pair.lead, this(member), "mất máy")
    pair.copy_journal(pair.lead, member)
    told = lost_lead(member)
    assert told is not None
    assert (told.loss, told.lasting) == (Loss.REVOKED, True)
    assert told.told.startswith("Trưởng phòng Nội vụ (A01) đã thu hồi quyền của máy này lúc ")
    assert "(mất máy)" in told.told
    assert "Trưởng phòng Nội vụ (A01)" in told.may
    refused("store.held.revoked", units.add_unit, member, units.UnitDraft(name="UBND xã A", kind="commune"))
    refused("store.held.revoked", members.revoke, member, this(pair.lead))


def test_of_several_ways_to_lose_the_role_the_latest_is_told(pair: Team) -> None:
    """Handed over, got back with the sheet, lowered by another lead: the first is no reason any more."""
    lead, member = pair.lead, pair.members[0]
    members.hand_over(lead, this(member))
    pair.carry(lead, member)
    recovery.recover(lead, code_of(pair.folder / "phieu.pdf"), ())
    new_sheet(pair, lead)
    assert lost_lead(lead) is None
    pair.carry(lead, member)
    members.change_role(member, this(lead), Role.INSPECTOR)
    pair.carry(member, lead)
    now = lost_lead(lead)
    assert now is not None
    assert now.loss == Loss.LOWERED
    assert now.told.startswith("Chuyên viên Một (A02) đã đổi vai trò của máy này lúc ")

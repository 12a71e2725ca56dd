"""When and by whom a laptop was revoked, also after a part of what is held of it was let count."""

from __future__ import annotations

from inspector.core.formats import moment_short
from inspector.services import rounds, units
from inspector.services.team import members, packages, recovery
from inspector.services.team.held_contents import held_contents
from inspector.services.team.members import find
from inspector.services.team.revocations import Revoked
from inspector.services.team.standing import lost_lead
from inspector.services.team.views import Loss
from inspector.services.workspace import Workspace
from tests.services.team.acts import call_off, code_of, give, refused
from tests.services.team.laptops import Team
from tests.services.team.test_trust import this


def told(workspace: Workspace, prefix: str) -> Revoked:
    found = find(workspace, prefix).revocation
    assert found is not None
    return found


def test_letting_count_what_is_held_leaves_the_moment_of_the_revocation(pair: Team) -> None:
    lead, member = pair.lead, pair.members[0]
    give(pair, member, "0.5", reason="trước")
    file = pair.send(member)
    members.revoke(lead, this(member), "mất máy")
    first = told(lead, "A02")
    assert first.told == f"Bị thu hồi quyền lúc {moment_short(first.at)}, do {first.by}: mất máy."
    packages.merge(lead, [file])
    held = members.quarantine(lead)[0].count
    members.release(lead, this(member))
    after = told(lead, "A02")
    assert (after.reference, after.at, after.by, after.reason) == (first.reference, first.at, first.by, "mất máy")
    assert after.told.startswith(first.told)
    assert f"đã cho áp dụng {held:02} mục" in after.told
    give(pair, member, "0.4", reason="sau")
    packages.merge(lead, [pair.send(member)])
    members.release(lead, this(member))
    twice = told(lead, "A02")
    assert twice.at == first.at
    assert twice.told.count("đã cho áp dụng") == 2


def test_a_laptop_that_is_let_in_and_revoked_again_is_told_with_the_later_revocation(pair: Team) -> None:
    lead, member = pair.lead, pair.members[0]
    members.revoke(lead, this(member), "nhầm")
    first = told(lead, "A02")
    members.take_back(lead, this(member))
    assert (find(lead, "A02").revoked, find(lead, "A02").revocation) == (False, None)
    members.revoke(lead, this(member), "mất máy")
    again = told(lead, "A02")
    assert again.at > first.at
    assert again.reason == "mất máy"


def test_being_let_in_beside_what_was_released_apart_is_not_taken_for_the_revocation(pair: Team) -> None:
    """Two leads apart: one lets the laptop in, the other lets count what is held; the revocation holds."""
    lead, member = pair.lead, pair.members[0]
    second = pair.admit("Phó Trưởng đoàn", "second", members.Role.LEAD)
    give(pair, member, "0.5", reason="trước")
    file = pair.send(member)
    members.revoke(lead, this(member), "mất máy")
    first = told(lead, "A02")
    pair.carry(lead, second)
    packages.merge(lead, [file])
    members.release(lead, this(member))
    members.take_back(second, this(member))
    pair.carry(second, lead)
    both = told(lead, "A02")
    assert (both.reference, both.at, both.by) == (first.reference, first.at, "Trưởng phòng Nội vụ (A01)")
    assert "đã cho áp dụng 0" in both.told


def test_what_is_held_is_told_with_when_it_was_written_and_not_as_written_after(pair: Team) -> None:
    lead, member = pair.lead, pair.members[0]
    give(pair, member, "0.5", reason="trước khi bị thu hồi")
    file = pair.send(member)
    members.revoke(lead, this(member), "mất máy")
    for merge in (packages.preview(lead, [file]), packages.merge(lead, [file])):
        words = merge.quarantined[0].words
        assert "ghi sau" not in words
        assert "chưa nhận được hoặc còn tạm giữ (máy đó ghi " in words


def test_a_recovery_is_told_with_the_sheet_and_the_laptop_where_its_code_was_typed(pair: Team) -> None:
    old, member = pair.lead, pair.members[0]
    pair.meet()
    recovery.recover(member, code_of(pair.folder / "phieu.pdf"))
    found = told(member, "A01")
    assert "nhập mã ở máy của Chuyên viên Một (A02)" in found.by
    assert "phiếu lập lúc " in found.by
    assert "không ghi lý do" not in found.told, "a sheet asks for no reason"
    pair.copy_journal(member, old)
    lost = lost_lead(old)
    assert lost is not None
    assert lost.told.startswith("Quyền của máy này bị thu hồi lúc ")
    assert "(A02)" in lost.told


def test_a_laptop_that_is_let_in_keeps_how_it_was_revoked(pair: Team) -> None:
    """Revoked, let in, revoked again and let in: each with its moment, its author and the reason given then."""
    lead, member = pair.lead, pair.members[0]
    assert find(lead, "A02").history == ()
    members.revoke(lead, this(member), "nhầm")
    first = told(lead, "A02").told
    assert find(lead, "A02").history == (), "the one in force is told by itself"
    members.take_back(lead, this(member))
    revoked, back = find(lead, "A02").history
    assert revoked == first
    assert back.startswith("Được cho tham gia lại lúc ")
    assert back.endswith(" với vai trò Thành viên đoàn, do Trưởng phòng Nội vụ (A01).")
    members.revoke(lead, this(member), "mất máy")
    give(pair, member, "0.5", reason="sau")
    packages.merge(lead, [pair.send(member)])
    members.release(lead, this(member))
    assert find(lead, "A02").history == (revoked, back), "what was let count is told with the revocation"
    second = told(lead, "A02")
    members.take_back(lead, this(member), members.Role.READER)
    history = find(lead, "A02").history
    assert history[:2] == (revoked, back)
    assert history[2] == second.told
    assert "mất máy" in history[2]
    assert "Sau đó đã cho áp dụng 01 mục từng tạm giữ, lúc " in history[2]
    assert "Người xem" in history[3]
    assert len(history) == 4
    pair.carry(lead, member)
    assert find(member, "A02").history == history, "everybody can read it"


def test_one_revoked_with_the_sheet_and_let_in_reads_so(pair: Team) -> None:
    member = pair.members[0]
    recovery.recover(member, code_of(pair.folder / "phieu.pdf"))
    members.take_back(member, this(pair.lead))
    sheet, back = find(member, "A01").history
    assert "khi khôi phục quyền Trưởng đoàn bằng phiếu lập lúc" in sheet
    assert "với vai trò Thành viên đoàn" in back
    assert find(member, "A01").role == members.Role.INSPECTOR


def test_a_former_lead_is_let_in_as_an_inspector_unless_a_lead_is_wanted(pair: Team) -> None:
    """What only a lead may do and was done behind the revocation stays held; the laptop learns what it may still do."""
    lead = pair.lead
    second = pair.admit("Phó Trưởng đoàn", "second", members.Role.LEAD)
    call_off(pair)
    pair.carry(lead, second)
    members.revoke(lead, this(second), "nhầm")
    rounds.close_round(second, pair.case.round)
    units.add_unit(second, units.UnitDraft(name="UBND xã Bình Châu"))
    packages.merge(lead, [pair.send(second)])
    done = members.take_back(lead, this(second))
    assert (done.applied, done.left) == (1, 1)
    assert [row.reason for row in members.quarantine(lead)] == ["role"]
    assert [one.prefix for one in members.members(lead) if one.role == members.Role.LEAD] == ["A01"]
    refused("team.not_revoked", members.take_back, lead, this(second))
    pair.carry(lead, second)
    lost = lost_lead(second)
    assert lost is not None
    assert (second.role, lost.loss) == (members.Role.INSPECTOR, Loss.LOWERED)
    assert "thành Thành viên đoàn" in lost.told
    members.revoke(lead, this(second), "nhầm")
    members.take_back(lead, this(second), members.Role.LEAD)
    assert find(lead, second.prefix).role == members.Role.LEAD


def test_what_was_let_count_in_parts_stays_told_after_the_laptop_is_let_in(pair: Team) -> None:
    lead, member = pair.lead, pair.members[0]
    members.revoke(lead, this(member), "mất máy")
    for given in ("0.25", "0.5", "0.75"):
        give(pair, member, given)
    packages.merge(lead, [pair.send(member)])
    members.release(lead, this(member), held_contents(lead, this(member))[1].id)
    members.release(lead, this(member))
    before = told(lead, "A02").told
    assert [f"đã cho áp dụng 0{count} mục" in before for count in (1, 2, 3)] == [True, True, False]
    members.take_back(lead, this(member))
    revoked, back = find(lead, "A02").history
    assert revoked == before
    assert "đã cho áp dụng" not in back
    members.revoke(lead, this(member), "lại mất")
    assert find(lead, "A02").history == (revoked, back)
    assert "đã cho áp dụng" not in told(lead, "A02").told, "that was of the revocation before"

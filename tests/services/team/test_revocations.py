"""When and by whom a laptop was revoked, also after a part of what is held of it was let count."""

from __future__ import annotations

from inspector.core.formats import moment_short
from inspector.services.team import members, packages, recovery
from inspector.services.team.members import find
from inspector.services.team.revocations import Revoked
from inspector.services.team.standing import lost_lead
from inspector.services.workspace import Workspace
from tests.services.team.acts import code_of, give
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

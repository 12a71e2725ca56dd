"""Who has sent what, and what the lead has of mine."""

from __future__ import annotations

from inspector.services import rounds
from inspector.services.team import ledger, packages
from inspector.services.team.packages import Verdict
from tests.services.team.acts import give
from tests.services.team.laptops import Team


def assigned(team: Team) -> None:
    """The first unit is one's, the second two's; everybody knows."""
    for place, member in enumerate(team.members[:2]):
        rounds.assign(team.lead, [team.case.inspections[place]], person_id=member.person_id)
    team.carry(team.lead, *team.members)


def test_the_lead_sees_who_sent_what_for_which_units_and_who_did_not(team: Team) -> None:
    assigned(team)
    one, two, three = team.members
    give(team, one, "0.5", reason="thiếu kế hoạch")
    packages.merge(team.lead, [team.send(one)])
    found = ledger.ledger(team.lead, team.case.round)
    rows = {row.prefix: row for row in found.rows}
    assert [row.this_laptop for row in found.rows] == [True, False, False, False]
    sent = rows[one.prefix]
    assert (sent.units_assigned, sent.units_received, sent.units_finished) == (1, 1, 0)
    assert sent.last_package_at is not None
    assert sent.missing == ()
    silent = rows[two.prefix]
    assert (silent.units_assigned, silent.units_received, silent.last_package_at) == (1, 0, None)
    assert silent.missing == ("chưa gửi gói nào", "01 đơn vị được giao chưa có dữ liệu: UBND xã Giang Ly")
    assert rows[three.prefix].missing == ("chưa gửi gói nào",)
    assert any("A03" in line and "chưa gửi gói nào" in line for line in found.missing_before_close)
    assert any(line.startswith("03 đơn vị chưa có kết quả") for line in found.missing_before_close)
    received = found.received[0]
    assert (received.prefix, received.verdict, received.new) == (one.prefix, Verdict.MERGED, 1)
    assert received.units == ("UBND xã Cầu Bà (Đợt 1 năm 2019): 01 tiêu chí, thông tin chung",)
    assert found.sent[0].for_whom == ("Chuyên viên Một (A02)", "Chuyên viên Hai (A03)", "Chuyên viên Ba (A04)")


def test_a_member_sees_what_the_lead_has_of_mine(pair: Team) -> None:
    member = pair.members[0]
    give(pair, member, "0.5", reason="thiếu kế hoạch")
    pair.carry(member, pair.lead)
    give(pair, member, "0.5", code="1.2", reason="thiếu kế hoạch")
    before = ledger.ledger(member).acknowledged[0]
    assert (before.known, before.up_to) == (0, None), "the admission package knew of nothing"
    pair.carry(pair.lead, member)
    after = ledger.ledger(member).acknowledged[0]
    assert (after.known, after.unknown, after.prefix) == (1, 1, "A01")
    assert after.up_to is not None
    row = next(row for row in ledger.ledger(pair.lead).rows if row.prefix == "A02")
    assert row.my_state_known_up_to is not None
    assert row.my_entries_unknown == 0, "the member's package told what it has of the lead's"


def test_a_package_received_twice_stands_once_and_a_refused_one_is_remembered(pair: Team) -> None:
    member = pair.members[0]
    give(pair, member, "0.5", reason="thiếu kế hoạch")
    file = pair.send(member)
    broken = pair.file("hong")
    broken.write_bytes(file.read_bytes()[:-1])
    packages.merge(pair.lead, [file, broken])
    packages.merge(pair.lead, [file])
    rows = ledger.ledger(pair.lead).received
    assert sorted(str(row.verdict) for row in rows) == ["merged", "refused"]
    assert next(row for row in rows if row.verdict == Verdict.REFUSED).reason.endswith(".")

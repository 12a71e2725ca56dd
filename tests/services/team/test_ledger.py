"""Who has sent what, and what the lead has of mine."""

from __future__ import annotations

import shutil

from inspector.core.formats import moment_short
from inspector.domain.device import Role
from inspector.services import inspections, plans, rounds
from inspector.services.inspections import InspectionState
from inspector.services.team import ledger, members, packages, recovery
from inspector.services.team.packages import Verdict
from tests.services.team.acts import code_of, give
from tests.services.team.laptops import Team, reopen
from tests.services.team.test_awaited import attach
from tests.services.team.test_trust import this


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
    assert sent.missing == ("01 đơn vị được giao chưa có kết quả: UBND xã Cầu Bà",)
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


def test_a_photo_that_has_not_come_is_wanting_of_whoever_took_it(pair: Team) -> None:
    member = pair.members[0]
    attach(pair, member, "một")
    pair.carry(member, pair.lead, photos="none")
    found = ledger.ledger(pair.lead, pair.case.round)
    assert {row.prefix: row.missing for row in found.rows} == {
        "A01": (),
        "A02": ("thiếu 01 ảnh, tệp minh chứng: một.jpg",),
    }
    [asked] = [line for line in found.missing_before_close if "một.jpg" in line]
    assert "do Chuyên viên Một (A02) ghi" in asked
    assert "đề nghị người đó" in asked
    pair.carry(member, pair.lead, photos="all")
    assert all(row.missing == () for row in ledger.ledger(pair.lead, pair.case.round).rows)


def test_photos_that_were_here_and_are_lost_are_wanting_of_this_laptop_and_of_no_other(pair: Team) -> None:
    lead, member = pair.lead, pair.members[0]
    lost = [attach(pair, lead, f"ảnh {number}") for number in range(6)]
    pair.carry(lead, member)
    for sha256 in lost:
        lead.store.media.remove(sha256)
    found = ledger.ledger(lead, pair.case.round)
    own, other = found.rows
    assert own.missing == (
        "mất 06 ảnh, tệp minh chứng: ảnh 0.jpg, ảnh 1.jpg, ảnh 2.jpg, ảnh 3.jpg, ảnh 4.jpg và 01 tệp khác",
    )
    assert other.missing == ("chưa gửi gói nào",)
    assert any(line.startswith("Còn thiếu 06 ảnh hoặc tệp") for line in found.missing_before_close)
    assert all("ảnh" not in " ".join(row.missing) for row in ledger.ledger(member).rows), "nobody else knows"
    pair.carry(member, lead, photos="all")
    assert all(row.missing == () for row in ledger.ledger(lead).rows)


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


def test_what_was_sent_is_told_apart_from_what_is_in_no_package_yet(pair: Team) -> None:
    member = pair.members[0]

    def now() -> ledger.Acknowledged:
        return ledger.ledger(member).acknowledged[0]

    give(pair, member, "0.5", reason="thiếu kế hoạch")
    assert (now().unknown, now().unsent, now().sent_at) == (1, 1, None)
    assert now().waiting == ("01 thay đổi chưa có trong gói nào cho máy đó: hãy gửi gói mới.",)
    file = pair.send(member)
    sent = now()
    assert (sent.unknown, sent.unsent) == (1, 0), "in a package, not confirmed"
    assert sent.sent_at is not None
    assert sent.waiting[0].startswith(f"Đã ghi vào gói 01 thay đổi (gói gần nhất ghi lúc {moment_short(sent.sent_at)})")
    give(pair, member, "0.5", code="1.2", reason="thiếu kế hoạch")
    assert (now().unknown, now().unsent, len(now().waiting)) == (2, 1, 2)
    packages.merge(pair.lead, [file])
    pair.carry(pair.lead, member)
    after = now()
    assert (after.known, after.unknown, after.unsent) == (1, 1, 1)
    assert after.waiting == ("01 thay đổi chưa có trong gói nào cho máy đó: hãy gửi gói mới.",)


def test_a_package_that_a_later_lead_cannot_read_does_not_count_as_sent_to_it(pair: Team) -> None:
    member = pair.members[0]
    give(pair, member, "0.5", reason="thiếu kế hoạch")
    pair.send(member)
    pair.admit("Phó Trưởng đoàn", "second", Role.LEAD)
    pair.carry(pair.lead, member)
    first, second = ledger.ledger(member).acknowledged
    assert (first.prefix, first.unsent, second.prefix) == ("A01", 0, "A03")
    assert second.unsent == second.unknown > 0
    assert second.sent_at is None


def test_a_package_of_another_folder_of_the_same_laptop_stands_among_those_received(pair: Team) -> None:
    member = pair.members[0]
    member.close()
    copy = pair.folder / "copy"
    shutil.copytree(member.folder, copy)
    pair.members[0] = member = reopen(member.folder)
    other = reopen(copy)
    give(pair, other, "0.5", reason="thiếu kế hoạch")
    theirs, own = pair.send(other), pair.send(member)
    other.close()
    assert packages.merge(member, [theirs, own]).new > 0
    received = {row.file: row.prefix for row in ledger.ledger(member).received}
    assert received[theirs.name] == member.prefix
    assert own.name not in received, "what was sent from here stands among those sent"
    row = next(one for one in ledger.ledger(member).rows if one.this_laptop)
    assert (row.my_state_known_up_to, row.my_entries_unknown) == (None, 0), "nobody else knows by that"
    pair.carry(member, pair.lead)


def test_a_package_received_twice_stands_once_and_a_refused_one_is_remembered(pair: Team) -> None:
    member = pair.members[0]
    give(pair, member, "0.5", reason="thiếu kế hoạch")
    file = pair.send(member)
    broken = pair.file("hong")
    broken.write_bytes(file.read_bytes()[:-1])
    packages.merge(pair.lead, [file, broken, file])
    before = ledger.ledger(pair.lead).received
    packages.merge(pair.lead, [file])
    rows = ledger.ledger(pair.lead).received
    assert rows == before, "what it brought is not forgotten"
    assert sorted(str(row.verdict) for row in rows) == ["merged", "refused"]
    assert [(row.new, bool(row.units)) for row in rows if row.verdict == Verdict.MERGED] == [(1, True)]
    assert next(row for row in rows if row.verdict == Verdict.REFUSED).reason.endswith(".")


def test_only_the_year_that_is_asked_for_is_counted(team: Team) -> None:
    assigned(team)
    plans.save_plan(team.lead, plans.PlanDraft(year=2020, title="Kế hoạch kiểm tra năm 2020"))
    later = rounds.add_round(team.lead, rounds.RoundDraft(year=2020)).subject
    rounds.choose_units(team.lead, later, team.case.units[:1])
    found = {year: ledger.ledger(team.lead, year=year) for year in (2019, 2020)}
    assert [(one.scope, one.unfinished) for one in found.values()] == [("Năm 2019", 3), ("Năm 2020", 1)]
    assert [sum(row.units_assigned for row in one.rows) for one in found.values()] == [2, 0]
    assert ledger.ledger(team.lead).scope == "Năm 2020", "the latest year with a round"
    assert ledger.ledger(team.lead, team.case.round, 2020).scope == "Đợt 1 năm 2019", "a round says its year"


def test_units_received_are_never_more_than_those_assigned(team: Team) -> None:
    assigned(team)
    one = team.members[0]
    for unit in range(3):
        give(team, one, "0.5", unit=unit, reason="thiếu kế hoạch")
    team.carry(one, team.lead)
    rows = {row.prefix: row for row in ledger.ledger(team.lead, team.case.round).rows}
    assert (rows["A01"].units_assigned, rows["A01"].units_received) == (0, 0), "who planned has inspected nothing"
    assert (rows["A02"].units_assigned, rows["A02"].units_received) == (1, 1)


def test_a_unit_that_is_put_off_or_called_off_with_a_reason_is_not_missing(team: Team) -> None:
    assigned(team)
    first, second, third = team.case.inspections
    inspections.set_state(team.lead, first, InspectionState.POSTPONED, "trùng lịch tiếp dân")
    inspections.set_state(team.lead, second, InspectionState.CANCELLED, "sáp nhập")
    found = ledger.ledger(team.lead, team.case.round)
    assert found.unfinished == 1
    assert not any("được giao chưa có dữ liệu" in words for row in found.rows for words in row.missing)
    inspections.set_state(team.lead, third, InspectionState.POSTPONED, "thời tiết")
    found = ledger.ledger(team.lead, team.case.round)
    assert (found.unfinished, found.missing_before_close) == (0, ())


def test_work_that_came_through_others_is_no_silence(team: Team) -> None:
    """The new lead never got a package of that laptop, and has all of its work."""
    one, two, three = team.members
    give(team, two, "0.5", reason="thiếu kế hoạch")
    team.meet()
    members.hand_over(team.lead, this(one))
    team.carry(team.lead, one)
    rows = {row.prefix: row for row in ledger.ledger(one, team.case.round).rows}
    assert rows[two.prefix].last_package_at is None
    assert rows[two.prefix].entries > 0
    assert "chưa gửi gói nào" not in rows[two.prefix].missing
    assert rows[three.prefix].missing == ("chưa gửi gói nào",), "nothing of it has come in any way"


def test_a_revoked_laptop_owes_nothing(team: Team) -> None:
    assigned(team)
    members.revoke(team.lead, this(team.members[0]), "nghỉ việc")
    found = ledger.ledger(team.lead, team.case.round)
    assert found.rows[1].missing == ()
    assert not any("A02" in words for words in found.missing_before_close)


def test_the_present_lead_is_named_after_a_recovery(team: Team) -> None:
    one, two, _ = team.members
    team.meet()
    recovery.recover(one, code_of(team.folder / "phieu.pdf"))
    recovery.make_sheet(one, team.folder / "phieu-moi.pdf")
    team.carry(one, two)
    [known] = ledger.ledger(two).acknowledged
    assert (known.prefix, known.package_at is not None) == (one.prefix, True)
    members.hand_over(one, this(team.members[2]))
    team.carry(one, two)
    [known] = ledger.ledger(two).acknowledged
    assert (known.prefix, known.package_at) == ("A04", None), "no package of the new lead has come yet"


def test_ones_own_row_tells_when_a_package_was_sent_last(pair: Team) -> None:
    own = ledger.ledger(pair.lead).rows[0]
    assert own.last_package_at is not None, "the package that admitted the member"
    pair.send(pair.lead)
    later = ledger.ledger(pair.lead).rows[0].last_package_at
    assert later is not None
    assert later > own.last_package_at
    assert ledger.ledger(pair.members[0]).rows[1].last_package_at is None

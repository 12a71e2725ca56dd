"""Who may do what, and what happens when a laptop is lost, stolen, handed on or copied."""

from __future__ import annotations

import shutil
from datetime import timedelta

import pytest

from inspector.core import paper_code
from inspector.core.messages import text_in
from inspector.core.paths import data_dir
from inspector.domain.device import Role
from inspector.services import rounds, units
from inspector.services.team import branches, conflicts, joining, ledger, members, packages, quarantine, recovery
from inspector.services.team.packages import Verdict
from inspector.services.workspace import Workspace
from inspector.store.journal.roster import Held
from tests.services.acts import START
from tests.services.team.acts import close_round, code_of, give, new_sheet, points, refused
from tests.services.team.laptops import Team, digest_of, reopen


def test_the_lead_lost_is_no_team_lost(team: Team) -> None:
    """The paper makes a member's laptop the lead's; the lost one is cut off; everybody follows."""
    one, two, three = team.members
    team.meet()
    give(team, team.lead, "0.5", reason="ghi trên máy bị mất")
    lost = team.lead
    changed = recovery.recover(one, code_of(team.folder / "phieu.pdf"))
    assert one.role == Role.LEAD
    assert "device" in changed.kinds
    assert [(row.prefix, row.revoked) for row in members.members(one)] == [
        ("A01", True),
        ("A02", False),
        ("A03", False),
        ("A04", False),
    ]
    recovery.make_sheet(one, team.folder / "phieu-moi.pdf")
    team.carry(one, two, three)
    assert [workspace.role for workspace in (two, three)] == [Role.INSPECTOR, Role.INSPECTOR]
    late = team.carry(lost, one)
    assert late.packages[0].quarantined == 1
    assert [(row.reason, row.count) for row in members.quarantine(one)] == [("revoked", 1)]
    assert points(team, one) is None
    fourth = joining.admit(one, team.request("Chuyên viên Bốn", "four"), Role.INSPECTOR, team.file())
    joining.accept(team.folder / "four", fourth.file)
    joined = reopen(team.folder / "four")
    assert digest_of(joined) == digest_of(one)
    joined.close()


def test_a_code_is_tried_before_it_is_believed(pair: Team) -> None:
    member = pair.members[0]
    code = code_of(pair.folder / "phieu.pdf")
    slip = code[:-1] + ("0" if code[-1] != "0" else "1")
    refused("vault.code_mistyped", recovery.recover, member, slip)
    refused("team.code_unknown", recovery.recover, member, paper_code.encode(bytes(32)))
    refused("team.code_of_store", recovery.recover, member, paper_code.encode(bytes(16)).lower())
    refused("team.member_unknown", recovery.recover, member, code, ["0" * 16])
    recovery.make_sheet(pair.lead, pair.folder / "phieu-moi.pdf")
    pair.carry(pair.lead, member)
    refused("team.code_unknown", recovery.recover, member, code)
    recovery.recover(member, code_of(pair.folder / "phieu-moi.pdf").lower().replace("-", " "))
    assert member.role == Role.LEAD


def test_a_recovery_that_names_nobody_lost_makes_a_second_lead(pair: Team) -> None:
    member = pair.members[0]
    recovery.recover(member, code_of(pair.folder / "phieu.pdf"), ())
    assert [(row.prefix, row.role, row.revoked) for row in members.members(member)] == [
        ("A01", Role.LEAD, False),
        ("A02", Role.LEAD, False),
    ]
    new_sheet(pair, member)
    pair.carry(member, pair.lead)
    assert pair.lead.role == Role.LEAD


def test_a_sheet_or_a_second_lead_makes_ready(alone: Team) -> None:
    ready = recovery.state(alone.lead)
    assert (ready.second_lead, ready.ready) == (False, True)
    assert ready.sheet_made_at is not None
    refused("store.archive.exists", recovery.make_sheet, alone.lead, alone.folder / "phieu.pdf")
    alone.admit("Phó Trưởng đoàn", "second", Role.LEAD)
    assert recovery.state(alone.lead).second_lead
    refused("workspace.lead_only", recovery.make_sheet, alone.admit("Một", "m"), alone.folder / "x.pdf")
    assert not (alone.folder / "x.pdf").exists()


def test_a_stolen_laptop_is_cut_off_and_what_it_sends_is_held_and_can_be_let_in(team: Team) -> None:
    one, two, _ = team.members
    give(team, one, "0.5", reason="trước khi mất máy")
    team.meet()
    device = next(row.device for row in members.members(team.lead) if row.prefix == one.prefix)
    members.revoke(team.lead, device, "mất máy ngày 04/6")
    team.carry(team.lead, two)
    give(team, one, "0.75")
    stolen = team.send(one)
    for laptop in (team.lead, two):
        told = packages.merge(laptop, [stolen])
        assert (told.packages[0].verdict, told.packages[0].quarantined) == (Verdict.PARTIAL, 1)
        assert [(row.reason, row.count, row.person) for row in told.quarantined] == [
            ("revoked", 1, "Chuyên viên Một (A02)")
        ]
        assert str(points(team, laptop)) == "0.50"
    row = next(row for row in members.members(team.lead) if row.prefix == one.prefix)
    assert (row.revoked, row.revocation and row.revocation.reason) == (True, "mất máy ngày 04/6")
    back = team.send(team.lead)
    assert (packages.look(back, two).readable, packages.look(back, one).readable) == (True, False)
    refused("workspace.lead_only", members.release, two, device)
    members.release(team.lead, device)
    assert str(points(team, team.lead)) == "0.75"
    assert members.quarantine(team.lead) == ()
    give(team, one, "1")
    assert packages.merge(team.lead, [team.send(one)]).packages[0].quarantined == 1, "what comes later is held again"
    refused("team.nothing_held", members.release, team.lead, this(two))
    members.take_back(team.lead, device)
    assert str(points(team, team.lead)) == "1.00"


def test_what_a_reader_wrote_behind_a_revocation_can_be_let_in_as_well(pair: Team) -> None:
    member = pair.members[0]
    members.change_role(pair.lead, this(member), Role.READER)
    members.revoke(pair.lead, this(member))
    give(pair, member, "0.75")
    pair.carry(member, pair.lead)
    assert [(row.reason, row.count) for row in members.quarantine(pair.lead)] == [("revoked", 1)]
    members.release(pair.lead, this(member))
    assert str(points(pair, pair.lead)) == "0.75"
    assert members.quarantine(pair.lead) == ()
    row = next(row for row in members.members(pair.lead) if row.prefix == member.prefix)
    assert (row.role, row.revoked) == (Role.READER, True)
    give(pair, member, "1")
    assert pair.carry(member, pair.lead).packages[0].quarantined == 1, "what comes later is held again"


def old_sheet_used(team: Team) -> Workspace:
    """A member who has not heard of the new sheet types the code of the old one, and decides as a lead."""
    one, late = team.members[0], team.members[-1]
    code = code_of(team.folder / "phieu.pdf")
    recovery.make_sheet(team.lead, team.folder / "phieu-moi.pdf")
    team.carry(team.lead, one)
    recovery.recover(late, code)
    assert late.role == Role.LEAD
    new_sheet(team, late)
    return late


def test_a_recovery_with_an_old_sheet_is_explained_and_cannot_be_released(team: Team) -> None:
    late = old_sheet_used(team)
    give(team, late, "0.5", reason="trong lúc đó")
    team.carry(late, team.members[0])
    team.carry(team.members[0], team.lead)
    sheets, row = members.quarantine(team.lead)
    assert (sheets.reason, sheets.person, sheets.count) == ("roster", "Chuyên viên Ba (A04)", 1), "its own new sheet"
    refused("team.release_roster", members.release, team.lead, sheets.device)
    assert (row.reason, row.count, row.can_release) == ("recovery", 1, False)
    assert row.person.startswith("Phiếu khôi phục quyền Trưởng đoàn lập lúc ")
    assert row.words.startswith("mã trên phiếu được nhập ở máy của Chuyên viên Ba (A04) lúc ")
    before = digest_of(team.lead)
    for wanted in ("Phiếu khôi phục", "phiếu khôi phục quyền trưởng đoàn", row.person, row.device):
        held = quarantine.find_held(team.lead, wanted)
        assert held is not None
        refused("team.release_recovery", members.release, team.lead, held.device)
    assert digest_of(team.lead) == before
    assert str(points(team, team.lead)) == "0.50", "what that person did counts as ever"
    assert not any("tạm giữ" in line for line in ledger.ledger(team.lead).missing_before_close)


def test_what_a_former_lead_says_of_roles_is_done_again_by_the_present_one(team: Team) -> None:
    """The lost lead's laptop goes on admitting: that is held, and where it cannot count the lead is told why."""
    lost, (one, two, _) = team.lead, team.members
    team.meet()
    recovery.recover(one, code_of(team.folder / "phieu.pdf"))
    lost.close()
    lost = team.lead = reopen(lost.folder, START + timedelta(days=9))
    give(team, lost, "0.5", reason="sau khi bị thu hồi")
    members.change_role(lost, this(two), Role.READER)
    team.carry(lost, one)
    assert [(row.reason, row.count) for row in members.quarantine(one)] == [("revoked", 1), ("roster", 1)]
    one.close()
    one = team.members[0] = reopen(one.folder, START + timedelta(days=10))
    held = quarantine.find_held(one, lost.prefix)
    assert held is not None
    members.release(one, held.device)
    assert str(points(team, one)) == "0.50"
    assert [row.reason for row in members.quarantine(one)] == ["roster"]
    before = digest_of(one)
    refused("team.release_roster", members.release, one, this(lost))
    assert digest_of(one) == before
    assert next(row for row in members.members(one) if row.prefix == "A03").role == Role.INSPECTOR


def test_what_would_cut_the_present_lead_off_is_not_let_count(team: Team) -> None:
    """By the clock the lost lead revoked first: released, it would undo the recovery itself."""
    lost, (one, _, three) = team.lead, team.members
    team.meet()
    members.revoke(lost, this(one))
    recovery.recover(one, code_of(team.folder / "phieu.pdf"))
    new_sheet(team, one)
    team.carry(lost, three)
    team.carry(one, three)
    team.carry(three, one)
    assert [row.reason for row in members.quarantine(one)] == ["roster"]
    refused("team.release_roster", members.release, one, this(lost))
    assert one.role == Role.LEAD


def this(laptop: Workspace) -> str:
    """The device of a laptop."""
    return next(row.device for row in members.members(laptop) if row.this_laptop)


def test_a_revoked_laptop_that_hears_of_it_writes_no_more(pair: Team) -> None:
    member = pair.members[0]
    file = pair.send(pair.lead)
    packages.merge(member, [file])
    members.revoke(pair.lead, this(member))
    refused("team.nobody", packages.export, pair.lead, pair.file())
    refused("team.revoke_self", members.revoke, pair.lead, this(pair.lead))
    refused("team.revoked_asks", joining.admit, pair.lead, asked(pair), Role.INSPECTOR, pair.file())


def asked(team: Team) -> joining.Request:
    """The request of the first member."""
    return joining.read_request(team.folder / "stick" / "de-nghi-1.cchc")


def test_a_stranger_is_held_until_admitted(team: Team) -> None:
    """A second lead admits somebody; the first hears of the work before it hears of the admission."""
    second = team.admit("Phó Trưởng đoàn", "second", Role.LEAD)
    team.carry(team.lead, *team.members)
    request = team.request("Chuyên viên Bốn", "four")
    package = joining.admit(second, request, Role.INSPECTOR, team.file()).file
    joining.accept(team.folder / "four", package)
    four = reopen(team.folder / "four")
    assert four.prefix == "E01", "two leads admit apart and give no prefix twice"
    give(team, four, "0.5", reason="máy mới")
    told = team.carry(four, team.lead)
    assert told.packages[0].verdict == Verdict.MERGED, "the admission comes along in the same journal"
    assert str(points(team, team.lead)) == "0.50"
    four.close()


def test_hand_over_keeps_what_the_old_lead_did(pair: Team) -> None:
    lead, member = pair.lead, pair.members[0]
    close_round(pair)
    members.hand_over(lead, this(member))
    assert lead.role == Role.INSPECTOR
    refused("workspace.lead_only", members.revoke, lead, this(member))
    pair.carry(lead, member)
    assert member.role == Role.LEAD
    assert rounds.round_view(member, pair.case.round).state == rounds.RoundState.CLOSED
    assert digest_of(member) == digest_of(lead)
    members.revoke(member, this(lead))
    assert member.store.check(rebuild=True).ok
    assert rounds.round_view(member, pair.case.round).state == rounds.RoundState.CLOSED


def test_roles_are_lowered_without_voiding_what_was_done(team: Team) -> None:
    one = team.members[0]
    give(team, one, "0.5", reason="khi còn là thành viên")
    team.meet()
    members.change_role(team.lead, this(one), Role.READER)
    assert str(points(team, team.lead)) == "0.50"
    give(team, one, "0.75")
    assert team.carry(one, team.lead).packages[0].quarantined == 1
    assert [row.reason for row in members.quarantine(team.lead)] == ["role"]
    team.carry(team.lead, one)
    assert one.role == Role.READER
    assert str(points(team, one)) == "0.50", "its own laptop shows what everybody shows"
    refused("workspace.reader", units.add_unit, one, units.UnitDraft(name="UBND xã A", kind="commune"))
    members.release(team.lead, this(one))
    assert str(points(team, team.lead)) == "0.75"
    refused("team.last_lead", members.change_role, team.lead, this(team.lead), Role.READER)


def test_an_old_backup_that_goes_on_is_a_fork_on_every_laptop_and_loses_nothing(team: Team) -> None:
    one = team.members[0]
    give(team, one, "0.5", reason="thiếu kế hoạch")
    copy = team.folder / "ban-cu"
    one.close()
    shutil.copytree(one.folder, copy)
    one = team.members[0] = reopen(one.folder, START + timedelta(days=2))
    give(team, one, "0.75", reason="thiếu báo cáo")
    early = team.send(one)
    one.close()
    shutil.rmtree(one.folder)
    shutil.copytree(copy, one.folder)
    one = team.members[0] = reopen(one.folder, START + timedelta(days=3))
    assert one.store.branch is not None
    give(team, one, "0.25")
    merged = packages.merge(team.lead, [early, team.send(one)])
    assert [(fork.person, fork.branches) for fork in merged.forks] == [("Chuyên viên Một (A02)", 2)]
    later = team.send(team.members[1])
    assert packages.preview(team.lead, [later]).forks == packages.merge(team.lead, [later]).forks == ()
    give(team, one, "0.25", "1.2")
    assert team.carry(one, team.lead).forks == (), "the branch goes on, and was told when it came"
    assert [fork.branches for fork in branches.forks(team.lead)] == [2], "the page goes on telling"
    found = {version.text for view in merged.conflicts if view.field == "assessed_points" for version in view.versions}
    assert found == {"0,75", "0,25"}
    view = next(view for view in merged.conflicts if view.field == "assessed_points")
    earlier, reopened = sorted(view.versions, key=lambda version: version.text, reverse=True)
    assert view.within_one
    assert earlier.branch.startswith("nhánh trước đó, ghi từ ")
    assert reopened.branch.startswith("nhánh mở lại từ bản cũ, ghi từ ")
    assert earlier.source != reopened.source
    why = next(texts for caption, texts in view.context if caption.lower().startswith("lý do"))
    assert {why[earlier.index - 1], why[reopened.index - 1]} == {"thiếu báo cáo", "thiếu kế hoạch"}
    assert why[reopened.index - 1] == "thiếu kế hoạch", "the branch goes on from what was written before it"
    back = team.carry(team.lead, *team.members)
    assert len(back.forks) == 1
    assert len({digest_of(laptop) for laptop in team.all}) == 1
    conflicts.take_all(team.lead, conflicts.conflicts(team.lead), earlier.source)
    assert str(points(team, team.lead)) == "0.75", "one branch is chosen, though one laptop wrote both"


def test_what_a_laptop_remembers_lies_outside_its_workspaces() -> None:
    assert not list(data_dir().glob("installs/*.jsonl")), "tests do not share what laptops remember"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_reasons_have_words(language: str) -> None:
    assert all(text_in(language, f"team.held.{reason}", written="…") for reason in Held)
    assert text_in(language, "team.sheet_name")

"""A recovery sheet that is printed from memory counts as much as one in a file, and stays on no disk."""

from __future__ import annotations

import pytest

from inspector.domain.device import Role
from inspector.services.team import joining, members, packages, recovery
from inspector.services.team.branches import forks, typed_twice
from tests.services.team.acts import code_of, new_sheet, refused
from tests.services.team.laptops import Team, digest_of
from tests.services.team.test_trust import this


def test_a_printed_sheet_is_in_force_and_leaves_no_file(pair: Team) -> None:
    before = {file for file in pair.folder.rglob("*") if file.is_file()}
    old = recovery.state(pair.lead).sheet_made_at
    printed = recovery.print_sheet(pair.lead)
    assert printed.content.startswith(b"%PDF")
    assert {file for file in pair.folder.rglob("*") if file.is_file()} == before
    made = recovery.state(pair.lead).sheet_made_at
    assert old is not None
    assert made is not None
    assert made > old


def test_only_a_lead_prints_one(pair: Team) -> None:
    member = pair.members[0]
    before = recovery.state(member)
    refused("workspace.lead_only", recovery.print_sheet, member)
    assert recovery.state(member) == before


def test_a_code_that_was_typed_is_known_until_a_new_sheet_is_made(pair: Team) -> None:
    one = pair.members[0]
    assert not recovery.state(pair.lead).used
    recovery.recover(one, code_of(pair.folder / "phieu.pdf"))
    assert recovery.state(one).used
    recovery.make_sheet(one, pair.folder / "phieu-moi.pdf")
    after = recovery.state(one)
    assert (after.used, after.outdated, after.ready) == (False, False, True)


def test_a_sheet_is_not_outdated_by_whoever_never_led(team: Team) -> None:
    lead, (one, two, _) = team.lead, team.members
    members.revoke(lead, this(one), "mất máy")
    members.change_role(lead, this(two), Role.READER)
    assert not recovery.state(lead).outdated, "they never had the sheet"
    recovery.print_sheet(lead)
    assert not recovery.state(lead).outdated, "the sheet before is void, nobody lost the lead's role by that"


@pytest.mark.parametrize("way", ["revoked", "lowered", "handed over"])
def test_a_sheet_is_outdated_once_somebody_leads_no_longer(pair: Team, way: str) -> None:
    second = pair.admit("Phó Trưởng đoàn", "second", Role.LEAD)
    present = pair.lead
    assert not recovery.state(present).outdated
    if way == "revoked":
        members.revoke(present, this(second), "mất máy")
    elif way == "lowered":
        members.change_role(present, this(second), Role.INSPECTOR)
    else:
        members.hand_over(second, this(pair.members[0]))
        pair.carry(second, present)
    assert recovery.state(present).outdated
    recovery.print_sheet(present)
    assert not recovery.state(present).outdated


def test_a_lead_who_is_let_in_again_leads_and_outdates_no_sheet(pair: Team) -> None:
    second = pair.admit("Phó Trưởng đoàn", "second", Role.LEAD)
    members.revoke(pair.lead, this(second), "nhầm")
    members.take_back(pair.lead, this(second), Role.LEAD)
    assert not recovery.state(pair.lead).outdated
    recovery.print_sheet(pair.lead)
    members.revoke(pair.lead, this(second), "mất máy")
    assert recovery.state(pair.lead).outdated, "that one led while the new sheet was in force"


def test_no_package_leaves_a_lead_as_long_as_the_code_is_known(team: Team) -> None:
    """Neither to the others nor to a new laptop, be it a lead's: whoever knows the code could take the team over."""
    one, two, _ = team.members
    team.meet()
    request, target = team.request("Chuyên viên Bốn", "four"), team.file()
    recovery.recover(one, code_of(team.folder / "phieu.pdf"))
    before = digest_of(one)
    refused("team.sheet_known", packages.export, one, target)
    for role in Role:
        refused("team.sheet_known", joining.admit, one, request, role, target)
    assert (digest_of(one), target.exists()) == (before, False)
    team.copy_journal(one, two)
    assert recovery.state(two).used
    packages.export(two, target)
    new_sheet(team, one)
    team.carry(one, two)
    joining.admit(one, request, Role.INSPECTOR, team.file())


def test_another_lead_is_asked_for_a_new_sheet_as_well(pair: Team) -> None:
    second = pair.admit("Phó Trưởng đoàn", "second", Role.LEAD)
    recovery.recover(pair.members[0], code_of(pair.folder / "phieu.pdf"), ())
    pair.copy_journal(pair.members[0], second)
    refused("team.sheet_known", packages.export, second, pair.file())
    new_sheet(pair, second)
    pair.carry(second, pair.lead)
    assert not recovery.state(pair.lead).used


def test_one_sheet_typed_on_two_laptops_names_both_and_the_lead(team: Team) -> None:
    one, two, three = team.members
    code = code_of(team.folder / "phieu.pdf")
    team.meet()
    for laptop in (one, two):
        recovery.recover(laptop, code)
        new_sheet(team, laptop)
    first = team.carry(one, three)
    assert [sheet.named for sheet in first.people if not sheet.prefix] == ["Phiếu khôi phục quyền Trưởng đoàn"]
    merged = team.carry(two, three)
    (fork,) = (fork for fork in merged.forks if fork.typed)
    words = typed_twice(fork)
    assert "Chuyên viên Một (A02) lúc " in words
    assert "Chuyên viên Hai (A03) lúc " in words
    assert "Trưởng đoàn hiện nay: Chuyên viên Một (A02)." in words, "the first new sheet made the code worth nothing"


def test_where_a_sheet_made_two_leads_all_of_them_are_named(team: Team) -> None:
    one, two, three = team.members
    code = code_of(team.folder / "phieu.pdf")
    team.meet()
    recovery.recover(one, code)
    recovery.recover(two, code)
    for laptop in (one, two):
        team.copy_journal(laptop, three)
    (fork,) = (fork for fork in forks(three) if fork.typed)
    words = typed_twice(fork)
    assert "Chuyên viên Một (A02) lúc " in words
    assert "Chuyên viên Hai (A03) lúc " in words
    assert "nhiều Trưởng đoàn: Chuyên viên Một (A02), Chuyên viên Hai (A03)" in words


def test_letting_count_never_revokes_whom_it_is_to_help(pair: Team) -> None:
    """An act may be left out though its laptop is not revoked in the end: releasing must not write a revocation."""
    lead, second = pair.lead, pair.admit("Phó Trưởng đoàn", "second", Role.LEAD)
    members.change_role(second, this(pair.members[0]), Role.READER)
    pair.carry(second, lead)
    own = (this(second) + ".%",)
    set_held = "UPDATE journal SET held = ? WHERE stream LIKE ?"
    lead.store.take_in(lambda connection: connection.execute(set_held, ("revoked", *own)))
    refused("team.release_roster", members.release, lead, this(second))
    lead.store.take_in(lambda connection: connection.execute(set_held, ("", *own)))
    lead.renew()
    assert not members.find(lead, this(second)).revoked

"""A part of what is held is let count: up to an entry that the lead chooses, on every laptop alike."""

from __future__ import annotations

import shutil
from datetime import timedelta
from decimal import Decimal
from itertools import permutations
from pathlib import Path

import pytest

from inspector.core.errors import Refused
from inspector.domain.device import Role
from inspector.services.team import members, packages, recovery
from inspector.services.team.held_contents import HeldLine, held_contents, let_count
from inspector.services.workspace import Workspace
from inspector.store import enrolling
from inspector.store.journal.body import canonical
from inspector.store.queries import team as queries
from inspector.store.queries.revocations import RELEASE
from inspector.store.queries.titles import Titles
from tests.services.acts import START
from tests.services.team.acts import code_of, find, give, points, refused
from tests.services.team.laptops import Team, digest_of, reopen
from tests.services.team.test_trust import this

GIVEN = ("0.25", "0.5", "0.75", "1")


def held_of(team: Team, stolen: Workspace, *given: str) -> tuple[HeldLine, ...]:
    """What a revoked laptop writes comes to the lead and is held; the latest first."""
    for one in given:
        give(team, stolen, one)
    team.carry(stolen, team.lead)
    return held_contents(team.lead, this(stolen))


def revoke(team: Team, place: int = 0) -> Workspace:
    """Everybody has everything, then a laptop is revoked."""
    team.meet()
    stolen = team.members[place]
    members.revoke(team.lead, this(stolen), "mất máy")
    return stolen


@pytest.mark.parametrize("chosen", range(4))
def test_what_stands_before_an_entry_counts_with_it_and_the_rest_stays_held(pair: Team, chosen: int) -> None:
    lead, stolen = pair.lead, revoke(pair)
    lines = held_of(pair, stolen, *GIVEN)
    assert let_count(lines, lines[chosen].id) == 4 - chosen
    done = members.release(lead, this(stolen), lines[chosen].id[:10])
    assert (done.applied, done.left) == (4 - chosen, chosen)
    assert points(pair, lead) == Decimal(GIVEN[3 - chosen])
    assert held_contents(lead, this(stolen)) == lines[:chosen]
    row = members.find(lead, this(stolen))
    assert row.revoked
    assert f"đã cho áp dụng {4 - chosen:02} mục" in (row.revocation.told if row.revocation else "")
    if chosen:
        rest = members.release(lead, this(stolen))
        assert (rest.applied, rest.left) == (chosen, 0)
    assert str(points(pair, lead)) == "1.00"
    give(pair, stolen, "0.5")
    assert pair.carry(stolen, lead).packages[0].quarantined == 1, "what comes later is held again"


@pytest.mark.parametrize("order", [*permutations(range(3))])
def test_laptops_agree_whatever_order_the_packages_come_in(team: Team, order: tuple[int, ...]) -> None:
    lead, (stolen, two, three) = team.lead, team.members
    team.meet()
    for one in GIVEN:
        give(team, stolen, one)
    late = team.send(stolen)
    members.revoke(lead, this(stolen), "mất máy")
    packages.merge(lead, [late])
    lines = held_contents(lead, this(stolen))
    members.release(lead, this(stolen), lines[1].id)
    part = team.send(lead)
    members.release(lead, this(stolen), lines[0].id)
    whole = team.send(lead)
    files = [late, part, whole]
    for place in order:
        packages.merge(two, [files[place]])
    packages.merge(three, [late, part])
    assert str(points(team, three)) == "0.75", "the last entry is held everywhere"
    assert [line.id for line in held_contents(three, this(stolen))] == [lines[0].id]
    packages.merge(three, [whole])
    assert {str(points(team, one)) for one in (lead, two, three)} == {"1.00"}
    assert len({digest_of(one) for one in (lead, two, three)}) == 1


def test_two_leads_apart_let_count_what_both_let_count(pair: Team) -> None:
    lead = pair.lead
    second = pair.admit("Phó Trưởng đoàn", "second", Role.LEAD)
    stolen = revoke(pair)
    lines = held_of(pair, stolen, *GIVEN)
    pair.carry(lead, second)
    members.release(lead, this(stolen), lines[2].id)
    members.release(second, this(stolen), lines[1].id)
    pair.carry(second, lead)
    pair.carry(lead, second)
    assert [str(points(pair, one)) for one in (lead, second)] == ["0.50", "0.50"]
    assert len({digest_of(one) for one in (lead, second)}) == 1
    done = members.release(second, this(stolen), lines[1].id)
    assert (done.applied, done.left) == (1, 1), "decided once more, over both"


def test_what_reaches_beyond_a_role_counts_up_to_an_entry_as_well(pair: Team) -> None:
    lead, member = pair.lead, pair.members[0]
    pair.meet()
    members.change_role(lead, this(member), Role.READER)
    lines = held_of(pair, member, *GIVEN)
    assert members.release(lead, this(member), lines[2].id).left == 2
    assert str(points(pair, lead)) == "0.50"
    members.release(lead, this(member), lines[1].id)
    assert str(points(pair, lead)) == "0.75", "what counts already goes on to"
    give(pair, member, "0.5")
    pair.carry(member, lead)
    assert len(held_contents(lead, this(member))) == 2


def test_only_a_lead_lets_count_and_only_what_is_held(team: Team) -> None:
    stolen = revoke(team)
    lines = held_of(team, stolen, *GIVEN)
    two = team.members[1]
    team.carry(team.lead, two)
    refused("workspace.lead_only", members.release, two, this(stolen), lines[1].id)
    before = digest_of(team.lead)
    refused("team.release_no_entry", members.release, team.lead, this(stolen), "f" * 64)
    refused("team.release_entry", members.release, team.lead, this(stolen), "")
    assert digest_of(team.lead) == before
    # Somebody who makes the transaction by force writes what is held everywhere.
    with two.store.reading() as connection:
        until = {"revoked": canonical(queries.known_vector(connection, this(stolen))).decode()}
    with pytest.raises(Refused, match="Trưởng đoàn"):
        enrolling.enrol(two.store, RELEASE, {this(stolen): until})
    assert len(held_contents(two, this(stolen))) == 4


def test_of_a_laptop_with_two_branches_each_goes_as_far_as_the_chosen_moment(team: Team) -> None:
    stolen = revoke(team)
    copy = team.folder / "ban-cu"
    stolen.close()
    shutil.copytree(stolen.folder, copy)
    for day, points_given, code in ((2, ("0.5", "0.75"), "1.1"), (3, ("0.25", "0.5"), "1.2")):
        stolen = branch_of(team, stolen.folder, copy if day == 3 else None, day)
        for one in points_given:
            give(team, stolen, one, code)
        team.copy_journal(stolen, team.lead)
        stolen.close()
    stolen = team.members[0] = reopen(stolen.folder, START + timedelta(days=4))
    lines = held_contents(team.lead, this(stolen))
    assert ["1.2" in line.details[0] for line in lines] == [True, True, False, False]
    assert members.release(team.lead, this(stolen), lines[1].id).applied == 3
    assert [str(points(team, team.lead, code)) for code in ("1.1", "1.2")] == ["0.75", "0.25"]
    assert held_contents(team.lead, this(stolen)) == lines[:1]


def branch_of(team: Team, folder: Path, copy: Path | None, day: int) -> Workspace:
    """The laptop on a later day; from an old copy where one is given."""
    if copy is not None:
        shutil.rmtree(folder)
        shutil.copytree(copy, folder)
    team.members[0] = reopen(folder, START + timedelta(days=day))
    return team.members[0]


def test_lines_say_unit_record_field_old_and_new_value_of_what_only_held_entries_write(pair: Team) -> None:
    lead, stolen = pair.lead, revoke(pair)
    give(pair, stolen, "0.25", "1.2")
    finding = find(pair, stolen, "Chưa niêm yết thủ tục")
    lines = held_of(pair, stolen, "0.5", "1")
    told = [line.details[0] for line in lines]
    unit = pair_unit(pair)
    assert told[0] == f"Điểm tiêu chí 1.1 · {unit} – Điểm thẩm định: từ 0,50 thành 1,00"
    assert told[1] == f"Điểm tiêu chí 1.1 · {unit} – Điểm thẩm định: 0,50"
    assert told[2].startswith("Phát hiện A02-0001 · Chưa niêm yết thủ tục")
    assert unit in told[2]
    assert told[3] == f"Điểm tiêu chí 1.2 · {unit} – Điểm thẩm định: 0,25"
    members.release(lead, this(stolen), lines[1].id)
    (last,) = held_contents(lead, this(stolen))
    assert last.details == lines[0].details, "the same once what it wrote over counts"
    assert finding


def test_what_a_former_lead_says_of_roles_is_listed_as_such(team: Team) -> None:
    lost, (one, two, _) = team.lead, team.members
    team.meet()
    recovery.recover(one, code_of(team.folder / "phieu.pdf"))
    members.change_role(lost, this(two), Role.READER)
    give(team, lost, "0.5")
    team.carry(lost, one)
    by_role = {line.roster: line.details[0] for line in held_contents(one, this(lost))}
    assert "Vai trò: từ Thành viên đoàn thành Người xem" in by_role[True]
    assert "Chuyên viên Hai" in by_role[True]
    assert by_role[False].endswith("Điểm thẩm định: 0,50")


def pair_unit(team: Team) -> str:
    """The title of the first inspection, which every line names."""
    with team.lead.read() as session:
        return Titles(session).title("inspection", team.case.inspections[0])

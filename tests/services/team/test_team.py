"""As a team works: a lead and three inspectors, two rounds, packages late, twice and lost, and everybody ends equal."""

from __future__ import annotations

import shutil
from datetime import timedelta
from decimal import Decimal

from inspector.core.messages import text
from inspector.domain.device import Role
from inspector.services import inspections, rounds
from inspector.services.team import conflicts, ledger, members, packages
from inspector.services.team.packages import Verdict
from inspector.services.workspace import Workspace
from tests.services.acts import START
from tests.services.team.acts import close_round, criterion, give, points, refused
from tests.services.team.laptops import Team, digest_of, reopen


def second_round(team: Team) -> str:
    """A round of two of the units; everybody hears of it."""
    round_ = rounds.add_round(team.lead, rounds.RoundDraft(year=2019)).subject
    rounds.choose_units(team.lead, round_, team.case.units[:2])
    team.carry(team.lead, *team.members)
    return round_


def give_in(team: Team, laptop: Workspace, round_: str, value: str) -> None:
    """Assess a criterion at the first unit of another round."""
    row = rounds.round_view(laptop, round_).units[0]
    draft = inspections.AnswerDraft(assessed_points=Decimal(value), reason="đợt hai")
    inspections.answer(laptop, row.inspection_id, criterion(team), draft)


def same_everywhere(team: Team) -> None:
    """Everybody shows the same, and nobody's tables differ from the journal."""
    assert len({digest_of(laptop) for laptop in team.all}) == 1
    for laptop in team.all:
        assert laptop.store.check(rebuild=True).ok


def test_a_season_of_work(team: Team) -> None:
    round_ = second_round(team)
    work_apart(team, round_)
    decide_and_carry_back(team)
    lose_two(team)
    same_everywhere(team)
    three = team.members[-1]
    assert str(points(team, three, "1.2")) == "0.75"
    assert str(points(team, three, "1.3")) == "0.25"
    assert [row.reason for row in members.quarantine(three)] == ["revoked"]
    assert any("tạm giữ" in line for line in ledger.ledger(team.lead, round_).missing_before_close)


def work_apart(team: Team, round_: str) -> None:
    """Two score the same unit, packages cross, come twice and late; a stick is pulled."""
    one, two, three = team.members
    give(team, one, "0.5", reason="theo hồ sơ")
    give(team, two, "0.25", reason="theo thực tế")
    give(team, three, "1", unit=1)
    crossing = team.send(team.lead)
    first = [team.send(one), team.send(two)]
    packages.merge(one, [crossing])
    assert packages.merge(team.lead, first).new_conflicts == 2
    assert packages.merge(team.lead, first[::-1]).new == 0
    give_in(team, one, round_, "0.5")
    late = team.send(three)
    cut_off = team.send(one)
    cut_off.write_bytes(cut_off.read_bytes()[:1000])
    give_in(team, three, round_, "0.75")
    mixed = packages.merge(team.lead, [cut_off, late, team.send(three)])
    assert [row.verdict for row in mixed.packages] == [Verdict.REFUSED, Verdict.MERGED, Verdict.MERGED]
    assert {unit.round_title for unit in mixed.units} == {"Đợt 1 năm 2019", "Đợt 2 năm 2019"}
    packages.merge(team.lead, [team.send(one)])


def decide_and_carry_back(team: Team) -> None:
    """The lead decides; members take what comes back, in any order, some of it through each other."""
    one, two, three = team.members
    conflicts.take_all(team.lead, conflicts.conflicts(team.lead))
    assert conflicts.count(team.lead) == 0
    back = team.send(team.lead)
    packages.merge(two, [back])
    packages.merge(one, [team.send(two)])
    packages.merge(three, [team.send(one), back])
    same_everywhere(team)
    assert conflicts.count(three) == 0
    assert ledger.ledger(three).acknowledged[0].unknown == 0


def lose_two(team: Team) -> None:
    """One laptop is put back to an old day and goes on; another is stolen, and the thief sends."""
    one, two, three = team.members
    copy = team.folder / "ban-cu"
    one.close()
    shutil.copytree(one.folder, copy)
    one = reopen(one.folder, START + timedelta(days=5))
    give(team, one, "0.75", code="1.2")
    packages.merge(team.lead, [team.send(one)])
    one.close()
    shutil.rmtree(one.folder)
    shutil.copytree(copy, one.folder)
    one = reopen(one.folder, START + timedelta(days=6))
    give(team, one, "0.25", code="1.3")
    stolen = next(row.device for row in members.members(team.lead) if row.prefix == two.prefix)
    members.revoke(team.lead, stolen, "mất máy")
    give(team, two, "0", code="1.1", reason="kẻ gian")
    assert packages.merge(team.lead, [team.send(two)]).packages[0].quarantined == 1
    told = packages.merge(team.lead, [team.send(one)])
    assert [fork.person for fork in told.forks] == ["Chuyên viên Một (A02)"]
    back = team.send(team.lead)
    packages.merge(one, [back])
    packages.merge(three, [back])
    two.close()
    team.members = [one, three]


def test_only_the_lead_closes_and_a_member_that_went_on_is_shown(team: Team) -> None:
    one = team.members[0]
    refused("workspace.lead_only", rounds.close_round, one, team.case.round)
    close_round(team)
    give(team, one, "0.5", reason="không biết đợt đã kết thúc")
    team.meet()
    for laptop in team.all:
        assert rounds.round_view(laptop, team.case.round).state == rounds.RoundState.CLOSED
        kinds = {view.kind for view in conflicts.conflicts(laptop)}
        assert conflicts.ConflictKind.CLOSED in kinds
    same_everywhere(team)
    assert one.role == Role.INSPECTOR


def test_a_reader_sees_the_sheet_and_is_told_that_nothing_is_written_here(pair: Team) -> None:
    member, inspection = pair.members[0], pair.case.inspections[0]
    assert not inspections.sheet(member, inspection).read_only
    members.change_role(pair.lead, members.find(pair.lead, "A02").device, Role.READER)
    pair.carry(pair.lead, member)
    sheet = inspections.sheet(member, inspection)
    assert (sheet.read_only, sheet.warning) == (True, text("workspace.reader"))
    refused("workspace.reader", give, pair, member, "0.5")
    assert not inspections.sheet(pair.lead, inspection).read_only

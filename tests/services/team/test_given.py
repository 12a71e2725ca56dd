"""What is new for whom: the units that come into a round and those that are given to somebody."""

from __future__ import annotations

from inspector.services import rounds
from inspector.services.team import ledger, packages
from inspector.services.workspace import Workspace
from tests.services.team.acts import give
from tests.services.team.laptops import Team

UNITS = ("UBND xã Cầu Bà", "UBND xã Giang Ly", "UBND xã Khánh Bình")


def told(laptop: Workspace, file: object) -> dict[str, str]:
    """By unit, in their order, what a package brings; a preview says the same as the merge."""
    seen = packages.preview(laptop, [file])  # type: ignore[list-item]
    done = packages.merge(laptop, [file])  # type: ignore[list-item]
    assert seen.units == done.units
    return {one.unit: one.summary for one in done.units}


def test_what_is_given_to_me_is_told_first_and_to_whom_the_rest_is_given(team: Team) -> None:
    one, two, three = team.members
    rounds.assign(team.lead, [team.case.inspections[0]], person_id=two.person_id)
    rounds.assign(team.lead, [team.case.inspections[1]], person_id=one.person_id)
    file = team.send(team.lead)
    assert list(told(one, file).items()) == [(UNITS[1], "giao cho bạn"), (UNITS[0], "giao cho Chuyên viên Hai")]
    assert list(told(two, file).items()) == [(UNITS[0], "giao cho bạn"), (UNITS[1], "giao cho Chuyên viên Một")]
    assert list(told(three, file)) == [UNITS[0], UNITS[1]]
    receipts = {row.file: row.units for row in ledger.ledger(one).received}
    assert receipts[file.name][0] == f"{UNITS[1]} (Đợt 1 năm 2019): giao cho bạn"


def test_a_unit_that_comes_into_a_round_and_leaves_it_again(pair: Team) -> None:
    member, case = pair.members[0], pair.case
    later = rounds.add_round(pair.lead, rounds.RoundDraft(year=2019, ordinal=2)).subject
    rounds.choose_units(pair.lead, later, case.units[:2])
    visit = next(row.inspection_id for row in rounds.round_view(pair.lead, later).units if row.unit_id == case.units[0])
    rounds.assign(pair.lead, [visit], person_id=member.person_id)
    assert told(member, pair.send(pair.lead)) == {
        UNITS[0]: "giao cho bạn, đưa vào Đợt 2 năm 2019",
        UNITS[1]: "đưa vào Đợt 2 năm 2019",
    }
    rounds.assign(pair.lead, [visit])
    assert told(member, pair.send(pair.lead)) == {UNITS[0]: "bỏ phân công"}
    rounds.choose_units(pair.lead, later, case.units[1:2])
    assert told(member, pair.send(pair.lead)) == {UNITS[0]: "đưa ra khỏi Đợt 2 năm 2019"}


def test_a_unit_given_to_my_team_is_mine_and_what_was_scored_there_stands_behind(team: Team) -> None:
    one, two, _ = team.members
    group = rounds.save_team(team.lead, rounds.TeamDraft(round_id=team.case.round, name="Tổ 1")).subject
    draft = rounds.MemberDraft(team_id=group, person_id=one.person_id, role=rounds.TeamRole.MEMBER)
    rounds.set_member(team.lead, draft)
    rounds.assign(team.lead, [team.case.inspections[2]], team_id=group)
    give(team, team.lead, "0.5", unit=0)
    give(team, team.lead, "0.5", unit=2)
    file = team.send(team.lead)
    scored = "01 tiêu chí, thông tin chung"
    assert list(told(one, file).items()) == [(UNITS[2], f"giao cho Tổ 1 (có bạn), {scored}"), (UNITS[0], scored)]
    assert list(told(two, file).items()) == [(UNITS[0], scored), (UNITS[2], f"giao cho Tổ 1, {scored}")]

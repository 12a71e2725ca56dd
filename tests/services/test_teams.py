"""Teams, their members, and what is assigned to them."""

from __future__ import annotations

from inspector.services import rounds
from inspector.services.rounds import (
    RoundDraft,
    TeamDraft,
)
from tests.services.acts import Case, refused, undone


def test_teams_and_assignment(case: Case) -> None:
    workspace = case.workspace
    draft = TeamDraft(round_id=case.round, parent_id=case.team, name="Tổ 1")
    sub = undone(workspace, lambda: rounds.save_team(workspace, draft)).subject
    undone(workspace, lambda: rounds.assign(workspace, case.inspections[:2], sub, workspace.person_id))
    rows = rounds.round_view(workspace, case.round).units
    assert [(row.team_name, row.person_name) for row in rows] == [
        ("Tổ 1", "Trưởng phòng Nội vụ"),
        ("Tổ 1", "Trưởng phòng Nội vụ"),
        (None, None),
    ]
    with refused(workspace, "team.in_use"):
        rounds.remove_team(workspace, sub)
    with refused(workspace, "team.in_use"):
        rounds.remove_team(workspace, case.team)
    rounds.assign(workspace, case.inspections)
    undone(workspace, lambda: rounds.remove_team(workspace, sub))
    rounds.save_team(workspace, TeamDraft(name="Đoàn kiểm tra CCHC"), case.team)
    assert [team.name for team in rounds.round_view(workspace, case.round).teams] == ["Đoàn kiểm tra CCHC"]
    with refused(workspace, "draft.missing"):
        rounds.save_team(workspace, TeamDraft(round_id=case.round))


def test_a_team_of_another_round_takes_no_units(case: Case) -> None:
    other = rounds.add_round(case.workspace, RoundDraft(year=2019)).subject
    team = rounds.save_team(case.workspace, TeamDraft(round_id=other, name="Đoàn 2")).subject
    with refused(case.workspace, "team.other_round"):
        rounds.assign(case.workspace, case.inspections, team)


def test_members(case: Case) -> None:
    workspace = case.workspace
    member = rounds.round_view(workspace, case.round).teams[0].members[0]
    assert (member.name, member.role) == ("Trưởng phòng Nội vụ", rounds.TeamRole.LEADER)
    undone(workspace, lambda: rounds.remove_member(workspace, member.id))
    assert rounds.round_view(workspace, case.round).teams[0].members == ()
    draft = rounds.MemberDraft(team_id=case.team, person_id=workspace.person_id)
    undone(workspace, lambda: rounds.set_member(workspace, draft))
    assert rounds.round_view(workspace, case.round).teams[0].members[0].role is rounds.TeamRole.MEMBER
    with refused(workspace, "record.missing"):
        rounds.set_member(workspace, rounds.MemberDraft(team_id=case.team, person_id="nobody"))

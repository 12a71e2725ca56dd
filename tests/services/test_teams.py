"""Teams, their members, and what is assigned to them."""

from __future__ import annotations

from inspector.services import inspections, organisation, rounds
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


def test_a_sub_team_inspects_with_those_who_lead_and_write(case: Case) -> None:
    workspace = case.workspace
    people = [
        organisation.add_person(workspace, organisation.PersonDraft(name=name)).subject
        for name in ("Thư ký", "Tổ viên")
    ]
    secretary = rounds.MemberDraft(team_id=case.team, person_id=people[0], role=rounds.TeamRole.SECRETARY)
    rounds.set_member(workspace, secretary)
    sub = rounds.save_team(workspace, TeamDraft(round_id=case.round, parent_id=case.team, name="Tổ 1")).subject
    leads = rounds.MemberDraft(team_id=sub, person_id=people[1], role=rounds.TeamRole.LEADER)
    rounds.set_member(workspace, leads)
    rounds.assign(workspace, case.inspections[:1], sub)
    inspections.fill_participants(workspace, case.inspections[0])
    sheet = inspections.sheet(workspace, case.inspections[0])
    assert [person.name for person in sheet.participants] == ["Trưởng phòng Nội vụ", "Thư ký", "Tổ viên", None]
    assert [person.signs for person in sheet.participants] == [True, True, False, True]
    assert sheet.participants[2].capacity == "Tổ trưởng"
    assert sheet.warning is None, "who leads the whole team is no stranger to its sub-teams"


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

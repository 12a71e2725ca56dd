"""Those present at a visit, written down by two laptops."""

from __future__ import annotations

from inspector.services import documents, inspections, rounds
from inspector.services.documents import DocumentKind
from inspector.services.inspections import ParticipantDraft, Side
from inspector.services.organisation import PersonDraft, add_person
from inspector.services.team import conflicts
from inspector.services.team.conflicts import ConflictKind
from inspector.services.workspace import Workspace
from tests.services.team.acts import sign_minutes
from tests.services.team.laptops import Team, digest_of


def present(laptop: Workspace, inspection_id: str) -> list[tuple[str, str | None]]:
    people = inspections.sheet(laptop, inspection_id).participants
    return sorted((one.side, one.name or one.capacity) for one in people)


def with_team(team: Team) -> str:
    """The first visit of a round with a team of two, known to all laptops."""
    lead, inspection = team.lead, team.case.inspections[0]
    made = rounds.save_team(lead, rounds.TeamDraft(round_id=team.case.round, name="Đoàn kiểm tra")).subject
    for name in ("Trưởng phòng Nội vụ", "Chuyên viên Nội vụ"):
        person = add_person(lead, PersonDraft(name=name)).subject
        rounds.set_member(lead, rounds.MemberDraft(team_id=made, person_id=person))
    team.meet()
    return inspection


def test_whoever_fills_the_list_from_the_team_means_the_same_people(team: Team) -> None:
    inspection = with_team(team)
    one, two, three = team.members
    for laptop in (one, two):
        inspections.fill_participants(laptop, inspection)
    listed = present(one, inspection)
    assert len(listed) >= 2
    team.meet()
    assert {tuple(present(laptop, inspection)) for laptop in team.all} == {tuple(listed)}
    assert not conflicts.conflicts(team.lead)
    # Taken off the list and filled in again it is the same person still.
    gone = inspections.sheet(three, inspection).participants[0]
    inspections.remove_participant(three, gone.id)
    inspections.fill_participants(three, inspection)
    assert present(three, inspection) == listed
    team.meet()
    assert {tuple(present(laptop, inspection)) for laptop in team.all} == {tuple(listed)}
    assert len({digest_of(laptop) for laptop in team.all}) == 1


def test_a_name_that_two_laptops_typed_is_questioned(team: Team) -> None:
    inspection = team.case.inspections[0]
    for laptop in team.members[:2]:
        draft = ParticipantDraft(inspection_id=inspection, side=Side.UNIT, name="Người đại diện đơn vị")
        inspections.save_participant(laptop, draft)
    lacks = {one.kind for one in inspections.sheet(team.members[0], inspection).missing}
    assert "hosts_twice" not in lacks
    team.meet()
    (lack,) = (one for one in inspections.sheet(team.lead, inspection).missing if one.kind == "hosts_twice")
    assert "Người đại diện đơn vị" in lack.text
    (told,) = (
        one for one in documents.problems(team.lead, DocumentKind.MINUTES, inspection) if one.code == "present_twice"
    )
    assert (told.level, told.target.part) == ("warning", "hosts")
    inspections.remove_participant(team.lead, inspections.sheet(team.lead, inspection).participants[-1].id)
    assert "hosts_twice" not in {one.kind for one in inspections.sheet(team.lead, inspection).missing}


def test_who_was_added_late_is_told_by_name(team: Team) -> None:
    inspection = with_team(team)
    two = team.members[1]
    inspections.fill_participants(two, inspection)
    sign_minutes(team)
    team.carry(two, team.lead)
    (late,) = (view for view in conflicts.conflicts(team.lead) if view.kind == ConflictKind.SIGNED)
    lines = [line for version in late.versions for line in version.text.splitlines() if "tham dự" in line]
    assert {"Chuyên viên Nội vụ · Thành viên", "Trưởng phòng Nội vụ · Thành viên"} <= {
        line.partition(" – thêm vào thành phần tham dự")[0] for line in lines
    }
    assert not [line for line in lines if "Cán bộ:" in line or "Bên tham dự:" in line], "no field by field"

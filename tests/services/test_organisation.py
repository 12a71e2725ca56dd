"""The inspecting body, its signers, its people."""

from __future__ import annotations

from datetime import date

from inspector.services import organisation, rounds
from inspector.services.organisation import OrganisationDraft, PersonDraft, SignerDraft
from inspector.services.workspace import Workspace
from tests.services.acts import Case, refused, undone


def test_change_the_body(workspace: Workspace) -> None:
    draft = OrganisationDraft(place="Khánh Vĩnh", team_symbol="ĐKT")
    undone(workspace, lambda: organisation.change_organisation(workspace, draft))
    view = organisation.organisation(workspace)
    assert (view.place, view.team_symbol, view.short_name) == ("Khánh Vĩnh", "ĐKT", "UBND huyện Khánh Vĩnh")
    with refused(workspace, "draft.missing"):
        organisation.change_organisation(workspace, OrganisationDraft(name=""))


def test_signers(workspace: Workspace) -> None:
    draft = SignerDraft(authority="TM. ĐOÀN KIỂM TRA", capacity="TRƯỞNG ĐOÀN")
    signer = undone(workspace, lambda: organisation.save_signer(workspace, draft)).subject
    organisation.save_signer(workspace, SignerDraft(agency_position="TRƯỞNG PHÒNG NỘI VỤ"), signer)
    shown = organisation.organisation(workspace).signers[0]
    assert (shown.authority, shown.agency_position) == ("TM. ĐOÀN KIỂM TRA", "TRƯỞNG PHÒNG NỘI VỤ")
    with refused(workspace, "draft.missing"):
        organisation.save_signer(workspace, SignerDraft(authority="TM. ĐOÀN"))
    with refused(workspace, "unit.period_reversed"):
        period = SignerDraft(valid_from=date(2020, 1, 1), valid_to=date(2019, 1, 1))
        organisation.save_signer(workspace, period, signer)
    undone(workspace, lambda: organisation.remove_signer(workspace, signer))
    assert organisation.organisation(workspace).signers == ()


def test_people_stand_in_the_order_of_their_given_names(workspace: Workspace) -> None:
    for name in ("Trần Văn Đức", "Lê Thị Anh", "Nguyễn Bình"):
        organisation.add_person(workspace, PersonDraft(name=name))
    names = [row.name for row in organisation.people(workspace)]
    assert names == ["Lê Thị Anh", "Nguyễn Bình", "Trần Văn Đức", "Trưởng phòng Nội vụ"]


def test_add_change_and_remove_a_person(workspace: Workspace) -> None:
    person = undone(workspace, lambda: organisation.add_person(workspace, PersonDraft(name="Thư ký"))).subject
    undone(workspace, lambda: organisation.change_person(workspace, person, PersonDraft(body="Phòng Tư pháp")))
    assert {row.id: row.body for row in organisation.people(workspace)}[person] == "Phòng Tư pháp"
    with refused(workspace, "draft.missing"):
        organisation.add_person(workspace, PersonDraft(position="chuyên viên"))
    with refused(workspace, "draft.missing"):
        organisation.change_person(workspace, person, PersonDraft(name=None))
    undone(workspace, lambda: organisation.remove_people(workspace, [person]))
    assert [row.id for row in organisation.people(workspace)] == [workspace.person_id]


def test_who_took_part_stays(case: Case) -> None:
    workspace = case.workspace
    person = organisation.add_person(workspace, PersonDraft(name="Thư ký")).subject
    rounds.set_member(workspace, rounds.MemberDraft(team_id=case.team, person_id=person))
    with refused(workspace, "person.in_use"):
        organisation.remove_people(workspace, [person])
    with refused(workspace, "person.yourself"):
        organisation.remove_people(workspace, [workspace.person_id])

"""The teams of a round: made, renamed, filled with people."""

from __future__ import annotations

from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from inspector.services import organisation, rounds
from inspector.services.rounds import TeamRole
from inspector.ui.pages.plan import PlanPage
from inspector.ui.pages.plan.team_dialogs import MemberDialog, TeamDialog
from inspector.ui.widgets import FactRow
from tests.services.acts import Case
from tests.ui.pages.plan.acts import dialog_of, fill, settled, view_of


def test_a_sub_team_and_somebody_new_in_it(qtbot: QtBot, page: PlanPage, case: Case) -> None:
    page.round.teams._ask_team()
    dialog = dialog_of(page, TeamDialog)
    assert dialog.form.field("parent_id").value() == case.team
    dialog._submit()
    settled(qtbot, page)
    sub_team = view_of(case).teams[1]
    assert (sub_team.name, sub_team.parent_id) == ("Tổ 1", case.team)
    page.round.teams._ask_member(sub_team.id, "")
    member = dialog_of(page, MemberDialog)
    member._submit()
    settled(qtbot, page)
    assert member.form.field("person_id").error(), "somebody must be chosen or named"
    fill(member.form.field("name"), "Chuyên viên Phòng Tư pháp")
    member._submit()
    settled(qtbot, page)
    (placed,) = view_of(case).teams[1].members
    assert (placed.name, placed.role) == ("Chuyên viên Phòng Tư pháp", TeamRole.LEADER)
    page.round.teams._ask_member(sub_team.id, placed.id)
    dialog_of(page, MemberDialog)._remove()
    settled(qtbot, page)
    assert view_of(case).teams[1].members == ()
    page.round.teams._remove(sub_team.id)
    settled(qtbot, page)
    assert len(view_of(case).teams) == 1


def test_somebody_who_is_in_the_list_is_not_recorded_twice(qtbot: QtBot, page: PlanPage, case: Case) -> None:
    known = organisation.people(case.workspace)
    for position, kept_open in ((known[0].position, True), ("Phó Trưởng phòng", False)):
        page.round.teams._ask_member(case.team, "")
        dialog = dialog_of(page, MemberDialog)
        fill(dialog.form.field("name"), known[0].name.upper())
        fill(dialog.form.field("position"), position or "")
        dialog._submit()
        settled(qtbot, page)
        assert isValid(dialog) == kept_open
        if kept_open:
            assert dialog.form.field("name").error()
            dialog.reject()
    assert len(organisation.people(case.workspace)) == len(known) + 1


def test_a_team_is_renamed(qtbot: QtBot, page: PlanPage, case: Case) -> None:
    page.round.teams._rename(case.team)
    dialog = dialog_of(page, TeamDialog)
    fill(dialog.form.field("name"), "Đoàn kiểm tra liên ngành")
    dialog._submit()
    settled(qtbot, page)
    assert view_of(case).teams[0].name == "Đoàn kiểm tra liên ngành"


def test_a_member_is_listed_with_position_and_task(qtbot: QtBot, page: PlanPage, case: Case) -> None:
    clerk = organisation.add_person(
        case.workspace, organisation.PersonDraft(name="Cán bộ A", position="Công chức Văn phòng")
    ).subject
    rounds.set_member(case.workspace, rounds.MemberDraft(team_id=case.team, person_id=clerk, task="Ghi biên bản"))
    page.refresh()
    settled(qtbot, page)
    lines = [line.accessibleName() for line in page.round.teams.findChildren(FactRow)]
    assert "Cán bộ A, Công chức Văn phòng · Ghi biên bản, Thành viên" in lines

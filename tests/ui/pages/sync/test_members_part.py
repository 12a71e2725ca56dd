"""The laptops of the team on the page, and what a lead changes about them."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea

from inspector.core import paper_code
from inspector.services.team import members, packages, recovery
from inspector.services.team.members import Role
from inspector.services.team.views import ForkView
from inspector.services.workspace import Workspace
from inspector.ui.pages.sync.member_dialogs import RecoverDialog, RevokeDialog
from inspector.ui.pages.sync.members_part import MembersPart
from inspector.ui.pages.sync.release_dialog import ReleaseDialog
from inspector.ui.pages.sync.role_dialog import ReadmitDialog, RoleDialog
from inspector.ui.widgets import ChoiceField, ConfirmDialog
from tests.services.team.acts import give
from tests.services.team.laptops import Team
from tests.ui.pages.sync.conftest import Desk, Sit


def at_members(sit: Sit, team: Team, prefix: str) -> Desk:
    desk = sit(team.lead)
    desk.page.show_argument("members")
    part = desk.page._members
    part._list.choose(next(one.device for one in part._shown if one.prefix == prefix))
    return desk


def give_role(desk: Desk, role: Role) -> RoleDialog:
    """Give the laptop that is chosen another role."""
    desk.page._members._change_role()
    desk.settle()
    dialog = desk.page.findChildren(RoleDialog)[-1]
    dialog.form.set_values({"role": role})
    dialog._submit()
    desk.settle()
    return dialog


def role_of(team: Team, prefix: str) -> Role:
    return members.find(team.lead, prefix).role


def role_here(laptop: Workspace) -> Role:
    return laptop.role


def test_who_is_there_with_role_and_fingerprint(team: Team, sit: Sit) -> None:
    part = at_members(sit, team, "A02").page._members
    assert [line.badge for line in part._list.lines()] == ["Trưởng đoàn", "Thành viên đoàn", "Thành viên đoàn"]
    shown = " ".join(label.text() for label in part._fingerprint.findChildren(QLabel))
    wanted = members.find(team.lead, "A02").fingerprint
    assert all(word in shown for word in (*wanted.words, *wanted.groups))
    assert part._hand.isVisible()
    part._list.choose(part._shown[0].device)
    assert not part._revoke.isVisible(), "nobody revokes the laptop they sit at"


def test_another_role(team: Team, sit: Sit) -> None:
    give_role(at_members(sit, team, "A02"), Role.READER)
    assert role_of(team, "A02") == Role.READER


def test_the_only_lead_cannot_step_down_and_is_told_why(team: Team, sit: Sit) -> None:
    dialog = give_role(at_members(sit, team, "A01"), Role.INSPECTOR)
    assert "Trưởng đoàn duy nhất" in dialog.form._error.text()
    assert role_of(team, "A01") == Role.LEAD
    dialog.reject()


def test_a_stolen_laptop_is_revoked_with_a_reason_and_let_in_again(team: Team, sit: Sit) -> None:
    desk = at_members(sit, team, "A02")
    desk.page._members._ask_revoke()
    dialog = desk.page.findChildren(RevokeDialog)[-1]
    shown = " ".join(one.text() for one in dialog.findChildren(QLabel))
    assert "not received here yet is kept apart" in shown or "chưa nhận ở đây" in shown
    assert "Thu hồi quyền không xóa được gì trên máy đó" in shown, "who holds it reads on, and the lead must know"
    dialog.form.set_values({"reason": "mất cắp"})
    dialog._submit()
    desk.settle()
    part = desk.page._members
    assert part._holder.isVisibleTo(part)
    assert members.find(team.lead, "A02").revoked
    assert all(words in part._reason.text() for words in ("mất cắp", "(A01)", "04/06/2019"))
    assert part._list.lines()[1].badge == "đã thu hồi"
    give(team, team.members[0], "0.5")
    desk.look_at(team.send(team.members[0]))
    assert "tạm giữ" in {line.badge for line in desk.page._merge._list.lines()}
    desk.page._merge._accept.click()
    desk.settle()
    desk.page._merge._accept.click()
    desk.settle()
    assert desk.page._ledger._apart.isVisibleTo(desk.page._ledger), "what is kept apart is told on the ledger"
    assert "01 tạm giữ" in part._list.lines()[1].detail
    assert part._apart.isVisibleTo(part), "and with its laptop"
    part._list.choose(part._shown[0].device)
    assert part._apart.isHidden(), "only with its own"
    assert part._holder.isHidden(), "a laptop of the team is in its user's hands"
    part._list.choose(members.find(team.lead, "A02").device)
    link = next(one for one in desk.page._ledger._apart.findChildren(QPushButton))
    link.click()
    desk.settle()
    release = desk.page.findChildren(ReleaseDialog)[-1]
    release.list.setCurrentRow(0)
    release.apply.click()
    desk.settle()
    assert members.quarantine(team.lead) == (), "the lead has let it count"
    assert desk.page._ledger._apart.isHidden()
    ask_back(desk)._submit()
    desk.settle()
    assert not members.find(team.lead, "A02").revoked
    assert all(words in part._past.text() for words in ("mất cắp", "Được cho tham gia lại"))
    assert part._reason.isHidden()


def ask_back(desk: Desk) -> ReadmitDialog:
    """The question before the laptop that is chosen is let in again."""
    desk.page._members._ask_back()
    desk.settle()
    return desk.page.findChildren(ReadmitDialog)[-1]


def shown_in(dialog: RoleDialog | ReadmitDialog) -> str:
    return " ".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisibleTo(dialog))


def revoke_a_lead(team: Team) -> None:
    """A02 led beside A01, and is revoked."""
    device = members.find(team.lead, "A02").device
    members.change_role(team.lead, device, Role.LEAD)
    members.revoke(team.lead, device, "nhầm máy")


def test_a_former_lead_of_whom_nothing_is_held_is_let_in_as_an_inspector(team: Team, sit: Sit) -> None:
    revoke_a_lead(team)
    desk = at_members(sit, team, "A02")
    dialog = ask_back(desk)
    words = shown_in(dialog)
    assert "nhầm máy" in words
    assert "(A01)" in words, "who leads now"
    assert "kept apart" not in words, "nothing is"
    dialog._submit()
    desk.settle()
    assert role_of(team, "A02") == Role.INSPECTOR
    assert desk.said[-1].text == "The laptop is in the team again. Send a package so that the others know."


@pytest.mark.parametrize("count", [1, 6])
def test_what_is_applied_is_listed_before_and_a_lead_is_let_in_only_by_choice(team: Team, sit: Sit, count: int) -> None:
    revoke_a_lead(team)
    for number in range(count):
        give(team, team.members[0], "0.5", reason=f"ghi lần {number} khi đã bị thu hồi")
    packages.merge(team.lead, [team.send(team.members[0])])
    desk = at_members(sit, team, "A02")
    dialog = ask_back(desk)
    words = shown_in(dialog)
    assert f"0{count} actions kept apart" in words
    assert all(f"ghi lần {number} " in words for number in range(count)), "line by line"
    assert bool(dialog.findChildren(QScrollArea)) == (count > 1), "a long list scrolls"
    assert dialog.cancel.isDefault(), "nothing of it is applied by a slip of the hand"
    dialog.form.set_values({"role": Role.LEAD})
    dialog._submit()
    desk.settle()
    assert role_of(team, "A02") == Role.LEAD
    assert f"0{count} actions are applied." in desk.said[-1].text


def choose(desk: Desk, dialog: RoleDialog | ReadmitDialog, role: Role) -> str:
    """Choose a role as a person does; what the dialog says then."""
    field = dialog.form.field("role")
    assert isinstance(field, ChoiceField)
    field.combo.setCurrentIndex(field._values.index(role))
    field.combo.activated.emit(field.combo.currentIndex())
    desk.settle()
    return shown_in(dialog)


def test_a_role_that_lets_held_work_count_lists_it_before(team: Team, sit: Sit) -> None:
    device = members.find(team.lead, "A02").device
    members.revoke(team.lead, device, "mất máy")
    give(team, team.members[0], "0.5", reason="ghi khi đã bị thu hồi")
    packages.merge(team.lead, [team.send(team.members[0])])
    desk = at_members(sit, team, "A02")
    back = ask_back(desk)
    assert "ghi khi đã bị thu hồi" in shown_in(back)
    words = choose(desk, back, Role.READER)
    assert "all that is kept apart of this laptop (01 actions) stays so" in words
    assert "ghi khi đã bị thu hồi" not in words
    assert not back.cancel.isDefault()
    back._submit()
    desk.settle()
    assert desk.said[-1].text.startswith("The laptop is in the team again. 01 stay kept apart.")
    part = desk.page._members
    part._list.choose(device)
    part._change_role()
    desk.settle()
    dialog = desk.page.findChildren(RoleDialog)[-1]
    words = choose(desk, dialog, Role.INSPECTOR)
    assert "01 actions kept apart of this laptop are applied" in words
    assert "ghi khi đã bị thu hồi" in words
    assert dialog.cancel.isDefault(), "nothing of it is applied by a slip of the hand"
    dialog._submit()
    desk.settle()
    assert desk.said[-1].text == "The role is changed. 01 actions are applied. Send a package so that the others know."


def test_who_becomes_a_second_lead_is_told_with_what_that_means(team: Team, sit: Sit) -> None:
    desk = at_members(sit, team, "A02")
    desk.page._members._change_role()
    desk.settle()
    dialog = desk.page.findChildren(RoleDialog)[-1]
    assert "(A01)" not in shown_in(dialog)
    words = choose(desk, dialog, Role.LEAD)
    assert "erase by law" in words
    assert "(A01)" in words, "who leads now"


def test_the_lead_is_handed_over_after_a_question(team: Team, sit: Sit) -> None:
    desk = at_members(sit, team, "A03")
    desk.page._members._ask_hand_over()
    question = desk.page.findChildren(ConfirmDialog)[-1]
    assert role_of(team, "A03") == Role.INSPECTOR, "only asked so far"
    question._say_yes()
    desk.settle()
    assert (role_of(team, "A01"), role_of(team, "A03")) == (Role.INSPECTOR, Role.LEAD)
    part = desk.page._members
    assert not part._admit.isVisible()
    assert part._recover.isVisible(), "an inspector's laptop offers the way back by the sheet"


def test_a_laptop_that_went_on_twice_is_not_handed_the_lead_without_a_word(team: Team, sit: Sit) -> None:
    desk = at_members(sit, team, "A03")
    part = desk.page._members
    device = members.find(team.lead, "A03").device
    part._ask_hand_over()
    assert "two branches" not in _said(part)
    part._forks = [ForkView(device, "A03", None, 2)]
    part._ask_hand_over()
    assert "two branches" in _said(part)


def _said(part: MembersPart) -> str:
    return " ".join(label.text() for label in part.window().findChildren(ConfirmDialog)[-1].findChildren(QLabel))


def test_a_member_becomes_lead_with_the_paper_code(team: Team, sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    seed = bytes(range(recovery.SEED_BYTES))

    class Known:
        """Entropy whose next seed the test knows; it stands for reading the code off the paper."""

        def random(self, size: int) -> bytes:
            return seed[:size]

    monkeypatch.setattr(recovery, "SystemEntropy", Known)
    recovery.make_sheet(team.lead, team.folder / "phiếu mới.pdf")
    team.carry(team.lead, *team.members)
    member = team.members[0]
    desk = sit(member)
    desk.page._members._ask_recover()
    dialog = desk.page.findChildren(RecoverDialog)[-1]
    dialog.form.set_values({"code": "AAAAA-BBBBB"})
    dialog._submit()
    desk.settle()
    assert dialog.isVisible(), "a wrong code changes nothing"
    assert role_here(member) == Role.INSPECTOR
    dialog.form.set_values({"code": paper_code.encode(seed)})
    dialog._submit()
    desk.settle()
    assert role_here(member) == Role.LEAD
    assert members.find(member, "A01").revoked
    assert desk.page._members._admit.isVisibleTo(desk.page._members)

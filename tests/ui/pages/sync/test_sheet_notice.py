"""A lead whose recovery sheet is worth nothing is told so until there is a new one."""

from __future__ import annotations

from inspector.services.team import members, recovery
from inspector.ui.pages.sync.sheet_step import SheetStep
from inspector.ui.widgets.pdf_preview import PdfDialog
from tests.services.team.acts import code_of
from tests.services.team.laptops import Team
from tests.ui.pages.sync.conftest import Sit


def test_after_a_recovery_a_new_sheet_is_asked_for_until_it_is_put_away(team: Team, sit: Sit) -> None:
    team.meet()
    one = team.members[0]
    desk = sit(one)
    notice = desk.page._sheet_due
    assert notice.isHidden(), "a member needs no sheet"
    recovery.recover(one, code_of(team.folder / "phieu.pdf"))
    desk.page.refresh()
    desk.settle()
    assert notice.isVisible()
    assert "was typed" in notice._told.text()
    desk.page._sender.start()
    desk.settle()
    step = desk.page.findChildren(SheetStep)[-1]
    assert step.isVisible(), "sending asks for it as well"
    step._ask_sheet()
    desk.settle()
    step.findChildren(PdfDialog)[-1].reject()
    step._kept.box.click()
    step._confirm()
    desk.settle()
    desk.page.refresh()
    desk.settle()
    assert notice.isHidden()


def test_a_new_sheet_is_advised_where_it_is_seen_once_somebody_leads_no_longer(team: Team, sit: Sit) -> None:
    team.meet()
    desk = sit(team.lead)
    notice = desk.page._sheet_due
    assert notice.isHidden(), "the sheet in force is good"
    for prefix, advised in (("A03", False), ("A02", True)):
        device = members.find(team.lead, prefix).device
        if advised:
            members.change_role(team.lead, device, members.Role.LEAD)
        members.revoke(team.lead, device, "nghỉ việc")
        desk.page.refresh()
        desk.settle()
        assert notice.isVisible() == advised, "an inspector never had the sheet"
    assert "somebody led who does so no longer" in notice._told.text()

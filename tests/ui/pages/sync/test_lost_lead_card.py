"""A laptop that is the lead's no longer is told so until somebody has read it."""

from __future__ import annotations

from inspector.domain.device import Role
from inspector.services.team import members
from inspector.ui import session
from tests.services.team.laptops import Team
from tests.services.team.test_trust import this
from tests.ui.pages.sync.conftest import Sit


def test_the_old_lead_is_told_until_it_was_read(team: Team, sit: Sit) -> None:
    desk = sit(team.lead)
    card = desk.page._lost
    assert card.isHidden()
    members.hand_over(team.lead, this(team.members[0]))
    desk.page.refresh()
    desk.settle()
    assert card.isVisible()
    assert "đã bàn giao vai trò Trưởng đoàn" in card._told.text()
    assert "không còn kết nạp máy" in card._more.text()
    desk.page.refresh()
    desk.settle()
    assert card.isVisible(), "it is no flash"
    assert not card.hasHeightForWidth(), "the page shrinks its tables and does not scroll"
    high = card.height()
    assert card._told.height() >= card._told.fontMetrics().height(), "the words have room"
    desk.page.resize(700, 620)
    desk.settle()
    assert card.height() > high, "narrower words need more lines"
    card._read.click()
    assert card.isHidden()
    desk.page.refresh()
    desk.settle()
    assert card.isHidden(), "read once is read"


def test_a_merge_that_takes_the_role_away_is_told_as_long(team: Team, sit: Sit) -> None:
    second = team.admit("Phó Trưởng đoàn", "second", Role.LEAD)
    desk = sit(second)
    members.change_role(team.lead, this(second), Role.INSPECTOR)
    desk.look_at(team.send(team.lead))
    told = {(line.title, line.badge) for line in desk.page._merge._list.lines()}
    assert ("Máy này không còn là máy Trưởng đoàn", "vai trò") in told
    desk.page._merge._accept.click()
    desk.settle()
    assert any(one.badge == "vai trò" for one in desk.page._merge._list.lines()), "the receipt says it as well"
    desk.page._merge._accept.click()
    desk.settle()
    assert desk.page._lost.isVisible()
    assert "thành Thành viên đoàn" in desk.page._lost._told.text()


def test_a_revoked_laptop_is_called_so_in_the_bar(team: Team) -> None:
    member = team.members[0]
    assert (session.standing(member).role, session.standing(member).revoked) == ("Thành viên đoàn", False)
    members.revoke(team.lead, this(member), "mất máy")
    team.copy_journal(team.lead, member)
    assert (session.standing(member).role, session.standing(member).revoked) == ("Đã thu hồi", True)
    opened = session.describe(member)
    assert (opened.role, opened.revoked) == ("Đã thu hồi", True)

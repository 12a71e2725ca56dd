"""What a stolen laptop wrote is read before it is let count, and Enter does not let it."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from inspector.services.team import members
from inspector.ui.pages.sync.release_dialog import ReleaseDialog
from tests.services.acts import START
from tests.services.team.acts import give, points
from tests.services.team.laptops import Team
from tests.services.team.test_late_moments import set_clock
from tests.services.team.test_trust import this
from tests.ui.pages.sync.conftest import Desk, Sit


def test_what_is_held_is_listed_and_enter_leaves_it_held(team: Team, sit: Sit) -> None:
    stolen = team.members[0]
    members.revoke(team.lead, this(stolen), "mất máy")
    give(team, stolen, "0.5", reason="ai đó đã ghi")
    team.carry(stolen, team.lead)
    desk = sit(team.lead)
    for press in (Qt.Key.Key_Return, None):
        dialog = ask(desk)
        assert "ai đó đã ghi" in dialog.list.item(0).text()
        assert any("mất máy" in one.text() for one in dialog.findChildren(QLabel)), "when and why it was revoked"
        assert dialog.cancel.isDefault()
        assert not dialog.apply.isEnabled(), "all of it was written after the revocation: nothing is chosen"
        assert "Nothing is chosen" in dialog._told.text()
        if press is None:
            dialog.list.setFocus()
            QTest.keyClick(dialog.list, Qt.Key.Key_Space)
            dialog.apply.click()
        else:
            QTest.keyClick(dialog, press)
            assert not dialog.isVisible()
            assert members.quarantine(team.lead), "nothing was applied"
    desk.settle()
    assert members.quarantine(team.lead) == ()
    assert desk.said[-1].text == "01 actions are applied. Send a package so that the others know."


def test_a_chosen_line_and_those_below_it_are_applied_and_the_rest_stays_held(team: Team, sit: Sit) -> None:
    stolen = team.members[0]
    for given in ("0.25", "0.5", "0.75"):
        give(team, stolen, given)
    set_clock(team.lead, START + timedelta(days=2))
    members.revoke(team.lead, this(stolen), "mất máy")
    team.carry(stolen, team.lead)
    desk = sit(team.lead)
    dialog = ask(desk)
    assert (dialog.up_to, dialog.apply.text()) == (None, "Apply 03 actions"), "all came before the revocation"
    for _ in range(2):
        QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_Up)
    assert dialog.apply.text() == "Apply 02 actions"
    first, second, third = (dialog.list.item(row).text() for row in range(3))
    assert "stays kept apart" in first
    assert "stays kept apart" not in second + third
    assert "từ 0,50 thành 0,75" in first
    assert "02 actions of Chuyên viên Một (A02) are applied. 01 stay kept apart." in dialog._told.text()
    dialog.apply.click()
    desk.settle()
    assert str(points(team, team.lead)) == "0.50"
    assert desk.said[-1].text.startswith("02 actions are applied, 01 stay kept apart.")
    rest = ask(desk)
    assert [rest.list.count(), rest.up_to] == [1, None], "the rest is offered again"
    rest.apply.click()
    desk.settle()
    assert str(points(team, team.lead)) == "0.75"


def test_what_was_written_after_the_revocation_is_not_chosen_at_first(team: Team, sit: Sit) -> None:
    stolen = team.members[0]
    for given in ("0.25", "0.5"):
        give(team, stolen, given)
    set_clock(team.lead, START + timedelta(days=2))
    members.revoke(team.lead, this(stolen), "mất máy")
    set_clock(stolen, START + timedelta(days=3))
    give(team, stolen, "0.75")
    team.carry(stolen, team.lead)
    dialog = ask(sit(team.lead))
    assert dialog.list.chosen() == 1
    assert dialog.apply.text() == "Apply 02 actions"
    assert "01 stay kept apart" in dialog._told.text()
    assert "ghi sau lúc thu hồi" in dialog.list.item(0).text()
    QTest.keyClick(dialog.list, Qt.Key.Key_Up)
    assert dialog.apply.text() == "Apply 03 actions", "what came later can be chosen, too"


def ask(desk: Desk) -> ReleaseDialog:
    """Press the link below what is held."""
    card = desk.page._ledger._apart
    next(one for one in card.findChildren(QPushButton) if one.objectName()).click()
    desk.settle()
    return desk.page.findChildren(ReleaseDialog)[-1]

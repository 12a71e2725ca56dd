"""What a stolen laptop wrote is read before it is let count, and Enter does not let it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from inspector.services.team import members
from inspector.ui.pages.sync.release_dialog import ReleaseDialog
from tests.services.team.acts import give
from tests.services.team.laptops import Team
from tests.services.team.test_trust import this
from tests.ui.pages.sync.conftest import Sit


def test_what_is_held_is_listed_and_enter_leaves_it_held(team: Team, sit: Sit) -> None:
    stolen = team.members[0]
    members.revoke(team.lead, this(stolen), "mất máy")
    give(team, stolen, "0.5", reason="ai đó đã ghi")
    team.carry(stolen, team.lead)
    desk = sit(team.lead)
    card = desk.page._ledger._apart
    link = next(one for one in card.findChildren(QPushButton) if one.objectName())
    for press in (Qt.Key.Key_Return, None):
        link.click()
        desk.settle()
        dialog = desk.page.findChildren(ReleaseDialog)[-1]
        assert any("ai đó đã ghi" in one.text() for one in dialog.findChildren(QLabel))
        assert dialog.cancel.isDefault()
        if press is None:
            dialog.apply.click()
        else:
            QTest.keyClick(dialog, press)
            assert not dialog.isVisible()
            assert members.quarantine(team.lead), "nothing was applied"
    desk.settle()
    assert members.quarantine(team.lead) == ()

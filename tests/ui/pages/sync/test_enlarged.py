"""The page of the team in an enlarged window: nothing is cut at the side, what decides is in sight."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from inspector.ui.pages.sync.page import TABS
from inspector.ui.pages.sync.version_card import VersionCard
from tests.services.team.acts import give
from tests.services.team.laptops import Team
from tests.ui.pages.sync.conftest import Sit

_ENLARGED = (820, 400)
"""What is left to a page in a window of 1366 by 768 at 150 per cent."""


@pytest.mark.parametrize("tab", TABS)
def test_no_tab_is_wider_than_an_enlarged_window(team: Team, sit: Sit, tab: str) -> None:
    desk = sit(team.lead)
    desk.page.show_argument(tab)
    desk.page.resize(*_ENLARGED)
    desk.qtbot.waitUntil(lambda: desk.page.minimumSizeHint().width() <= _ENLARGED[0])


def test_names_in_the_ledger_are_whole(team: Team, sit: Sit) -> None:
    desk = sit(team.lead)
    desk.page.resize(*_ENLARGED)
    table = desk.page._ledger._table
    widths = [table.view.fontMetrics().horizontalAdvance(row.person) + 16 for row in table.model.rows()]
    desk.qtbot.waitUntil(lambda: table.view.columnWidth(0) >= max(widths))
    desk.qtbot.waitUntil(lambda: desk.page._ledger._side.y() > table.height())
    desk.page.resize(1200, 700)
    desk.qtbot.waitUntil(lambda: desk.page._ledger._side.x() > table.x())


def test_the_buttons_that_decide_stand_above_long_versions_in_a_low_window(team: Team, sit: Sit) -> None:
    one, two = team.members
    give(team, one, "1", note="Đối chiếu")
    give(team, two, "0.5", note="Đủ")
    team.meet()
    desk = sit(team.lead)
    desk.page.show_argument("conflicts")
    cards = desk.page._conflicts._panel.findChildren(VersionCard)

    def places() -> set[int]:
        holders = [(card, button.parentWidget()) for card in cards for button in card.findChildren(QPushButton)]
        return {card.body.indexOf(holder) for card, holder in holders if holder is not None}

    desk.page.resize(1200, 900)
    desk.qtbot.waitUntil(lambda: min(places()) > 1)
    desk.page.resize(*_ENLARGED)
    desk.qtbot.waitUntil(lambda: places() == {1})

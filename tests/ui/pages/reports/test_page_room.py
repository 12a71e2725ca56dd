"""The room of the reports page: what gives way in a narrow window, what gains in a wide one."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from inspector.ui.pages.reports import ReportsPage


def test_a_wide_page_gives_names_of_units_room_and_leaves_the_list_of_what_was_issued_its_own(
    qtbot: QtBot, page: ReportsPage
) -> None:
    page.resize(1162, 620)
    qtbot.waitUntil(lambda: page._list.width() == 302)
    page._tabs.setCurrentIndex(2)
    qtbot.waitUntil(lambda: page._issued.table.view.horizontalScrollBar().maximum() == 0)
    page.resize(1900, 900)
    qtbot.waitUntil(lambda: page._list.width() == 360)


def test_a_narrow_page_gives_way_and_cuts_no_title_by_arrows(qtbot: QtBot, page: ReportsPage) -> None:
    wide = page._list.width() + page._paper.width()
    page.resize(1000, 420)
    qtbot.waitUntil(lambda: page._list.width() + page._paper.width() < wide - 100)
    for pressed in page._header.findChildren(QAbstractButton):
        assert page.rect().contains(pressed.mapTo(page, pressed.rect().bottomRight())), pressed.text()
    tabs = page._tabs
    assert not tabs.usesScrollButtons()
    assert all(tabs.rect().contains(tabs.tabRect(place)) for place in range(tabs.count()))
    assert all(tabs.tabText(place).startswith(tabs.tabToolTip(place)) for place in range(tabs.count()))
    assert tabs.tabToolTip(0)

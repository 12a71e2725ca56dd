"""Go to anything, do anything."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from inspector.ui import icons
from inspector.ui.search import _ICONS, SearchBox, SearchPopup, Target, icon_of, matching
from inspector.ui.widgets.layouts import column

TARGETS = [
    Target("Tổng quan", page="overview"),
    Target("Kế hoạch & đợt", page="plan"),
    Target("Sao lưu ngay", action="backup"),
]


class Desk(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.box = SearchBox("Tìm")
        self.setLayout(column(self.box, None))
        self.popup = SearchPopup(self.box, self)
        self.taken: list[Target] = []
        self.popup.taken.connect(self.taken.append)


@pytest.fixture
def desk(qtbot: QtBot, theme: object) -> Desk:
    made = Desk()
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.box.setFocus()
    return made


def test_accents_are_not_needed() -> None:
    assert matching(TARGETS, "tong") == TARGETS[:1]
    assert matching(TARGETS, "dot ke") == TARGETS[1:2]
    assert matching(TARGETS, "không có") == []


def test_the_keyboard_is_enough(desk: Desk) -> None:
    desk.popup.show_targets(TARGETS)
    QTest.keyClick(desk.box, Qt.Key.Key_Down)
    QTest.keyClick(desk.box, Qt.Key.Key_Down)
    QTest.keyClick(desk.box, Qt.Key.Key_Return)
    assert desk.taken == [TARGETS[2]]
    assert desk.popup.isHidden()
    assert desk.box.text() == ""


def test_the_list_turns_round_at_its_ends(desk: Desk) -> None:
    desk.popup.show_targets(TARGETS)
    QTest.keyClick(desk.box, Qt.Key.Key_Up)
    QTest.keyClick(desk.box, Qt.Key.Key_Return)
    assert desk.taken == [TARGETS[2]]


def test_escape_and_leaving_put_it_away(desk: Desk) -> None:
    desk.popup.show_targets(TARGETS)
    QTest.keyClick(desk.box, Qt.Key.Key_Escape)
    assert desk.popup.isHidden()
    desk.popup.show_targets(TARGETS)
    desk.box.clearFocus()
    assert desk.popup.isHidden()
    desk.box.setFocus()
    QTest.keyClick(desk.box, Qt.Key.Key_Return)
    assert desk.taken == [], "nothing is taken from a list nobody sees"


def test_nothing_found_says_so(desk: Desk) -> None:
    desk.popup.show_targets([])
    assert desk.popup._nothing.isVisible()
    assert desk.popup._list.isHidden()


def test_a_click_takes(desk: Desk) -> None:
    desk.popup.show_targets(TARGETS)
    found = desk.popup._list
    place = found.visualItemRect(found.item(1)).center()
    QTest.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.taken == [TARGETS[1]]


def test_kinds_have_icons_we_carry() -> None:
    assert {*_ICONS.values(), icon_of("anything")} <= icons.names()

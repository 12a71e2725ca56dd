"""The pages as data, and the list that leads to them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.core import messages
from inspector.ui import icons, metrics
from inspector.ui.navigation import FIRST_START, PAGES, Navigation, NavigationButton


def _buttons(navigation: Navigation) -> list[NavigationButton]:
    return navigation.findChildren(NavigationButton)


def test_every_page_has_a_name_in_both_languages_and_an_icon() -> None:
    for spec in (*PAGES, FIRST_START):
        assert spec.icon in icons.names()
        for language in messages.LANGUAGES:
            assert messages.text_in(language, f"page.{spec.key}")
    assert len({spec.key for spec in PAGES}) == len(PAGES)


def test_a_click_asks_for_the_page(qtbot: QtBot, theme: object) -> None:
    navigation, chosen = Navigation(), list[str]()
    qtbot.addWidget(navigation)
    navigation.chosen.connect(chosen.append)
    QTest.mouseClick(_buttons(navigation)[2], Qt.MouseButton.LeftButton)
    QTest.keyClick(_buttons(navigation)[4], Qt.Key.Key_Space)
    assert chosen == [PAGES[2].key, PAGES[4].key]


def test_arrows_move_between_the_entries(qtbot: QtBot, theme: object) -> None:
    navigation = Navigation()
    qtbot.addWidget(navigation)
    navigation.show()
    navigation.activateWindow()
    qtbot.waitUntil(navigation.isActiveWindow)
    buttons = _buttons(navigation)
    buttons[0].setFocus()
    QTest.keyClick(buttons[0], Qt.Key.Key_Up)
    assert buttons[-1].hasFocus()
    QTest.keyClick(buttons[-1], Qt.Key.Key_Down)
    assert buttons[0].hasFocus()


def test_the_shown_page_is_marked_alone(qtbot: QtBot, theme: object) -> None:
    navigation = Navigation()
    qtbot.addWidget(navigation)
    for key in ("units", "reports"):
        navigation.show_current(key)
        marked = [spec.key for spec, made in zip(PAGES, _buttons(navigation), strict=True) if made.isChecked()]
        assert marked == [key]
    navigation.show_current("")
    assert not any(made.isChecked() for made in _buttons(navigation))


def test_badges_are_heard_as_well_as_seen(qtbot: QtBot, theme: object) -> None:
    navigation = Navigation()
    qtbot.addWidget(navigation)
    navigation.set_badge("findings", "3")
    navigation.set_badge("no such page", "9")
    made = _buttons(navigation)[[spec.key for spec in PAGES].index("findings")]
    assert made.accessibleDescription() == "3"
    navigation.set_narrow(narrow=True)
    assert navigation.width() == metrics.NAVIGATION_NARROW
    assert navigation.grab().width() > 0

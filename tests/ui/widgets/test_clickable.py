"""What is one button answers mouse and keyboard alike."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.ui.widgets.clickable import Clickable


@pytest.fixture
def clicks() -> list[str]:
    return []


@pytest.fixture
def part(qtbot: QtBot, clicks: list[str]) -> Clickable:
    made = Clickable("KV01")
    qtbot.addWidget(made)
    made.resize(100, 40)
    made.clicked.connect(clicks.append)
    return made


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_keys_press_it(part: Clickable, clicks: list[str], key: Qt.Key) -> None:
    QTest.keyClick(part, key)
    assert clicks == ["KV01"]
    QTest.keyClick(part, Qt.Key.Key_A)
    assert clicks == ["KV01"]


def test_a_click_that_is_let_go_elsewhere_does_not_count(part: Clickable, clicks: list[str]) -> None:
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(part, left)
    QTest.mouseRelease(part, left, pos=QPoint(200, 20))
    assert clicks == []
    QTest.mouseClick(part, left)
    assert clicks == ["KV01"]


def test_what_is_only_read_answers_nothing(part: Clickable, clicks: list[str]) -> None:
    part.set_live(is_live=False)
    QTest.mouseClick(part, Qt.MouseButton.LeftButton)
    QTest.keyClick(part, Qt.Key.Key_Space)
    assert clicks == []
    assert part.focusPolicy() == Qt.FocusPolicy.NoFocus

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from inspector.ui.theme import Theme
from inspector.ui.widgets.secret import SecretField


def made(qtbot: QtBot) -> SecretField:
    field = SecretField("Mật khẩu")
    qtbot.addWidget(field)
    field.show()
    return field


def test_it_shows_dots_until_asked(qtbot: QtBot, theme: Theme) -> None:
    field = made(qtbot)
    assert field.line.echoMode() is QLineEdit.EchoMode.Password
    field._eye.trigger()
    assert field.line.echoMode() is QLineEdit.EchoMode.Normal
    field._eye.trigger()
    assert field.line.echoMode() is QLineEdit.EchoMode.Password


def test_nothing_of_what_was_typed_is_mended(qtbot: QtBot, theme: Theme) -> None:
    field = made(qtbot)
    field.line.setText("  hai  dấu cách ")
    assert field.commit()
    assert field.value() == field.typed() == "  hai  dấu cách "
    field.clear()
    assert (field.value(), field.typed()) == (None, "")


def test_it_says_when_caps_lock_is_on(qtbot: QtBot, theme: Theme) -> None:
    field = made(qtbot)
    QTest.keyClicks(field.line, "A")
    assert field._caps.isVisible()
    QTest.keyClicks(field.line, "a")
    assert not field._caps.isVisible()
    QTest.keyClicks(field.line, "A", Qt.KeyboardModifier.ShiftModifier)
    assert not field._caps.isVisible()
    QTest.keyClicks(field.line, "1")
    assert not field._caps.isVisible()

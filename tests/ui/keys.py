"""Typing as a person with a Vietnamese keyboard does: ``QTest.keyClicks`` knows Latin letters only."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget


def type_into(widget: QWidget, words: str) -> None:
    """Type ``words`` letter by letter into ``widget``."""
    for letter in words:
        key = Qt.Key.Key_Return if letter == "\n" else Qt.Key.Key_unknown
        press = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(widget, press)

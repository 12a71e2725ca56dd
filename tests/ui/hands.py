"""What a person does with a window and sees of it: buttons by their words, choices by theirs, labels that are shown."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from inspector.ui.tasks import Tasks

W = TypeVar("W", bound=QWidget)


def settle(qtbot: QtBot, tasks: Tasks) -> None:
    """Wait until the database thread has nothing left to do, and what came of it is laid out."""
    qtbot.waitUntil(lambda: not tasks.busy)
    # What was laid out meanwhile is shown in the next turn.
    QApplication.processEvents()


def opened(qtbot: QtBot, part: QWidget, kind: type[W]) -> W:
    """What has opened over the window of a part, once it is there."""
    qtbot.waitUntil(lambda: bool(part.window().findChildren(kind)))
    return part.window().findChildren(kind)[-1]


def button(part: QWidget, words: str) -> QAbstractButton:
    """The button that bears these words and is shown."""
    return next(one for one in part.findChildren(QAbstractButton) if one.text() == words and one.isVisible())


def buttons(part: QWidget) -> list[str]:
    """The words of all buttons that are shown."""
    return [one.text() for one in part.findChildren(QAbstractButton) if one.isVisible()]


def press(part: QWidget, words: str) -> None:
    """Press the button, or choose the entry of a menu, that bears these words."""
    menus = (one.menu() for one in part.findChildren(QToolButton) if one.menu() is not None)
    entry = next((act for menu in menus for act in menu.actions() if act.text() == words), None)
    if entry is not None:
        entry.trigger()
    else:
        button(part, words).click()


def combo(part: QWidget, name: str) -> QComboBox:
    """The box of choices called ``name``."""
    return next(one for one in part.findChildren(QComboBox) if one.accessibleName() == name)


def pick(box: QComboBox, words: str) -> None:
    """Choose an entry by its words."""
    place = box.findText(words)
    assert place >= 0, words
    box.setCurrentIndex(place)
    box.activated.emit(place)


def said(part: QWidget) -> str:
    """The words of all labels that are shown."""
    return "\n".join(one.text() for one in part.findChildren(QLabel) if one.isVisible())

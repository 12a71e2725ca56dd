"""The keyboard stays where it was while what it was on is made anew."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from inspector.ui.widgets.layouts import clear, column


def _fill(layout: QVBoxLayout, *names: str) -> None:
    clear(layout)
    for name in names:
        layout.addWidget(QPushButton(name))


def _window(qtbot: QtBot) -> tuple[QWidget, QVBoxLayout]:
    window, first, inner = QWidget(), QPushButton("Kho"), column()
    qtbot.addWidget(window)
    window.setLayout(column(first, inner))
    _fill(inner, "Tổ 1", "Thêm người", "Tổ 2")
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window, inner


def _focus(layout: QVBoxLayout, place: int) -> None:
    part = _part(layout, place)
    part.setFocus()


def _part(layout: QVBoxLayout, place: int) -> QWidget:
    item = layout.itemAt(place)
    assert item is not None
    part = item.widget()
    assert part is not None
    part.show()
    return part


def _focused() -> str:
    QCoreApplication.processEvents()
    found = QApplication.focusWidget()
    assert isinstance(found, QPushButton)
    return found.text()


def test_the_part_of_the_same_name_has_the_focus_again(qtbot: QtBot) -> None:
    _kept, inner = _window(qtbot)
    _focus(inner, 1)
    _fill(inner, "Tổ 1", "Người mới", "Thêm người", "Tổ 2")
    qtbot.waitUntil(lambda: _focused() == "Thêm người")


def test_else_the_part_at_the_same_place(qtbot: QtBot) -> None:
    _kept, inner = _window(qtbot)
    _focus(inner, 2)
    _fill(inner, "Tổ 1", "Thêm người", "Tổ khác")
    qtbot.waitUntil(lambda: _focused() == "Tổ khác")


def test_a_focus_that_was_put_elsewhere_stays_there(qtbot: QtBot) -> None:
    _kept, inner = _window(qtbot)
    _focus(inner, 1)
    _fill(inner, "Tổ 1", "Thêm người", "Tổ 2")
    _focus(inner, 2)
    assert _focused() == "Tổ 2"

"""A day chosen in the calendar, beside typing it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from inspector.core import clock
from inspector.ui.widgets.date_field import DateField
from inspector.ui.widgets.day_picker import DayPicker

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def field(qtbot: QtBot, theme: object) -> DateField:
    made = DateField("Ngày kiểm tra")
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.line.setFocus()
    return made


def opened(qtbot: QtBot, field: DateField) -> DayPicker:
    QTest.keyClick(field.line, Qt.Key.Key_Down, ALT)
    (picker,) = field.findChildren(DayPicker)
    qtbot.waitUntil(picker.isVisible)
    return picker


def closed(qtbot: QtBot, field: DateField) -> None:
    qtbot.waitUntil(lambda: not field.findChildren(DayPicker))


def test_a_day_is_chosen_by_keys_alone(qtbot: QtBot, field: DateField) -> None:
    committed: list[object] = []
    field.committed.connect(committed.append)
    field.line.setText("5/3/2020")
    picker = opened(qtbot, field)
    assert picker.grid.day == date(2020, 3, 5), "it begins at what is typed"
    assert committed == [], "looking at the calendar commits nothing"
    QTest.keyClick(picker.grid, Qt.Key.Key_Right)
    QTest.keyClick(picker.grid, Qt.Key.Key_Return)
    closed(qtbot, field)
    assert committed == [date(2020, 3, 6)]
    assert field.line.text() == "06/03/2020"


@pytest.mark.parametrize(("key", "held"), [(Qt.Key.Key_Escape, None), (Qt.Key.Key_Up, ALT)])
def test_it_is_left_without_a_choice_and_what_was_typed_stays(
    qtbot: QtBot, field: DateField, key: Qt.Key, held: Qt.KeyboardModifier | None
) -> None:
    field.set_value(date(2020, 3, 5))
    field.line.setText("6/3")
    picker = opened(qtbot, field)
    assert picker.grid.day == date(2020, 3, 5), "what cannot be read yet does not keep it from opening"
    QTest.keyClick(picker.grid, key, held or Qt.KeyboardModifier.NoModifier)
    closed(qtbot, field)
    assert (field.line.text(), field.value()) == ("6/3", date(2020, 3, 5))


def test_the_button_opens_it_and_today_is_one_press(qtbot: QtBot, field: DateField) -> None:
    field.findChildren(QAction)[0].trigger()
    (picker,) = field.findChildren(DayPicker)
    picker.findChildren(QPushButton)[0].click()
    closed(qtbot, field)
    assert field.value() == clock.today(clock.SystemClock())


def test_buttons_turn_months_and_years(qtbot: QtBot, field: DateField) -> None:
    field.set_value(date(2020, 3, 31))
    picker = opened(qtbot, field)
    year_back, month_back, month_on, year_on = picker.findChildren(QToolButton)
    for turn, day, title in (
        (month_back, date(2020, 2, 29), "2 2020"),
        (year_on, date(2021, 2, 28), "2 2021"),
        (month_on, date(2021, 3, 28), "3 2021"),
        (year_back, date(2020, 3, 28), "3 2020"),
    ):
        turn.click()
        assert (picker.grid.day, picker._title.text()) == (day, f"Tháng {title}")
        assert turn.accessibleName()
    assert field.value() == date(2020, 3, 31)
    picker.close()
    closed(qtbot, field)


def test_a_day_that_is_read_only_offers_no_calendar(field: DateField) -> None:
    field.set_read_only(True)
    QTest.keyClick(field.line, Qt.Key.Key_Down, ALT)
    assert not field.findChildren(DayPicker)
    assert not field.findChildren(QAction)[0].isVisible()
    field.set_read_only(False)
    assert field.findChildren(QAction)[0].isVisible()


def test_a_field_says_by_dots_how_a_day_is_written_whatever_its_width(field: DateField) -> None:
    for width in (220, 110):
        field.resize(width, field.height())
        assert field.line.placeholderText() == "…/…/……"

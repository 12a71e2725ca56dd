"""The days of a month: gone through by keys, taken by Enter or a click."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector.core import messages
from inspector.ui import theme
from inspector.ui.widgets.day_grid import FIRST, LAST, DayGrid, locale, moved, stepped, weeks

DAYS = st.dates(FIRST, LAST)
DAY = date(2020, 3, 31)


@given(DAYS, st.integers(-30_000, 30_000))
def test_months_on_is_the_same_day_or_the_months_last(day: date, months: int) -> None:
    there = moved(day, months)
    assert FIRST <= there <= LAST
    apart = (there.year - day.year) * 12 + there.month - day.month
    assert apart == months or there == day, "no further than the calendar reaches"
    assert there.day == day.day or (there + timedelta(days=1)).day == 1


@given(DAYS)
def test_six_weeks_begin_on_a_monday_and_hold_the_month(day: date) -> None:
    shown = weeks(day)
    assert len(shown) == 42
    assert shown[0].weekday() == 0
    assert day in shown
    assert day.replace(day=1) in shown[:7]


@given(DAYS, st.integers(-200_000, 200_000))
def test_steps_end_where_the_calendar_ends(day: date, days: int) -> None:
    assert (stepped(day, days) - day).days == days or stepped(day, days) in (FIRST, LAST)


@pytest.fixture
def grid(qtbot: QtBot, theme: object) -> DayGrid:
    made = DayGrid(DAY, date(2020, 3, 5))
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("key", "held", "day"),
    [
        (Qt.Key.Key_Left, None, date(2020, 3, 30)),
        (Qt.Key.Key_Right, None, date(2020, 4, 1)),
        (Qt.Key.Key_Up, None, date(2020, 3, 24)),
        (Qt.Key.Key_Down, None, date(2020, 4, 7)),
        (Qt.Key.Key_PageUp, None, date(2020, 2, 29)),
        (Qt.Key.Key_PageDown, None, date(2020, 4, 30)),
        (Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier, date(2019, 3, 31)),
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier, date(2021, 3, 31)),
        (Qt.Key.Key_Home, None, date(2020, 3, 1)),
        (Qt.Key.Key_End, None, DAY),
    ],
)
def test_keys_go_through_the_days(grid: DayGrid, key: Qt.Key, held: Qt.KeyboardModifier | None, day: date) -> None:
    told: list[date] = []
    grid.moved.connect(told.append)
    QTest.keyClick(grid, key, held or Qt.KeyboardModifier.NoModifier)
    assert grid.day == day
    assert told == ([day] if day != DAY else [])
    assert grid.accessibleName().endswith(f"{day:%d/%m/%Y}")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_takes_the_day(qtbot: QtBot, grid: DayGrid, key: Qt.Key) -> None:
    with qtbot.waitSignal(grid.chosen) as taken:
        QTest.keyClick(grid, key)
    assert taken.args == [DAY]


def test_a_click_takes_the_day_under_the_mouse_also_of_another_month(qtbot: QtBot, grid: DayGrid) -> None:
    for day in (date(2020, 3, 9), date(2020, 2, 24), date(2020, 4, 5)):
        with qtbot.waitSignal(grid.chosen) as taken:
            QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid.cell_of(day).center().toPoint())
        assert taken.args == [day]
    assert grid.day_at(QPointF(5, 5)) is None, "the names of the days are no days"


def test_the_wheel_turns_the_months(grid: DayGrid) -> None:
    for turned, day in ((120, date(2020, 2, 29)), (-120, date(2020, 3, 29))):
        place = QPointF(grid.rect().center())
        event = QWheelEvent(
            place,
            place,
            QPoint(),
            QPoint(0, turned),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(grid, event)
        assert grid.day == day


def test_the_chosen_day_and_today_are_painted_apart(grid: DayGrid) -> None:
    picture = grid.grab().toImage()

    def has(day: date, token: str) -> bool:
        place, wanted = grid.cell_of(day).toRect(), QColor(theme.color(token)).rgb()
        return any(
            picture.pixel(x, y) == wanted
            for x in range(place.left(), place.right())
            for y in range(place.top(), place.bottom())
        )

    assert has(DAY, "accent")
    assert has(date(2020, 3, 5), "accent")
    assert not has(date(2020, 3, 6), "accent")


def test_names_are_in_the_windows_language() -> None:
    before = messages.current_language()
    try:
        messages.set_language("vi")
        assert (locale().dayName(7), locale().standaloneMonthName(3).lower()) == ("Chủ Nhật", "tháng 3")
        messages.set_language("en")
        assert (locale().dayName(7), locale().standaloneMonthName(3)) == ("Sunday", "March")
    finally:
        messages.set_language(before)

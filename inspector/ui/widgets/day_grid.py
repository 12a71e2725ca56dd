"""The days of a month in six weeks, Monday first: gone through with the arrow keys, chosen with Enter or a click."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QEvent, QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from inspector.core import formats, messages
from inspector.ui import theme

FIRST: Final = date(1900, 1, 1)
LAST: Final = date(2199, 12, 31)
"""The calendar reaches no further; other days can be typed."""
_COLUMNS: Final = 7
_ROWS: Final = 6
_CELL: Final = QSize(34, 28)
_HEAD: Final = 24
_MONTH: Final = 1
_YEAR: Final = 12
_STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -_COLUMNS,
    Qt.Key.Key_Down: _COLUMNS,
}


def clipped(day: date) -> date:
    """The day, or the end of the calendar that is nearest to it."""
    return min(max(day, FIRST), LAST)


def stepped(day: date, days: int) -> date:
    """So many days later, at most to the end of the calendar."""
    return clipped(date.fromordinal(min(max(day.toordinal() + days, FIRST.toordinal()), LAST.toordinal())))


def moved(day: date, months: int) -> date:
    """The same day so many months later, or that month's last; at most to the end of the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not FIRST.year <= year <= LAST.year:
        return day
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def weeks(day: date) -> list[date]:
    """The days that are shown for the month of a day: from the Monday before or at its first, six weeks."""
    first = day.replace(day=1)
    start = first.toordinal() - first.weekday()
    return [date.fromordinal(start + step) for step in range(_COLUMNS * _ROWS)]


def locale() -> QLocale:
    """Names of months and days in the window's language."""
    return QLocale(messages.current_language())


class DayGrid(QWidget):
    """``moved`` while a person goes through the days, ``chosen`` when one is taken."""

    moved = Signal(date)
    chosen = Signal(date)

    def __init__(self, day: date, today: date) -> None:
        super().__init__()
        self._today = today
        self._hovered: date | None = None
        self._day = clipped(day)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setFixedSize(_CELL.width() * _COLUMNS, _HEAD + _CELL.height() * _ROWS)
        self._name()

    @property
    def day(self) -> date:
        """The day that Enter would take."""
        return self._day

    def go(self, day: date) -> None:
        """Go to another day."""
        day = clipped(day)
        if day != self._day:
            self._day, self._hovered = day, None
            self._name()
            self.update()
            self.moved.emit(day)

    def _name(self) -> None:
        weekday = locale().dayName(self._day.isoweekday())
        self.setAccessibleName(f"{weekday}, {formats.date_short(self._day)}")

    # --- Keyboard and mouse ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go by days and weeks, Page Up and Down by months (with Ctrl by years), Home and End in the month."""
        key = Qt.Key(event.key())
        alone = not event.modifiers() & Qt.KeyboardModifier.AltModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._day)
        elif alone and (day := self._aim(key, event)) is not None:
            self.go(day)
        else:
            super().keyPressEvent(event)

    def _aim(self, key: Qt.Key, event: QKeyEvent) -> date | None:
        by_year = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            step = _YEAR if by_year else _MONTH
            return moved(self._day, -step if key == Qt.Key.Key_PageUp else step)
        if key == Qt.Key.Key_Home:
            return self._day.replace(day=1)
        if key == Qt.Key.Key_End:
            return self._day.replace(day=calendar.monthrange(self._day.year, self._day.month)[1])
        return stepped(self._day, _STEPS[key]) if key in _STEPS else None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel goes through the months."""
        if event.angleDelta().y():
            self.go(moved(self._day, -_MONTH if event.angleDelta().y() > 0 else _MONTH))
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which day a click would take."""
        hovered = self.day_at(event.position())
        if hovered != self._hovered:
            self._hovered = hovered
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show no day under the mouse any more."""
        self._hovered = None
        self.update()
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the day that was clicked."""
        day = self.day_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and day is not None:
            self.chosen.emit(day)

    # --- Places ---

    def day_at(self, place: QPointF) -> date | None:
        """The day shown at a place of the widget."""
        column, line = int(place.x() // _CELL.width()), int((place.y() - _HEAD) // _CELL.height())
        if not (0 <= column < _COLUMNS and 0 <= line < _ROWS):
            return None
        day = weeks(self._day)[line * _COLUMNS + column]
        return day if FIRST <= day <= LAST else None

    def cell_of(self, day: date) -> QRectF:
        """Where a day of the month shown is painted."""
        line, column = divmod((day - weeks(self._day)[0]) // timedelta(days=1), _COLUMNS)
        return QRectF(column * _CELL.width(), _HEAD + line * _CELL.height(), _CELL.width(), _CELL.height())

    # --- Painting ---

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the heads and the days."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_heads(painter)
        for day in weeks(self._day):
            if FIRST <= day <= LAST:
                self._paint_day(painter, day)
        painter.end()

    def _paint_heads(self, painter: QPainter) -> None:
        short = messages.current_language() != "vi"
        shape = QLocale.FormatType.ShortFormat if short else QLocale.FormatType.NarrowFormat
        painter.setPen(theme.color("muted"))
        for column in range(_COLUMNS):
            place = QRectF(column * _CELL.width(), 0, _CELL.width(), _HEAD)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, locale().dayName(column + 1, shape))

    def _paint_day(self, painter: QPainter, day: date) -> None:
        place = self.cell_of(day).adjusted(2, 2, -2, -2)
        chosen = day == self._day
        ink = "on_accent" if chosen else "ink" if day.month == self._day.month else "muted"
        if chosen or day == self._hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent" if chosen else "hover"))
            painter.drawRoundedRect(place, 6, 6)
        if day == self._today and not chosen:
            painter.setPen(theme.color("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setPen(theme.color(ink))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(day.day))

"""A calendar below a field of a day: opened by its button or Alt+Down, closed by a choice or Escape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QToolButton, QWidget

from inspector.core import clock
from inspector.core.sentences import sentence_start
from inspector.ui.widgets.buttons import icon_button, link
from inspector.ui.widgets.day_grid import DayGrid, locale, moved
from inspector.ui.widgets.labels import heading
from inspector.ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

_YEAR = 12
_GAP = 2


class DayPicker(QFrame):
    """A month at a time; ``picked`` with the day that was chosen, then it closes and is deleted."""

    picked = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget, day: date | None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        # A click on the field's button while the calendar is open closes it, and must not open it again.
        self.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "popup")
        self._today = clock.today(clock.SystemClock())
        self.grid = DayGrid(day or self._today, self._today)
        self._title: QLabel = heading()
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head = row(
            _text_button("«", self.tr("Year before (Ctrl+Page Up)"), self._year_before),
            icon_button("chevron-left", self.tr("Month before (Page Up)"), self._month_before),
            self._title,
            icon_button("chevron-right", self.tr("Month after (Page Down)"), self._month_after),
            _text_button("»", self.tr("Year after (Ctrl+Page Down)"), self._year_after),
            spacing=2,
        )
        head.setStretch(2, 1)
        layout = column(head, self.grid, row(None, link(self.tr("Today"), self._take_today), None), spacing=4)
        layout.setContentsMargins(8, 6, 8, 6)
        self.setLayout(layout)
        self.setAccessibleName(self.tr("Calendar"))
        self.grid.moved.connect(self._tell)
        self.grid.chosen.connect(self._take)
        # Before it is shown: Qt then gives the focus as to a popup, and the field behind does not take it for left.
        self.grid.setFocus()
        self._tell()

    def open_below(self, anchor: QWidget) -> None:
        """Show it below a widget, or above where there is no room."""
        self.adjustSize()
        below = anchor.mapToGlobal(QPoint(0, anchor.height() + _GAP))
        room = anchor.screen().availableGeometry()
        top = below.y()
        if top + self.height() > room.bottom():
            top = max(room.top(), anchor.mapToGlobal(QPoint(0, 0)).y() - self.height() - _GAP)
        left = max(room.left(), min(below.x(), room.right() - self.width()))
        self.move(left, top)
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape and Alt+Up close it without a choice; nothing else reaches the window behind."""
        up = event.key() == Qt.Key.Key_Up and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Escape or up:
            self.close()
        event.accept()

    def hideEvent(self, event: QHideEvent) -> None:
        """Say that it is closed, however that came about."""
        super().hideEvent(event)
        self.closed.emit()

    # --- Slots ---

    @Slot()
    def _tell(self) -> None:
        day, names = self.grid.day, locale()
        words = self.tr("{month} {year}").replace("{month}", names.standaloneMonthName(day.month))
        words = words.replace("{year}", str(day.year))
        self._title.setText(sentence_start(words))

    @Slot()
    def _year_before(self) -> None:
        self._turn(-_YEAR)

    @Slot()
    def _month_before(self) -> None:
        self._turn(-1)

    @Slot()
    def _month_after(self) -> None:
        self._turn(1)

    @Slot()
    def _year_after(self) -> None:
        self._turn(_YEAR)

    def _turn(self, months: int) -> None:
        self.grid.go(moved(self.grid.day, months))

    @Slot()
    def _take_today(self) -> None:
        self._take(self._today)

    @Slot(object)
    def _take(self, day: date) -> None:
        self.picked.emit(day)
        self.close()


def _text_button(text: str, name: str, clicked: Callable[[], object]) -> QToolButton:
    made = QToolButton()
    made.setProperty("role", "icon")
    made.setText(text)
    made.setToolTip(name)
    made.setAccessibleName(name)
    made.clicked.connect(clicked)
    return made

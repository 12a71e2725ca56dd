"""A field for a day: typed in any form, or chosen in a calendar."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from inspector.core import formats, parsing
from inspector.core.errors import Refused
from inspector.ui import icons
from inspector.ui.widgets.day_picker import DayPicker
from inspector.ui.widgets.fields import LineField

_DOTS: Final = "…/…/……"
"""How a day is asked for on paper, and in every field whatever its width."""


class DateField(LineField):
    """A day, typed in any Vietnamese or ISO form, or chosen in a calendar (Alt+Down); shown as dd/mm/yyyy."""

    of_words = False

    def __init__(self, name: str = "") -> None:
        super().__init__(name, _DOTS)
        self._open = self.line.addAction(QIcon(), QLineEdit.ActionPosition.TrailingPosition)
        self._open.setToolTip(self.tr("Choose in the calendar (Alt+Down)"))
        self._open.triggered.connect(self.open_calendar)
        icons.put(self._open, "calendar-days", "muted")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt+Down opens the calendar."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
            and event.key() == Qt.Key.Key_Down
            and event.modifiers() & Qt.KeyboardModifier.AltModifier
        ):
            if event.type() == QEvent.Type.KeyPress:
                self.open_calendar()
            # A page may go elsewhere with the same keys.
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def set_read_only(self, read_only: bool) -> None:
        """A day that is read only can still be selected and copied; there is nothing to choose."""
        super().set_read_only(read_only)
        self._open.setVisible(not read_only)

    @Slot()
    def open_calendar(self) -> None:
        """Let a day be chosen, beginning at the one that is typed."""
        if self.line.isReadOnly() or not self.line.isEnabled():
            return
        picker = DayPicker(self.line, self._typed_day())
        picker.picked.connect(self._take)
        picker.closed.connect(self._return)
        picker.open_below(self.line)

    def _typed_day(self) -> date | None:
        try:
            return self._read()
        except Refused:
            return self._value if isinstance(self._value, date) else None

    @Slot(object)
    def _take(self, day: date) -> None:
        self.line.setText(self._words(day))
        self.commit()

    @Slot()
    def _return(self) -> None:
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def _words(self, value: date | None) -> str:
        return formats.date_short(value) if value else ""

    def _read(self) -> date | None:
        return parsing.parse_date(self.line.text()) if self.line.text().strip() else None

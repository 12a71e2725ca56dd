"""A line to find things with."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal, Slot
from PySide6.QtGui import QAction, QInputMethodEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from inspector.ui import icons, theme

_GLASS = 16


class SearchLine(QLineEdit):
    """A line edit with a magnifying glass; ``searched(text)`` while the person types, not amid a letter."""

    searched = Signal(str)

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "search")
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(True)
        self.setTextMargins(_GLASS + 6, 0, 0, 0)
        self.setMinimumWidth(220)
        self._mend_clear_button()
        self._composing = False
        self.textChanged.connect(self._tell)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember whether a letter is being composed."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the magnifying glass before the text."""
        super().paintEvent(event)
        painter = QPainter(self)
        place = QRectF(10, (self.height() - _GLASS) / 2, _GLASS, _GLASS)
        icons.paint(painter, "search", place, theme.color("muted"))
        painter.end()

    def _mend_clear_button(self) -> None:
        clear = self.findChild(QAction, "_q_qlineeditclearaction")
        if isinstance(clear, QAction):
            icons.put(clear, "x", "muted")

    @Slot(str)
    def _tell(self, text: str) -> None:
        if not self._composing:
            self.searched.emit(text)

"""A line that can be clicked or reached with the keyboard, with a hairline below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from inspector.ui import theme

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

HEIGHT = 27


class ClickRow(QWidget):
    """Base of the lines in cards; without a key it is only read."""

    clicked = Signal(str)

    def __init__(self, key: str = "") -> None:
        super().__init__()
        self._key = key
        self.setFixedHeight(HEIGHT)
        if key:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open what the line stands for."""
        if self._key and self.rect().contains(event.position().toPoint()):
            self.clicked.emit(self._key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open it too."""
        if self._key and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit(self._key)
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the hover ground."""
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the hover ground away."""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Hover or focus ground, and the hairline."""
        painter = QPainter(self)
        if self._key and self.hasFocus():
            painter.fillRect(self.rect(), theme.color("accent_ground"))
        elif self._key and self.underMouse():
            painter.fillRect(self.rect(), theme.color("hover"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("line"))
        painter.end()

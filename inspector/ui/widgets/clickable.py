"""A part that is one button: clicked with the mouse, or reached with Tab and pressed with Enter or Space."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent


class Clickable(QFrame):
    """Base of cards and lines that open or choose something; what they look like is theirs."""

    clicked = Signal(str)
    """The key it was made with."""

    def __init__(self, key: str = "") -> None:
        super().__init__()
        self.key = key
        self._is_live = False
        self.set_live(is_live=True)

    def set_live(self, *, is_live: bool) -> None:
        """Let it be clicked, or only read."""
        self._is_live = is_live
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if is_live else Qt.FocusPolicy.NoFocus)
        if is_live:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click counts where the button is let go inside."""
        if self._is_live and self.rect().contains(event.position().toPoint()):
            self.clicked.emit(self.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space press it too."""
        if self._is_live and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit(self.key)
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the hover ground."""
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the hover ground away."""
        self.update()

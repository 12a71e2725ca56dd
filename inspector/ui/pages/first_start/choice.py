"""A large choice: an icon, what it is called, what it does."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from inspector.ui.widgets import Card, column, heading, icon_label, row, wrapped

_ICON = 28


class Choice(Card):
    """A card that is one button; ``chosen`` by click, Enter or Space."""

    chosen = Signal()

    def __init__(self, icon: str, title: str, sentence: str) -> None:
        super().__init__(padding=18)
        words = QWidget()
        words.setLayout(column(heading(title), wrapped(sentence, "muted"), None, spacing=4))
        picture = icon_label(icon, "accent", _ICON)
        line = row(picture, words, spacing=16)
        line.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        self.body.addLayout(line)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.setMinimumHeight(96)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose by click."""
        if self.rect().contains(event.position().toPoint()):
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by keyboard."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

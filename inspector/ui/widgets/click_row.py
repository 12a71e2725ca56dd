"""A line that can be clicked or reached with the keyboard, with a hairline below."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent

from inspector.ui import theme
from inspector.ui.widgets.clickable import Clickable

HEIGHT = 27
TWO_LINES = 42


class ClickRow(Clickable):
    """Base of the lines in cards; without a key it is only read."""

    def __init__(self, key: str = "") -> None:
        super().__init__(key)
        self.set_live(is_live=bool(key))
        self.setFixedHeight(HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Hover or focus ground, and the hairline."""
        painter = QPainter(self)
        if self.hasFocus():
            painter.fillRect(self.rect(), theme.color("accent_ground"))
        elif self.key and self.underMouse():
            painter.fillRect(self.rect(), theme.color("hover"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("line"))
        painter.end()

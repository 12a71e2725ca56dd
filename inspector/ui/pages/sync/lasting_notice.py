"""What stays above the page as long as it is true: a warning, more about it, and what can be done."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from inspector.ui import theme
from inspector.ui.widgets import column, icon_label, row, wrapped
from inspector.ui.widgets.own_height import OwnHeight


class LastingNotice(OwnHeight):
    """Hidden while there is nothing to tell."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "message")
        theme.set_role(self, tone="warning")
        self._told, self._more = wrapped(), wrapped("", "muted")
        self._line = row(
            icon_label("triangle-alert", "warning", 16), column(self._told, self._more, spacing=2), spacing=10
        )
        self._line.setContentsMargins(12, 6, 10, 6)
        self._line.setStretch(1, 1)
        self.setLayout(self._line)
        self.hide()

    def offer(self, made: QPushButton) -> QPushButton:
        """Put what can be done at the right; returns it."""
        self._line.addWidget(made)
        return made

    def tell(self, words: str, more: str = "") -> None:
        """Say this, or nothing any more."""
        self._told.setText(words)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self.setAccessibleName(f"{words} {more}".strip())
        self.setVisible(bool(words))

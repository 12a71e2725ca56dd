"""The head of a page: its title, a line of facts, its buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.ui.widgets.badge import Badge
from inspector.ui.widgets.labels import elided
from inspector.ui.widgets.layouts import row

if TYPE_CHECKING:
    from inspector.ui.theme import Tone


class PageHeader(QWidget):
    """Title, optional badge, subtitle, and at the right the page's buttons (the primary one last)."""

    def __init__(self, title: str = "", *buttons: QWidget) -> None:
        super().__init__()
        self._title = elided(title, "title")
        self._badge = Badge()
        self._subtitle = elided("", "muted")
        self._row = layout = row(self._title, self._badge, self._subtitle, *buttons, spacing=10)
        # The facts give way first, then a very long title: the buttons never leave the page.
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._subtitle.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.setFixedHeight(32)

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Name the page and say the facts that matter."""
        self._title.set_text(title)
        self._subtitle.set_text(subtitle)

    def set_subtitle(self, subtitle: str) -> None:
        """Say other facts."""
        self._subtitle.set_text(subtitle)

    def room_needed(self) -> int:
        """Width at which nothing is shortened, in logical pixels."""
        # The layout leaves out the facts: they take whatever is left.
        return self._row.sizeHint().width() + self._subtitle.sizeHint().width()

    def set_badge(self, text: str, tone: Tone = "neutral") -> None:
        """Show the state of what the page shows; an empty text hides it."""
        self._badge.set(text, tone)

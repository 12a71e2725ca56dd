"""The big number of a screen, always with its meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from inspector.ui import theme
from inspector.ui.widgets.bars import ThinBar
from inspector.ui.widgets.clickable import Clickable
from inspector.ui.widgets.labels import elided, label
from inspector.ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from inspector.ui.theme import Tone


class KeyFigure(Clickable):
    """A card of one number: caption, number, what it counts, then a bar or a line of words; a click opens its list."""

    def __init__(self, caption: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._caption = elided(caption, "small")
        self._number = label("–", "figure")
        self._meaning = elided("", "muted")
        self._note = elided("", "small")
        self._bar = ThinBar()
        self._bar.hide()
        line = row(self._number, self._meaning, spacing=8)
        line.setAlignment(self._meaning, Qt.AlignmentFlag.AlignVCenter)
        layout = column(self._caption, line, self._bar, self._note, None, spacing=3)
        layout.setContentsMargins(14, 10, 14, 8)
        self.setLayout(layout)
        self.setMinimumHeight(91)

    def show_figure(
        self, number: str, meaning: str, *, tone: Tone = "neutral", share: float | None = None, note: str = ""
    ) -> None:
        """Show ``number`` and what it counts; ``share`` (0 to 1) draws the bar, ``note`` a line instead of it."""
        self._number.setText(number)
        theme.set_role(self._number, tone=tone)
        self._meaning.set_text(meaning)
        self._note.set_text(note)
        self._note.setVisible(bool(note))
        self._bar.setVisible(share is not None)
        if share is not None:
            self._bar.set((share, "good" if tone == "neutral" else tone))
        words = (self._caption.whole(), f"{number} {meaning}", note)
        self.setAccessibleName(". ".join(part for part in words if part))

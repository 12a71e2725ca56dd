"""A sentence above the sheet that stays: signed, closed, or assigned to somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

from inspector.ui import theme
from inspector.ui.widgets import icon_label, row, wrapped

if TYPE_CHECKING:
    from inspector.ui.theme import Tone


class Banner(QFrame):
    """An icon and a sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "message")
        self._icon = icon_label("info", "accent", 16)
        self._text = wrapped()
        self._shown: tuple[str, Tone] = ("", "neutral")
        layout = row(self._icon, self._text, spacing=10)
        layout.setContentsMargins(12, 4, 10, 4)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.hide()

    def show_words(self, text: str, tone: Tone = "accent") -> None:
        """Say ``text``; nothing hides the banner."""
        self.setVisible(bool(text))
        if (text, tone) == self._shown:
            return
        self._shown = (text, tone)
        self._text.setText(text)
        self.setAccessibleName(text)
        self._icon.set_icon("triangle-alert" if tone == "warning" else "lock", tone)
        theme.set_role(self, tone=tone)

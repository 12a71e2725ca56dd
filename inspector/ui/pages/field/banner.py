"""A sentence above the sheet that stays: signed, closed, or assigned to somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame

from inspector.ui import theme
from inspector.ui.widgets import icon_label, link, row, wrapped

if TYPE_CHECKING:
    from inspector.ui.theme import Tone


class Banner(QFrame):
    """An icon, a sentence, and what can be done about it."""

    asked = Signal()
    """The link at the end was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "message")
        self._icon = icon_label("info", "accent", 16)
        self._text = wrapped()
        self._shown: tuple[str, Tone] = ("", "neutral")
        self._link = link("", self._ask)
        layout = row(self._icon, self._text, self._link, spacing=10)
        layout.setContentsMargins(12, 4, 10, 4)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.hide()

    def show_words(self, text: str, tone: Tone = "accent", act: str = "") -> None:
        """Say ``text`` and offer ``act``; nothing hides the banner."""
        self.setVisible(bool(text))
        self._link.setText(act)
        self._link.setVisible(bool(act))
        if (text, tone) == self._shown:
            return
        self._shown = (text, tone)
        self._text.setText(text)
        self.setAccessibleName(text)
        self._icon.set_icon("triangle-alert" if tone == "warning" else "lock", tone)
        theme.set_role(self, tone=tone)

    @Slot()
    def _ask(self) -> None:
        self.asked.emit()

"""A large choice: an icon, what it is called, what it does."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from inspector.ui.widgets import column, heading, icon_label, row, wrapped
from inspector.ui.widgets.clickable import Clickable

_ICON = 28
_SIDE, _TOP = 14, 15


class Choice(Clickable):
    """A card that is one button."""

    def __init__(self, icon: str, title: str, sentence: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        words = QWidget()
        words.setLayout(column(heading(title), wrapped(sentence, "muted"), None, spacing=4))
        picture = icon_label(icon, "accent", _ICON)
        line = row(picture, words, spacing=12)
        line.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        line.setContentsMargins(_SIDE, _TOP, _SIDE, _TOP)
        self.setLayout(line)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.setMinimumHeight(96)

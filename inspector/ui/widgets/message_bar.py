"""Sentences from the program: what was done (with an undo link), what was refused and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QWidget

from inspector.ui import theme
from inspector.ui.widgets.buttons import icon_button, link
from inspector.ui.widgets.labels import icon_label, wrapped
from inspector.ui.widgets.layouts import row

if TYPE_CHECKING:
    from inspector.ui.theme import Tone

_SECONDS = 8
_REFUSAL_SECONDS = 20
"""Time to read what was refused and why."""
_BUTTON = 26
"""Height: a sentence of one line must not be higher than the room that is held for it."""
_ICONS = {
    "neutral": "info",
    "accent": "info",
    "good": "circle-check",
    "warning": "triangle-alert",
    "bad": "circle-alert",
}


class MessageBar(QFrame):
    """One sentence below the page that leaves by itself, good news before refusals; a warning stays until closed."""

    undo_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "message")
        self._icon = icon_label("info", "muted")
        self._text = wrapped()
        self._undo = link(self.tr("Undo"), self._take_back)
        self._close = icon_button("x", self.tr("Close the message"), self.hide)
        self._close.setFixedHeight(_BUTTON)
        layout = row(self._icon, self._text, self._undo, self._close, spacing=10)
        layout.setStretch(1, 1)
        layout.setContentsMargins(12, 1, 6, 1)
        self.setLayout(layout)
        self._tone: Tone = "neutral"
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def say(self, text: str, tone: Tone = "neutral", *, undo: bool = False) -> None:
        """Show ``text``; a warning stays, other sentences leave after some seconds."""
        self._tone = tone
        self._text.setText(text)
        self._icon.set_icon(_ICONS[tone], "muted" if tone == "neutral" else tone)
        self._undo.setVisible(undo)
        theme.set_role(self, tone=tone)
        self.setAccessibleName(text)
        self.show()
        if tone == "warning":
            self._timer.stop()
        else:
            self._timer.start(1000 * (_REFUSAL_SECONDS if tone == "bad" else _SECONDS))

    def leave_page(self, *, opening: bool = False) -> None:
        """The person has gone elsewhere: what was done or refused there is behind; a warning stays.

        When a workspace is ``opening`` its first page comes by itself, and what was just done is still news.
        """
        if self._tone == "bad" or (self._tone != "warning" and not opening):
            self.hide()

    @Slot(str)
    def unsay(self, text: str) -> None:
        """Take ``text`` away, unless something else has been said since."""
        if self.text() == text:
            self.hide()

    def text(self) -> str:
        """The sentence shown now."""
        return self._text.text()

    @Slot()
    def _take_back(self) -> None:
        self.hide()
        self.undo_clicked.emit()

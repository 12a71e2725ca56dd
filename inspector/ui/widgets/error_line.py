"""The sentence that says what is wrong, with a field or with all that was asked for; hidden while there is none."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QSizePolicy


class ErrorLine(QLabel):
    """Says why something was refused; give :meth:`refuse` as ``failed=`` of the write.

    One that ``keeps_room`` holds a line free while it is silent, so that nothing moves and no dialog grows for it.
    """

    told = Signal(bool)
    """It says something now, or has fallen silent."""

    def __init__(self, *, keeps_room: bool = False) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "error")
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.keep_room(keeps_room)
        self.hide()

    def event(self, event: QEvent) -> bool:
        """Know how high a line is, once the font of the style is there."""
        handled = super().event(event)
        if event.type() == QEvent.Type.Polish:
            self.setMinimumHeight(self.fontMetrics().lineSpacing())
        return handled

    def keep_room(self, kept: bool) -> None:
        """Hold a line free while there is nothing to say, or not."""
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(kept)
        self.setSizePolicy(policy)

    def say(self, words: str) -> None:
        """Say this, or nothing."""
        self.setText(words)
        self.setVisible(bool(words))
        self.told.emit(bool(words))

    @Slot(object)
    def refuse(self, error: object) -> None:
        """Say why the service refused."""
        self.say(str(error))

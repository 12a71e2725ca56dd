"""A combo box that shows what it offers at once and finds an entry by its first letters, with or without accents."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QElapsedTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QListView

from inspector.core.text import fold

_MOST_SHOWN: Final = 14
_BESIDE: Final = 30
_EDGE: Final = 24
"""What stays of the window beside a list as wide as it can be."""


class Entries(QListView):
    """The entries; typing goes to the next one that begins with the letters, else to one that has a word that does."""

    def __init__(self) -> None:
        super().__init__()
        self._typed = ""
        self._since = QElapsedTimer()

    def keyboardSearch(self, letters: str) -> None:
        """Go to the entry that ``letters``, with those typed just before, stand for."""
        pause = self._since.isValid() and self._since.elapsed() > QApplication.keyboardInputInterval()
        self._typed = fold(letters) if pause else self._typed + fold(letters)
        self._since.start()
        found = self._find(self._typed)
        if found >= 0:
            self.setCurrentIndex(self.model().index(found, self.modelColumn()))

    def _find(self, typed: str) -> int:
        """Row of the entry meant; -1 for none. A single letter again goes on to the next entry."""
        words = [fold(str(self.model().index(row, 0).data())) for row in range(self.model().rowCount())]
        first = max(self.currentIndex().row(), 0) + (len(typed) == 1)
        rows = [(first + step) % len(words) for step in range(len(words))]
        starting = [row for row in rows if words[row].startswith(typed)]
        within = [row for row in rows if f" {typed}" in words[row]]
        return next(iter(starting + within), -1)


class Combo(QComboBox):
    """A combo box over :class:`Entries`."""

    def __init__(self) -> None:
        super().__init__()
        self.setView(Entries())
        self.setMaxVisibleItems(_MOST_SHOWN)

    def showPopup(self) -> None:
        """Show what is offered as wide as its words take, as far as the window has room."""
        view = self.view()
        # The last pixels are the frame, the margins of an entry and the scroll bar.
        wanted = view.sizeHintForColumn(self.modelColumn()) + _BESIDE
        view.setMinimumWidth(max(self.width(), min(wanted, self.window().width() - _EDGE)))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel over a form scrolls the form; it must not change what somebody chose."""
        event.ignore()

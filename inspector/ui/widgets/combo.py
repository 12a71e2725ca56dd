"""A combo box that shows what it offers at once and finds an entry by its first letters, with or without accents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QListView, QStyle, QStyleOptionComboBox, QStylePainter

from inspector.core.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_SHOWN: Final = 14
_BESIDE: Final = 30
_EDGE: Final = 24
"""What stays of the screen beside a list as wide as it can be."""


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
    """A combo box over :class:`Entries`; words that do not fit end in an ellipsis."""

    def __init__(self) -> None:
        super().__init__()
        self.setView(Entries())
        self.setMaxVisibleItems(_MOST_SHOWN)

    def shown_text(self) -> str:
        """The words of the choice as far as they fit."""
        option = self._option()
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        # The style leaves a pixel free at either end of the words.
        return self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room.width() - 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box; Qt would cut words in the middle of a letter."""
        painter = QStylePainter(self)
        option = self._option()
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        option.currentText = self.shown_text()
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def showPopup(self) -> None:
        """Show what is offered as wide as its words take, as far as the screen has room."""
        view = self.view()
        # The last pixels are the frame, the margins of an entry and the scroll bar.
        wanted = view.sizeHintForColumn(self.modelColumn()) + _BESIDE
        view.setMinimumWidth(max(self.width(), min(wanted, self.screen().availableGeometry().width() - _EDGE)))
        super().showPopup()

    def add_entries(self, entries: Sequence[str]) -> None:
        """Offer ``entries``, each of which can be read whole in its tooltip, should even the screen be too narrow."""
        for words in entries:
            self.addItem(words)
            self.setItemData(self.count() - 1, words, Qt.ItemDataRole.ToolTipRole)

    def _option(self) -> QStyleOptionComboBox:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        return option

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel over a form scrolls the form; it must not change what somebody chose."""
        event.ignore()

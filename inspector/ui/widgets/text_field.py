"""Several lines of text as a field; as high as its words where there is room for that."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from inspector.core import text
from inspector.ui import theme
from inspector.ui.widgets.field_keys import is_escape, leaves_undo_to_window
from inspector.ui.widgets.fields import Field

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QResizeEvent, QShowEvent


class _TextEdit(QPlainTextEdit):
    """``least`` lines high; where ``most`` is more, as high as its text, and scrolled only beyond that."""

    left = Signal()

    def __init__(self, least: int, most: int) -> None:
        super().__init__()
        self._least, self._most = least, most
        self.setFixedHeight(self._height_of(least))
        if most > least:
            self.textChanged.connect(self._grow)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.left.emit()
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        if self._most > self._least:
            self._grow()

    def showEvent(self, event: QShowEvent) -> None:
        """Frame and font are known for certain only now."""
        super().showEvent(event)
        if self._most > self._least:
            self._grow()

    @Slot()
    def _grow(self) -> None:
        """Be as high as the text; a bar is there only where that would be too high."""
        place, block = self.document().documentLayout(), self.document().firstBlock()
        # One pixel to spare: of a box just as high as its words Qt holds the last line for hidden, and the wheel moves
        # the words instead of the page.
        wanted = self.document().documentMargin() + 1 + self._frame()
        while block.isValid():
            wanted += place.blockBoundingRect(block).height()
            block = block.next()
        least, most = self._height_of(self._least), self._height_of(self._most)
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if wanted > most else policy.ScrollBarAlwaysOff)
        self.setFixedHeight(min(max(ceil(wanted), least), most))

    def _height_of(self, lines: int) -> int:
        return self.fontMetrics().lineSpacing() * lines + ceil(2 * self.document().documentMargin()) + self._frame()

    def _frame(self) -> int:
        margins = self.viewportMargins()
        return self.height() - self.viewport().height() if self.isVisible() else margins.top() + margins.bottom() + 8


class TextField(Field):
    """Several lines of text, committed when the field is left or with Ctrl+Enter; Tab moves on.

    It is ``lines`` high, and grows with its text up to ``most`` lines where that is given.
    """

    of_words = True

    def __init__(self, name: str = "", placeholder: str = "", lines: int = 4, most: int = 0) -> None:
        self.text = _TextEdit(lines, most)
        super().__init__(self.text, name)
        self.text.setPlaceholderText(placeholder)
        self.text.setTabChangesFocus(True)
        self.text.left.connect(self.commit)
        self.text.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """An undo with nothing typed is the window's; Escape gives up what was refused."""
        if isinstance(event, QKeyEvent) and is_escape(event) and self._give_up():
            return True
        if isinstance(event, QKeyEvent) and not self._is_typed() and leaves_undo_to_window(event):
            return True
        return super().eventFilter(watched, event)

    def set_read_only(self, read_only: bool) -> None:
        """A text that is read only can still be selected and copied."""
        if read_only != self.text.isReadOnly():
            self.text.setReadOnly(read_only)
            # The style sheet's read-only look comes with the next polish only: until then the box looked as before.
            theme.set_role(self.text)

    def _typing(self) -> SignalInstance | None:
        return self.text.textChanged

    def _typed(self) -> object:
        return self.text.toPlainText()

    def _words(self, value: Any) -> str:
        return value or ""

    def _read(self) -> Any:
        return text.clean_prose(self.text.toPlainText()) or None

    def _show(self, value: Any) -> None:
        if self.text.toPlainText() != self._words(value):
            self.text.setPlainText(self._words(value))

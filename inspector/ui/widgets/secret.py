"""A field for a passphrase: hidden while it is typed, shown on request, with a word about Caps Lock."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from inspector.ui import icons
from inspector.ui.widgets.fields import Field
from inspector.ui.widgets.labels import small


class SecretField(Field):
    """One line that shows dots; its value is what was typed, unchanged, or None."""

    def __init__(self, name: str = "") -> None:
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        super().__init__(self.line, name)
        self._caps = small(self.tr("Caps Lock is on"))
        self._caps.setProperty("tone", "warning")
        self._caps.hide()
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self._caps)
        self._eye = QAction(self.tr("Show what is typed"), self.line)
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self.show_typed)
        icons.put(self._eye, "eye")
        self.line.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        self.line.textEdited.connect(self.edited)
        self.line.installEventFilter(self)

    @Slot(bool)
    def show_typed(self, shown: bool) -> None:
        """Show the letters instead of dots, or the dots again."""
        self._eye.setChecked(shown)
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def clear(self) -> None:
        """Forget what was typed."""
        self.line.clear()
        self._value = None
        self.set_error("")
        self._caps.hide()

    def typed(self) -> str:
        """What stands in the field now."""
        return self.line.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A capital without Shift, or a small letter with it: Caps Lock is on."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            letter = event.text()
            if letter.isalpha() and letter.upper() != letter.lower():
                shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self._caps.setVisible(letter.isupper() != shifted)
        return super().eventFilter(watched, event)

    def _typed(self) -> object:
        return self.line.text()

    def _words(self, value: Any) -> str:
        return value or ""

    def _read(self) -> Any:
        return self.line.text() or None

    def _show(self, value: Any) -> None:
        self.line.setText(self._words(value))

"""What stands in the window in place of everything while a protected workspace is locked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from inspector.ui import metrics
from inspector.ui.widgets.buttons import button, link, primary
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.fields import LineField
from inspector.ui.widgets.labels import icon_label, label, wrapped
from inspector.ui.widgets.layouts import column, row
from inspector.ui.widgets.secret import SecretField

if TYPE_CHECKING:
    from inspector.core.errors import Refused

_WIDTH = 460


class LockScreen(QWidget):
    """Asks for the passphrase, or for the code of the unlocking sheet."""

    submitted = Signal(str)
    """What was typed."""
    cancelled = Signal()
    other_asked = Signal()
    """Another workspace is wanted instead."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._by_code = False
        self._title = label("", "title")
        self._place = wrapped("", "muted")
        self._words = wrapped("")
        self._caption = label("", "label")
        self._secret = SecretField(self.tr("Passphrase"))
        self._code = LineField(self.tr("Unlocking code"), "XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-XXXXX")
        self._turn = link("", self._change_way)
        self._other = link(self.tr("Open another workspace…"), self.other_asked.emit)
        self._cancel = button(self.tr("Cancel"), self.cancelled.emit)
        self._open = primary(self.tr("Unlock"), self._submit, "lock")
        self._secret.line.returnPressed.connect(self._submit)
        self._code.line.returnPressed.connect(self._submit)
        self._lay_out()
        self._show_way()
        self.hide()

    def _lay_out(self) -> None:
        card = Card("")
        card.setFixedWidth(_WIDTH)
        head = row(icon_label("lock", "accent", 22), self._title, None, spacing=10)
        card.body.addLayout(head)
        card.add(self._place, self._words)
        entry = column(self._caption, self._secret, self._code, spacing=3)
        card.body.addLayout(entry)
        card.body.addLayout(row(self._turn, None, self._cancel, self._open, spacing=8))
        # A third of what is left above, two thirds below, as on the first page.
        below = row(None, self._other, None)
        self.setLayout(column(None, row(None, card, None), below, None, None, spacing=metrics.GAP))

    def ask(self, title: str, name: str, folder: Path, words: str = "", *, can_cancel: bool = False) -> None:
        """Ask for the passphrase of the workspace ``name`` in ``folder``."""
        self._title.setText(title)
        self._place.setText(f"{name}\n{folder}")
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self._cancel.setVisible(can_cancel)
        self._other.setVisible(not can_cancel)
        self._by_code = False
        self._code.set_value(None)
        self._secret.clear()
        self._secret.show_typed(False)
        self._show_way()
        self.set_busy(busy=False)
        self._focus()

    def wait(self, title: str, words: str) -> None:
        """Say what is being done; nothing can be typed."""
        self._title.setText(title)
        self.tell(words)
        self.set_busy(busy=True)

    def tell(self, words: str) -> None:
        """Show a sentence above the field."""
        self._words.setText(words)
        self._words.show()

    def refuse(self, error: Refused) -> None:
        """Say why it did not open; what was typed stays, to be mended."""
        self.set_busy(busy=False)
        field = self._code if self._by_code else self._secret
        field.refuse(error)
        field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        (self._code if self._by_code else self._secret).line.selectAll()

    def set_busy(self, *, busy: bool) -> None:
        """While a passphrase is tried nothing else can be."""
        for part in (self._secret, self._code, self._turn, self._open, self._cancel, self._other):
            part.setEnabled(not busy)

    @property
    def by_code(self) -> bool:
        """Whether the unlocking code was asked for."""
        return self._by_code

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the field."""
        super().showEvent(event)
        self._focus()

    @Slot()
    def _change_way(self) -> None:
        self._by_code = not self._by_code
        self._show_way()
        self._focus()

    def _show_way(self) -> None:
        self._secret.setVisible(not self._by_code)
        self._code.setVisible(self._by_code)
        self._caption.setText(
            self.tr("Unlocking code, as on the sheet") if self._by_code else self.tr("Passphrase of this workspace")
        )
        self._turn.setText(self.tr("Use the passphrase") if self._by_code else self.tr("Use the unlocking sheet"))
        self._secret.set_error("")
        self._code.set_error("")

    def _focus(self) -> None:
        (self._code if self._by_code else self._secret).editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _submit(self) -> None:
        typed = self._code.line.text() if self._by_code else self._secret.typed()
        if typed.strip():
            self.set_busy(busy=True)
            self.submitted.emit(typed)

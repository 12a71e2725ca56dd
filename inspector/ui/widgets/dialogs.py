"""Dialogs: opened without blocking, freed when they are closed."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from inspector.ui import metrics
from inspector.ui.widgets.buttons import button, primary
from inspector.ui.widgets.labels import wrapped
from inspector.ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from inspector.core.errors import Refused
    from inspector.ui.widgets.form import Form


class Dialog(QDialog):
    """Base of all dialogs: a body, and below it the buttons, the primary one last."""

    def __init__(self, title: str, parent: QWidget | None, width: int = 460) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(width)
        self.setModal(parent is not None)
        self.body: QVBoxLayout = column(spacing=10)
        """Where the content goes."""
        self._buttons = row(None, spacing=8)
        layout = column(self.body, self._buttons, spacing=14)
        layout.setContentsMargins(metrics.MARGIN, metrics.MARGIN, metrics.MARGIN, metrics.PADDING)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def add(self, *parts: QWidget, stretch: int = 0) -> None:
        """Put widgets into the body."""
        for part in parts:
            self.body.addWidget(part, stretch)

    def add_button(self, made: QPushButton) -> QPushButton:
        """Put a button at the right end; returns it."""
        self._buttons.addWidget(made)
        return made

    def add_cancel(self, words: str = "") -> QPushButton:
        """Put the button that closes without doing anything."""
        return self.add_button(button(words or self.tr("Cancel"), self.reject))


class ConfirmDialog(Dialog):
    """A question before something that is not undone easily; ``confirmed`` when the person says yes."""

    confirmed = Signal()

    def __init__(self, title: str, sentence: str, yes: str, parent: QWidget | None, *, danger: bool = False) -> None:
        super().__init__(title, parent, 400)
        self.add(wrapped(title, "heading"), wrapped(sentence))
        self.add_cancel()
        yes_button = button(yes, self._say_yes, role="danger" if danger else "primary")
        self.add_button(yes_button)
        self.accepted.connect(self.confirmed)

    @Slot()
    def _say_yes(self) -> None:
        self.accept()


class FormDialog(Dialog):
    """A form to fill in: ``submitted(values)`` when it can be read; stays open until :meth:`finish` or Cancel."""

    submitted = Signal(dict)

    def __init__(self, title: str, form: Form, save: str, parent: QWidget | None, width: int = 560) -> None:
        super().__init__(title, parent, width)
        self.form = form
        self.add(form)
        self.add_cancel()
        self._save = self.add_button(primary(save, self._submit))

    def showEvent(self, event: QShowEvent) -> None:
        """Tab goes through the fields, then to the buttons, whichever were made first; typing begins in the form."""
        super().showEvent(event)
        parts = [*self.form.editors(), *self.findChildren(QPushButton)]
        for before, after in pairwise(parts):
            QWidget.setTabOrder(before, after)
        focused: QWidget | None = self.focusWidget()
        if parts and not (focused and self.form.isAncestorOf(focused)):
            parts[0].setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def finish(self) -> None:
        """Close: the write is done; give it (or a method that calls it) as ``done=``."""
        self.accept()

    @Slot(object)
    def done_with(self, _result: object) -> None:
        """Close whatever the write returned; give it as ``done=`` when nothing else follows."""
        self.accept()

    @Slot(object)
    def refuse(self, error: Refused) -> None:
        """Stay open and say what was refused; give it as ``failed=``."""
        self._save.setEnabled(True)
        self.form.refuse(error)

    @Slot()
    def _submit(self) -> None:
        self.form.clear_errors()
        if self.form.commit():
            # Until the answer comes a second press would save twice.
            self._save.setEnabled(False)
            self.submitted.emit(self.form.values())

"""What a person sees when the program itself is wrong; loaded when that happens, so that no start pays for it."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from inspector.ui.widgets.buttons import button, primary
from inspector.ui.widgets.dialogs import Dialog
from inspector.ui.widgets.labels import label, wrapped


class CrashDialog(Dialog):
    """Says that something went wrong in the program, and offers the report."""

    def __init__(self, report: str, parent: QWidget | None, *, earlier: bool = False) -> None:
        title = self.tr("The program stopped last time") if earlier else self.tr("Something went wrong in the program")
        super().__init__(title, parent, 600)
        self._report = report
        sentence = (
            self.tr("It ended suddenly. Everything that had been saved is kept.")
            if earlier
            else self.tr("The last action was not carried out. Everything that had been saved is kept; you can go on.")
        )
        help_line = self.tr("Please copy the report and send it to the person who looks after the program.")
        text = QPlainTextEdit(report)
        text.setReadOnly(True)
        text.setAccessibleName(self.tr("Report"))
        text.setMinimumHeight(220)
        self.add(label(title, "heading"), wrapped(sentence), wrapped(help_line, "muted"), text)
        self._copied = label("", "muted")
        self.add(self._copied)
        self.add_button(button(self.tr("Copy the report"), self.copy, icon="copy"))
        self.add_button(primary(self.tr("Close"), self.accept))

    @Slot()
    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self._report)
        self._copied.setText(self.tr("Copied."))

"""When the program itself is wrong: the work is saved, the person gets a report to copy, the log keeps it."""

from __future__ import annotations

import logging
import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from inspector.core import log as log_file
from inspector.ui.widgets.buttons import button, primary
from inspector.ui.widgets.dialogs import Dialog
from inspector.ui.widgets.labels import label, wrapped

if TYPE_CHECKING:
    from types import TracebackType

log = logging.getLogger(__name__)


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


class CrashWatch(QObject):
    """Catches exceptions nobody handled, from any thread, and shows one dialog at a time."""

    _came = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window: QWidget | None = None
        self._shown: CrashDialog | None = None
        self._came.connect(self.show_error)

    def install(self) -> None:
        """Take over from Python's own hooks, which would only print."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def remove(self) -> None:
        """Give Python's hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def set_window(self, window: QWidget | None) -> None:
        """Show dialogs over ``window`` from now on."""
        self._window = window

    @Slot(object)
    def show_error(self, error: BaseException) -> None:
        """Log ``error`` and show its report."""
        report = log_file.report(type(error), error, error.__traceback__)
        log.error("unhandled: %s", report)
        self._show(report, earlier=False)

    def show_earlier(self, report: str) -> None:
        """Show what the last run left behind when it died."""
        self._show(report, earlier=True)

    def _show(self, report: str, *, earlier: bool) -> None:
        # One bug can strike many times in a second; the person reads one dialog, the log has them all.
        if self._shown is not None:
            return
        self._shown = CrashDialog(report, self._window, earlier=earlier)
        self._shown.finished.connect(self._closed)
        self._shown.open()

    @Slot()
    def _closed(self) -> None:
        self._shown = None

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self._came.emit(error)

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._came.emit(args.exc_value)

"""When the program itself is wrong: the work is saved, the person gets a report to copy, the log keeps it."""

from __future__ import annotations

import logging
import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from inspector.core import log as log_file

if TYPE_CHECKING:
    from types import TracebackType

    from PySide6.QtWidgets import QWidget

    from inspector.ui.crash_dialog import CrashDialog

log = logging.getLogger(__name__)


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
        from inspector.ui.crash_dialog import CrashDialog

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

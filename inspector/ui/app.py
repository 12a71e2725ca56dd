"""The program with a window: what lives as long as the process, and the order in which it starts and ends.

The window is painted first; the services and the store are imported and opened on the database thread afterwards.
"""

from __future__ import annotations

import argparse
import logging
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QProcess, Qt, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from inspector.core import log as log_file
from inspector.core import messages, settings
from inspector.core.paths import resource_root
from inspector.ui import lock_note, translate
from inspector.ui.context import Context
from inspector.ui.crash import CrashWatch
from inspector.ui.keeper import Keeper
from inspector.ui.main_window import MainWindow
from inspector.ui.tasks import Tasks
from inspector.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.core.settings import Settings

log = logging.getLogger(__name__)

_SCALES: Final = range(100, 201)
_SCALE_VARIABLE: Final = "QT_SCALE_FACTOR"
_RESTART: Final = 77


class Program(QObject):
    """Everything behind the window: tasks, theme, the open workspace; builds the window again when asked to."""

    def __init__(
        self, app: QApplication, chosen: Settings, language: str | None = None, translations: Path | None = None
    ) -> None:
        super().__init__()
        self._app = app
        self._settings = chosen
        self._translations = translations
        translate.install(app, language or chosen.language, translations)
        self.tasks = Tasks(self)
        self.context = Context(self.tasks, chosen, Theme(app, chosen.theme), self)
        self.keeper = Keeper(self.context, self)
        self.crashes = CrashWatch(self)
        self.tasks.crashed.connect(self.crashes.show_error)
        self.keeper.raised_other.connect(app.quit)
        self._folder: Path | None = None
        self._earlier = ""
        self.window = self._build()

    def start(self, folder: Path | None, earlier_crash: str = "") -> None:
        """Show the window, then open ``folder`` (or offer to make a workspace) once it has been painted."""
        self._folder, self._earlier = folder, earlier_crash
        # Queued: the paint that reports must be on the screen before anything heavy begins.
        self.window.painted.connect(self._begin, Qt.ConnectionType.QueuedConnection)
        self.window.show()

    def stop(self) -> None:
        """Close the workspace and end the database thread; nothing is running afterwards."""
        self.keeper.close()
        self.tasks.close()

    @Slot()
    def _begin(self) -> None:
        if self._folder is not None:
            self.keeper.open(self._folder)
        else:
            self.keeper.start_without()
        if self._earlier:
            self.crashes.show_earlier(self._earlier)

    @Slot()
    def _rebuild(self) -> None:
        translate.install(self._app, self._settings.language, self._translations)
        old, geometry = self.window, self.window.saveGeometry()
        self.window = self._build()
        self.window.restoreGeometry(geometry)
        self.window.show()
        self.keeper.speak_again()
        if self.keeper.current is not None:
            self.window.show_opened(self.keeper.current)
            self.window.go("settings", "looks")
            self.keeper.ask_standing()
        else:
            self.keeper.start_without()
        old.closed.disconnect(self._closed)
        old.hide()
        old.deleteLater()

    def _build(self) -> MainWindow:
        window = MainWindow(self.context, self.keeper)
        window.rebuild_asked.connect(self._rebuild, Qt.ConnectionType.QueuedConnection)
        window.restart_asked.connect(self._restart, Qt.ConnectionType.QueuedConnection)
        window.closed.connect(self._closed)
        self.keeper.raise_asked.connect(window.raise_up)
        self.crashes.set_window(window)
        return window

    @Slot()
    def _restart(self) -> None:
        if self.window.close():
            self._app.exit(_RESTART)

    @Slot()
    def _closed(self) -> None:
        self._app.quit()


def main(arguments: Sequence[str]) -> int:
    """Open the window as the command line says: ``--workspace DIR`` and ``--lang vi|en``, both optional."""
    parser = argparse.ArgumentParser(prog="inspector")
    parser.add_argument("--workspace", type=Path)
    parser.add_argument("--lang", choices=messages.LANGUAGES)
    chosen = parser.parse_args(arguments)
    return run(chosen.workspace, chosen.lang)


def run(folder: Path | None = None, language: str | None = None) -> int:
    """Open the window on ``folder`` (the workspace opened last by default); returns the exit status."""
    # Qt's loop would keep Python from hearing Ctrl+C in a terminal; whatever was saved is safe at any moment.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    log_file.setup()
    earlier = log_file.last_crash()
    log_file.watch_crashes()
    chosen = settings.load()
    _scale(chosen.scale)
    app = application(sys.argv)
    target = folder or _last(chosen)
    if target is not None and _raised(target):
        return 0
    program = Program(app, chosen, language)
    program.crashes.install()
    program.start(target, earlier.strip())
    status = app.exec()
    program.stop()
    program.crashes.remove()
    if status == _RESTART:
        _start_again()
        return 0
    return status


def application(arguments: Sequence[str]) -> QApplication:
    """The Qt application with the program's name and sign."""
    QApplication.setDesktopFileName("reform-inspector")
    app = QApplication(list(arguments))
    app.setApplicationName("reform-inspector")
    app.setApplicationDisplayName(messages.text("window.product"))
    app.setQuitOnLastWindowClosed(False)
    sign = resource_root() / "icons" / "app.svg"
    if sign.exists():
        app.setWindowIcon(QIcon(str(sign)))
    return app


def _raised(folder: Path) -> bool:
    """Whether another window has ``folder`` open and has been asked to come forward."""
    if not lock_note.server_name(folder):
        return False
    from inspector.ui import instance

    return instance.raise_other(folder)


def _scale(percent: int) -> None:
    """Have Qt draw everything at ``percent`` of the system's size; must come before the application is made."""
    if percent in _SCALES and percent != 100 and _SCALE_VARIABLE not in os.environ:
        os.environ[_SCALE_VARIABLE] = f"{percent / 100:g}"


def _last(chosen: Settings) -> Path | None:
    path = Path(chosen.last_workspace) if chosen.last_workspace else None
    return path if path is not None and path.is_dir() else None


def _start_again() -> None:
    frozen = getattr(sys, "frozen", False)
    os.environ.pop(_SCALE_VARIABLE, None)
    QProcess.startDetached(sys.executable, [] if frozen else ["-m", "inspector"])

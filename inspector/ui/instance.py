"""One window for a workspace: a second start raises the first window and ends."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from inspector.ui.lock_note import server_name

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger(__name__)

_WAIT_MS: Final = 800
_ANSWER_MS: Final = 3000
"""A window that is busy for longer counts as not responding."""
_RAISE: Final = b"raise\n"
_COMING: Final = b"coming\n"


def raise_other(folder: Path) -> bool:
    """Ask the window that has ``folder`` open to come forward; False when there is none, or none that responds."""
    name = server_name(folder)
    if not name:
        return False
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_WAIT_MS):
        return False
    socket.write(_RAISE)
    socket.waitForBytesWritten(_WAIT_MS)
    # The system takes the connection even for a window that hangs: only its answer says that it comes.
    answered = socket.bytesAvailable() > 0 or socket.waitForReadyRead(_ANSWER_MS)
    socket.disconnectFromServer()
    return answered


class InstanceServer(QObject):
    """Listens for second starts of the workspace that is open; ``raise_asked`` when one comes."""

    raise_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._came)

    def listen(self, folder: Path) -> None:
        """Listen for ``folder`` from now on; its lock is ours, so nobody else listens under its name."""
        self._server.close()
        name = server_name(folder)
        if not name:
            # Opened for reading only: the lock, and with it the window to be raised, belongs to somebody else.
            return
        # A window that was killed leaves its socket behind.
        QLocalServer.removeServer(name)
        if not self._server.listen(name):
            log.warning("cannot listen for a second start: %s", self._server.errorString())

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    @Slot()
    def _came(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.write(_COMING)
            socket.flush()
            self.raise_asked.emit()

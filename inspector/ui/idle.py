"""How long nobody has touched the program."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable

_TICK_MS: Final = 15_000
_TOUCHES: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """``left_alone`` once nobody has touched the program for so many minutes.

    Every event of the program would have to pass through Python to be seen, so it looks only from a tick of its timer
    to the first touch after it. The wall clock counts: a laptop that slept through the time is left alone as well.
    """

    left_alone = Signal()

    def __init__(self, parent: QObject, clock: Callable[[], float] = time.time) -> None:
        super().__init__(parent)
        self._clock = clock
        self._minutes = 0
        self._touched = clock()
        self._looking = False
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self.look)

    def watch(self, minutes: int) -> None:
        """Begin anew with this limit; 0 ends watching."""
        self._minutes = minutes
        self._touched = self._clock()
        self._look(on=False)
        if minutes:
            self._timer.start()
        else:
            self._timer.stop()

    @Slot()
    def look(self) -> None:
        """A tick: tell when the time is over, else look for the next touch."""
        if self._minutes and self._clock() - self._touched >= 60 * self._minutes:
            self.watch(0)
            self.left_alone.emit()
        elif self._minutes:
            self._look(on=True)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The first touch is enough until the next tick."""
        if event.type() in _TOUCHES:
            self._touched = self._clock()
            self._look(on=False)
        return False

    def _look(self, *, on: bool) -> None:
        app = QApplication.instance()
        if app is not None and on != self._looking:
            self._looking = on
            if on:
                app.installEventFilter(self)
            else:
                app.removeEventFilter(self)

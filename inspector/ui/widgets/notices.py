"""The place of sentences and progress: between page and status bar, where both stay in sight."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from inspector.ui import metrics
from inspector.ui.widgets.layouts import column

_AROUND: Final = 4
"""Free above and below."""
_ORDINARY: Final = 600
"""Height of a window from which on the room for a sentence of one line is always free."""
_SENTENCE: Final = 31
"""Height of a sentence of one line."""


class Notices(QWidget):
    """Lies in ``window`` on top of its status bar, right of ``beside``; grows upwards with what it has to say.

    It covers the empty margin of the page only: what it needs beyond that, ``room`` takes from the foot of the page.
    What a sentence of one line takes is free from the beginning: nothing moves when it comes or goes. In an enlarged
    window the page needs that more.
    """

    def __init__(self, window: QWidget, beside: QWidget, *parts: QWidget) -> None:
        super().__init__(window)
        self._beside = beside
        self.room = QWidget()
        """Goes into the layout below the page."""
        self.room.setFixedHeight(0)
        self.setLayout(column(*parts, spacing=4))
        window.installEventFilter(self)
        self.resize(0, 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of the window."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Something is said, or has gone: take as much room as it needs."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return handled

    def _place(self) -> None:
        window, layout = self.parentWidget(), self.layout()
        if window is None or layout is None:
            return
        left = (0 if self._beside.isHidden() else self._beside.width()) + metrics.MARGIN
        width = window.width() - left - metrics.MARGIN
        wanted = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        height = max(wanted, 0)
        held = max(height, _SENTENCE if window.height() >= _ORDINARY else 0)
        self.room.setFixedHeight(max(held + 2 * _AROUND - metrics.GAP, 0) if held else 0)
        self.setGeometry(left, window.height() - metrics.STATUS_BAR - _AROUND - height, width, height)
        self.raise_()

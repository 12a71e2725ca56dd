"""The place of sentences and progress: at the foot of the window, over the status bar and the page's empty margin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QWidget

from inspector.ui import metrics
from inspector.ui.widgets.layouts import column

if TYPE_CHECKING:
    from collections.abc import Collection

_AROUND: Final = 3
"""Free above and below."""


class Notices(QWidget):
    """Lies in ``window`` on its ``foot``, the status bar, right of the others; grows upwards with what it has to say.

    A sentence of one line covers the status bar and the empty margin of the page: nothing moves when it comes or goes.
    What more it needs ``room`` takes from the foot of the page, so that it hides none of it.
    """

    def __init__(self, window: QWidget, beside: Collection[QWidget], foot: QWidget, *parts: QWidget) -> None:
        super().__init__(window)
        self._beside = beside
        self.room = QWidget()
        """Goes into the layout below the page."""
        self.room.setFixedHeight(0)
        self.setLayout(column(*parts, spacing=4))
        for watched in (window, foot):
            watched.installEventFilter(self)
        self.resize(0, 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of the window, and off what is said there now."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
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
        ends = (one.mapTo(window, QPoint(one.width(), 0)).x() for one in self._beside if one.isVisibleTo(window))
        left = max(ends, default=0) + metrics.MARGIN
        width = window.width() - left - metrics.MARGIN
        wanted = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        height = max(wanted, 0)
        beyond = height + 2 * _AROUND - metrics.STATUS_BAR - metrics.GAP
        self.room.setFixedHeight(max(beyond, 0) if height else 0)
        self.setGeometry(left, window.height() - _AROUND - height, width, height)
        self.raise_()

"""The place of sentences and progress: over the status bar and the margin above it, so that no page moves for them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from inspector.ui import metrics
from inspector.ui.widgets.layouts import column

_BELOW: Final = 2


class Notices(QWidget):
    """Lies at the foot of ``window``, right of ``beside``; grows upwards with what it has to say."""

    def __init__(self, window: QWidget, beside: QWidget, *parts: QWidget) -> None:
        super().__init__(window)
        self._beside = beside
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
        height = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        self.setGeometry(left, window.height() - max(height, 0) - _BELOW, width, max(height, 0))
        self.raise_()

"""Where messages and progress stand: over the foot of the page, so that nothing on it moves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from inspector.ui import metrics
from inspector.ui.widgets.layouts import column

_WIDEST = 760


class Notices(QWidget):
    """Lays ``strips`` over the bottom of ``window`` while at least one of them is shown."""

    def __init__(self, window: QWidget, *strips: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._strips = strips
        self.setLayout(column(*strips))
        for strip in strips:
            strip.installEventFilter(self)
        self.place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come and go with the strips."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.place()
        return super().eventFilter(watched, event)

    def place(self) -> None:
        """Stand above the status bar, in the middle of the window."""
        shown = any(not strip.isHidden() for strip in self._strips)
        self.setVisible(shown)
        if not shown:
            return
        window = self._window
        width = min(_WIDEST, window.width() - 2 * metrics.MARGIN)
        height = self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()
        bottom = window.height() - metrics.STATUS_BAR - metrics.GAP
        left = (window.width() + metrics.NAVIGATION - width) // 2
        self.setGeometry(min(left, window.width() - width - metrics.MARGIN), bottom - height, width, height)
        self.raise_()

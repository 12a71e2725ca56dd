"""A panel at the right of a page for the details of what is selected."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from inspector.ui import metrics
from inspector.ui.widgets.buttons import icon_button
from inspector.ui.widgets.labels import elided
from inspector.ui.widgets.layouts import column, row, scroll


class SidePanel(QFrame):
    """Title, a button that closes it, and a content that scrolls inside the panel."""

    closed = Signal()

    def __init__(self, title: str = "", width: int = 360) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setFixedWidth(width)
        self._title = elided(title, "heading")
        self._holder = column()
        close = icon_button("x", self.tr("Close the panel"), self.close_panel)
        layout = column(row(self._title, close), self._holder)
        layout.setContentsMargins(metrics.PADDING, 8, 8, metrics.PADDING)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._content: QScrollArea | None = None

    def show_content(self, title: str, content: QWidget) -> None:
        """Show another content; the one before is deleted."""
        if self._content is not None:
            self._holder.removeWidget(self._content)
            self._content.deleteLater()
        self._title.set_text(title)
        self._content = scroll(content)
        self._holder.addWidget(self._content)
        # Before the panel has a place on its page, showing it would make a window of it.
        if self.parentWidget() is not None:
            self.show()

    def set_title(self, title: str) -> None:
        """Name what is shown."""
        self._title.set_text(title)

    def to_top(self) -> None:
        """Show the beginning again: something else is shown in the same content."""
        if self._content is not None:
            self._content.verticalScrollBar().setValue(0)

    @Slot(object)
    def reveal(self, part: QWidget) -> None:
        """Scroll to a part of the content."""
        if self._content is not None:
            self._content.ensureWidgetVisible(part)

    @Slot()
    def close_panel(self) -> None:
        """Put the panel away."""
        self.hide()
        self.closed.emit()

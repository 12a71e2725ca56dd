"""What the window does for a page under test: refresh it when a change concerns it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from inspector.services.workspace import Changed
from inspector.ui.page import Page


class Refresher(QObject):
    """Lives as long as its page."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        page.context.changed.connect(self._on_changed)

    @Slot(object)
    def _on_changed(self, news: Changed) -> None:
        if not self._page.kinds or self._page.kinds & news.kinds:
            self._page.refresh()

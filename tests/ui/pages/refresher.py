"""What the window does for a page under test: show it, have it load, refresh it when a change concerns it."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from inspector.services.workspace import Changed
from inspector.ui.page import Page

P = TypeVar("P", bound=Page)


def shown(qtbot: QtBot, made: P) -> P:
    """The page at the size that a small screen leaves it; what it shows is on its way."""
    qtbot.addWidget(made)
    made.resize(1162, 620)
    made.show()
    made.refresh()
    return made


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

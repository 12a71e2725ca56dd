"""The pages of a window: built when they are first shown, refreshed when something they show has changed."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from inspector.ui.widgets.layouts import scroll

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.ui.context import Context
    from inspector.ui.navigation import PageSpec
    from inspector.ui.page import Page


class PageStack(QStackedWidget):
    """Shows one page at a time and keeps the others as they were left."""

    def __init__(self, context: Context, pages: Sequence[PageSpec]) -> None:
        super().__init__()
        self._context = context
        self._specs = {spec.key: spec for spec in pages}
        self._pages: dict[str, Page] = {}
        self._areas: dict[str, QScrollArea] = {}
        self._stale: set[str] = set()
        self._current = ""
        self._blank = QWidget()
        self.addWidget(self._blank)
        context.changed.connect(self._on_changed)
        context.year_changed.connect(self.refresh_all)

    @property
    def current(self) -> str:
        """Key of the page that is shown; empty when none is."""
        return self._current

    def page(self, key: str) -> Page:
        """The page of ``key``, built now if it has not been shown yet."""
        if key not in self._pages:
            made = _build(self._specs[key], self._context)
            self._pages[key] = made
            self._areas[key] = scroll(made)
            self.addWidget(self._areas[key])
            self._stale.add(key)
        return self._pages[key]

    def key_of(self, part: QWidget | None) -> str:
        """Key of the page ``part`` belongs to; empty for none."""
        while part is not None and part not in self._pages.values():
            part = part.parentWidget()
        return next((key for key, page in self._pages.items() if page is part), "")

    def show_page(self, key: str, argument: object = None) -> None:
        """Show a page, at ``argument`` when there is one, and load it when it is not up to date."""
        page = self.page(key)
        self._current = key
        if argument is not None:
            page.show_argument(argument)
            self._stale.add(key)
        self.setCurrentWidget(self._areas[key])
        self._refresh_current()

    def clear(self) -> None:
        """Delete all pages: another workspace is opened."""
        self.setCurrentWidget(self._blank)
        for area in self._areas.values():
            self.removeWidget(area)
            area.deleteLater()
        self._pages.clear()
        self._areas.clear()
        self._stale.clear()
        self._current = ""

    @Slot()
    def refresh_all(self) -> None:
        """Load the shown page again, the others when they are shown next."""
        self._stale.update(self._pages)
        self._refresh_current()

    @Slot(object)
    def _on_changed(self, news: object) -> None:
        kinds: frozenset[str] = getattr(news, "kinds", frozenset())
        for key, page in self._pages.items():
            if not page.kinds or page.kinds & kinds:
                self._stale.add(key)
        self._refresh_current()

    def _refresh_current(self) -> None:
        if self._current in self._stale:
            self._stale.discard(self._current)
            self._pages[self._current].refresh()


def _build(spec: PageSpec, context: Context) -> Page:
    module, _, name = spec.factory.partition(":")
    page: Page = getattr(importlib.import_module(module), name)(context)
    return page

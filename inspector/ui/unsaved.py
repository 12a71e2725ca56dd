"""What was typed and could not be saved: tried again by itself, and led to when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.ui.context import Context
    from inspector.ui.page_stack import PageStack

_AGAIN_MS: Final = 15_000
"""A disk that was full is asked so often whether it has room again."""


class UnsavedWatch(QObject):
    """Has what waits given again from time to time, so that nobody needs to save something else first."""

    def __init__(self, context: Context, pages: PageStack, go: Callable[[str], object], parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._pages = pages
        self._go = go
        self._timer = QTimer(self, interval=_AGAIN_MS)
        self._timer.timeout.connect(self._try_again)
        context.unsaved_changed.connect(self._watch)

    @Slot()
    def lead(self) -> None:
        """Go to the first place that is not saved, and try again."""
        owner = self._context.unsaved_owner()
        if owner is None:
            return
        key = self._pages.key_of(_widget_of(owner))
        if key and key != self._pages.current:
            self._go(key)
        self._context.unsaved_sought.emit(owner)
        self._context.try_again()

    @Slot(int)
    def _watch(self, count: int) -> None:
        if count and not self._timer.isActive():
            self._timer.start()
        elif not count:
            self._timer.stop()

    @Slot()
    def _try_again(self) -> None:
        # What is under way may just be saving it.
        if not self._context.tasks.busy:
            self._context.try_again()


def _widget_of(part: QObject) -> QWidget | None:
    found: QObject | None = part
    while found is not None and not isinstance(found, QWidget):
        found = found.parent()
    return found

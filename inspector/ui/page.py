"""What a page is to the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.ui import metrics
from inspector.ui.widgets.layouts import column

if TYPE_CHECKING:
    from inspector.ui.context import Context


class Page(QWidget):
    """Base of all pages: laid out in ``body``, loaded by :meth:`refresh`, opened at something by :meth:`show_argument`.

    A page reads and writes through ``self.context`` only, and asks it to go elsewhere; it knows no other page.
    """

    kinds: ClassVar[frozenset[str]] = frozenset()
    """Kinds of records (table names) whose change calls for a refresh; empty: every change does."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.setProperty("role", "page")
        self.body: QVBoxLayout = column(spacing=metrics.GAP)
        self.body.setContentsMargins(metrics.MARGIN, 10, metrics.MARGIN, metrics.GAP)
        self.setLayout(self.body)

    def show_argument(self, argument: object) -> None:
        """Open the page at ``argument`` (an id, a filter), before it is refreshed; the page knows what it means."""

    def begin_anew(self) -> None:
        """The page was chosen once more in the navigation: show what it begins with."""

    def refresh(self) -> None:
        """Load what the page shows; called when it is first shown and whenever a change concerns it."""

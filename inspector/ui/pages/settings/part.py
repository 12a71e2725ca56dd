"""What the tabs of the settings share."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.core import messages
from inspector.ui import metrics
from inspector.ui.widgets import column

if TYPE_CHECKING:
    from inspector.ui.context import Context


class Part(QWidget):
    """One tab: laid out in ``body``, loaded by :meth:`refresh`."""

    kinds: ClassVar[frozenset[str]] = frozenset()
    """Kinds of records the tab shows."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.body: QVBoxLayout = column(spacing=metrics.GAP)
        self.body.setContentsMargins(0, metrics.GAP, 0, 0)
        self.setLayout(self.body)

    def refresh(self) -> None:
        """Load what the tab shows."""


def words(kind: str, field: str) -> str:
    """The name of a record's field, as the journal and the errors call it too."""
    return messages.text(f"field.{kind}.{field}")

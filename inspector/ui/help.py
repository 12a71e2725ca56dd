"""What F1 says: what the page is for and which keys it knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.core import messages
from inspector.ui.widgets.buttons import primary
from inspector.ui.widgets.dialogs import Dialog
from inspector.ui.widgets.labels import label, wrapped

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class HelpDialog(Dialog):
    """The help of one page, and the keys that work everywhere."""

    def __init__(self, topic: str, title: str, parent: QWidget) -> None:
        super().__init__(self.tr("Help"), parent, 520)
        code = f"help.{topic}"
        if messages.has(code):
            self.add(label(title, "heading"), wrapped(messages.text(code)))
        self.add(label(self.tr("Keys that work everywhere"), "heading"), wrapped(messages.text("help.keys")))
        self.add_button(primary(self.tr("Close"), self.accept))

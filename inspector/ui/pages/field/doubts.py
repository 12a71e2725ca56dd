"""What is to be looked at before something is concluded or signed, above the fields of its dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from inspector.ui.widgets.error_line import ErrorLine

if TYPE_CHECKING:
    from collections.abc import Sequence


class Doubts(ErrorLine):
    """Asks what is in question, and keeps nobody from going on; hidden while there is nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("tone", "warning")

    @Slot(object)
    def ask(self, questions: Sequence[str]) -> None:
        """Ask these; give it as ``done=`` of the service that finds them."""
        self.say("\n".join(questions))

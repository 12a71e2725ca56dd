"""What is to be looked at before something is concluded or signed, above the fields of its dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from inspector.core.formats import small_count
from inspector.ui.widgets import column, link
from inspector.ui.widgets.error_line import ErrorLine

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHOWN: Final = 3
"""So many are read at once; the others are asked for, so that the fields stay in sight."""


class Doubts(QWidget):
    """Asks what is in question, and keeps nobody from going on; hidden while there is nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._questions: tuple[str, ...] = ()
        self._words = ErrorLine()
        self._words.setProperty("tone", "warning")
        self._more = link("", self._show_all)
        self.setLayout(column(self._words, self._more, spacing=2))
        self.hide()

    @Slot(object)
    def ask(self, questions: Sequence[str]) -> None:
        """Ask these; give it as ``done=`` of the service that finds them."""
        self._questions = tuple(questions)
        further = len(self._questions) - _SHOWN
        # One more would take no more room than the words that stand for it.
        shown = self._questions[:_SHOWN] if further > 1 else self._questions
        self._words.say("\n".join(shown))
        words = self.tr("See {count} further things to look at")
        self._more.setText(words.replace("{count}", small_count(further)))
        self._more.setVisible(len(shown) < len(self._questions))
        self.setVisible(bool(self._questions))

    def text(self) -> str:
        """What is asked now, a line each."""
        return self._words.text()

    @Slot()
    def _show_all(self) -> None:
        self._more.hide()
        self._words.say("\n".join(self._questions))

"""What an empty page or table says: why it is empty and what to do first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from inspector.ui.widgets.buttons import button, primary
from inspector.ui.widgets.labels import icon_label, label, wrapped
from inspector.ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_NARROWEST = 200
_WIDEST = 460


class EmptyState(QWidget):
    """An icon, a sentence, and the actions that make the page useful; the first one is the primary button."""

    def __init__(
        self,
        icon: str,
        title: str,
        sentence: str = "",
        actions: Sequence[tuple[str, Callable[[], object]]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = label(title, "heading")
        self._always = sentence
        self._sentence = wrapped(sentence, "muted")
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._sentence.setMaximumWidth(_WIDEST)
        self._sentence.setMinimumWidth(min(_NARROWEST, 8 * len(sentence)))
        buttons = [(primary if place == 0 else button)(text, act) for place, (text, act) in enumerate(actions)]
        self.buttons = tuple(buttons)
        """In the order of the actions."""
        centre = Qt.AlignmentFlag.AlignHCenter
        layout = column(None, spacing=8)
        for part in (icon_label(icon, "muted", 36), self._title):
            layout.addWidget(part, 0, centre)
        # Centred by its neighbours: aligned, it would be given the height of one line whatever it holds.
        line = row(None, self._sentence, None)
        line.setStretch(1, 100)
        layout.addLayout(line)
        layout.addSpacing(4)
        layout.addLayout(row(None, *buttons, None, spacing=10))
        layout.addStretch(1)
        self.setLayout(layout)

    def set_fact(self, words: str) -> None:
        """Say before the sentence what is there already; nothing where ``words`` are empty."""
        self._sentence.setText(" ".join(part for part in (words, self._always) if part))

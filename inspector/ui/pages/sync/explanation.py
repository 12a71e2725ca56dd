"""A few facts in plain words, for a line of a list that is not a conflict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from inspector.ui.widgets import Badge, button, column, heading, label, row, scroll, wrapped
from inspector.ui.widgets.layouts import clear

if TYPE_CHECKING:
    from inspector.ui.theme import Tone

_NAMES: Final = 150


@dataclass(frozen=True)
class Explained:
    """What is to be told: a title, sentences, and facts as name and value."""

    title: str
    sentences: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    badge: str = ""
    tone: Tone = "neutral"
    action: str = ""
    """Words on a button below; empty for none."""


class Explanation(QWidget):
    """Shows one of them; ``acted`` when its button is pressed."""

    acted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._content = column(spacing=10)
        holder = QWidget()
        holder.setLayout(self._content)
        self.setLayout(column(scroll(holder)))

    def show_it(self, told: Explained) -> None:
        """Tell something else."""
        clear(self._content)
        title = heading(told.title)
        title.setWordWrap(True)
        head = row(title, Badge(told.badge, told.tone), spacing=10)
        head.setStretch(0, 1)
        self._content.addLayout(head)
        for sentence in told.sentences:
            self._content.addWidget(wrapped(sentence))
        for name, value in told.facts:
            self._content.addWidget(_fact(name, value))
        if told.action:
            self._content.addLayout(row(button(told.action, self.acted.emit), None))
        self._content.addStretch(1)


def _fact(name: str, value: str) -> QWidget:
    holder = QWidget()
    caption = label(name, "muted")
    caption.setFixedWidth(_NAMES)
    caption.setWordWrap(True)
    layout = row(caption, wrapped(value), spacing=10)
    layout.setAlignment(caption, Qt.AlignmentFlag.AlignTop)
    layout.setStretch(1, 1)
    holder.setLayout(layout)
    return holder

"""The prose of a document, section by section; what nobody has written yet says what the data say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from inspector.ui.widgets import Badge, TextField, column, elided, link, row, scroll
from inspector.ui.widgets.layouts import clear

if TYPE_CHECKING:
    from inspector.services.documents import SectionText

_CHARACTERS_A_LINE = 58
_FEWEST, _MOST = 2, 9


class Section(QWidget):
    """One section: its title, the text, and the way back to the default."""

    written = Signal(str, str)
    """Key of the section and its new text; an empty one brings the default back."""

    def __init__(self, text: SectionText) -> None:
        super().__init__()
        self.key = text.section
        self._default = text.default
        self._own = Badge()
        self._reset = link(self.tr("Back to the default text"), self._bring_default_back)
        self._field = TextField(text.title, lines=_lines(text.content or text.default))
        self._field.committed.connect(self._tell)
        head = row(elided(text.title, "heading"), self._own, spacing=8)
        head.setStretch(0, 1)
        # The way back stands below: beside a long title it would make the column wider than the page has room for.
        self.setLayout(column(head, self._field, row(None, self._reset), spacing=4))
        self.show_text(text)

    @property
    def field(self) -> TextField:
        """Where the text is written."""
        return self._field

    def show_text(self, text: SectionText) -> None:
        """Show the text as it is kept now."""
        self._default = text.default
        self._field.set_value(text.content or text.default)
        self._own.set(self.tr("own text") if text.own else "", "accent")
        self._reset.setVisible(text.own)

    @Slot(object)
    def _tell(self, content: object) -> None:
        words = str(content or "")
        self.written.emit(self.key, "" if words == self._default else words)

    @Slot()
    def _bring_default_back(self) -> None:
        self.written.emit(self.key, "")


class Sections(QWidget):
    """All sections of a document, scrolling."""

    written = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__()
        self._sections: dict[str, Section] = {}
        self._column = column(spacing=12)
        self._column.setContentsMargins(0, 0, 10, 0)
        holder = QWidget()
        holder.setLayout(self._column)
        self.setLayout(column(scroll(holder)))

    def show_texts(self, texts: tuple[SectionText, ...]) -> None:
        """Show the sections; those that are there already keep what is being typed."""
        if [text.section for text in texts] != list(self._sections):
            self._build(texts)
        for text in texts:
            self._sections[text.section].show_text(text)

    def section(self, key: str) -> Section:
        """The section with this key."""
        return self._sections[key]

    def forget(self) -> None:
        """Another document comes: nothing of this one is kept on the page."""
        clear(self._column)
        self._sections = {}

    def _build(self, texts: tuple[SectionText, ...]) -> None:
        self.forget()
        for text in texts:
            made = self._sections[text.section] = Section(text)
            made.written.connect(self.written)
            self._column.addWidget(made)
        self._column.addStretch(1)


def _lines(words: str) -> int:
    needed = sum(len(line) // _CHARACTERS_A_LINE + 1 for line in words.splitlines())
    return min(max(needed, _FEWEST), _MOST)

"""The prose of a document, section by section; what nobody has written yet says what the data say."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from inspector.services import documents
from inspector.services.documents import DocumentKind
from inspector.ui.widgets import Badge, Form, TextField, column, elided, link, row, scroll, wrapped
from inspector.ui.widgets.saving import SavedForm

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspector.services.documents import SectionText
    from inspector.services.workspace import Changed, Workspace
    from inspector.ui.context import Context

Document = tuple[DocumentKind, str]
"""Kind of a document and id of what it is about."""

_FEWEST, _MOST = 2, 14
"""Lines of a text that are seen at once."""
_BETWEEN = 12


class Section(QWidget):
    """One section: its title, the text, and the way back to the default."""

    default_asked = Signal(str, str)
    """Key of the section and the default text to be brought back."""

    def __init__(self, text: SectionText) -> None:
        super().__init__()
        self.key = text.section
        self._default = text.default
        self._own = Badge()
        self.reset = link(self.tr("Back to the default text"), self._ask_default)
        self.field = TextField(text.title, lines=_FEWEST, most=_MOST)
        """Where the text is written."""
        head = row(elided(text.title, "heading"), self._own, spacing=8)
        head.setStretch(0, 1)
        # The way back stands below: beside a long title it would make the column wider than the page has room for.
        self.setLayout(column(head, self.field, row(None, self.reset), spacing=4))

    def show_text(self, text: SectionText) -> None:
        """Say whose words the text is; the field is filled by what saves it."""
        self._default = text.default
        self._own.set(self.tr("own text") if text.own else "", "accent")
        self.reset.setVisible(text.own and not text.locked)
        self.field.set_read_only(text.locked)

    @Slot()
    def _ask_default(self) -> None:
        self.default_asked.emit(self.key, self._default)


class Texts(Form):
    """The sections of one document; each saves itself."""

    writing = Signal(bool)
    """Something is being written that is not saved yet, or no longer."""

    def __init__(self, context: Context, document: Document, texts: tuple[SectionText, ...]) -> None:
        super().__init__(1)
        self._document = document
        self.locked_note = wrapped(
            self.tr(
                "Signed, or of a closed round: these texts can only be read. Corrections go into supplementary minutes."
            ),
            "muted",
        )
        self.add_part(self.locked_note)
        self._sections: dict[str, Section] = {}
        for text in texts:
            made = self._sections[text.section] = Section(text)
            made.default_asked.connect(self._save)
            self.add_part(made)
            made.field.text.textChanged.connect(self._tell_writing)
            self.enlist(text.section, text.title, made.field)
        self._grid.setVerticalSpacing(_BETWEEN)
        self._grid.setContentsMargins(0, 0, 10, 0)
        self.saving = SavedForm(context, self, _write)
        self.committed.connect(self._save)

    @property
    def waiting(self) -> bool:
        """Whether something written here is not in the store yet."""
        return self.saving.busy or self.saving.unsaved

    def stops(self) -> list[QWidget]:
        """Where Tab stops: at each text, and at the way back to the default below it."""
        return [part for one in self._sections.values() for part in (one.field.editor, one.reset)]

    def section(self, key: str) -> Section:
        """The section with this key."""
        return self._sections[key]

    def sections(self) -> list[str]:
        """The keys of the sections in the order of print."""
        return list(self._sections)

    def show_texts(self, texts: tuple[SectionText, ...]) -> None:
        """Show the texts as they are kept now; what is being typed and what was refused stays."""
        self.locked_note.setVisible(any(text.locked for text in texts))
        known = [text for text in texts if text.section in self._sections]
        self.saving.show(self._document, {text.section: text.content or text.default for text in known})
        for text in known:
            self._sections[text.section].show_text(text)

    @Slot()
    def _tell_writing(self) -> None:
        self.writing.emit(any(one.field.editing() for one in self._sections.values()))

    @Slot(str, object)
    def _save(self, section: str, content: object) -> None:
        self.saving.put({section: content})


class Sections(QStackedWidget):
    """The texts of the document that is shown; those of others stay as long as something there is not saved."""

    writing = Signal(bool)
    """As of :class:`Texts`."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.tabbed_after: QWidget | None = None
        """From where Tab leads to the first text."""
        self._shown: Document | None = None
        self._texts: dict[Document, Texts] = {}
        self._areas: dict[Document, QScrollArea] = {}
        self._blank = QWidget()
        self.addWidget(self._blank)

    @property
    def texts(self) -> Texts | None:
        """The texts shown; nothing before they are known."""
        return self._texts.get(self._shown) if self._shown else None

    def open(self, document: Document) -> None:
        """Another document comes: nothing of the one before is shown any more."""
        self._shown = document
        self._prune()
        self.setCurrentWidget(self._areas.get(document, self._blank))

    def show_texts(self, texts: tuple[SectionText, ...]) -> None:
        """Show the sections of the document opened."""
        if self._shown is None:
            return
        shown = self.texts
        if shown is None or (shown.sections() != [text.section for text in texts] and not shown.waiting):
            shown = self._build(self._shown, texts)
        shown.show_texts(texts)

    def document_of(self, owner: object) -> Document | None:
        """The document whose texts ``owner`` saves."""
        return next((one for one, texts in self._texts.items() if texts.saving is owner), None)

    def _build(self, document: Document, texts: tuple[SectionText, ...]) -> Texts:
        self._drop(document)
        made = self._texts[document] = Texts(self._context, document, texts)
        made.saving.ended.connect(self._prune)
        made.writing.connect(self.writing)
        area = self._areas[document] = scroll(made)
        self.addWidget(area)
        self.setCurrentWidget(area)
        # Made after the rest of the page, the texts would come last with Tab: behind the paper at their right.
        for before, after in pairwise((self.tabbed_after or self._blank, *made.stops())):
            QWidget.setTabOrder(before, after)
        return made

    @Slot()
    def _prune(self) -> None:
        for document, texts in tuple(self._texts.items()):
            if document != self._shown and not texts.waiting:
                self._drop(document)

    def _drop(self, document: Document) -> None:
        if document in self._texts:
            del self._texts[document]
            area = self._areas.pop(document)
            self.removeWidget(area)
            area.deleteLater()


def _write(workspace: Workspace, document: Document, values: Mapping[str, Any]) -> Changed:
    """Keep what was written for one section. On the database thread."""
    kind, owner_id = document
    ((section, content),) = values.items()
    return documents.write_section(workspace, owner_id, kind, section, content or "")

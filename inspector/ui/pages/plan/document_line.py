"""One document that something was issued by: its citation, and the ways to fill it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from inspector.ui.pages.plan.document_dialog import DocumentDialog, DocumentsDialog
from inspector.ui.widgets import column, label, link, row, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.services.plans import DocumentRow
    from inspector.ui.context import Context


class DocumentLine(QWidget):
    """``linked(id)`` when a document was chosen or made; None when it was taken away."""

    linked = Signal(object)

    def __init__(self, context: Context, caption: str, type_name: str, nothing: str) -> None:
        super().__init__()
        self._context = context
        self._type_name = type_name
        self._nothing = nothing
        self._year = 0
        self._issuer = ""
        self._document: DocumentRow | None = None
        self._others: tuple[DocumentRow, ...] = ()
        self._words = wrapped(nothing)
        self._edit = link(self.tr("Number, date…"), self._ask)
        self._choose = link(self.tr("Choose from the list…"), self._ask_which)
        self._clear = link(self.tr("Take away"), self._take_away)
        head = row(label(caption, "label"), None, self._edit, self._choose, self._clear, spacing=10)
        self.setLayout(column(head, self._words, spacing=2))

    def show_document(
        self, document: DocumentRow | None, documents: Sequence[DocumentRow], year: int, issuer: str
    ) -> None:
        """Show a document, or that there is none; ``issuer`` is who mostly issues a new one."""
        self._document, self._others, self._year, self._issuer = document, tuple(documents), year, issuer
        self._words.setText(document.citation if document else self._nothing)
        self._edit.setText(self.tr("Change…") if document else self.tr("Number, date…"))
        self._offer()

    def set_read_only(self, read_only: bool) -> None:
        """Let it be read only."""
        self._edit.setEnabled(not read_only)
        self._offer()

    def _offer(self) -> None:
        """Offer what can be done: without a document there is none to take away."""
        writable = self._edit.isEnabled()
        self._edit.setVisible(writable)
        self._clear.setVisible(writable and self._document is not None)
        self._choose.setVisible(writable and bool(self._others))

    @Slot()
    def _ask(self) -> None:
        dialog = DocumentDialog(
            self._context,
            self.window(),
            self._document,
            type_name=self._type_name,
            issuer=self._issuer,
            year=self._year,
        )
        dialog.saved.connect(self._link)
        dialog.open()

    @Slot()
    def _ask_which(self) -> None:
        dialog = DocumentsDialog(self._context, self.window(), self._others, many=False)
        dialog.taken.connect(self._take)
        dialog.open()

    @Slot(object)
    def _take(self, keys: Sequence[str]) -> None:
        if keys:
            self._link(keys[0])

    @Slot(str)
    def _link(self, document_id: str) -> None:
        if self._document is None or self._document.id != document_id:
            self.linked.emit(document_id)

    @Slot()
    def _take_away(self) -> None:
        self.linked.emit(None)

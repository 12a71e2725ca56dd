"""The documents a plan or a round rests on, in the order in which reports cite them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from inspector.core import messages
from inspector.services import plans
from inspector.services.plans import DocumentRow
from inspector.ui.models.columns import Column
from inspector.ui.pages.plan.document_dialog import DocumentDialog, DocumentsDialog
from inspector.ui.widgets import EmptyState, Table, button, column, icon_button, label, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.ui.context import Context


class BasesPart(QWidget):
    """A list that saves itself: added, edited, moved up and down, taken away."""

    def __init__(self, context: Context, name: str) -> None:
        super().__init__()
        self._context = context
        self._owner = ""
        self._year = 0
        self._read_only = False
        self._bases: dict[str, DocumentRow] = {}
        self._documents: tuple[DocumentRow, ...] = ()
        self.table = self._make_table(name)
        self._citation = wrapped("")
        self._citation.setMinimumHeight(56)
        self._citation.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._up = icon_button("arrow-up", self.tr("Cite earlier"), self._move_up)
        self._down = icon_button("arrow-down", self.tr("Cite later"), self._move_down)
        self._edit = icon_button("pencil", self.tr("Change…"), self._change_selected)
        self._drop = icon_button("minus", self.tr("Take away"), self._take_away)
        self._choose = button(self.tr("Choose…"), self._ask_which)
        self._choose.setToolTip(self.tr("Choose from the list…"))
        self._add = button(self.tr("New document…"), self._ask_new, icon="plus")
        for part in (self._up, self._down, self._edit, self._drop, self._choose, self._add):
            self.table.tools.addWidget(part)
        self._caption = label(self.tr("Cited in full as"), "label")
        layout = column(self.table, self._caption, self._citation, spacing=6)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.table.selected.connect(self._selected)
        self.table.opened.connect(self._change)

    def _make_table(self, name: str) -> Table[DocumentRow]:
        columns: list[Column[DocumentRow]] = [
            Column("place", self.tr("Order"), self._place, 50, "right"),
            Column("short", self.tr("Document"), lambda one: one.short, 236, bold=True),
            Column("abstract", _words("abstract"), lambda one: one.abstract or "", stretch=True),
            Column("kind", _words("numbering"), lambda one: messages.label(one.numbering), 150, muted=True),
        ]
        settings = self._context.settings
        table = Table(f"bases.{name}", columns, lambda one: one.id, settings, many=False, finder=False)
        self._empty = EmptyState(
            "gavel",
            self.tr("No basis is recorded yet"),
            self.tr("Reports and minutes begin with these documents: programmes, plans, decisions."),
            [(self.tr("New document…"), self._ask_new), (self.tr("Choose from the list…"), self._ask_which)],
        )
        table.set_empty(self._empty)
        # Their order is the order of citation: sorting by a column would only confuse.
        table.view.setSortingEnabled(False)
        return table

    # --- Showing ---

    def show_bases(
        self, owner: str, bases: Sequence[DocumentRow], documents: Sequence[DocumentRow], year: int, *, read_only: bool
    ) -> None:
        """Show what ``owner`` rests on."""
        self._owner, self._year, self._read_only = owner, year, read_only
        self._bases = {one.id: one for one in bases}
        self._documents = tuple(one for one in documents if one.id not in self._bases)
        self.table.set_rows(bases)
        if bases and not self.table.selected_keys():
            self.table.select([bases[0].id])
        self._selected(self.table.selected_keys())

    def select(self, document_id: str) -> bool:
        """Choose a document; False when it is none of these."""
        if document_id in self._bases:
            self.table.select([document_id])
        return document_id in self._bases

    def _place(self, one: DocumentRow) -> str:
        return str(list(self._bases).index(one.id) + 1)

    @Slot(object)
    def _selected(self, keys: Sequence[str]) -> None:
        chosen = self._bases.get(keys[0]) if keys else None
        self._citation.setText(chosen.citation if chosen else "")
        self._caption.setVisible(chosen is not None)
        self._citation.setVisible(chosen is not None)
        places = list(self._bases)
        at = places.index(chosen.id) if chosen else -1
        may = chosen is not None and not self._read_only
        self._up.setEnabled(may and at > 0)
        self._down.setEnabled(may and at < len(places) - 1)
        self._edit.setEnabled(may)
        self._drop.setEnabled(may)
        add, choose = self._empty.buttons
        for part in (self._add, add):
            part.setEnabled(not self._read_only)
        for part in (self._choose, choose):
            part.setEnabled(not self._read_only and bool(self._documents))

    # --- Changing ---

    def _set(self, ids: Sequence[str]) -> None:
        self._context.write(plans.set_bases, self._owner, tuple(ids))

    def _chosen(self) -> str:
        keys = self.table.selected_keys()
        return keys[0] if keys else ""

    @Slot()
    def _move_up(self) -> None:
        self._move(-1)

    @Slot()
    def _move_down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        places = list(self._bases)
        at = places.index(self._chosen())
        places.insert(at + by, places.pop(at))
        self._set(places)

    @Slot()
    def _take_away(self) -> None:
        chosen = self._chosen()
        if chosen:
            self._set([one for one in self._bases if one != chosen])

    @Slot()
    def _change_selected(self) -> None:
        if self._chosen():
            self._change(self._chosen())

    @Slot(str)
    def _change(self, document_id: str) -> None:
        if not self._read_only:
            DocumentDialog(self._context, self.window(), self._bases[document_id], year=self._year).open()

    @Slot()
    def _ask_new(self) -> None:
        if not self._read_only:
            dialog = DocumentDialog(self._context, self.window(), year=self._year)
            dialog.saved.connect(self._append)
            dialog.open()

    @Slot()
    def _ask_which(self) -> None:
        if not self._read_only:
            dialog = DocumentsDialog(self._context, self.window(), self._documents, many=True)
            dialog.taken.connect(self._append_all)
            dialog.open()

    @Slot(str)
    def _append(self, document_id: str) -> None:
        self._set([*self._bases, document_id])

    @Slot(object)
    def _append_all(self, ids: Sequence[str]) -> None:
        self._set([*self._bases, *ids])


def _words(name: str) -> str:
    return messages.text(f"field.legal_document.{name}")

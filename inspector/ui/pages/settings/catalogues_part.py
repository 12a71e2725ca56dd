"""The catalogues: blocks, kinds of unit, acts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Slot

from inspector.core import messages
from inspector.core.formats import date_short
from inspector.services import units
from inspector.services.units import Catalogue
from inspector.ui.models.columns import Column
from inspector.ui.pages.settings.entry_dialog import EntryDialog
from inspector.ui.pages.settings.entry_list import EntryList
from inspector.ui.pages.settings.part import Part, words
from inspector.ui.widgets import Card, ChoiceField, DateField, Form, LineField, Table

if TYPE_CHECKING:
    from inspector.services.units import CatalogueItem
    from inspector.services.workspace import Workspace
    from inspector.services.writing import Changed
    from inspector.ui.context import Context


def save(workspace: Workspace, values: dict[str, Any], _code: str, *, catalogue: str) -> Changed:
    """Make or change an entry; its code is among the values."""
    return units.save_catalogue_entry(workspace, units.CatalogueEntryDraft(catalogue=Catalogue(catalogue), **values))


class CataloguesPart(Part):
    """Tab of the catalogues."""

    kinds: ClassVar[frozenset[str]] = frozenset({"catalogue_entry"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        choices = [(catalogue.value, messages.label(catalogue)) for catalogue in Catalogue]
        self._which = ChoiceField(choices, name=words("catalogue_entry", "catalogue"))
        self._which.setMinimumWidth(220)
        self._which.set_value(Catalogue.BLOCK.value)
        columns: list[Column[CatalogueItem]] = [
            Column("code", words("catalogue_entry", "code"), lambda item: item.code, 180),
            Column("name", words("catalogue_entry", "name"), lambda item: item.name, 320, stretch=True, bold=True),
            Column("parent", words("catalogue_entry", "parent"), lambda item: item.parent or "", 160, muted=True),
            Column("from", words("catalogue_entry", "valid_from"), lambda item: _day(item.valid_from), 110),
            Column("to", words("catalogue_entry", "valid_to"), lambda item: _day(item.valid_to), 110),
        ]
        table = Table("catalogue", columns, lambda item: item.code, context.settings, many=False)
        table.tools.addWidget(self._which)
        self.entries = EntryList(table, self.tr("Add an entry"), self._dialog_for, removable=False)
        card = Card()
        card.add(self.entries, stretch=1)
        self.body.addWidget(card, 1)
        self._which.committed.connect(self._choose)

    def refresh(self) -> None:
        """Load the chosen catalogue."""
        read = partial(units.catalogue, name=Catalogue(self._which.value()))
        self.context.read(read, done=self._show, latest="settings.catalogue")

    @Slot(object)
    def _choose(self, _value: object) -> None:
        self.refresh()

    @Slot(object)
    def _show(self, items: tuple[CatalogueItem, ...]) -> None:
        self.entries.table.set_rows(items)

    def _dialog_for(self, code: str) -> EntryDialog:
        form = Form(columns=2)
        form.add("code", words("catalogue_entry", "code"), LineField(), required=True)
        form.add("parent", words("catalogue_entry", "parent"), LineField())
        form.add("name", words("catalogue_entry", "name"), LineField(), 2, required=True)
        form.add("detail", words("catalogue_entry", "detail"), LineField(), 2)
        form.add("valid_from", words("catalogue_entry", "valid_from"), DateField())
        form.add("valid_to", words("catalogue_entry", "valid_to"), DateField())
        # The code names the entry on every laptop; another code would be another entry.
        form.field("code").set_read_only(bool(code))
        keep = partial(save, catalogue=str(self._which.value()))
        return EntryDialog(self.context, self.tr("Catalogue entry"), form, keep, self)


def _day(day: Any) -> str:
    return date_short(day) if day else ""

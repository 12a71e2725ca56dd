"""The catalogues: blocks, kinds of unit, acts; people see names, the codes of acts beside them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Final

from PySide6.QtCore import Slot

from inspector.core import messages
from inspector.core.formats import date_short
from inspector.domain.finding import Subject
from inspector.services import units
from inspector.services.entry_validity import existing_day, offered, valid_on
from inspector.services.units import Catalogue, CatalogueEntryDraft
from inspector.services.usual_blocks import block_on
from inspector.ui.models.columns import Column
from inspector.ui.pages.settings.entry_dialog import EntryDialog
from inspector.ui.pages.settings.entry_list import EntryList
from inspector.ui.pages.settings.part import Part, words
from inspector.ui.widgets import Card, ChoiceField, DateField, Form, LineField, Table

if TYPE_CHECKING:
    from datetime import date

    from inspector.services.units import CatalogueItem
    from inspector.services.workspace import Workspace
    from inspector.services.writing import Changed
    from inspector.ui.context import Context
    from inspector.ui.theme import Tone

_SHOWN: Final = {
    Catalogue.BLOCK: frozenset({"name", "from", "to", "state"}),
    Catalogue.UNIT_KIND: frozenset({"name", "parent", "from", "to", "state"}),
    Catalogue.ACT: frozenset({"code", "name", "parent", "detail"}),
}
"""Columns of each catalogue. The codes of blocks and kinds are the program's own; acts are known by theirs."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The entries of a catalogue, and what their groups are called."""

    catalogue: Catalogue
    items: tuple[CatalogueItem, ...]
    blocks: tuple[CatalogueItem, ...]
    today: date

    def group(self, item: CatalogueItem) -> str:
        """The block that units of a kind usually belong to while it is valid, or whom an act is usually found with."""
        if self.catalogue == Catalogue.ACT:
            code = f"label.{Subject.__name__}.{item.parent}"
            return messages.text(code) if messages.has(code) else item.parent or ""
        usual = self._usual(item.parent, existing_day(item.valid_from, item.valid_to, self.today))
        return self._name(usual or item.parent or "")

    def groups(self, item: CatalogueItem | None) -> list[tuple[str, str]]:
        """What the group of an entry can be chosen from; one that has ended says what took its place."""
        if self.catalogue == Catalogue.ACT:
            return [(subject.value, messages.label(subject)) for subject in Subject]
        current = item.parent if item else None
        usual = self._usual(current, self.today)
        choices = offered(self.blocks, self.today, current)
        if usual in (None, current):
            return choices
        words = messages.text("catalogue.succeeded", name=self._name(current or ""), successor=self._name(usual or ""))
        return [(code, words if code == current else name) for code, name in choices]

    def _usual(self, block: str | None, day: date) -> str | None:
        return block_on(block, {one.code for one in self.blocks if valid_on(one, day)})

    def _name(self, code: str) -> str:
        return next((one.name for one in self.blocks if one.code == code), code)


class CataloguesPart(Part):
    """Tab of the catalogues."""

    kinds: ClassVar[frozenset[str]] = frozenset({"catalogue_entry"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._loaded: Loaded | None = None
        choices = [(catalogue.value, messages.label(catalogue)) for catalogue in Catalogue]
        self._which = ChoiceField(choices, name=words("catalogue_entry", "catalogue"))
        self._which.setMinimumWidth(220)
        self._which.set_value(Catalogue.BLOCK.value)
        table = Table("catalogue", self._columns(), lambda item: item.code, context.settings, many=False)
        table.tools.addWidget(self._which)
        self.entries = EntryList(table, self.tr("Add an entry"), self._dialog_for, removable=False)
        card = Card()
        card.add(self.entries, stretch=1)
        self.body.addWidget(card, 1)
        self._which.committed.connect(self._choose)

    def _columns(self) -> list[Column[CatalogueItem]]:
        return [
            Column("code", words("catalogue_entry", "code"), lambda item: item.code, 90, muted=True),
            Column("name", words("catalogue_entry", "name"), lambda item: item.name, 320, stretch=True, bold=True),
            Column("parent", words("catalogue_entry", "parent"), self._group, 220),
            Column("detail", words("catalogue_entry", "detail"), lambda item: item.detail or "", 320, muted=True),
            Column("from", words("catalogue_entry", "valid_from"), lambda item: _day(item.valid_from), 110),
            Column("to", words("catalogue_entry", "valid_to"), lambda item: _day(item.valid_to), 110),
            Column("state", self.tr("Validity"), self._validity, 150, tone=self._tone),
        ]

    # --- What the columns say ---

    def _group(self, item: CatalogueItem) -> str:
        return self._loaded.group(item) if self._loaded else ""

    def _validity(self, item: CatalogueItem) -> str:
        if self._loaded is None or valid_on(item, self._loaded.today):
            return self.tr("in use")
        ended = item.valid_to is not None and item.valid_to < self._loaded.today
        return self.tr("no longer valid") if ended else self.tr("not valid yet")

    def _tone(self, item: CatalogueItem) -> Tone:
        return "good" if self._loaded is None or valid_on(item, self._loaded.today) else "neutral"

    # --- Loading ---

    def refresh(self) -> None:
        """Load the chosen catalogue."""
        read = partial(_load, catalogue=Catalogue(self._which.value()))
        self.context.read(read, done=self._show, latest="settings.catalogue")

    @Slot(object)
    def _choose(self, _value: object) -> None:
        self.refresh()

    @Slot(object)
    def _show(self, loaded: Loaded) -> None:
        self._loaded = loaded
        table = self.entries.table
        for place, shown in enumerate(table.model.columns):
            table.view.setColumnHidden(place, shown.key not in _SHOWN[loaded.catalogue])
        table.set_rows(loaded.items)

    # --- One entry ---

    def _dialog_for(self, code: str) -> EntryDialog:
        catalogue = Catalogue(self._which.value())
        form = Form(columns=2)
        if catalogue == Catalogue.ACT:
            form.add("code", words("catalogue_entry", "code"), LineField())
            # The code names the entry on every laptop; another code would be another entry.
            form.field("code").set_read_only(bool(code))
        form.add("name", words("catalogue_entry", "name"), LineField(), 2, required=True)
        if catalogue != Catalogue.BLOCK:
            usual = self.tr("Usually found with") if catalogue == Catalogue.ACT else self.tr("Usual block")
            groups = ChoiceField(self._groups(code), optional=True, nothing=self.tr("none"))
            form.add("parent", usual, groups, 2)
        if catalogue == Catalogue.ACT:
            form.add("detail", self.tr("Usual legal basis"), LineField(), 2)
        form.add("valid_from", words("catalogue_entry", "valid_from"), DateField())
        form.add("valid_to", words("catalogue_entry", "valid_to"), DateField())
        form.in_order("valid_from", "valid_to", "unit.period_reversed")
        keep = partial(save, catalogue=catalogue.value)
        return EntryDialog(self.context, messages.label(catalogue), form, keep, self)

    def _groups(self, code: str) -> list[tuple[str, str]]:
        if self._loaded is None:
            return []
        return self._loaded.groups(next((item for item in self._loaded.items if item.code == code), None))


def _day(day: Any) -> str:
    return date_short(day) if day else ""


# --- On the database thread ---


def save(workspace: Workspace, values: dict[str, Any], code: str, *, catalogue: str) -> Changed:
    """Change the entry of a code, or make a new one where the code is empty."""
    if code:
        draft = CatalogueEntryDraft(**{**values, "catalogue": Catalogue(catalogue), "code": code})
        return units.save_catalogue_entry(workspace, draft)
    given = {name: value for name, value in values.items() if value is not None}
    return units.add_catalogue_entry(workspace, CatalogueEntryDraft(catalogue=Catalogue(catalogue), **given))


def _load(workspace: Workspace, catalogue: Catalogue) -> Loaded:
    blocks = units.catalogue(workspace, Catalogue.BLOCK)
    items = blocks if catalogue == Catalogue.BLOCK else units.catalogue(workspace, catalogue)
    return Loaded(catalogue, items, blocks, workspace.today)

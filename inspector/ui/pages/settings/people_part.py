"""The people who take part in inspections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Slot

from inspector.core.collation import name_sort_key
from inspector.services import organisation as service
from inspector.ui.models.columns import Column
from inspector.ui.pages.settings.entry_dialog import EntryDialog
from inspector.ui.pages.settings.entry_list import EntryList
from inspector.ui.pages.settings.part import Part, words
from inspector.ui.widgets import Card, DateField, Form, LineField, Table, TextField

if TYPE_CHECKING:
    from inspector.services.organisation import PersonRow
    from inspector.services.workspace import Workspace
    from inspector.services.writing import Changed
    from inspector.ui.context import Context

_DAYS = ("valid_from", "valid_to")


def save(workspace: Workspace, values: dict[str, Any], person_id: str) -> Changed:
    """Make or change a person."""
    draft = service.PersonDraft(**values)
    if person_id:
        return service.change_person(workspace, person_id, draft)
    return service.add_person(workspace, draft)


class PeoplePart(Part):
    """Tab of the people."""

    kinds: ClassVar[frozenset[str]] = frozenset({"person"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        columns: list[Column[PersonRow]] = [
            Column(
                "name", words("person", "name"), lambda person: person.name, stretch=True, order=_name_order, bold=True
            ),
            Column("position", words("person", "position"), lambda person: person.position or "–", 240),
            Column("body", words("person", "body"), lambda person: person.body or "–", 240),
            Column("note", words("person", "note"), lambda person: person.note or "", 200, muted=True),
        ]
        table = Table("people", columns, lambda person: person.id, context.settings)
        self.people = EntryList(table, self.tr("Add a person"), self._dialog_for)
        self.people.set_empty(
            "users",
            self.tr("Nobody here yet"),
            self.tr("Add the people who take part in inspections; no identity-card numbers are kept."),
            self.tr("Add the first person"),
        )
        card = Card()
        card.add(self.people, stretch=1)
        self.body.addWidget(card, 1)
        self.people.removal_asked.connect(self._remove)

    def refresh(self) -> None:
        """Load the people."""
        self.context.read(service.people, done=self._show, latest="settings.people")

    @Slot(object)
    def _show(self, people: tuple[PersonRow, ...]) -> None:
        self.people.table.set_rows(people)

    def _dialog_for(self, _person_id: str) -> EntryDialog:
        form = Form(columns=2)
        for field in ("name", "position", "body"):
            form.add(field, words("person", field), LineField(), 2, required=field == "name")
        for field in _DAYS:
            form.add(field, words("person", field), DateField())
        form.in_order("valid_from", "valid_to", "unit.period_reversed")
        form.add("note", words("person", "note"), TextField(lines=2), 2)
        return EntryDialog(self.context, self.tr("Person"), form, save, self)

    @Slot(object)
    def _remove(self, ids: tuple[str, ...]) -> None:
        self.context.write(service.remove_people, ids, done=self._removed)

    @Slot(object)
    def _removed(self, _changed: Changed) -> None:
        self.context.say(self.tr("The people were put into the bin."), undo=True)


def _name_order(person: PersonRow) -> str:
    return name_sort_key(person.name)

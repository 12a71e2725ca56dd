"""One unit: its fields save themselves; a new one is recorded as soon as it has a name.

What is typed into a new unit that is left before it could be recorded is kept as a draft for the next new unit.
"""

from __future__ import annotations

from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal, Slot

from inspector.services import units
from inspector.services.entry_validity import existing_day, offered, valid_on
from inspector.services.usual_blocks import block_on
from inspector.ui.pages.units.words import fact
from inspector.ui.widgets import ChoiceField, DateField, Form, LineField, NumberField, TextField
from inspector.ui.widgets.new_record import NewRecord
from inspector.ui.widgets.saving import SavedForm

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inspector.services.units import CatalogueItem, UnitRow
    from inspector.services.workspace import Changed, Workspace
    from inspector.ui.context import Context

FIELDS: Final = ("name", "code", "short_name", "kind", "block", "head", "staff", "valid_from", "valid_to", "note")


class UnitEditor(Form):
    """The facts about a unit."""

    made = Signal(str)
    """A new unit was recorded: its id."""
    kept = Signal()
    """A new unit was left before it could be recorded; what was typed is kept."""

    def __init__(self, context: Context) -> None:
        super().__init__(columns=2)
        self._id = ""
        self._saving = SavedForm(context, self, _change)
        self._new = NewRecord(context, _change, self)
        self._draft: dict[str, Any] = {}
        self._blocks_of: dict[str, str | None] = {}
        self._catalogues: tuple[Sequence[CatalogueItem], Sequence[CatalogueItem]] = ((), ())
        self._today = date.min
        self.kind = ChoiceField(optional=True)
        self.block = ChoiceField(optional=True)
        fields = {
            "name": LineField(),
            "code": LineField(),
            "short_name": LineField(),
            "kind": self.kind,
            "staff": NumberField(),
            "block": self.block,
            "head": LineField(placeholder=self.tr("for example: Chủ tịch UBND xã; no name")),
            "valid_from": DateField(),
            "valid_to": DateField(),
            "note": TextField(lines=2),
        }
        wide = ("name", "block", "head", "note")
        for name, field in fields.items():
            self.add(name, fact(name), field, 2 if name in wide else 1, required=name == "name")
        self.committed.connect(self._save)
        self._new.made.connect(self._made)
        self._new.refused.connect(self._saving.refuse_new)
        self._new.returned.connect(self._take_back)

    @property
    def unit_id(self) -> str:
        """The unit shown; empty for a new one that has no name yet."""
        return self._id

    def offer(self, blocks: Sequence[CatalogueItem], kinds: Sequence[CatalogueItem], today: date) -> None:
        """Offer the entries of the catalogues: those of the unit's time, and what it bears."""
        self._catalogues, self._today = (blocks, kinds), today
        self._offer_in_time()

    def _offer_in_time(self) -> None:
        blocks, kinds = self._catalogues
        first, last = (self.field(name).value() for name in ("valid_from", "valid_to"))
        day = existing_day(first, last, self._today)
        self.block.set_choices(offered(blocks, day, self.block.value()))
        self.kind.set_choices(offered(kinds, day, self.kind.value()))
        living = {item.code for item in blocks if valid_on(item, day) and not item.removed}
        self._blocks_of = {item.code: block_on(item.parent, living) for item in kinds}

    def start(self) -> None:
        """Begin a new unit, or go on with the one that was left before it was recorded."""
        self._put_aside()
        self._id = ""
        self.set_read_only(False)
        self.set_values({**dict.fromkeys(FIELDS), **self._draft})
        self._draft = {}
        self._offer_in_time()

    def show_unit(self, unit: UnitRow) -> None:
        """Show a unit; one in the bin is read only."""
        if unit.id != self._id:
            self.leave()
            self._id = unit.id
        self._saving.show(unit.id, dict(zip(FIELDS, attrgetter(*FIELDS)(unit), strict=True)))
        self._offer_in_time()
        self.set_read_only(unit.deleted)

    @Slot()
    def leave(self) -> None:
        """Save what is being typed, or keep it where it cannot be recorded yet."""
        if self._put_aside():
            self.kept.emit()

    def _put_aside(self) -> bool:
        self.commit()
        self._saving.leave()
        if self._id:
            return False
        typed = {} if self._new.making else {name: value for name, value in self.values().items() if value is not None}
        self._draft = typed or self._draft
        self._new.leave()
        self.set_values(dict.fromkeys(FIELDS))
        return bool(typed)

    @Slot(str, object)
    def _save(self, name: str, value: object) -> None:
        values: dict[str, Any] = {name: value}
        usual = self._blocks_of.get(str(value)) if name == "kind" else None
        if usual and self.block.value() is None:
            self.block.set_value(usual)
            values["block"] = usual
        if name in ("valid_from", "valid_to"):
            self._offer_in_time()
        self._put(values)

    def _put(self, values: Mapping[str, Any]) -> None:
        if self._new.making:
            self._new.follow(values)
        elif self._id:
            self._saving.put(values)
        elif self.field("name").value():
            given = {name: value for name, value in self.values().items() if value is not None}
            self._new.add(_add, given)

    @Slot(str)
    def _made(self, unit_id: str) -> None:
        self._id = unit_id
        self._saving.begin(unit_id)
        self.made.emit(unit_id)

    @Slot(object)
    def _take_back(self, values: dict[str, Any]) -> None:
        """A new unit that was left while it was being recorded was not: keep what was typed for the next one."""
        self._draft = values
        self.kept.emit()


# --- On the database thread ---


def _add(workspace: Workspace, values: dict[str, Any]) -> Changed:
    return units.add_unit(workspace, units.UnitDraft(**values))


def _change(workspace: Workspace, unit_id: str, values: dict[str, Any]) -> Changed:
    return units.change_unit(workspace, unit_id, units.UnitDraft(**values))

"""Who sat at the table: the team and the unit (thành phần tham dự)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from inspector.core import messages
from inspector.domain.inspection import ParticipantDraft, Side
from inspector.services import inspections
from inspector.ui import icons
from inspector.ui.models.columns import Column
from inspector.ui.widgets import (
    Card,
    ChoiceField,
    EmptyState,
    FlagField,
    Form,
    FormDialog,
    LineField,
    Table,
    icon_button,
    link,
    menu_button,
)

if TYPE_CHECKING:
    from inspector.services.inspections import ParticipantRow, Sheet
    from inspector.services.workspace import Changed, Workspace
    from inspector.ui.pages.field.sheet_state import SheetState


class Participants(Card):
    """The list of both sides; taken from the team with one click, edited one by one."""

    def __init__(self, state: SheetState) -> None:
        super().__init__(self.tr("Present"))
        self._state = state
        self._editing: str | None = None
        self._dialog: ParticipantDialog | None = None
        self._rows: dict[str, ParticipantRow] = {}
        self._table: Table[ParticipantRow] = Table(
            "participants",
            self._columns(),
            lambda one: one.id,
            state.context.settings,
            tall=True,
            many=False,
            finder=False,
        )
        self._fill = link(self.tr("Take from the team"), self._take_team)
        self._add = menu_button(self.tr("Add"), self._add_menu())
        self._table.tools.addWidget(self._fill)
        self._table.tools.addWidget(self._add)
        self._remove = QAction(self.tr("Take off the list"), self)
        self._remove.triggered.connect(self._take_off)
        icons.put(self._remove, "trash-2")
        self._table.set_actions([self._remove])
        self._remove_button = icon_button("trash-2", self.tr("Take off the list"), self._take_off)
        self._table.tools.addWidget(self._remove_button)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self._table.view, self._take_off)
        self._table.selected.connect(self._show_buttons)
        self._table.opened.connect(self._edit)
        self._table.set_empty(EmptyState("users", self.tr("Nobody is recorded yet")))
        self.add(self._table, stretch=1)
        self.setFocusProxy(self._fill)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show who is recorded."""
        self._rows = {one.id: one for one in sheet.participants}
        self._table.set_rows(sheet.participants)
        for part in (self._fill, self._add):
            part.setEnabled(not sheet.read_only)
        self._show_buttons()

    @Slot()
    def _show_buttons(self) -> None:
        live = bool(self._table.selected_keys()) and not self._state.read_only
        self._remove.setEnabled(live)
        self._remove_button.setEnabled(live)

    def _columns(self) -> list[Column[ParticipantRow]]:
        return [
            Column(
                "side",
                self.tr("Side"),
                self._side,
                width=86,
                tone=lambda one: "accent" if one.side is Side.TEAM else "neutral",
            ),
            Column(
                "name",
                self.tr("Name, position"),
                lambda one: one.name or one.capacity or "……",
                stretch=True,
                detail=self._detail,
            ),
        ]

    def _side(self, one: ParticipantRow) -> str:
        return self.tr("Team") if one.side is Side.TEAM else self.tr("Unit")

    def _detail(self, one: ParticipantRow) -> str:
        """The position where a name stands above it, and the part taken."""
        return " · ".join(part for part in (one.capacity if one.name else "", self._parts(one)) if part)

    def _parts(self, one: ParticipantRow) -> str:
        parts = (
            (one.chairs, self.tr("chairs")),
            (one.takes_minutes, self.tr("takes minutes")),
            (one.signs, self.tr("signs")),
        )
        return ", ".join(words for wanted, words in parts if wanted)

    def _add_menu(self) -> QMenu:
        menu = QMenu()
        icons.put(menu.addAction(self.tr("Somebody of the team"), self._add_team), "users")
        icons.put(menu.addAction(self.tr("Somebody of the unit"), self._add_unit), "building-2")
        return menu

    @Slot()
    def _add_team(self) -> None:
        self._open(None, {"side": Side.TEAM})

    @Slot()
    def _add_unit(self) -> None:
        self._open(None, {"side": Side.UNIT})

    @Slot(str)
    def _edit(self, key: str) -> None:
        if not self._state.read_only:
            one = self._rows[key]
            self._open(key, {name: getattr(one, name) for name in ParticipantDialog.FIELDS})

    def _open(self, participant_id: str | None, values: dict[str, Any]) -> None:
        self._editing = participant_id
        self._dialog = ParticipantDialog(self)
        self._dialog.form.set_values(values)
        self._dialog.submitted.connect(self._save)
        self._dialog.open()

    @Slot(object)
    def _save(self, values: dict[str, Any]) -> None:
        dialog = self._dialog
        if dialog is not None:
            self._state.act(_save, self._editing, values, **dialog.answers())

    @Slot()
    def _take_team(self) -> None:
        self._state.act(inspections.fill_participants)

    @Slot()
    def _take_off(self) -> None:
        if self._state.read_only:
            return
        for key in self._table.selected_keys():
            self._state.context.write(inspections.remove_participant, key)


class ParticipantDialog(FormDialog):
    """One participant."""

    FIELDS = ("side", "name", "capacity", "chairs", "takes_minutes", "signs")

    def __init__(self, parent: Participants) -> None:
        form = Form(2)
        super().__init__(self.tr("Participant"), form, self.tr("Save"), parent, 480)
        form.add("side", self.tr("Side"), ChoiceField([(side, messages.label(side)) for side in Side]))
        form.add("name", self.tr("Name (dots are printed when blank)"), LineField())
        form.add("capacity", self.tr("Position or task"), LineField(), span=2)
        form.add("chairs", "", FlagField(self.tr("Chairs for this side")))
        form.add("takes_minutes", "", FlagField(self.tr("Takes the minutes")))
        form.add("signs", "", FlagField(self.tr("Signs the minutes for this side")), span=2)


def _save(workspace: Workspace, inspection_id: str, participant_id: str | None, values: dict[str, Any]) -> Changed:
    draft = ParticipantDraft(inspection_id=inspection_id, **values)
    return inspections.save_participant(workspace, draft, participant_id)

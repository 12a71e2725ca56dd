"""The schedule of a plan: units down, rounds across, many units at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from inspector.core import formats, messages
from inspector.services import plans
from inspector.services.plans import ScheduleRow
from inspector.services.units import UnitRow
from inspector.ui.models.columns import Column
from inspector.ui.widgets import (
    ChoiceField,
    DateField,
    EmptyState,
    Form,
    FormDialog,
    LineField,
    Table,
    button,
    column,
    menu_button,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.services.plans import PlanView
    from inspector.services.workspace import Changed, Workspace
    from inspector.ui.context import Context
    from inspector.ui.pages.plan.shown import Shown

IN: Final = "in"
OUT: Final = "out"


@dataclass(frozen=True, slots=True)
class ScheduleLine:
    """A unit and where it stands in the schedule."""

    unit: UnitRow
    entries: dict[int, ScheduleRow]
    """By ordinal of the round."""


class SchedulePart(QWidget):
    """The table is made anew when the number of rounds changes: it has one column for each."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._plan: PlanView | None = None
        self._ordinals: tuple[int, ...] = ()
        self._lines: dict[str, ScheduleLine] = {}
        self._place: QVBoxLayout = column()
        self.setLayout(self._place)
        self.table: Table[ScheduleLine] | None = None

    def show_schedule(self, shown: Shown, plan: PlanView) -> None:
        """Show the schedule of a plan."""
        self._plan = plan
        if shown.ordinals != self._ordinals or self.table is None:
            self._ordinals = shown.ordinals
            self.table = self._make_table()
        entries: dict[str, dict[int, ScheduleRow]] = {}
        for entry in plan.schedule:
            entries.setdefault(entry.unit_id, {})[entry.round_ordinal] = entry
        self._lines = {unit.id: ScheduleLine(unit, entries.get(unit.id, {})) for unit in shown.units}
        self.table.set_rows(list(self._lines.values()))
        self._selected(self.table.selected_keys())

    # --- The table ---

    def _make_table(self) -> Table[ScheduleLine]:
        if self.table is not None:
            self._place.removeWidget(self.table)
            self.table.deleteLater()
        table = Table("schedule", self._columns(), lambda one: one.unit.id, self._context.settings)
        choices = [("", self.tr("All units")), (IN, self.tr("In the schedule")), (OUT, self.tr("Not in the schedule"))]
        self._which = ChoiceField(choices, self.tr("Show"))
        self._which.combo.setMinimumWidth(110)
        self._which.combo.setMaximumWidth(150)
        self._which.set_value("")
        self._schedule = button(self.tr("Schedule…"), self._ask, icon="calendar")
        self._drop = menu_button(self.tr("Take out"), self._make_menu(), self.tr("Take out of the schedule"))
        for part in (self._which, self._schedule, self._drop):
            table.tools.addWidget(part)
        table.finder.setMinimumWidth(120)
        table.set_empty(
            EmptyState(
                "building-2",
                self.tr("There are no units yet"),
                self.tr("Record the units first; then choose which of them are inspected in which round."),
                [(self.tr("Go to the units"), self._go_to_units)],
            )
        )
        self._which.committed.connect(self._filter)
        table.selected.connect(self._selected)
        table.opened.connect(self._open)
        self._place.addWidget(table)
        return table

    def _make_menu(self) -> QMenu:
        menu = QMenu()
        for ordinal in self._ordinals:
            entry: QAction = menu.addAction(self._round(ordinal), self._take_out)
            entry.setData(ordinal)
        return menu

    def _columns(self) -> list[Column[ScheduleLine]]:
        rounds = [
            Column[ScheduleLine](
                f"round{ordinal}", self._round(ordinal), partial(_days, ordinal), 166, order=partial(_first, ordinal)
            )
            for ordinal in self._ordinals
        ]
        return [
            Column("code", messages.text("field.unit.code"), lambda one: one.unit.code or "", 64, muted=True),
            Column("unit", self.tr("Unit"), lambda one: one.unit.name, stretch=True, bold=True),
            Column("block", messages.text("field.unit.block"), lambda one: one.unit.block_name, 130, muted=True),
            *rounds,
        ]

    def _round(self, ordinal: int) -> str:
        return self.tr("Round {ordinal}").replace("{ordinal}", str(ordinal))

    @Slot()
    def _filter(self) -> None:
        wanted = self._which.value()
        if self.table is not None:
            self.table.set_accept(partial(_accept, wanted) if wanted else None)

    @Slot(object)
    def _selected(self, keys: Sequence[str]) -> None:
        self._schedule.setEnabled(bool(keys))
        self._drop.setEnabled(any(self._lines[key].entries for key in keys if key in self._lines))

    # --- Changing ---

    @Slot(str)
    def _open(self, _unit_id: str) -> None:
        self._ask()

    @Slot()
    def _ask(self) -> None:
        keys = self.table.selected_keys() if self.table else ()
        if not keys:
            return
        known = next(iter(self._lines[keys[0]].entries.values()), None) if len(keys) == 1 else None
        title = self._lines[keys[0]].unit.name if len(keys) == 1 else ""
        choices = [(ordinal, self._round(ordinal)) for ordinal in (*self._ordinals, self._ordinals[-1] + 1)]
        form = Form(columns=2)
        form.add("round_ordinal", self.tr("Round"), ChoiceField(choices))
        form.add("form", messages.text("field.plan_entry.form"), LineField(placeholder=self.tr("Directly at the unit")))
        form.add("starts_on", messages.text("field.plan_entry.starts_on"), DateField())
        form.add("ends_on", messages.text("field.plan_entry.ends_on"), DateField())
        form.in_order("starts_on", "ends_on", "plan.dates_reversed")
        form.add("note", messages.text("field.plan_entry.note"), LineField(), 2)
        form.set_values({"round_ordinal": self._ordinals[0]})
        if known is not None:
            form.set_values({name: getattr(known, name) for name in form.values()})
        words = title or self.tr("Schedule {count} units").replace("{count}", formats.small_count(len(keys)))
        self._dialog = FormDialog(words, form, self.tr("Save"), self.window())
        self._dialog.submitted.connect(self._save)
        self._dialog.open()

    @Slot(object)
    def _save(self, values: dict[str, Any]) -> None:
        dialog = self._dialog
        if self._plan is not None and self.table is not None:
            keys = self.table.selected_keys()
            self._context.write(_schedule, self._plan.id, keys, values, **dialog.answers())

    @Slot()
    def _take_out(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction) and self.table is not None:
            ordinal = sender.data()
            entries = [self._lines[key].entries.get(ordinal) for key in self.table.selected_keys()]
            ids = tuple(entry.id for entry in entries if entry is not None)
            if ids:
                self._context.write(plans.unschedule, ids)

    @Slot()
    def _go_to_units(self) -> None:
        self._context.go("units")


def _schedule(workspace: Workspace, plan_id: str, unit_ids: Sequence[str], values: dict[str, Any]) -> Changed:
    return plans.schedule_units(workspace, plan_id, unit_ids, plans.PlanEntryDraft(**values))


def _accept(wanted: str, line: ScheduleLine) -> bool:
    return bool(line.entries) == (wanted == IN)


def _days(ordinal: int, line: ScheduleLine) -> str:
    entry = line.entries.get(ordinal)
    return (formats.date_range(entry.starts_on, entry.ends_on) or "✓") if entry else ""


def _first(ordinal: int, line: ScheduleLine) -> str:
    entry = line.entries.get(ordinal)
    return (entry.starts_on.isoformat() if entry.starts_on else "9999") if entry else ""

"""A new round: its type and days; its units may come from the schedule at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from inspector.core import messages
from inspector.services import plans, rounds
from inspector.services.rounds import RoundType
from inspector.ui.widgets import ChoiceField, DateField, FlagField, Form, FormDialog, LineField, NumberField

if TYPE_CHECKING:
    from inspector.services.workspace import Changed, Workspace
    from inspector.ui.context import Context
    from inspector.ui.pages.plan.shown import Shown


class NewRoundDialog(FormDialog):
    """Makes a round; ``made(id)`` when it is."""

    made = Signal(str)

    def __init__(self, context: Context, parent: QWidget, shown: Shown) -> None:
        title = self.tr("New round of {year}").replace("{year}", str(shown.year))
        super().__init__(title, self._make_form(shown), self.tr("Make it"), parent)
        self._context = context
        self._year = shown.year
        self.submitted.connect(self._save_round)

    def _make_form(self, shown: Shown) -> Form:
        form = Form(columns=2)
        types = [(one, messages.label(one)) for one in RoundType]
        form.add("type", messages.text("field.round.type"), ChoiceField(types))
        form.add("ordinal", messages.text("field.round.ordinal"), NumberField())
        form.add("starts_on", messages.text("field.round.starts_on"), DateField())
        form.add("ends_on", messages.text("field.round.ends_on"), DateField())
        form.in_order("starts_on", "ends_on", "round.dates_reversed")
        form.add("focus", messages.text("field.round.focus"), LineField(), 2)
        words = self.tr("Take the units that the plan schedules for this round")
        form.add("by_schedule", "", FlagField(words), 2)
        form.field("by_schedule").setVisible(bool(shown.plan and shown.plan.schedule))
        form.set_values(_proposal(shown))
        return form

    @Slot(object)
    def _save_round(self, values: dict[str, Any]) -> None:
        self._context.write(_add, self._year, values, **self.answers(self._made))

    @Slot(object)
    def _made(self, changes: tuple[Changed, ...]) -> None:
        self.accept()
        self.made.emit(changes[0].subject)


def _proposal(shown: Shown) -> dict[str, Any]:
    """The next round, on the days for which the plan schedules units."""
    ordinal = max((one.ordinal for one in shown.rounds), default=0) + 1
    entries = [entry for entry in shown.plan.schedule if entry.round_ordinal == ordinal] if shown.plan else []
    return {
        "type": RoundType.COMPREHENSIVE,
        "ordinal": ordinal,
        "starts_on": min((entry.starts_on for entry in entries if entry.starts_on), default=None),
        "ends_on": max((entry.ends_on for entry in entries if entry.ends_on), default=None),
        "by_schedule": bool(entries),
    }


def _add(workspace: Workspace, year: int, values: dict[str, Any]) -> tuple[Changed, ...]:
    by_schedule = values.pop("by_schedule")
    added = rounds.add_round(workspace, rounds.RoundDraft(year=year, **values))
    plan = plans.plan(workspace, year)
    if not by_schedule or plan is None:
        return (added,)
    ordinal = rounds.round_view(workspace, added.subject).ordinal
    units = tuple(entry.unit_id for entry in plan.schedule if entry.round_ordinal == ordinal)
    return (added, rounds.choose_units(workspace, added.subject, units)) if units else (added,)

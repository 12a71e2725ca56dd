"""What is done to several units of a round at once: assigned, postponed, cancelled, replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from inspector.core import formats, messages
from inspector.services import rounds
from inspector.ui.widgets import ChoiceField, Form, FormDialog, TextField, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.services.rounds import InspectionState, RoundView, ScopeRow
    from inspector.services.workspace import Changed, Workspace
    from inspector.ui.context import Context
    from inspector.ui.pages.plan.shown import Shown


class AssignDialog(FormDialog):
    """To which sub-team and person; somebody else may still work on the unit and is warned."""

    def __init__(
        self, context: Context, parent: QWidget, shown: Shown, view: RoundView, chosen: Sequence[ScopeRow]
    ) -> None:
        form = Form(columns=2)
        teams = [(team.id, team.name) for team in view.teams]
        members = {member.person_id: member.name for team in view.teams for member in team.members}
        people = members or {person.id: person.name for person in shown.people}
        form.add("team_id", self.tr("Team or sub-team"), ChoiceField(teams, optional=True), 2)
        form.add("person_id", self.tr("Person in charge"), ChoiceField(list(people.items()), optional=True), 2)
        hint = self.tr("Others may still record at the unit: they are warned, not locked out.")
        form.add_part(wrapped(hint, "muted"))
        if len({(one.team_id, one.person_id) for one in chosen}) == 1:
            form.set_values({"team_id": chosen[0].team_id, "person_id": chosen[0].person_id})
        words = self.tr("Assign {count} units").replace("{count}", formats.small_count(len(chosen)))
        title = chosen[0].name if len(chosen) == 1 else words
        super().__init__(title, form, self.tr("Assign"), parent, 520)
        self._context = context
        self._ids = tuple(one.inspection_id for one in chosen)
        self.submitted.connect(self._assign)

    @Slot(dict)
    def _assign(self, values: dict[str, Any]) -> None:
        self._context.write(_assign, self._ids, values, **self.answers())


class StateDialog(FormDialog):
    """Why units are not inspected as planned; reports print the reason."""

    def __init__(self, context: Context, parent: QWidget, state: InspectionState, chosen: Sequence[ScopeRow]) -> None:
        form = Form(columns=1)
        form.add("reason", messages.text("field.inspection.reason"), TextField(lines=3), required=True)
        form.add_part(wrapped(self.tr("The reason is printed in the report beside the unit."), "muted"))
        form.set_values({"reason": chosen[0].reason})
        names = ", ".join(one.name for one in chosen[:3]) + (", …" if len(chosen) > 3 else "")
        super().__init__(f"{messages.label(state)}: {names}", form, self.tr("Save"), parent, 520)
        self._context = context
        self._state = state
        self._ids = tuple(one.inspection_id for one in chosen)
        self.submitted.connect(self._set)

    @Slot(dict)
    def _set(self, values: dict[str, Any]) -> None:
        write = self._context.write
        write(rounds.set_states, self._ids, self._state, values["reason"], **self.answers())


def _assign(workspace: Workspace, inspection_ids: Sequence[str], values: dict[str, Any]) -> Changed:
    return rounds.assign(workspace, inspection_ids, values["team_id"], values["person_id"])

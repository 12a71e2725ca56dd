"""What is done to several units of a round at once: assigned, postponed, cancelled, replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from inspector.core import formats, messages
from inspector.services import rounds
from inspector.services.rounds import InspectionState
from inspector.ui.widgets import ChoiceField, Form, FormDialog, TextField, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.services.rounds import RoundView, ScopeRow
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
        nobody = self.tr("not assigned yet")
        team, person = (ChoiceField(list(some), optional=True, nothing=nobody) for some in (teams, people.items()))
        form.add("team_id", self.tr("Team or sub-team"), team, 2)
        form.add("person_id", self.tr("Person in charge"), person, 2)
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

    @Slot(object)
    def _assign(self, values: dict[str, Any]) -> None:
        self._context.write(_assign, self._ids, values, **self.answers())


class StateDialog(FormDialog):
    """Why units are not inspected as planned, and which unit is inspected instead; reports print both."""

    def __init__(
        self,
        context: Context,
        parent: QWidget,
        state: InspectionState,
        chosen: Sequence[ScopeRow],
        candidates: Sequence[tuple[str, str]] = (),
        view: RoundView | None = None,
    ) -> None:
        form = Form(columns=1)
        replacing = state == InspectionState.REPLACED
        if replacing:
            successor = ChoiceField(candidates, optional=True, nothing=self.tr("not chosen yet"))
            form.add("replaced_by_id", messages.text("field.inspection.replaced_by_id"), successor, required=True)
            successor.committed.connect(self._warn)
        form.add("reason", messages.text("field.inspection.reason"), TextField(lines=3), required=True)
        hint = self.tr("The reason is printed in the report beside the unit.")
        if replacing:
            hint = self.tr("The unit chosen comes into the round's scope; the report names both units and the reason.")
        form.add_part(wrapped(hint, "muted"))
        self._warning = wrapped("")
        self._warning.setProperty("tone", "warning")
        self._warning.hide()
        form.add_part(self._warning)
        form.set_values({"reason": chosen[0].reason, "replaced_by_id": chosen[0].replaced_by_id})
        names = ", ".join(one.name for one in chosen[:3]) + (", …" if len(chosen) > 3 else "")
        super().__init__(f"{messages.label(state)}: {names}", form, self.tr("Save"), parent, 520)
        self._context = context
        self._state = state
        self._ids = tuple(one.inspection_id for one in chosen)
        self._view = view
        self._leaving = sum(one.state != InspectionState.REPLACED for one in chosen)
        self.submitted.connect(self._set)

    @Slot(object)
    def _warn(self, successor_id: str | None) -> None:
        """A unit that is inspected in the round anyway, as after a merger, makes the round smaller."""
        inspected = [one for one in self._view.units if one.state != InspectionState.REPLACED] if self._view else []
        present = any(one.unit_id == successor_id for one in inspected)
        words = self.tr("This unit is in the round already: instead of {before} units the round then inspects {after}.")
        before, after = (formats.small_count(count) for count in (len(inspected), len(inspected) - self._leaving))
        self._warning.setText(words.replace("{before}", before).replace("{after}", after))
        self._warning.setVisible(present)

    @Slot(object)
    def _set(self, values: dict[str, Any]) -> None:
        facts = (values["reason"], values.get("replaced_by_id"))
        self._context.write(rounds.set_states, self._ids, self._state, *facts, **self.answers())


def successors(shown: Shown, view: RoundView, chosen: Sequence[ScopeRow]) -> list[tuple[str, str]]:
    """The units that may take the place of those chosen: existing ones that did not leave the round themselves."""
    out = {one.unit_id for one in chosen}
    out |= {one.unit_id for one in view.units if one.state in (InspectionState.REPLACED, InspectionState.CANCELLED)}
    return [(one.id, " · ".join(filter(None, (one.name, one.code)))) for one in shown.units if one.id not in out]


def _assign(workspace: Workspace, inspection_ids: Sequence[str], values: dict[str, Any]) -> Changed:
    return rounds.assign(workspace, inspection_ids, values["team_id"], values["person_id"])

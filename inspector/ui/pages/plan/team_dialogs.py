"""A team or sub-team, and a person's place in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from inspector.core import messages
from inspector.core.errors import Refused
from inspector.services import organisation, rounds
from inspector.services.rounds import TeamRole
from inspector.ui.widgets import ChoiceField, FlagField, Form, FormDialog, LineField, button, label

if TYPE_CHECKING:
    from inspector.services.rounds import MemberRow, RoundView, TeamView
    from inspector.services.workspace import Changed, Workspace
    from inspector.ui.context import Context
    from inspector.ui.pages.plan.shown import Shown


class TeamDialog(FormDialog):
    """Makes or renames a team; a second one is a sub-team of the first unless said otherwise."""

    def __init__(
        self, context: Context, parent: QWidget, shown: Shown, view: RoundView, team: TeamView | None = None
    ) -> None:
        form = Form(columns=1)
        heads = [(one.id, one.name) for one in view.teams if one.parent_id is None]
        form.add("name", messages.text("field.team.name"), LineField(), required=True)
        if team is None and heads:
            above = ChoiceField(heads, optional=True, nothing=self.tr("none: a team of its own"))
            form.add("parent_id", messages.text("field.team.parent_id"), above)
            count = sum(one.parent_id is not None for one in view.teams) + 1
            form.set_values({"name": f"Tổ {count}", "parent_id": heads[0][0]})
        elif team is None:
            form.set_values({"name": shown.team_name or "Đoàn kiểm tra"})
        form.add("party", "", FlagField(messages.text("field.team.party")))
        if team is not None:
            form.set_values({"name": team.name, "party": team.party})
        super().__init__(self.tr("Team") if team else self.tr("New team or sub-team"), form, self.tr("Save"), parent)
        self._context = context
        self._round_id = view.id
        self._team_id = team.id if team else None
        self.submitted.connect(self._save_team)

    @Slot(object)
    def _save_team(self, values: dict[str, Any]) -> None:
        given = values if self._team_id else {**values, "round_id": self._round_id}
        self._context.write(_save_team, given, self._team_id, **self.answers())


class MemberDialog(FormDialog):
    """Puts a person into a team, somebody new too, or changes their place."""

    def __init__(
        self, context: Context, parent: QWidget, shown: Shown, team: TeamView, member: MemberRow | None = None
    ) -> None:
        form = Form(columns=2)
        if member is None:
            taken = {one.person_id for one in team.members}
            people = [(one.id, _person(one.name, one.position)) for one in shown.people if one.id not in taken]
            person = ChoiceField(people, optional=True, nothing=self.tr("not chosen yet"))
            form.add("person_id", self.tr("Person"), person, 2)
            form.add_part(label(self.tr("or somebody who is not in the list yet:"), "muted"))
            form.add("name", messages.text("field.person.name"), LineField())
            form.add("position", messages.text("field.person.position"), LineField())
        else:
            form.add_part(label(_person(member.name, member.position), "heading"))
        roles = [(role, role_words(team, role)) for role in TeamRole]
        form.add("role", messages.text("field.member.role"), ChoiceField(roles))
        form.add("task", messages.text("field.member.task"), LineField(), 2)
        form.set_values({"role": member.role if member else _next_role(team), "task": member.task if member else None})
        super().__init__(team.name, form, self.tr("Save"), parent, 540)
        self._context = context
        self._team_id = team.id
        self._member = member
        if member is not None:
            self._buttons.insertWidget(0, button(self.tr("Take out of the team"), self._remove, role="danger"))
        self.submitted.connect(self._save_member)

    @Slot(object)
    def _save_member(self, values: dict[str, Any]) -> None:
        person_id = self._member.person_id if self._member else values.pop("person_id")
        write = self._context.write
        write(_save_member, self._team_id, person_id, values, **self.answers())

    @Slot()
    def _remove(self) -> None:
        if self._member is not None:
            self._context.write(rounds.remove_member, self._member.id, **self.answers())


def role_words(team: TeamView, role: TeamRole) -> str:
    """What a place is called: a sub-team has a head (tổ trưởng), the team a leader (trưởng đoàn)."""
    if team.parent_id is not None and role in (TeamRole.LEADER, TeamRole.DEPUTY):
        return messages.text(f"round.sub_team.{role}")
    return messages.label(role)


def _person(name: str, position: str | None) -> str:
    return f"{name} – {position}" if position and position.casefold() != name.casefold() else name


def _next_role(team: TeamView) -> TeamRole:
    return TeamRole.MEMBER if team.members else TeamRole.LEADER


def _same(one: str | None, other: str | None) -> bool:
    return (one or "").casefold() == (other or "").casefold()


# --- On the database thread ---


def _save_team(workspace: Workspace, values: dict[str, Any], team_id: str | None) -> Changed:
    return rounds.save_team(workspace, rounds.TeamDraft(**values), team_id)


def _save_member(
    workspace: Workspace, team_id: str, person_id: str | None, values: dict[str, Any]
) -> tuple[Changed, ...]:
    name, position = values.get("name"), values.get("position")
    place = {"role": values["role"], "task": values["task"], "team_id": team_id}
    if person_id:
        return (rounds.set_member(workspace, rounds.MemberDraft(person_id=person_id, **place)),)
    if not name:
        raise Refused("team.nobody_chosen", field="person_id")
    if any(_same(one.name, name) and _same(one.position, position) for one in organisation.people(workspace)):
        raise Refused("team.person_known", field="name", name=name)
    added = organisation.add_person(workspace, organisation.PersonDraft(name=name, position=position))
    return added, rounds.set_member(workspace, rounds.MemberDraft(person_id=added.subject, **place))

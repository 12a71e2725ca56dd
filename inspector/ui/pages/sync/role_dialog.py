"""Giving a laptop a role: another one, or one with which a revoked laptop is let in again.

What is kept apart of it and would be applied by that stands there before: nothing of a stolen laptop counts by a slip.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from inspector.core.formats import small_count
from inspector.core.messages import label
from inspector.services.team import members
from inspector.services.team.members import Role
from inspector.ui import theme
from inspector.ui.pages.sync.held_by_role import HeldByRole
from inspector.ui.widgets import ChoiceField, Form, FormDialog, wrapped

if TYPE_CHECKING:
    from inspector.services.team.members import MemberRow, Release
    from inspector.services.team.role_change import RoleEffect
    from inspector.ui.context import Context

ROLES: Final = (Role.INSPECTOR, Role.READER, Role.LEAD)
_WIDE: Final = 620


class _RoleDialog(FormDialog):
    """What both questions have in common: the role, what it allows, and what would be applied."""

    def __init__(
        self,
        context: Context,
        member: MemberRow,
        effect: RoleEffect,
        words: tuple[str, str],
        parent: QWidget | None,
    ) -> None:
        title, save = words
        form = Form(columns=1)
        super().__init__(title, form, save, parent, _WIDE)
        self._context, self._member, self._leads = context, member, ", ".join(effect.leads)
        if member.revocation is not None:
            form.add_part(wrapped(member.revocation.told, "muted"))
        form.add("role", self.tr("Role"), ChoiceField([(role, label(role)) for role in ROLES]), required=True)
        self._allows = wrapped("", "muted")
        form.add_part(self._allows)
        self._held = HeldByRole(effect)
        form.add_part(self._held)
        form.committed.connect(self._show_role)
        self.submitted.connect(self._give)

    @abstractmethod
    def _give(self, values: dict[str, Any]) -> None: ...

    def begin_with(self, role: Role) -> None:
        """Offer a role."""
        self.form.set_values({"role": role})
        self._show_role("role", role)

    @Slot(str, object)
    def _show_role(self, _name: str, role: object) -> None:
        chosen = Role(str(role))
        self._allows.setText(self._told(chosen))
        applied = self._held.show_role(chosen)
        # What a stolen laptop wrote is not applied by a slip of the hand.
        theme.set_role(self._save, role="danger" if applied else "primary")
        self._save.setAutoDefault(not applied)
        (self.cancel if applied else self._save).setDefault(True)
        self.fit_again()

    def _told(self, role: Role) -> str:
        if role == Role.READER:
            return self.tr("It can look at everything, receive packages and pass them on, and write nothing.")
        if role == Role.INSPECTOR:
            return self.tr("It can record and score; conflicts, closing and the team stay with the lead.")
        words = self.tr(
            "It can admit and revoke laptops, decide conflicts, close rounds and erase by law, like every lead. "
            "Leading now: {leads}. Choose team lead only where the team is to have one more; to pass the role on, hand "
            "it over."
        )
        return words.replace("{leads}", self._leads)

    def _say(self, words: str, done: Release) -> None:
        """What was done, what of it was applied, and that the others have to learn of it."""
        parts = [words]
        if done.applied:
            parts.append(self.tr("{count} actions are applied."))
        if done.left:
            parts.append(self.tr("{rest} stay kept apart."))
        parts.append(self.tr("Send a package so that the others know."))
        told = " ".join(parts).format(count=small_count(done.applied), rest=small_count(done.left))
        self._context.say(told, "good")
        self.accept()


class RoleDialog(_RoleDialog):
    """Gives a laptop another role."""

    def __init__(self, context: Context, member: MemberRow, effect: RoleEffect, parent: QWidget | None) -> None:
        title = self.tr("Role of {person}").replace("{person}", member.person)
        super().__init__(context, member, effect, (title, self.tr("Save")), parent)
        self.form.add_part(wrapped(self.tr("What was done in the role so far stays as it is."), "muted"))
        self.begin_with(member.role)

    @Slot(object)
    def _give(self, values: dict[str, Any]) -> None:
        self._context.write(members.change_role, self._member.device, values["role"], **self.answers(self._done))

    @Slot(object)
    def _done(self, done: Release) -> None:
        self._say(self.tr("The role is changed."), done)


class ReadmitDialog(_RoleDialog):
    """Lets a revoked laptop in again: as an inspector at first, whatever it was; nobody leads again without a word."""

    def __init__(self, context: Context, member: MemberRow, effect: RoleEffect, parent: QWidget | None) -> None:
        title = self.tr("Let the laptop of {person} ({prefix}) in again")
        shown = title.replace("{person}", member.person).replace("{prefix}", member.prefix)
        super().__init__(context, member, effect, (shown, self.tr("Let in again")), parent)
        self.form.add_part(wrapped(self.tr("It can read the packages that are made from now on."), "muted"))
        self.begin_with(Role.READER if member.role == Role.READER else Role.INSPECTOR)

    @Slot(object)
    def _give(self, values: dict[str, Any]) -> None:
        self._context.write(members.take_back, self._member.device, values["role"], **self.answers(self._done))

    @Slot(object)
    def _done(self, done: Release) -> None:
        self._say(self.tr("The laptop is in the team again."), done)

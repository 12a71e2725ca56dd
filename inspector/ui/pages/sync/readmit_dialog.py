"""Letting a revoked laptop in again: in which role, what of it is applied then, and how it was revoked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from inspector.core.formats import small_count
from inspector.core.messages import label
from inspector.services.team import members
from inspector.services.team.members import Role
from inspector.ui import theme
from inspector.ui.widgets import ChoiceField, Form, FormDialog, column, scroll, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.services.team.held_contents import HeldLine
    from inspector.services.team.members import MemberRow, Release
    from inspector.ui.context import Context

_ROLES: Final = (Role.INSPECTOR, Role.READER, Role.LEAD)
_FEW: Final = 6
"""So many lines of what is kept apart are shown as they are; more scroll."""
_HIGH: Final = 190


class ReadmitDialog(FormDialog):
    """An inspector's role is chosen at first, whatever it was before: nobody leads again without a word."""

    def __init__(
        self,
        context: Context,
        member: MemberRow,
        held: Sequence[HeldLine],
        leads: Sequence[str],
        parent: QWidget | None,
    ) -> None:
        form = Form(columns=1)
        title = self.tr("Let the laptop of {person} ({prefix}) in again")
        shown = title.replace("{person}", member.person).replace("{prefix}", member.prefix)
        super().__init__(shown, form, self.tr("Let in again"), parent, 620)
        self._context, self._member = context, member
        if member.revocation is not None:
            form.add_part(wrapped(member.revocation.told, "muted"))
        form.add("role", self.tr("Role"), ChoiceField([(role, label(role)) for role in _ROLES]), required=True)
        words = self.tr("Leading now: {leads}. Choose team lead only where the team is to have one more.")
        form.add_part(wrapped(words.replace("{leads}", ", ".join(leads)), "muted"))
        if held:
            self._show_held(held)
            # What a stolen laptop wrote is not applied by a slip of the hand.
            theme.set_role(self._save, role="danger")
            self._save.setAutoDefault(False)
            self.cancel.setDefault(True)
        form.add_part(wrapped(self.tr("It can read the packages that are made from now on."), "muted"))
        form.set_values({"role": Role.READER if member.role == Role.READER else Role.INSPECTOR})
        self.submitted.connect(self._let_in)

    def _show_held(self, held: Sequence[HeldLine]) -> None:
        words = self.tr(
            "{count} actions kept apart are applied, the latest at the top; those beyond the role stay kept apart. If "
            "the laptop was stolen, somebody else may have written this: then admit its user with a new workspace "
            "instead."
        )
        listed = QWidget()
        parts = [
            part for line in held for part in (wrapped(line.title), *(wrapped(one, "muted") for one in line.details))
        ]
        listed.setLayout(column(*parts, None, spacing=4))
        self.form.add_part(wrapped(words.replace("{count}", small_count(len(held)))))
        if len(parts) <= _FEW:
            self.form.add_part(listed)
            return
        area = scroll(listed)
        area.setAccessibleName(self.tr("What is kept apart"))
        area.setFixedHeight(_HIGH)
        self.form.add_part(area)

    @Slot(object)
    def _let_in(self, values: dict[str, Any]) -> None:
        self._context.write(members.take_back, self._member.device, values["role"], **self.answers(self._done))

    @Slot(object)
    def _done(self, done: Release) -> None:
        words = [self.tr("The laptop is in the team again.")]
        if done.applied:
            words.append(self.tr("{count} actions are applied."))
        if done.left:
            words.append(self.tr("{rest} stay kept apart."))
        words.append(self.tr("Send a package so that the others know."))
        told = " ".join(words).format(count=small_count(done.applied), rest=small_count(done.left))
        self._context.say(told, "good")
        self.accept()

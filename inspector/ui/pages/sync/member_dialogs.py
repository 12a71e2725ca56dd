"""What a lead changes about a laptop of the team, and how another laptop becomes the lead's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from inspector.core.messages import label, text
from inspector.services.team import members, recovery
from inspector.services.team.members import Role
from inspector.ui.widgets import FlagField, Form, FormDialog, LineField, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.services.team.members import MemberRow
    from inspector.ui.context import Context


class RevokeDialog(FormDialog):
    """Cuts a laptop off: stolen, lost, or of somebody who has left."""

    def __init__(self, context: Context, member: MemberRow, parent: QWidget | None) -> None:
        form = Form(columns=1)
        title = self.tr("Revoke the laptop of {person} ({prefix})")
        shown = title.replace("{person}", member.person).replace("{prefix}", member.prefix)
        super().__init__(shown, form, self.tr("Revoke"), parent)
        self._context = context
        self._member = member
        words = self.tr(
            "What was received here of this laptop stays. What it has sent and is not received here yet is kept apart "
            "and not applied, like all that it sends later: if packages of it are on the way, take them in first. "
            "Send a package to the team afterwards, so that all laptops know."
        )
        form.add_part(wrapped(words))
        form.add_part(wrapped(text("syncpage.revoked.holder")))
        form.add("reason", self.tr("Reason"), LineField("", self.tr("stolen, lost, left the team…")), required=True)
        self.submitted.connect(self._revoke)

    @Slot(object)
    def _revoke(self, values: dict[str, Any]) -> None:
        self._context.write(members.revoke, self._member.device, values["reason"] or "", **self.answers(self._done))

    @Slot(object)
    def _done(self, _changed: object) -> None:
        self._context.say(
            self.tr(
                "The laptop is revoked. Send a package so that the others know. If its user may know the recovery "
                "sheet, make a new one."
            ),
            "good",
        )
        self.accept()


class RecoverDialog(FormDialog):
    """Makes this laptop the lead's with the code on the recovery sheet."""

    def __init__(self, context: Context, found: Sequence[MemberRow], parent: QWidget | None) -> None:
        form = Form(columns=1)
        super().__init__(self.tr("Recover the lead's role"), form, self.tr("Make this laptop the lead's"), parent, 560)
        self._context = context
        self._others = [one for one in found if not one.this_laptop and not one.revoked]
        words = self.tr(
            "When the lead's laptop is lost or broken: take the recovery sheet of the lead's role out of the cupboard "
            "and type its code. This laptop becomes the lead's, and the laptops ticked below are revoked."
        )
        form.add_part(wrapped(words))
        form.add("code", self.tr("Code on the recovery sheet of the lead's role"), LineField(), required=True)
        for one in self._others:
            name = f"{one.person} ({one.prefix}) – {label(one.role)}"
            form.add(one.device, "", FlagField(self.tr("Lost: {laptop}").replace("{laptop}", name)))
        form.set_values({one.device: one.role == Role.LEAD for one in self._others})
        self.submitted.connect(self._recover)

    @Slot(object)
    def _recover(self, values: dict[str, Any]) -> None:
        lost = tuple(one.device for one in self._others if values[one.device])
        self._context.write(recovery.recover, values["code"] or "", lost, **self.answers(self._done))

    @Slot(object)
    def _done(self, _changed: object) -> None:
        words = self.tr(
            "This laptop is the team lead's now. Make a new recovery sheet, then send a package so that the others "
            "know."
        )
        self._context.say(words, "good")
        self.accept()

"""Dialogs about the secrets of a protected workspace: its passphrase, its recovery sheet."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from inspector.core import messages
from inspector.core.errors import Refused
from inspector.core.file_names import file_name
from inspector.services import protection
from inspector.ui.widgets.buttons import button, primary
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.dialogs import Dialog, FormDialog
from inspector.ui.widgets.fields import LineField
from inspector.ui.widgets.form import Form
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.widgets.layouts import column, grid
from inspector.ui.widgets.secret import SecretField

if TYPE_CHECKING:
    from inspector.services.protection import NewVault
    from inspector.ui.context import Context

_IN_ROW = 3


def add_new_passphrase(form: Form, first: str, again: str) -> None:
    """The two fields of a passphrase that is being chosen, with their words."""
    form.add("passphrase", first, SecretField(), required=True)
    form.add("again", again, SecretField(), required=True)


def chosen_passphrase(values: dict[str, Any]) -> str:
    """The passphrase that was typed twice; raises ``Refused`` where the two differ."""
    if values["passphrase"] != values["again"]:
        raise Refused("vault.not_alike", field="again")
    return str(values["passphrase"] or "")


class PassphraseDialog(FormDialog):
    """Sets another passphrase; ``present`` is the one in force (or a recovery code), where it is known already."""

    def __init__(self, context: Context, parent: QWidget | None, present: str = "") -> None:
        form = Form(columns=1)
        super().__init__(self.tr("Another passphrase"), form, self.tr("Set the passphrase"), parent, 440)
        self._context = context
        self._present = present
        if present:
            words = self.tr("The unlocking code has opened the workspace. Choose a passphrase to go on.")
            form.add_part(wrapped(words))
        else:
            form.add("present", self.tr("Present passphrase"), SecretField(), required=True)
        add_new_passphrase(form, self.tr("New passphrase"), self.tr("The same again"))
        form.add_part(wrapped(passphrase_advice(), "muted"))
        form.add_part(wrapped(old_archives(), "muted"))
        self.submitted.connect(self._change)

    @Slot(object)
    def _change(self, values: dict[str, Any]) -> None:
        try:
            new = chosen_passphrase(values)
        except Refused as error:
            self.refuse(error)
            return
        present = self._present or str(values["present"] or "")
        self._context.write(protection.change_passphrase, present, new, **self.answers(self._changed))

    @Slot(object)
    def _changed(self, _nothing: object) -> None:
        self._context.say(self.tr("The new passphrase is in force."), "good")
        self.accept()


class SheetDialog(Dialog):
    """Shows a recovery code to be printed, then asks for a group of it; ``confirmed(vault)`` when it is right."""

    confirmed = Signal(object)

    def __init__(self, context: Context, vault: NewVault, name: str, parent: QWidget | None) -> None:
        super().__init__(self.tr("Unlocking sheet"), parent, 520)
        self._context = context
        self._vault = vault
        self._name = name
        self._number = secrets.randbelow(len(vault.groups)) + 1
        self._code = self._shown_code()
        self._question = self._asked_group()
        self.add(self._code, self._question)
        self._back = self.add_button(button(self.tr("Back to the code"), self._show_code, icon="chevron-left"))
        self.add_cancel()
        self._print = self.add_button(button(self.tr("Print or save the sheet…"), self._show_sheet, icon="printer"))
        self._go_on = self.add_button(primary(self.tr("I have it on paper"), self._next))
        self._show_code()

    def _shown_code(self) -> QWidget:
        cells = [self._cell(number, group) for number, group in enumerate(self._vault.groups, 1)]
        card = Card()
        card.body.addLayout(grid([cells[start : start + _IN_ROW] for start in range(0, len(cells), _IN_ROW)]))
        holder = QWidget()
        words = self.tr(
            "This code opens the workspace when the passphrase is forgotten. Print the sheet or write the code down, "
            "and keep it in a locked cupboard: without passphrase and code nobody can ever open the data again."
        )
        holder.setLayout(column(wrapped(words), card, spacing=10))
        return holder

    def _cell(self, number: int, group: str) -> QWidget:
        holder = QWidget()
        shown = label(group, "figure")
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        shown.setAccessibleName(f"{number}: {' '.join(group)}")
        holder.setLayout(column(label(str(number), "small"), shown, spacing=0))
        return holder

    def _asked_group(self) -> QWidget:
        self._form = Form(columns=1)
        words = self.tr("Group {number} of the code on your sheet").replace("{number}", str(self._number))
        self._form.add("group", words, LineField(), required=True)
        holder = QWidget()
        holder.setLayout(
            column(wrapped(self.tr("To be sure that the sheet can be read, type one group from it.")), self._form, None)
        )
        return holder

    @Slot()
    def _show_code(self) -> None:
        self._show(asking=False)

    def _show(self, *, asking: bool) -> None:
        self._code.setVisible(not asking)
        self._question.setVisible(asking)
        self._back.setVisible(asking)
        self._print.setVisible(not asking)
        self._go_on.setText(self.tr("Go on") if asking else self.tr("I have it on paper"))
        (self._form.field("group").editor if asking else self._go_on).setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _next(self) -> None:
        if self._question.isHidden():
            self._show(asking=True)
            return
        try:
            self._vault.confirm(self._number, self._form.field("group").line.text())  # type: ignore[attr-defined]
        except Refused as error:
            self._form.field("group").refuse(error)
            return
        self.confirmed.emit(self._vault)
        self.accept()

    @Slot()
    def _show_sheet(self) -> None:
        self._context.tasks.run(protection.sheet_pdf, self._vault, self._name, done=self._preview)

    @Slot(object)
    def _preview(self, content: bytes) -> None:
        from inspector.ui.widgets.pdf_preview import PdfDialog

        title = self.tr("Unlocking sheet")
        PdfDialog(title, content, f"{file_name(title)}.pdf", self).open()


def old_archives() -> str:
    """What another passphrase, sheet or key does not reach."""
    return messages.text("vault.old_archives")


def passphrase_advice() -> str:
    """What a good passphrase is."""
    return messages.text("vault.advice", shortest=protection.SHORTEST)

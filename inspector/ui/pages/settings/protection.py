"""How the data are protected: passphrase, recovery sheet, the organisation's key, locking when left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QMenu, QWidget

from inspector.services import protection
from inspector.ui.widgets import Card, ChoiceField, Form, FormDialog, LineField, button, menu_button, row, wrapped
from inspector.ui.widgets.layouts import clear
from inspector.ui.widgets.passphrase import (
    PassphraseDialog,
    SheetDialog,
    add_new_passphrase,
    chosen_passphrase,
    old_archives,
    passphrase_advice,
)
from inspector.ui.widgets.secret import SecretField

if TYPE_CHECKING:
    from inspector.services.protection import NewVault, ProtectionView
    from inspector.ui.context import Context

_MINUTES = (5, 10, 15, 30, 60)


class ProtectionCard(Card):
    """Says how the open workspace is protected, and changes it."""

    def __init__(self, context: Context) -> None:
        super().__init__(self.tr("Protection"))
        self._context = context
        self._organisation = ""

    def refresh(self) -> None:
        """Load how it stands."""
        self._context.read(protection.protection, done=self._show, latest="settings.protection")

    @Slot(object)
    def _show(self, found: ProtectionView) -> None:
        clear(self.body)
        self._organisation = found.organisation
        (self._show_protected if found.protected else self._show_plain)()

    def _show_plain(self) -> None:
        protect = button(self.tr("Protect by a passphrase…"), self._protect, icon="lock")
        protect.setEnabled(not self._context.workspace.read_only)
        self._line(self.tr("Not encrypted: whoever gets at this laptop can read everything."), protect)

    def _show_protected(self) -> None:
        by_key = self.tr("Encrypted; opens with the passphrase or the organisation's key.")
        words = by_key if self._organisation else self.tr("Encrypted; opens with the passphrase.")
        self._line(words, self._times(), self._menu(), button(self.tr("Lock now"), self._lock, icon="lock"))

    def _line(self, words: str, *parts: QWidget) -> None:
        line = row(wrapped(words, "muted"), *parts, spacing=8)
        line.setStretch(0, 1)
        self.body.addLayout(line)

    def _times(self) -> ChoiceField:
        times = [(count, self.tr("Locks itself after {count} minutes").format(count=count)) for count in _MINUTES]
        field = ChoiceField([*times, (0, self.tr("Does not lock itself"))])
        field.combo.setMinimumContentsLength(18)
        field.set_name(self.tr("When nobody is working"))
        field.set_value(self._context.settings.lock_after)
        field.committed.connect(self._set_time)
        return field

    def _menu(self) -> QWidget:
        menu = QMenu(self)
        menu.addAction(self.tr("Another passphrase…"), self._change)
        menu.addAction(self.tr("New unlocking sheet…"), self._new_sheet)
        menu.addAction(self.tr("Key of the organisation…"), self._set_organisation)
        return menu_button(self.tr("Passphrase and sheet"), menu)

    @Slot(object)
    def _set_time(self, minutes: object) -> None:
        if isinstance(minutes, int):
            self._context.settings.lock_after = minutes
            self._context.save_settings()
            self._context.lock_changed.emit()

    @Slot()
    def _lock(self) -> None:
        self._context.act("lock")

    @Slot()
    def _protect(self) -> None:
        ProtectDialog(self._context, self.window()).open()

    @Slot()
    def _change(self) -> None:
        PassphraseDialog(self._context, self.window()).open()

    @Slot()
    def _new_sheet(self) -> None:
        NewSheetDialog(self._context, self.window()).open()

    @Slot()
    def _set_organisation(self) -> None:
        dialog = OrganisationDialog(self._context, self.window(), self._organisation)
        dialog.accepted.connect(self.refresh)
        dialog.open()


class _VaultDialog(FormDialog):
    """Shows the sheet of a vault that was made, and uses the vault once a group of it was typed."""

    def __init__(self, context: Context, title: str, form: Form, save: str, parent: QWidget | None, width: int) -> None:
        super().__init__(title, form, save, parent, width)
        self._context = context

    @Slot(object)
    def _show_sheet(self, vault: NewVault) -> None:
        sheet = SheetDialog(self._context, vault, self._context.workspace.name, self)
        sheet.confirmed.connect(self._use)
        sheet.rejected.connect(self.enable_again)
        sheet.open()

    @Slot(object)
    def _use(self, vault: NewVault) -> None:
        raise NotImplementedError


class ProtectDialog(_VaultDialog):
    """Chooses the passphrase of a plain workspace, shows the sheet, then asks the window to protect it."""

    def __init__(self, context: Context, parent: QWidget | None) -> None:
        form = Form(columns=1)
        super().__init__(context, self.tr("Protect this workspace"), form, self.tr("Go on"), parent, 480)
        self._passphrase = ""
        words = self.tr(
            "Data, photos and backups will be encrypted. The plain copies on this laptop are overwritten and removed, "
            "earlier automatic backups too. Backup files that were saved elsewhere stay as they are: delete them."
        )
        form.add_part(wrapped(words))
        add_new_passphrase(form, self.tr("Passphrase"), self.tr("The passphrase again"))
        form.add_part(wrapped(passphrase_advice(), "muted"))
        self.submitted.connect(self._prepare)

    @Slot(object)
    def _prepare(self, values: dict[str, Any]) -> None:
        self._passphrase = str(values["passphrase"] or "")
        self._context.tasks.run(_vault, values, **self.answers(self._show_sheet))

    @Slot(object)
    def _use(self, vault: NewVault) -> None:
        self.accept()
        self._context.asked_to_protect.emit(vault, self._passphrase)


class NewSheetDialog(_VaultDialog):
    """Makes another recovery code, which is in force once a group of it was typed."""

    def __init__(self, context: Context, parent: QWidget | None) -> None:
        form = Form(columns=1)
        super().__init__(context, self.tr("New unlocking sheet"), form, self.tr("Go on"), parent, 440)
        words = self.tr("For a sheet that is lost or was seen by others: the old one opens this workspace no longer.")
        form.add_part(wrapped(words))
        form.add_part(wrapped(old_archives(), "muted"))
        form.add("present", self.tr("Present passphrase"), SecretField(), required=True)
        self.submitted.connect(self._make)

    @Slot(object)
    def _make(self, values: dict[str, Any]) -> None:
        self._context.write(protection.new_code, values["present"] or "", **self.answers(self._show_sheet))

    @Slot(object)
    def _use(self, vault: NewVault) -> None:
        self._context.write(protection.keep_code, vault, **self.answers(self._kept))

    @Slot(object)
    def _kept(self, _nothing: object) -> None:
        self._context.say(self.tr("The new unlocking sheet is in force. Destroy the old one."), "good")
        self.accept()


class OrganisationDialog(FormDialog):
    """Lets a second key, kept by the organisation, open the workspace."""

    def __init__(self, context: Context, parent: QWidget | None, present: str) -> None:
        form = Form(columns=1)
        super().__init__(self.tr("Key of the organisation"), form, self.tr("Save"), parent, 560)
        self._context = context
        words = self.tr(
            "Whoever keeps the matching secret key for the organisation can open this workspace. The public key is a "
            "line that begins with “age1”; leave it empty to take it away."
        )
        form.add_part(wrapped(words))
        form.add("recipient", self.tr("Public key"), LineField("", "age1…"))
        form.add("present", self.tr("Present passphrase"), SecretField(), required=True)
        form.add_part(wrapped(old_archives(), "muted"))
        form.set_values({"recipient": present})
        self.submitted.connect(self._save_it)

    @Slot(object)
    def _save_it(self, values: dict[str, Any]) -> None:
        given = values["present"] or "", values["recipient"] or ""
        self._context.write(protection.set_organisation, *given, **self.answers())


def _vault(values: dict[str, Any]) -> NewVault:
    return protection.new_vault(chosen_passphrase(values))

"""What the two dialogs that make a workspace have in common: its folder, its protection, the sheet before anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot

from inspector.ui.pages.first_start.places import suggestion
from inspector.ui.widgets import FlagField, FormDialog, wrapped
from inspector.ui.widgets.passphrase import SheetDialog, add_new_passphrase, passphrase_advice
from inspector.ui.widgets.path_field import FolderField

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from inspector.services.protection import NewVault
    from inspector.services.workspace import Workspace
    from inspector.ui.context import Context
    from inspector.ui.widgets import Form

_WIDTH = 620


class FoundingDialog(FormDialog):
    """Makes a workspace by what the form says; a protected one once its recovery sheet is on paper.

    ``prepare`` gives the key slots and refuses what could not be made; ``make`` makes it, with or without them.
    """

    def __init__(
        self,
        context: Context,
        title: str,
        form: Form,
        save: str,
        parent: QWidget | None,
        prepare: Callable[[dict[str, Any]], NewVault],
        make: Callable[..., Workspace],
    ) -> None:
        super().__init__(title, form, save, parent, _WIDTH)
        self._context = context
        self._prepare = prepare
        self._make = make
        self._values: dict[str, Any] = {}
        self._folder = ""
        self.submitted.connect(self._found)

    def add_folder(self) -> None:
        """Ask for the folder; one is suggested."""
        words = self.tr("Folder the data are kept in")
        field = FolderField(words, self.tr("Choose another folder…"))
        self.form.add("folder", words, field, span=2, required=True)
        self._folder = str(suggestion(""))
        field.set_value(self._folder)

    def suggest_folder(self, name: str) -> None:
        """Name the folder after something, unless the person has chosen one."""
        field = self.form.field("folder")
        if field.value() == self._folder:
            self._folder = str(suggestion(name))
            field.set_value(self._folder)

    def add_protection(self) -> None:
        """Ask whether the workspace is to be protected, and by which passphrase."""
        words = self.tr("Protect the data by a passphrase (recommended)")
        self.form.add("protect", "", FlagField(words), span=2)
        add_new_passphrase(self.form, self.tr("Passphrase"), self.tr("The passphrase again"))
        self._advice = wrapped(passphrase_advice(), "muted")
        self.form.add_part(self._advice)
        self.form.field("protect").set_value(True)
        self.form.field("protect").committed.connect(self._show_passphrase)

    def made_words(self) -> str:
        """What was made, once it is there."""
        return self.tr("The workspace was made in {folder}.").replace("{folder}", str(self._values["folder"]))

    def sheet_name(self, values: dict[str, Any]) -> str:
        """What the recovery sheet says it is for."""
        return str(values["person"])

    @Slot(object)
    def _show_passphrase(self, protect: object) -> None:
        for name in ("passphrase", "again"):
            self.form.field(name).set_error("")
            self.form.field(name).set_read_only(not protect)
        self._advice.setEnabled(bool(protect))

    @Slot(object)
    def _found(self, values: dict[str, Any]) -> None:
        self._values = values
        if values["protect"]:
            self._context.tasks.run(self._prepare, values, **self.answers(self._show_sheet))
        else:
            self._context.tasks.run(self._make, values, **self.answers(self._made))

    @Slot(object)
    def _show_sheet(self, vault: NewVault) -> None:
        """The recovery sheet comes before anything is saved."""
        sheet = SheetDialog(self._context, vault, self.sheet_name(self._values), self)
        sheet.confirmed.connect(self._make_protected)
        sheet.rejected.connect(self.enable_again)
        sheet.open()

    @Slot(object)
    def _make_protected(self, vault: NewVault) -> None:
        self._context.tasks.run(self._make, self._values, vault, **self.answers(self._made))

    @Slot(object)
    def _made(self, workspace: Workspace) -> None:
        self._context.adopt(workspace)
        self._context.say(self.made_words(), "good")
        self.accept()

"""The dialog that makes a workspace: who inspects, who sits here, where the data lie."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from inspector.services.organisation import OrganisationDraft, PersonDraft
from inspector.services.protection import NewVault, new_vault
from inspector.services.workspace import Workspace, check_new, create_workspace
from inspector.ui.pages.first_start.places import suggestion
from inspector.ui.widgets import FlagField, Form, FormDialog, LineField, button, row, small, wrapped
from inspector.ui.widgets.passphrase import SheetDialog, add_new_passphrase, chosen_passphrase, passphrase_advice

if TYPE_CHECKING:
    from inspector.ui.context import Context

_ORGANISATION = ("name", "short_name", "superior", "place", "team_name")
_PERSON = {"person": "name", "position": "position"}


def _drafts(values: dict[str, Any]) -> tuple[Path, OrganisationDraft, PersonDraft]:
    organisation = OrganisationDraft(**{field: values[field] for field in _ORGANISATION})
    person = PersonDraft(**{field: values[name] for name, field in _PERSON.items()})
    return Path(values["folder"]), organisation, person


def make(values: dict[str, Any], vault: NewVault | None = None) -> Workspace:
    """Make the workspace that the form describes, protected by ``vault``; raises ``Refused``."""
    return create_workspace(*_drafts(values), vault=vault)


def prepare(values: dict[str, Any]) -> NewVault:
    """The key slots for the workspace that the form describes; raises ``Refused`` for what could not be made."""
    check_new(*_drafts(values))
    return new_vault(chosen_passphrase(values))


class NewWorkspaceDialog(FormDialog):
    """Asks for the inspecting body, the person and the folder, and makes the workspace."""

    def __init__(self, context: Context, parent: QWidget | None) -> None:
        form = Form(columns=2)
        super().__init__(self.tr("New workspace"), form, self.tr("Make the workspace"), parent, 620)
        self._context = context
        self._suggested = str(suggestion(""))
        form.add("name", self.tr("Inspecting body, full name"), LineField(), span=2, required=True)
        form.add("short_name", self.tr("Short name"), LineField())
        form.add("superior", self.tr("Superior body"), LineField())
        form.add("place", self.tr("Place before the date of documents"), LineField())
        form.add("team_name", self.tr("Full name of the inspection team"), LineField())
        form.add("person", self.tr("Your full name"), LineField(), required=True)
        form.add("position", self.tr("Your position"), LineField())
        form.add("folder", self.tr("Folder the data are kept in"), LineField(), span=2, required=True)
        form.set_values({"folder": self._suggested, "team_name": self.tr("Inspection team for administrative reform")})
        choose = button(self.tr("Choose another folder…"), self._ask_folder, icon="folder-open")
        form.add_part(_line(small(self.tr("The data stay in this folder, on this laptop only.")), choose))
        form.add("protect", "", FlagField(self.tr("Protect the data by a passphrase (recommended)")), span=2)
        add_new_passphrase(form, self.tr("Passphrase"), self.tr("The passphrase again"))
        self._advice = wrapped(passphrase_advice(), "muted")
        form.add_part(self._advice)
        form.set_values({"protect": True})
        form.field("protect").committed.connect(self._show_passphrase)
        form.field("name").committed.connect(self._suggest)
        self._values: dict[str, Any] = {}
        self.submitted.connect(self._make)

    @Slot(object)
    def _suggest(self, name: object) -> None:
        """Name the folder after the body, unless the person has chosen one."""
        folder = self.form.field("folder")
        if folder.value() == self._suggested:
            self._suggested = str(suggestion(str(name or "")))
            folder.set_value(self._suggested)

    @Slot()
    def _ask_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Folder the data are kept in"), str(suggestion("").parent))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.form.field("folder").set_value)
        dialog.open()

    @Slot(object)
    def _show_passphrase(self, protect: object) -> None:
        for name in ("passphrase", "again"):
            self.form.field(name).set_error("")
            self.form.field(name).set_read_only(not protect)
        self._advice.setEnabled(bool(protect))

    @Slot(dict)
    def _make(self, values: dict[str, Any]) -> None:
        self._values = values
        if values["protect"]:
            self._context.tasks.run(prepare, values, **self.answers(self._show_sheet))
        else:
            self._context.tasks.run(make, values, **self.answers(self._made))

    @Slot(object)
    def _show_sheet(self, vault: NewVault) -> None:
        """The recovery sheet comes before anything is saved."""
        name = str(self._values["short_name"] or self._values["name"])
        sheet = SheetDialog(self._context, vault, name, self)
        sheet.confirmed.connect(self._make_protected)
        sheet.rejected.connect(self.enable_again)
        sheet.open()

    @Slot(object)
    def _make_protected(self, vault: NewVault) -> None:
        self._context.tasks.run(make, self._values, vault, **self.answers(self._made))

    @Slot(object)
    def _made(self, workspace: Workspace) -> None:
        self._context.adopt(workspace)
        self.accept()


def _line(*parts: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(row(parts[0], None, *parts[1:], spacing=8))
    return holder

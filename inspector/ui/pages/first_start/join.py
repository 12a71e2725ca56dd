"""The dialog that asks to join a team: who, where the data will lie, where the request for the lead is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from inspector.core.errors import Refused
from inspector.core.text import fold
from inspector.services.protection import NewVault, new_vault
from inspector.services.team.joining import join
from inspector.services.workspace import Workspace, open_workspace
from inspector.ui.folders import documents, last_used, remember
from inspector.ui.pages.first_start.places import suggestion
from inspector.ui.widgets import FlagField, Form, FormDialog, LineField, button, row, wrapped
from inspector.ui.widgets.passphrase import SheetDialog, add_new_passphrase, chosen_passphrase, passphrase_advice

if TYPE_CHECKING:
    from inspector.ui.context import Context

_PURPOSE = "packages"
_ENDING = ".cchc"


def ask(values: dict[str, Any], vault: NewVault | None = None) -> Workspace:
    """Make a workspace that waits and its request, and open it; raises ``Refused``."""
    folder = Path(values["folder"])
    join(folder, str(values["person"] or ""), Path(values["file"]), vault=vault)
    return open_workspace(folder, secret=str(values["passphrase"] or "") if vault else "")


def prepare(values: dict[str, Any]) -> NewVault:
    """The key slots of the workspace; raises ``Refused`` for files in use before anything is printed."""
    folder, file = Path(values["folder"]), Path(values["file"])
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused("store.folder_in_use", path=folder)
    if file.exists():
        raise Refused("package.exists", path=file)
    return new_vault(chosen_passphrase(values))


class JoinDialog(FormDialog):
    """Asks for name, folder and request file; the workspace that waits is opened afterwards."""

    def __init__(self, context: Context, parent: QWidget | None) -> None:
        form = Form(columns=2)
        super().__init__(self.tr("Join a team"), form, self.tr("Make the request"), parent, 620)
        self._context = context
        self._values: dict[str, Any] = {}
        self._suggested = str(_request(context, ""))
        words = self.tr(
            "The request holds your name and the keys of this laptop, nothing else. The team lead opens it and sends a "
            "package back."
        )
        form.add_part(wrapped(words))
        form.add("person", self.tr("Your full name"), LineField(), span=2, required=True)
        form.add("folder", self.tr("Folder the data are kept in"), LineField(), span=2, required=True)
        form.add_part(_right(button(self.tr("Choose another folder…"), self._ask_folder, icon="folder-open")))
        form.add("file", self.tr("Request for the team lead"), LineField(), span=2, required=True)
        form.add_part(_right(button(self.tr("Choose the stick…"), self._ask_file, icon="folder-open")))
        form.add("protect", "", FlagField(self.tr("Protect the data by a passphrase (recommended)")), span=2)
        add_new_passphrase(form, self.tr("Passphrase"), self.tr("The passphrase again"))
        self._advice = wrapped(passphrase_advice(), "muted")
        form.add_part(self._advice)
        form.set_values({"folder": str(suggestion("")), "file": self._suggested, "protect": True})
        form.field("person").committed.connect(self._suggest)
        form.field("protect").committed.connect(self._show_passphrase)
        self.submitted.connect(self._ask)

    @Slot(object)
    def _suggest(self, person: object) -> None:
        """Name the request after the person, unless another file was chosen."""
        file = self.form.field("file")
        if file.value() == self._suggested:
            self._suggested = str(_request(self._context, str(person or "")))
            file.set_value(self._suggested)

    @Slot(object)
    def _show_passphrase(self, protect: object) -> None:
        for name in ("passphrase", "again"):
            self.form.field(name).set_error("")
            self.form.field(name).set_read_only(not protect)
        self._advice.setEnabled(bool(protect))

    @Slot()
    def _ask_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Folder the data are kept in"), str(suggestion("").parent))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.form.field("folder").set_value)
        dialog.open()

    @Slot()
    def _ask_file(self) -> None:
        kinds = self.tr("Requests")
        file = str(self.form.field("file").value() or "")
        dialog = QFileDialog(self, self.tr("Save the request"), file, f"{kinds} (*{_ENDING})")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(_ENDING.removeprefix("."))
        dialog.fileSelected.connect(self.form.field("file").set_value)
        dialog.open()

    @Slot(dict)
    def _ask(self, values: dict[str, Any]) -> None:
        self._values = values
        if values["protect"]:
            self._context.tasks.run(prepare, values, **self.answers(self._show_sheet))
        else:
            self._context.tasks.run(ask, values, **self.answers(self._made))

    @Slot(object)
    def _show_sheet(self, vault: NewVault) -> None:
        sheet = SheetDialog(self._context, vault, str(self._values["person"]), self)
        sheet.confirmed.connect(self._ask_protected)
        sheet.rejected.connect(self.enable_again)
        sheet.open()

    @Slot(object)
    def _ask_protected(self, vault: NewVault) -> None:
        self._context.tasks.run(ask, self._values, vault, **self.answers(self._made))

    @Slot(object)
    def _made(self, workspace: Workspace) -> None:
        remember(self._context.settings, _PURPOSE, Path(self._values["file"]))
        self._context.adopt(workspace)
        self.accept()


def _request(context: Context, person: str) -> Path:
    """A file for the request that is not there yet, where packages were kept last."""
    folder = last_used(context.settings, _PURPOSE, documents())
    name = "-".join(["de-nghi", *"".join(one if one.isalnum() else " " for one in fold(person)).split()])
    target, number = folder / f"{name}{_ENDING}", 2
    while target.exists():
        target = folder / f"{name}-{number}{_ENDING}"
        number += 1
    return target


def _right(part: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(row(None, part))
    return holder

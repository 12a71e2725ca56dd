"""The dialog that asks to join a team: who, where the data will lie, where the request for the lead is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot

from inspector.core.errors import Refused
from inspector.core.file_names import file_name, free
from inspector.core.messages import text
from inspector.services.protection import NewVault, new_vault
from inspector.services.team.joining import join
from inspector.services.workspace import Workspace, open_workspace
from inspector.ui.folders import documents, last_used, remember
from inspector.ui.pages.first_start.founding import FoundingDialog
from inspector.ui.widgets import Form, LineField, wrapped
from inspector.ui.widgets.passphrase import chosen_passphrase
from inspector.ui.widgets.path_field import TargetField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

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


class JoinDialog(FoundingDialog):
    """Asks for name, folder and request file; the workspace that waits is opened afterwards."""

    def __init__(self, context: Context, parent: QWidget | None) -> None:
        form = Form(columns=2)
        super().__init__(context, self.tr("Join a team"), form, self.tr("Make the request"), parent, prepare, ask)
        self._suggested = str(_request(context, ""))
        words = self.tr(
            "The request holds your name and the keys of this laptop, nothing else. The team lead opens it and sends a "
            "package back."
        )
        form.add_part(wrapped(words))
        person = LineField()
        form.add("person", self.tr("Your full name"), person, span=2, required=True)
        self.add_folder()
        file = TargetField(self.tr("Save the request"), self.tr("Choose the stick…"), self.tr("Requests"))
        form.add("file", self.tr("Request for the team lead"), file, span=2, required=True)
        file.set_value(self._suggested)
        self.add_protection()
        # While it is typed: whoever goes on to the button sees under which name the request is written.
        person.line.textChanged.connect(self._suggest)

    def made_words(self) -> str:
        """Where the request is, and what becomes of it."""
        words = self.tr("The request was written: {file}. Give it to the team lead.")
        return words.replace("{file}", str(self._values["file"]))

    @Slot(str)
    def _suggest(self, person: str) -> None:
        """Name the request after the person, unless another file was chosen."""
        file = self.form.field("file")
        if file.value() == self._suggested:
            self._suggested = str(_request(self._context, person))
            file.set_value(self._suggested)

    @Slot(object)
    def _made(self, workspace: Workspace) -> None:
        remember(self._context.settings, _PURPOSE, Path(self._values["file"]))
        super()._made(workspace)


def _request(context: Context, person: str) -> Path:
    """A file for the request that is not there yet, where packages were kept last."""
    folder = last_used(context.settings, _PURPOSE, documents())
    return free(folder, file_name(text("syncpage.file.request"), person), _ENDING)

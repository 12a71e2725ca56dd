"""The dialog that makes a workspace: who inspects, who sits here, where the data lie."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from inspector.services.organisation import OrganisationDraft, PersonDraft
from inspector.services.workspace import Workspace, create_workspace
from inspector.ui.pages.first_start.places import suggestion
from inspector.ui.widgets import Form, FormDialog, LineField, button, row, small

if TYPE_CHECKING:
    from inspector.ui.context import Context

_ORGANISATION = ("name", "short_name", "superior", "place", "team_name")
_PERSON = {"person": "name", "position": "position"}


def make(values: dict[str, Any]) -> Workspace:
    """Make the workspace that the form describes; raises ``Refused``."""
    organisation = OrganisationDraft(**{field: values[field] for field in _ORGANISATION})
    person = PersonDraft(**{field: values[name] for name, field in _PERSON.items()})
    return create_workspace(Path(values["folder"]), organisation, person)


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
        form.field("name").committed.connect(self._suggest)
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

    @Slot(dict)
    def _make(self, values: dict[str, Any]) -> None:
        self._context.tasks.run(make, values, **self.answers(self._made))

    @Slot(object)
    def _made(self, workspace: Workspace) -> None:
        self._context.adopt(workspace)
        self.accept()


def _line(*parts: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(row(parts[0], None, *parts[1:], spacing=8))
    return holder

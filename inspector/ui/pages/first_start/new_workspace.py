"""The dialog that makes a workspace: who inspects, who sits here, where the data lie."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot

from inspector.services.organisation import OrganisationDraft, PersonDraft
from inspector.services.protection import NewVault, new_vault
from inspector.services.workspace import Workspace, check_new, create_workspace
from inspector.ui.pages.first_start.founding import FoundingDialog
from inspector.ui.widgets import Form, LineField, small
from inspector.ui.widgets.passphrase import chosen_passphrase

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

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


class NewWorkspaceDialog(FoundingDialog):
    """Asks for the inspecting body, the person and the folder, and makes the workspace."""

    def __init__(self, context: Context, parent: QWidget | None) -> None:
        form = Form(columns=2)
        super().__init__(context, self.tr("New workspace"), form, self.tr("Make the workspace"), parent, prepare, make)
        form.add("name", self.tr("Inspecting body, full name"), LineField(), span=2, required=True)
        form.add("short_name", self.tr("Short name"), LineField())
        form.add("superior", self.tr("Superior body"), LineField())
        form.add("place", self.tr("Place before the date of documents"), LineField())
        form.add("team_name", self.tr("Full name of the inspection team"), LineField())
        form.add("person", self.tr("Your full name"), LineField(), required=True)
        form.add("position", self.tr("Your position"), LineField())
        self.add_folder()
        form.add_part(small(self.tr("The data stay in this folder, on this laptop only.")))
        form.set_values({"team_name": self.tr("Inspection team for administrative reform")})
        self.add_protection()
        form.field("name").committed.connect(self._suggest)

    def sheet_name(self, values: dict[str, Any]) -> str:
        """The inspecting body."""
        return str(values["short_name"] or values["name"])

    @Slot(object)
    def _suggest(self, name: object) -> None:
        self.suggest_folder(str(name or ""))

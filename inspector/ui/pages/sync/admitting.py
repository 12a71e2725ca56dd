"""Admitting a laptop: its request is opened, the fingerprints are compared, the admission package is written."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from inspector.core.errors import Refused
from inspector.core.file_names import file_name
from inspector.core.formats import data_size
from inspector.core.messages import label, text
from inspector.core.text import fold
from inspector.services.organisation import people
from inspector.services.team import joining, members, recovery
from inspector.services.team.joining import Role
from inspector.ui.folders import remember
from inspector.ui.pages.sync import carrying, places
from inspector.ui.pages.sync.fingerprint import FingerprintPanel
from inspector.ui.pages.sync.package_writer import PackageWriter
from inspector.ui.pages.sync.role_dialog import ROLES
from inspector.ui.pages.sync.sheet_step import SheetStep, is_pending
from inspector.ui.pages.sync.words import moment
from inspector.ui.widgets import (
    Card,
    ChoiceField,
    FlagField,
    Form,
    FormDialog,
    LineField,
    wrapped,
)
from inspector.ui.widgets.file_dialogs import open_dialog
from inspector.ui.widgets.path_field import TargetField

if TYPE_CHECKING:
    from inspector.services.team.joining import Admitted, Request
    from inspector.services.workspace import Workspace
    from inspector.ui.context import Context


_SENTENCE: Final = 2
"""Lines that a refused comparison takes."""


@dataclass(frozen=True)
class Asked:
    """A request, and whose laptop it may become."""

    request: Request
    people: tuple[tuple[str, str], ...]
    """Id and name of the people who have no laptop yet."""


def asked(workspace: Workspace, file: Path) -> Asked:
    """Read a request. Raises ``Refused`` for what is none."""
    workspace.require_lead()
    taken = {one.person_id for one in members.members(workspace)}
    free = tuple((one.id, one.name or "") for one in people(workspace) if one.id not in taken)
    return Asked(joining.read_request(file), free)


def is_ready(workspace: Workspace) -> bool:
    """Whether the team can neither be orphaned by losing this laptop nor taken over with a code that is known.

    Raises ``Refused`` to all but leads.
    """
    workspace.require_lead()
    return recovery.state(workspace).lets_send


class AdmitDialog(FormDialog):
    """Shows who asks, has the fingerprint compared, asks for role, person and file."""

    def __init__(self, context: Context, found: Asked, parent: QWidget | None) -> None:
        form = Form(columns=2)
        super().__init__(self.tr("Admit a laptop"), form, self.tr("Admit and write the package"), parent, 640)
        self.request = found.request
        who = self.tr("{person} asks to join; the request was made on {when}.")
        form.add_part(wrapped(who.format(person=self.request.person, when=moment(self.request.made_at)), "heading"))
        words = self.tr("Call the person and let them read the words on their screen aloud: all must be the same.")
        form.add_part(wrapped(words))
        shown = FingerprintPanel()
        shown.show_fingerprint(self.request.fingerprint)
        card = Card()
        card.add(shown)
        form.add_part(card)
        same, typed = FlagField(self.tr("I have compared the words; all are the same")), LineField()
        form.add("compared", "", same, beside=True)
        form.add("typed", self.tr("Or type or scan what the other screen shows"), typed)
        form.keep_room("compared", _SENTENCE)
        same.box.setMinimumHeight(typed.line.sizeHint().height())
        form.add("role", self.tr("Role"), ChoiceField([(role, label(role)) for role in ROLES]))
        choices = [("", self.tr("a new person: {name}").replace("{name}", self.request.person)), *found.people]
        form.add("person_id", self.tr("Person in the list of people"), ChoiceField(choices))
        words = self.tr("Write the admission package to")
        target = TargetField(words, self.tr("Choose the stick or folder…"), self.tr("Packages"))
        form.add("file", words, target, span=2, required=True)
        alike = [one for one, name in found.people if fold(name) == fold(self.request.person)]
        name = file_name(text("syncpage.file.admission"), self.request.person)
        file = places.suggested(context.settings, name)
        form.set_values({"role": Role.INSPECTOR, "person_id": alike[0] if len(alike) == 1 else "", "file": file})

    def compared(self, values: dict[str, Any]) -> bool:
        """Whether the fingerprint was compared; what was typed counts more than a tick."""
        typed = str(values["typed"] or "")
        if typed and not self.request.matches(typed):
            self.refuse(Refused("syncpage.not_alike", field="typed"))
            return False
        if not typed and not values["compared"]:
            self.refuse(Refused("syncpage.not_compared", field="compared"))
            return False
        return True


class Admitter(PackageWriter):
    """Leads from the request file to the admission package."""

    admitted = Signal(str)
    """The prefix of the new laptop."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent)
        self._asked: Asked | None = None
        self._request_file = ""

    @Slot()
    def start(self) -> None:
        """Make sure that a recovery sheet exists, then ask for the request."""
        self._begin("")

    @Slot(str)
    def open_request(self, file: str) -> None:
        """The same for a request that was dropped or chosen among packages."""
        self._begin(file)

    def _begin(self, file: str) -> None:
        self._request_file = file
        self._context.read(is_ready, done=self._go_on)

    @Slot(object)
    def _go_on(self, ready: bool) -> None:
        if not ready or is_pending(self._context):
            step = SheetStep(self._context, self._window.window())
            step.put_away.connect(self._ask_file)
            step.open()
        else:
            self._ask_file()

    @Slot()
    def _ask_file(self) -> None:
        if self._request_file:
            self._show(self._request_file)
            return
        folder = places.place(self._context.settings)
        title, words = self.tr("Open the request of the laptop"), self.tr("Requests and packages")
        dialog = open_dialog(self._window.window(), title, folder, places.kinds(words))
        dialog.fileSelected.connect(self._show)
        dialog.open()

    @Slot(str)
    def _show(self, file: str) -> None:
        remember(self._context.settings, places.PURPOSE, Path(file))
        self._context.read(asked, Path(file), done=self._ask)

    @Slot(object)
    def _ask(self, found: Asked) -> None:
        self._asked = found
        self._ask_by(partial(AdmitDialog, self._context, found, self._window.window()))

    def _accepts(self, dialog: FormDialog, values: dict[str, Any]) -> bool:
        return isinstance(dialog, AdmitDialog) and dialog.compared(values)

    def _write(self, target: Path, values: dict[str, Any]) -> None:
        assert self._asked is not None, "a dialog was open"
        # Who was admitted though no package could be written keeps the prefix when it is asked again.
        work = carrying.admit, self._asked.request, values["role"], target, values["person_id"] or None
        title = self.tr("Writing the admission package")
        self._context.long(*work, title=title, done=self._tell, failed=self._ask_again)

    @Slot(object)
    def _tell(self, made: Admitted) -> None:
        self.admitted.emit(made.prefix)
        self._context.say(
            text("syncpage.admitted", prefix=made.prefix, file=made.file, size=data_size(made.package.size)), "good"
        )

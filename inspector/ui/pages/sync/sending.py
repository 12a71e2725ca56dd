"""Sending a package: whom it is for, where it goes, which photos come along; then the work and its result."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from inspector.core.formats import data_size, small_count
from inspector.core.messages import text
from inspector.services.team import members, packages, recovery
from inspector.services.team.members import Role
from inspector.ui.pages.sync import carrying, places
from inspector.ui.pages.sync.package_writer import PackageWriter
from inspector.ui.pages.sync.sheet_step import SheetStep, is_pending
from inspector.ui.widgets import ChoiceField, Form, FormDialog, wrapped
from inspector.ui.widgets.path_field import TargetField

if TYPE_CHECKING:
    from pathlib import Path

    from inspector.services.team.packages import Exported
    from inspector.services.workspace import Workspace
    from inspector.ui.context import Context


@dataclass(frozen=True)
class Readiness:
    """What must be known before a package is sent."""

    ready: bool
    """Neither recovery sheet nor second lead is lacking, and nobody knows the sheet's code."""
    leads: bool
    for_whom: tuple[str, ...]
    name: str
    """Suggested name of the file."""


def readiness(workspace: Workspace) -> Readiness:
    """Whether a package can be sent from here, and to whom."""
    others = [one for one in members.members(workspace) if not one.this_laptop and not one.revoked]
    state = recovery.state(workspace)
    return Readiness(
        ready=workspace.role != Role.LEAD or state.lets_send,
        leads=workspace.role == Role.LEAD,
        for_whom=tuple(f"{one.person} ({one.prefix})" for one in others),
        name=packages.suggested_name(workspace),
    )


class SendDialog(FormDialog):
    """Asks where the package goes and which photos come along."""

    def __init__(self, context: Context, found: Readiness, parent: QWidget | None) -> None:
        form = Form(columns=1)
        super().__init__(self.tr("Send a package"), form, self.tr("Write the package"), parent, 720)
        whom = ", ".join(found.for_whom)
        form.add_part(wrapped(self.tr("For: {people}. Only their laptops can read it.").replace("{people}", whom)))
        photos = [
            ("missing", self.tr("Photos that somebody still lacks (recommended)")),
            ("all", self.tr("All photos: a large package")),
            ("none", self.tr("No photos: small enough for a mail")),
        ]
        form.add("photos", self.tr("Photos and files of evidence"), ChoiceField(photos))
        words = self.tr("Write the package to"), self.tr("Choose the stick or folder…"), self.tr("Packages")
        form.add("file", self.tr("Write to"), TargetField(*words), required=True)
        form.set_values({"photos": "missing", "file": places.suggested(context.settings, found.name)})


class Sender(PackageWriter):
    """Leads from the button to the package on the stick."""

    sent = Signal()

    @Slot()
    def start(self) -> None:
        """Ask what is needed, then write the package."""
        self._context.read(readiness, done=self._ask)

    @Slot(object)
    def _ask(self, found: Readiness) -> None:
        if not found.for_whom:
            self._context.say(text("team.nobody"), "warning")
        elif not found.ready or (found.leads and is_pending(self._context)):
            step = SheetStep(self._context, self._window.window())
            step.put_away.connect(self.start)
            step.open()
        else:
            self._ask_by(partial(SendDialog, self._context, found, self._window.window()))

    def _write(self, target: Path, values: dict[str, Any]) -> None:
        title = self.tr("Writing the package {name}").replace("{name}", target.name)
        work = carrying.send, target, values["photos"]
        self._context.long(*work, title=title, done=self._tell, failed=self._ask_again)

    @Slot(object)
    def _tell(self, made: Exported) -> None:
        self._context.say(sentence(made), "warning" if made.left_out or made.damaged else "good")
        self.sent.emit()


def sentence(made: Exported) -> str:
    """What was written: the file, its size, for whom, and what did not come along."""
    parts = [
        text(
            "syncpage.sent",
            file=made.file,
            size=data_size(made.size),
            people=", ".join(made.for_whom),
            photos=small_count(made.photos),
        )
    ]
    if made.left_out:
        parts.append(text("syncpage.sent.left_out", count=small_count(made.left_out)))
    if made.damaged:
        parts.append(text("syncpage.sent.damaged", count=small_count(made.damaged)))
    return " ".join(parts)

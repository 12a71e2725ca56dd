"""What a person sees while no workspace is open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from inspector.services.sample import make_sample
from inspector.services.workspace import is_workspace
from inspector.ui import metrics
from inspector.ui.folders import documents
from inspector.ui.page import Page
from inspector.ui.pages.first_start.choice import Choice
from inspector.ui.pages.first_start.join import JoinDialog
from inspector.ui.pages.first_start.new_workspace import NewWorkspaceDialog
from inspector.ui.pages.first_start.places import suggestion
from inspector.ui.restoring import Restoring
from inspector.ui.widgets import Card, FactRow, column, grid, icon_label, label, row, wrapped
from inspector.ui.widgets.file_dialogs import folder_dialog
from inspector.ui.workspace_names import workspace_name

if TYPE_CHECKING:
    from inspector.services.workspace import Workspace
    from inspector.ui.context import Context

_WIDTH = 840
_RECENT = 4
_NARROW_HEIGHT = 114
"""Three beside each other have room for three lines of words."""
_SAMPLE_FOLDER = "Mẫu Khánh Vĩnh 2019"


class FirstStartPage(Page):
    """Make a workspace, open one, restore one, or look at the sample."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._recent = Card(self.tr("Opened lately"))
        self._first: QWidget | None = None
        self._restoring = Restoring(context, self)
        centre = column(
            label(self.tr("Inspection of administrative reform"), "title"),
            wrapped(self.tr("Choose how to begin. Everything works without a network."), "muted"),
            8,
            self._choices(),
            self._recent,
            4,
            self._notice(),
            spacing=12,
        )
        holder = QWidget()
        holder.setLayout(centre)
        holder.setFixedWidth(_WIDTH)
        self.body.addStretch(1)
        self.body.addWidget(holder, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addStretch(2)

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard begins at the first way to begin, not in the bar above."""
        super().showEvent(event)
        focused = QApplication.focusWidget()
        if self._first is not None and (focused is None or not self.isAncestorOf(focused)):
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show the workspaces opened lately that are still there."""
        folders = [Path(text) for text in self.context.settings.recent]
        found = [folder for folder in folders if is_workspace(folder)][:_RECENT]
        self._recent.setVisible(bool(found))
        rows = [FactRow(workspace_name(folder), str(folder), key=str(folder), share=0.4) for folder in found]
        for line in rows:
            line.clicked.connect(self._open_recent)
        self._recent.show_rows(rows)

    def _choices(self) -> QWidget:
        make = Choice(
            "folder-plus",
            self.tr("Make a new workspace"),
            self.tr("For your body: units, rounds, checklists and reports start here."),
        )
        join = Choice(
            "users",
            self.tr("Join a team"),
            self.tr("For members: ask the team lead to admit this laptop, then work here and send packages."),
        )
        open_ = Choice(
            "folder-open", self.tr("Open a workspace"), self.tr("A folder that this program has made on this laptop.")
        )
        restore_ = Choice(
            "archive-restore",
            self.tr("Restore a backup"),
            self.tr("From a backup file, into a new folder; nothing that exists is overwritten."),
        )
        sample = Choice(
            "flask-conical",
            self.tr("Look at the Khánh Vĩnh 2019 sample"),
            self.tr("34 units, two rounds, 29 units inspected. Try anything: it is only a sample."),
        )
        for choice, act in (
            (make, self.make_new),
            (join, self.ask_to_join),
            (open_, self._ask_folder),
            (restore_, self._restoring.ask),
            (sample, self.open_sample),
        ):
            choice.clicked.connect(act)
        self._first = make
        holder = QWidget()
        for choice in (open_, restore_, sample):
            choice.setMinimumHeight(_NARROW_HEIGHT)
        # The two ways to begin, and below them the three to go on or to look.
        lines = column(grid([[make, join]]), grid([[open_, restore_, sample]]), spacing=metrics.GAP)
        holder.setLayout(lines)
        return holder

    def _notice(self) -> QWidget:
        holder = QWidget()
        words = wrapped(
            self.tr("Do not enter state secrets. The data stay on this laptop; nothing is sent anywhere."), "muted"
        )
        line = row(icon_label("shield-check", "muted"), words, spacing=8)
        line.setStretch(1, 1)
        holder.setLayout(line)
        return holder

    @Slot()
    def make_new(self) -> None:
        """Ask for what a new workspace needs."""
        NewWorkspaceDialog(self.context, self).open()

    @Slot()
    def ask_to_join(self) -> None:
        """Ask for what a request to a team lead needs."""
        JoinDialog(self.context, self).open()

    @Slot()
    def open_sample(self) -> None:
        """Open the sample among the documents; make it there when it is not there yet."""
        folder = documents() / _SAMPLE_FOLDER
        if is_workspace(folder):
            self.context.open(folder)
            return
        target = folder if not folder.exists() else suggestion(_SAMPLE_FOLDER)
        self.context.say(self.tr("The sample is being made…"))
        self.context.tasks.run(make_sample, target, done=self._made)

    @Slot(object)
    def _made(self, workspace: Workspace) -> None:
        self.context.adopt(workspace)

    @Slot(str)
    def _open_recent(self, folder: str) -> None:
        self.context.open(Path(folder))

    @Slot()
    def _ask_folder(self) -> None:
        dialog = folder_dialog(self, self.tr("Open a workspace"), documents())
        dialog.fileSelected.connect(self._open_recent)
        dialog.open()

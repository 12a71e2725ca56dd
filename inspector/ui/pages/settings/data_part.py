"""Where the data lie, how they are kept safe, whether they are sound."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from inspector.core.clock import VIETNAM
from inspector.core.formats import date_short, number, small_count
from inspector.services import upkeep
from inspector.services import workspace as workspaces
from inspector.ui import metrics, theme
from inspector.ui.folders import documents
from inspector.ui.models.columns import Column
from inspector.ui.pages.settings.part import Part
from inspector.ui.pages.settings.protection import ProtectionCard
from inspector.ui.restoring import Restoring
from inspector.ui.widgets import Card, EmptyState, Table, breakable, button, column, primary, row, scroll, wrapped
from inspector.ui.widgets.card import fact
from inspector.ui.widgets.file_dialogs import save_dialog
from inspector.ui.widgets.layouts import clear

if TYPE_CHECKING:
    from inspector.services.upkeep import BackupResult, CheckResult
    from inspector.services.workspace import Status, Workspace
    from inspector.ui.context import Context
    from inspector.ui.theme import Tone

_SIDE_LEAST, _SIDE_MOST = 216, 400
_MEGABYTE = 1_000_000
_SHOWN = 30
"""Problems told in full; a thousand of them say no more, and the log has them all."""


def check(workspace: Workspace, progress: Any = None) -> CheckResult:
    """Check everything, the journal against the tables included."""
    result = upkeep.check(workspace, rebuild=True)
    if progress is not None:
        progress(1, 1)
    return result


class DataPart(Part):
    """Tab of the data: place, backups, check."""

    kinds: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._facts = Card(self.tr("This workspace"))
        self._protection = ProtectionCard(context)
        self._verdict = wrapped("", "heading")
        self._verdict.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._verdict.hide()
        self._restoring = Restoring(context, self)
        self._table = self._make_table()
        self._restore = button(self.tr("Restore into a folder…"), self._preview, icon="archive-restore")
        left = QWidget()
        beside = column(self._facts, self._checking(), spacing=metrics.GAP)
        beside.setStretch(1, 1)
        left.setLayout(beside)
        left.setMinimumWidth(_SIDE_LEAST)
        left.setMaximumWidth(_SIDE_MOST)
        right = column(self._protection, self._backups(), spacing=metrics.GAP)
        right.setStretch(1, 1)
        side = row(left, right, spacing=12)
        side.setStretch(0, 7)
        side.setStretch(1, 13)
        self.body.addLayout(side, 1)
        self._table.selected.connect(self._select)
        context.backed_up.connect(self._read_backups)
        self._select(())

    def _checking(self) -> Card:
        card = Card(self.tr("Are the data sound?"))
        words = self.tr("Reads everything, verifies the journal and compares it with every table.")
        card.add(wrapped(words, "muted"))
        # Many problems scroll within the card, and the page stays as it is.
        card.add(scroll(self._verdict), stretch=1)
        card.body.addLayout(row(None, button(self.tr("Check now"), self._check, icon="shield-check")))
        return card

    def _backups(self) -> Card:
        card = Card(self.tr("Backups"))
        words = self.tr("One is made by itself at every start; older ones are thinned out.")
        card.add(wrapped(words, "muted"), self._table)
        card.body.setStretch(1, 1)
        save = button(self.tr("Save as one file…"), self._ask_archive, icon="file-down")
        now = primary(self.tr("Back up now"), self._back_up, icon="save")
        card.body.addLayout(row(self._restore, None, save, now, spacing=8))
        return card

    def refresh(self) -> None:
        """Load the facts and the backups."""
        self.context.read(workspaces.status, done=self._show_status, latest="settings.status")
        self._protection.refresh()
        self._read_backups()

    @Slot()
    def _read_backups(self) -> None:
        self.context.read(upkeep.backups, done=self._show_backups, latest="settings.backups")

    def _make_table(self) -> Table[BackupResult]:
        columns: list[Column[BackupResult]] = [
            Column("at", self.tr("Made at"), _moment, 190, stretch=True, order=lambda made: made.made_at),
            Column(
                "number",
                self.tr("Journal number"),
                lambda made: number(made.number),
                120,
                "right",
                order=lambda made: made.number,
            ),
            Column("size", self.tr("Size"), _size, 100, "right", order=lambda made: made.size),
        ]
        settings = self.context.settings
        table = Table("backups", columns, lambda made: str(made.path), settings, many=False, finder=False)
        table.set_empty(EmptyState("save", self.tr("No backup yet"), self.tr("Press “Back up now” to make the first.")))
        return table

    @Slot(object)
    def _show_status(self, status: Status) -> None:
        folder = self.context.workspace.folder
        clear(self._facts.body)
        kind = self.tr("Sample") if status.is_sample else self.tr("Working data")
        for name, value in (
            (self.tr("Kind"), kind),
            (self.tr("Folder"), str(folder)),
            (self.tr("Prefix of numbers"), status.prefix),
        ):
            self._facts.add(fact(name, value))
        open_folder = button(self.tr("Show the folder"), self._open_folder, icon="folder-open")
        self._facts.body.addLayout(row(None, open_folder))

    @Slot(object)
    def _show_backups(self, made: tuple[BackupResult, ...]) -> None:
        self._table.set_rows(made)

    @Slot(object)
    def _select(self, keys: tuple[str, ...]) -> None:
        self._restore.setEnabled(bool(keys))

    @Slot()
    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.context.workspace.folder)))

    @Slot()
    def _back_up(self) -> None:
        # The window makes it, so that the status bar knows; we hear of it as of the one made by itself.
        self.context.act("backup")

    @Slot(object)
    def _backed_up(self, made: BackupResult) -> None:
        self.context.say(self.tr("Backed up: {path}").format(path=made.path), "good")
        self.refresh()

    @Slot()
    def _ask_archive(self) -> None:
        self.context.read(upkeep.archive_name, done=self._ask_where)

    @Slot(object)
    def _ask_where(self, name: str) -> None:
        dialog = save_dialog(self, self.tr("Save as one file"), documents() / name)
        dialog.fileSelected.connect(self.save_archive)
        dialog.open()

    @Slot(str)
    def save_archive(self, path: str) -> None:
        """Put store and evidence into one file."""
        self.context.read(partial(upkeep.backup, path=Path(path)), done=self._backed_up)

    @Slot()
    def _preview(self) -> None:
        """Show what the chosen backup holds; the workspace made of it opens, this one stays as it is on the disk."""
        self._restoring.preview(self._table.selected_keys()[0])

    @Slot()
    def _check(self) -> None:
        self._judge(self.tr("Checking…"), "neutral")
        self.context.long(check, title=self.tr("Checking the data"), done=self.show_check)

    @Slot(object)
    def show_check(self, result: CheckResult) -> None:
        """Say how sound the data were found to be."""
        if result.ok:
            words = self.tr("Sound: {transactions} transactions, {operations} changes, {media} files of evidence.")
            figures = (result.transactions, result.operations, result.media)
            shown = [number(figure) for figure in figures]
            sound = words.format(transactions=shown[0], operations=shown[1], media=shown[2])
            self._judge("\n".join([sound, *map(str, result.awaited)]), "good")
            return
        problems = "\n".join([*result.problems[:_SHOWN], *map(str, result.awaited)])
        # The card is narrower than the hash that names a file.
        self._judge(breakable(problems), "bad")
        count = small_count(len(result.problems))
        self.context.say(self.tr("The check found {count} problems.").format(count=count), "bad")

    def _judge(self, words: str, tone: Tone) -> None:
        self._verdict.setText(words)
        theme.set_role(self._verdict, tone=tone)
        self._verdict.show()


def _moment(made: BackupResult) -> str:
    at = made.made_at.astimezone(VIETNAM)
    return f"{date_short(at)} {at:%H:%M:%S}"


def _size(made: BackupResult) -> str:
    return f"{number(Decimal(made.size) / _MEGABYTE, 1)} MB"

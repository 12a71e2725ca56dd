"""What a backup holds, told before a workspace is made of it."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from inspector.core import messages
from inspector.core.formats import moment_short, number
from inspector.services import upkeep
from inspector.ui.folders import documents
from inspector.ui.keeper import NEEDED, SECRETS
from inspector.ui.widgets.buttons import button, primary
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.dialogs import Dialog
from inspector.ui.widgets.error_line import ErrorLine
from inspector.ui.widgets.fields import LineField
from inspector.ui.widgets.file_dialogs import folder_dialog
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.widgets.layouts import clear, column, row
from inspector.ui.widgets.secret import SecretField

if TYPE_CHECKING:
    from inspector.core.errors import Refused
    from inspector.services.upkeep import Figures, RestorePreview
    from inspector.ui.context import Context


class RestoreDialog(Dialog):
    """Shows a backup beside the present state, asks for its passphrase and a folder, and restores it."""

    restored = Signal(object)
    """A :class:`~inspector.services.upkeep.RestoreResult`."""

    def __init__(self, context: Context, archive: Path, parent: QWidget | None) -> None:
        super().__init__(self.tr("Restore a backup"), parent, 560)
        self._context = context
        self._archive = archive
        self._opened_by = ""
        self._head = wrapped("", "heading")
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(16)
        self._secret = SecretField(self.tr("Passphrase"))
        self._folder = LineField(self.tr("New or empty folder"))
        self._error = ErrorLine(keeps_room=True)
        self._card = self._shown_facts()
        self._asking = self._asked_secret()
        self._target = self._asked_folder()
        self.add(wrapped(str(archive), "muted"), self._head, self._card, self._asking, self._target, self._error)
        self.add_cancel()
        self._restore = self.add_button(primary(self.tr("Restore"), self._submit, "archive-restore"))
        for part in (self._card, self._asking, self._target, self._restore):
            part.hide()
        self._head.setText(self.tr("The backup is being read…"))
        self._read("")

    # --- How it is put together ---

    def _shown_facts(self) -> Card:
        card = Card()
        card.body.addLayout(self._facts)
        return card

    def _asked_secret(self) -> QWidget:
        holder = QWidget()
        words = self.tr("Passphrase or unlocking code that was in force when the backup was made")
        self._look_button = button(self.tr("Look"), self._look, icon="eye")
        line = row(self._secret, self._look_button, spacing=8)
        line.setAlignment(self._look_button, Qt.AlignmentFlag.AlignTop)
        line.setStretch(0, 1)
        holder.setLayout(column(label(words, "label"), line, spacing=3))
        self._secret.line.returnPressed.connect(self._look)
        return holder

    def _asked_folder(self) -> QWidget:
        holder = QWidget()
        choose = button(self.tr("Choose…"), self._ask_folder, icon="folder-open")
        line = row(self._folder, choose, spacing=8)
        line.setStretch(0, 1)
        words = self.tr("Restore into a new or empty folder; nothing that exists is overwritten")
        holder.setLayout(column(label(words, "label"), line, spacing=3))
        return holder

    # --- What it holds ---

    @Slot()
    def _look(self) -> None:
        if self._secret.typed():
            self._look_button.setEnabled(False)
            self._secret.set_error("")
            self._read(self._secret.typed())

    def _read(self, secret: str) -> None:
        self._opened_by = secret
        asked = upkeep.preview, self._archive, secret, self._context.workspace
        self._context.tasks.run(*asked, done=self._show_preview, failed=self._not_read)

    @Slot(object)
    def _not_read(self, error: Refused) -> None:
        self._look_button.setEnabled(True)
        if not error.code.startswith(SECRETS):
            self._head.setText(str(error))
            return
        self._head.setText(self.tr("This backup is protected."))
        self._asking.show()
        if error.code != NEEDED:
            self._secret.refuse(error)
        self._secret.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._secret.line.selectAll()

    @Slot(object)
    def _show_preview(self, found: RestorePreview) -> None:
        words = self.tr("“{name}”, made at {at}")
        self._head.setText(words.format(name=found.name, at=moment_short(found.made_at)))
        self._asking.hide()
        clear(self._facts)
        for place, cells in enumerate(self._lines(found)):
            for at, words in enumerate(cells):
                cell = label(words, "label" if at == 0 or place == 0 else "")
                cell.setAlignment(Qt.AlignmentFlag.AlignRight if at else Qt.AlignmentFlag.AlignLeft)
                self._facts.addWidget(cell, place, at)
        self._facts.setColumnStretch(0, 1)
        self._folder.set_value(str(_free(self._archive.stem)))
        for part in (self._card, self._target, self._restore):
            part.show()
        self._restore.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lines(self, found: RestorePreview) -> list[tuple[str, ...]]:
        states = [found.contents, *([found.present] if found.present else [])]
        heads = (self.tr("In the backup"), self.tr("Now"))
        lines: list[tuple[str, ...]] = [("", *heads[: len(states)])] if found.present else []
        lines.append((self.tr("Last entry"), *(_last(state) for state in states)))
        lines.append((self.tr("Journal number"), *(number(state.number) for state in states)))
        for place, (kind, _) in enumerate(found.contents.counts):
            lines.append((messages.text(f"kind.{kind}"), *(number(state.counts[place][1]) for state in states)))
        files = (found.media, found.present_media)[: len(states)]
        lines.append((self.tr("Photos and files at hand"), *map(number, files)))
        return lines

    # --- Restoring ---

    @Slot()
    def _ask_folder(self) -> None:
        dialog = folder_dialog(self, self.tr("Choose an empty folder to restore into"), documents())
        dialog.fileSelected.connect(self._folder.set_value)
        dialog.open()

    @Slot()
    def _submit(self) -> None:
        self._folder.commit()
        if self._folder.value():
            self._error.say("")
            self._restore.setEnabled(False)
            asked = upkeep.restore, self._archive, Path(self._folder.value()), self._opened_by
            self._context.tasks.run(*asked, done=self._done, failed=self._refuse)

    @Slot(object)
    def _refuse(self, error: Refused) -> None:
        self._restore.setEnabled(True)
        self._error.refuse(error)

    @Slot(object)
    def _done(self, result: object) -> None:
        self.restored.emit(result)
        self.accept()


def _last(state: Figures) -> str:
    at = moment_short(state.at) if state.at else "–"
    return f"{state.action or '–'}\n{at}"


def _free(name: str) -> Path:
    """A folder among the documents that is not there yet."""
    first = documents() / name
    others = (documents() / f"{name} ({number_})" for number_ in count(2))
    return first if not first.exists() else next(path for path in others if not path.exists())

"""The certification authorities the team trusts: added from a certificate file after its fingerprint was compared."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from inspector.core.formats import date_short
from inspector.services import authorities
from inspector.ui.widgets import ConfirmDialog, Dialog, EmptyState, button, column, label, primary, row, scroll, wrapped
from inspector.ui.widgets.error_line import ErrorLine
from inspector.ui.widgets.file_dialogs import open_dialog
from inspector.ui.widgets.layouts import clear

if TYPE_CHECKING:
    from inspector.services.authorities import AuthorityCertificate, AuthorityRow
    from inspector.services.workspace import Workspace
    from inspector.ui.context import Context


class AuthoritiesDialog(Dialog):
    """Lists, adds and removes them; the service lets only the team lead do so."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(self.tr("Trusted certification authorities"), parent, 600)
        self.setMinimumHeight(360)
        self._context = context
        self._rows = column(spacing=12)
        holder = QWidget()
        holder.setLayout(self._rows)
        sentence = self.tr(
            "A signature counts as that of the person named in it when its certificate was issued by one of these."
            " The team lead decides which."
        )
        self._error = ErrorLine(keeps_room=True)
        self.add(wrapped(sentence, "muted"))
        self.add(scroll(holder), stretch=1)
        self.add(self._error)
        self.add_button(button(self.tr("Add a certificate…"), self._ask_file, icon="plus"))
        self.add_button(primary(self.tr("Close"), self.accept))
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read the list anew."""
        self._context.read(authorities.authorities, done=self._show, latest="reports.authorities")

    @Slot(str)
    def take_file(self, path: str) -> None:
        """Read a certificate and ask whether its fingerprint is the one the authority publishes."""
        self._error.say("")
        self._context.read(_read, Path(path), done=self._confirm, failed=self._error.refuse)

    @Slot()
    def _ask_file(self) -> None:
        kinds = self.tr("Certificates") + " (*.cer *.crt *.pem *.der)"
        dialog = open_dialog(self, self.tr("Certificate of an authority"), None, kinds)
        dialog.fileSelected.connect(self.take_file)
        dialog.open()

    @Slot(object)
    def _confirm(self, found: AuthorityCertificate) -> None:
        sentence = self.tr(
            "{name}, valid until {day}. Compare this fingerprint (SHA-256) with the one the authority publishes:"
            " {fingerprint}"
        )
        words = sentence.replace("{name}", found.name).replace("{day}", date_short(found.valid_to))
        words = words.replace("{fingerprint}", grouped(found.sha256))
        dialog = ConfirmDialog(self.tr("Trust this authority?"), words, self.tr("It is the same: trust it"), self)
        dialog.confirmed.connect(lambda: self._write(authorities.trust, found))
        dialog.open()

    def _write(self, service: object, what: object) -> None:
        self._context.write(service, what, done=self._written, failed=self._error.refuse)  # type: ignore[arg-type]

    @Slot(object)
    def _written(self, _changed: object) -> None:
        self.refresh()

    @Slot(object)
    def _show(self, rows: tuple[AuthorityRow, ...]) -> None:
        clear(self._rows)
        for one in rows:
            self._rows.addWidget(self._line(one))
        if not rows:
            none = self.tr("Until one is added, signatures are checked, but who signed stays uncertain.")
            self._rows.addWidget(EmptyState("shield-check", self.tr("No authority is trusted yet"), none))
        self._rows.addStretch(1)

    def _line(self, one: AuthorityRow) -> QWidget:
        until = self.tr("valid until {day}").replace("{day}", date_short(one.valid_to))
        words = column(label(one.name, "heading"), wrapped(f"{until} · {grouped(one.sha256)}", "small"), spacing=2)
        remove = button(self.tr("Remove"), lambda: self._write(authorities.distrust, one.id), icon="trash-2")
        remove.setAccessibleName(f"{remove.text()}: {one.name}")
        content = row(words, remove, spacing=10)
        content.setStretch(0, 1)
        holder = QWidget()
        holder.setLayout(content)
        return holder


def grouped(fingerprint: str) -> str:
    """A fingerprint in groups of four, to be compared by eye."""
    return " ".join(fingerprint[at : at + 4] for at in range(0, len(fingerprint), 4))


def _read(_workspace: Workspace, path: Path) -> AuthorityCertificate:
    return authorities.read_authority(path)

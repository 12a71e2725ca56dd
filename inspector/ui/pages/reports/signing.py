"""Signing issued files and checking files, from the page of reports: which file, what is asked, what is told after."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from inspector.services.documents import signing
from inspector.services.integrity import verify
from inspector.ui import folders
from inspector.ui.pages.reports.authorities_dialog import AuthoritiesDialog
from inspector.ui.pages.reports.sign_dialog import SignDialog
from inspector.ui.pages.reports.verify_dialog import VerifyDialog
from inspector.ui.widgets.file_dialogs import open_dialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.services.documents import IssuedRow
    from inspector.services.documents.signing import KeySource, Signable, SignedDocument, TokenCertificate
    from inspector.services.workspace import Workspace
    from inspector.ui.context import Context


class Signing(QObject):
    """Opens the dialogs for a page and passes between them and the services."""

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._file = Path()
        self.signing: SignDialog | None = None
        """The dialog that was opened last."""
        self.checking: VerifyDialog | None = None

    def ask_to_sign(self, made: IssuedRow | None) -> None:
        """Ask for the file to sign; that of an issued document is offered, the copy signed last before it."""
        if made is None:
            self._ask_what("")
        else:
            self._context.read(signing.newest_name, made.id, done=self._ask_what, latest="signing")

    @Slot(object)
    def _ask_what(self, name: str) -> None:
        self._ask_file(self.tr("Choose the issued file to sign"), self.sign, name)

    @Slot()
    def ask_to_verify(self) -> None:
        """Ask for the file to check."""
        self._ask_file(self.tr("Choose the file to check"), self.verify, "")

    @Slot(str)
    def sign(self, path: str) -> None:
        """See whether a file may be signed, then ask where and with which key."""
        self._file = Path(path)
        self._context.read(signing.signable, self._file, done=self._ask_key)

    @Slot(str)
    def verify(self, path: str) -> None:
        """Tell what a file is, in a dialog that stays open for more."""
        folders.remember(self._context.settings, folders.ISSUED, Path(path))
        if self.checking is None:
            self.checking = VerifyDialog(self._page.window())
            self.checking.dropped.connect(self.verify)
            self.checking.asked_for_file.connect(self.ask_to_verify)
            self.checking.asked_for_authorities.connect(self._show_authorities)
            self.checking.finished.connect(self._checked)
        dialog = self.checking
        self._context.read(verify, Path(path), done=dialog.show_result, failed=dialog.show_refused, latest="verify")
        dialog.open()

    @Slot(object)
    def _ask_key(self, known: Signable) -> None:
        folders.remember(self._context.settings, folders.ISSUED, self._file)
        dialog = SignDialog(known, self._file, self._context.settings, self._page.window())
        dialog.asked_for_certificates.connect(self._read_token)
        dialog.ready.connect(self._write)
        dialog.finished.connect(self._closed)
        self.signing = dialog
        dialog.open()

    @Slot(object, str)
    def _read_token(self, library: Path, pin: str) -> None:
        if self.signing is not None:
            shown, failed = self.signing.show_certificates, self.signing.refuse
            self._context.read(_certificates, library, pin, done=shown, failed=failed)

    @Slot(object, object)
    def _write(self, key: KeySource, room: int | None) -> None:
        if self.signing is not None:
            self._context.write(signing.sign, self._file, key, room, **self.signing.answers(self._signed))

    @Slot(object)
    def _signed(self, made: SignedDocument) -> None:
        if self.signing is not None:
            self.signing.accept()
        words = self.tr("Signed by {signer}: {path}. Both hashes were recorded; the file before is unchanged.")
        self._context.say(words.replace("{signer}", made.signer).replace("{path}", str(made.path)), "good")

    @Slot(int)
    def _closed(self, _result: int) -> None:
        self.signing = None

    @Slot(int)
    def _checked(self, _result: int) -> None:
        self.checking = None

    @Slot()
    def _show_authorities(self) -> None:
        if self.checking is not None:
            dialog = AuthoritiesDialog(self._context, self.checking)
            dialog.finished.connect(self._check_again)
            dialog.open()

    @Slot(int)
    def _check_again(self, _result: int) -> None:
        if self.checking is not None and self.checking.path is not None:
            self.verify(str(self.checking.path))

    def _ask_file(self, title: str, chosen: Callable[[str], None], name: str) -> None:
        folder = folders.last_used(self._context.settings, folders.ISSUED, folders.documents())
        dialog = open_dialog(self.checking or self._page, title, folder, "PDF (*.pdf)")
        if name and (folder / name).is_file():
            dialog.selectFile(str(folder / name))
        dialog.fileSelected.connect(chosen)
        dialog.open()


def _certificates(_workspace: Workspace, library: Path, pin: str) -> tuple[TokenCertificate, ...]:
    return signing.certificates_on(library, pin)

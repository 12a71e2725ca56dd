"""Signing an issued file: which signature block, with which key; the password or PIN is asked each time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from inspector.core.formats import date_short
from inspector.services.documents.signing import CertificateFile, Token, installed_libraries
from inspector.ui.widgets import ChoiceField, Form, FormDialog, LineField, button, heading, row, wrapped
from inspector.ui.widgets.file_dialogs import open_dialog
from inspector.ui.widgets.secret import SecretField

if TYPE_CHECKING:
    from inspector.core.settings import Settings
    from inspector.services.documents.signing import KeySource, Signable, TokenCertificate

_FILE: Final = "file"
_TOKEN: Final = "token"
_UNSEEN: Final = -1


class SignDialog(FormDialog):
    """Asks for block and key; ``ready(key, block)`` when they are given.

    For a token ``asked_for_certificates(library, pin)`` comes first: one with several certificates asks which.
    """

    ready = Signal(object, object)
    asked_for_certificates = Signal(object, str)

    def __init__(self, known: Signable, file: Path, settings: Settings, parent: QWidget) -> None:
        form = Form(2)
        super().__init__(self.tr("Sign electronically"), form, self.tr("Sign"), parent, 560)
        self._settings = settings
        self._asked: tuple[str, str] | None = None
        form.add_part(heading(known.title))
        form.add_part(wrapped(self._about(known, file), "muted"))
        form.add("room", self.tr("Signature block"), ChoiceField(self._rooms(known)), 2)
        ways = [(_FILE, self.tr("A key file (.p12, .pfx)")), (_TOKEN, self.tr("A token (USB)"))]
        form.add("way", self.tr("Sign with"), ChoiceField(ways), 2)
        form.add("key", self.tr("Key file"), LineField(), 2)
        form.add("library", self.tr("Library of the token (PKCS#11)"), ChoiceField(self._libraries()), 2)
        self._choose = button(self.tr("Choose the key file…"), self.ask_path, icon="folder-open")
        form.add_part(_at_the_left(self._choose), 2)
        form.add("password", self.tr("Password of the key file"), SecretField(), 2)
        form.add("pin", self.tr("PIN of the token"), SecretField(), 2)
        form.add("certificate", self.tr("Certificate on the token"), ChoiceField(), 2)
        form.add_part(
            wrapped(self.tr("The password or PIN is used once and kept nowhere. The file before stays."), "muted")
        )
        room = known.next_room
        form.set_values(
            {
                "room": _UNSEEN if room is None else room,
                "way": settings.signing.get("way", _FILE),
                "key": settings.signing.get("key", ""),
                "library": settings.signing.get("library") or next((str(one) for one in installed_libraries()), None),
            }
        )
        form.committed.connect(self._committed)
        self.submitted.connect(self._submit_key)
        self._show_way()

    def show_certificates(self, found: tuple[TokenCertificate, ...]) -> None:
        """The token was read: with one certificate go on, with several ask which."""
        field = self.form.field("certificate")
        assert isinstance(field, ChoiceField)
        self._asked = self._token()
        field.set_choices([(one.id, self._words(one)) for one in found])
        if found:
            field.set_value(found[0].id)
        if len(found) == 1:
            self._go_on(self.form.values())
            return
        self.enable_again()
        self._show_certificates(shown=True)
        field.editor.setFocus()

    def _about(self, known: Signable, file: Path) -> str:
        words = f"{known.number or '…'}/{known.symbol} · {file.name}"
        if not known.signers:
            return words
        return words + " · " + self.tr("Signed already: {names}").replace("{names}", "; ".join(known.signers))

    def _rooms(self, known: Signable) -> list[tuple[int, str]]:
        free = [(one.index, f"{one.index + 1}. {one.who}") for one in known.rooms if not one.signer]
        return [*free, (_UNSEEN, self.tr("Not seen on the page"))]

    def _libraries(self) -> list[tuple[str, str]]:
        paths = [self._settings.signing.get("library", ""), *(str(one) for one in installed_libraries())]
        return [(path, path) for path in dict.fromkeys(paths) if path]

    def _words(self, one: TokenCertificate) -> str:
        until = self.tr("valid until {day}").replace("{day}", date_short(one.valid_to))
        return " · ".join(part for part in (one.name, one.organisation, until) if part)

    @Slot(str, object)
    def _committed(self, name: str, _value: object) -> None:
        if name in ("way", "library"):
            self._show_way()

    def _show_way(self) -> None:
        token = self.form.values()["way"] == _TOKEN
        for name, shown in (("key", not token), ("password", not token), ("library", token), ("pin", token)):
            _holder(self.form, name).setVisible(shown)
        self._show_certificates(shown=token and self._asked == self._token())
        self._choose.setText(self.tr("Choose another library…") if token else self.tr("Choose the key file…"))

    def _show_certificates(self, *, shown: bool) -> None:
        _holder(self.form, "certificate").setVisible(shown)

    def _token(self) -> tuple[str, str]:
        values = self.form.values()
        return values["library"] or "", values["pin"] or ""

    @Slot()
    def ask_path(self) -> None:
        """Ask for the key file, or for the library of the token."""
        token = self.form.values()["way"] == _TOKEN
        title = self.tr("Library of the token") if token else self.tr("Key file")
        kinds = self.tr("Libraries") + " (*.dll *.so *.dylib)" if token else self.tr("Key files") + " (*.p12 *.pfx)"
        known = self.form.values()["library" if token else "key"] or ""
        dialog = open_dialog(self, title, Path(known).parent if known else None, kinds)
        dialog.fileSelected.connect(self.take_path)
        dialog.open()

    @Slot(str)
    def take_path(self, path: str) -> None:
        """Use this key file or library."""
        token = self.form.values()["way"] == _TOKEN
        field = self.form.field("library" if token else "key")
        if isinstance(field, ChoiceField):
            others = [one for one in self._libraries() if one[0] != path]
            field.set_choices([(path, path), *others])
        field.set_value(path)
        self._show_way()

    @Slot(object)
    def _submit_key(self, values: dict[str, Any]) -> None:
        missing = "library" if values["way"] == _TOKEN else "key"
        if not values[missing]:
            self.enable_again()
            self.form.set_error(self.tr("Choose the key file or the library of the token first."))
        elif values["way"] == _TOKEN and self._asked != self._token():
            self.asked_for_certificates.emit(Path(values["library"]), values["pin"] or "")
        else:
            self._go_on(values)

    def _go_on(self, values: dict[str, Any]) -> None:
        self._settings.signing = {"way": values["way"], "key": values["key"] or "", "library": values["library"] or ""}
        key: KeySource
        if values["way"] == _TOKEN:
            key = Token(Path(values["library"]), values["pin"] or "", self.form.values()["certificate"] or "")
        else:
            key = CertificateFile(Path(values["key"]), values["password"] or "")
        self.ready.emit(key, None if values["room"] == _UNSEEN else values["room"])


def _at_the_left(made: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(row(made, None))
    return holder


def _holder(form: Form, name: str) -> Any:
    """The field with its label."""
    return form.field(name).parentWidget()

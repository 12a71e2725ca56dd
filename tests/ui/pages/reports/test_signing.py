"""Signing and checking files from the page of reports."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from inspector.services.authorities import authorities
from inspector.services.documents import DocumentKind, Options, issue, issued, year_owner
from inspector.services.documents.signing import signable
from inspector.services.workspace import Workspace
from inspector.ui.context import Context
from inspector.ui.pages.reports.authorities_dialog import AuthoritiesDialog
from inspector.ui.pages.reports.issued import IssuedPart
from inspector.ui.pages.reports.page import ReportsPage
from inspector.ui.pages.reports.sign_dialog import SignDialog
from inspector.ui.pages.reports.signing import Signing
from inspector.ui.pages.reports.verify_dialog import VerifyDialog
from inspector.ui.widgets import ConfirmDialog
from tests.reports.pdf.keys import PASSWORD, SIGNER, authority, key_file
from tests.reports.pdf.softhsm import PIN, library, make_token, needs_softhsm


@pytest.fixture
def report(workspace: Workspace, tmp_path: Path) -> Path:
    return issue(workspace, DocumentKind.YEAR_REPORT, year_owner(2019), tmp_path / "bao-cao.pdf", Options("15")).path


@pytest.fixture
def part(qtbot: QtBot, context: Context, workspace: Workspace) -> Signing:
    context.workspace = workspace
    page = IssuedPart(context.settings)
    qtbot.addWidget(page)
    page.show()
    return Signing(context, page)


def signing_dialog(qtbot: QtBot, part: Signing, file: Path) -> SignDialog:
    part.sign(str(file))
    qtbot.waitUntil(lambda: part.signing is not None)
    assert part.signing is not None
    return part.signing


def words(dialog: VerifyDialog | AuthoritiesDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def press(dialog: SignDialog) -> None:
    dialog._submit()


def test_a_file_is_signed_in_the_first_free_block(
    qtbot: QtBot, part: Signing, report: Path, workspace: Workspace, tmp_path: Path
) -> None:
    dialog = signing_dialog(qtbot, part, report)
    assert dialog.form.values()["room"] == 0
    dialog.take_path(str(key_file(tmp_path)))
    dialog.form.set_values({"password": PASSWORD})
    press(dialog)
    signed = tmp_path / "bao-cao-da-ky.pdf"
    qtbot.waitUntil(lambda: part.signing is None)
    assert signable(workspace, signed).signers == (SIGNER,)
    assert part._context.settings.signing["key"] == str(tmp_path / "ký số.p12")
    assert PASSWORD not in str(part._context.settings), "the password is never kept"


def test_a_wrong_password_is_told_in_the_dialog_and_can_be_tried_again(
    qtbot: QtBot, part: Signing, report: Path, workspace: Workspace, tmp_path: Path
) -> None:
    dialog = signing_dialog(qtbot, part, report)
    dialog.take_path(str(key_file(tmp_path)))
    dialog.form.set_values({"password": "sai"})
    press(dialog)
    qtbot.waitUntil(lambda: "mật khẩu" in dialog.form._error.text())
    assert dialog._save.isEnabled()
    assert [row.signed for row in issued(workspace)] == [0]


def test_without_a_key_nothing_is_asked_of_the_service(qtbot: QtBot, part: Signing, report: Path) -> None:
    dialog = signing_dialog(qtbot, part, report)
    press(dialog)
    assert dialog.form._error.text()
    assert dialog._save.isEnabled()


@needs_softhsm
def test_a_token_with_one_certificate_signs_at_once(
    qtbot: QtBot, part: Signing, report: Path, workspace: Workspace, tmp_path: Path
) -> None:
    from tests.reports.pdf.keys import signer

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOFTHSM2_CONF", str(tmp_path / "softhsm2.conf"))
        make_token(tmp_path, {b"\x01": signer()}, authority())
        dialog = signing_dialog(qtbot, part, report)
        dialog.form.set_values({"way": "token"})
        dialog.take_path(str(library()))
        dialog.form.set_values({"pin": PIN})
        press(dialog)
        qtbot.waitUntil(lambda: part.signing is None)
    assert [row.signed for row in issued(workspace)] == [1]
    assert PIN not in str(part._context.settings)


def test_a_file_that_was_not_issued_is_refused_before_anything_is_asked(
    qtbot: QtBot, part: Signing, tmp_path: Path, workspace: Workspace
) -> None:
    other = tmp_path / "khác.pdf"
    other.write_bytes(b"%PDF-1.4\n%%EOF\n")
    with qtbot.waitSignal(part._context.tasks.refused) as told:
        part.sign(str(other))
    assert told.args is not None
    assert "khác.pdf" in str(told.args[0])
    assert part.signing is None


def test_a_changed_file_is_told_at_a_glance(qtbot: QtBot, part: Signing, report: Path) -> None:
    part.verify(str(report))
    dialog = part.checking
    assert dialog is not None
    qtbot.waitUntil(lambda: "Đúng bản đã phát hành, số 15/BC-ĐKT." in words(dialog))
    report.write_bytes(report.read_bytes() + b"%")
    dialog.dropped.emit(str(report))
    qtbot.waitUntil(lambda: "Đã bị thay đổi" in words(dialog))
    (tone,) = {one.property("tone") for one in dialog.findChildren(QLabel) if "Đã bị thay đổi" in one.text()}
    assert tone == "bad"
    assert "Đúng bản" not in words(dialog), "nothing of the answer before is left"


def test_an_authority_is_trusted_after_its_fingerprint_was_shown(
    qtbot: QtBot, part: Signing, report: Path, workspace: Workspace, tmp_path: Path
) -> None:
    part.verify(str(report))
    assert part.checking is not None
    part._show_authorities()
    (dialog,) = part.checking.findChildren(AuthoritiesDialog)
    (tmp_path / "ca.cer").write_bytes(authority().pem)
    dialog.take_file(str(tmp_path / "ca.cer"))
    qtbot.waitUntil(lambda: bool(dialog.findChildren(ConfirmDialog)))
    (confirm,) = dialog.findChildren(ConfirmDialog)
    confirm._say_yes()
    qtbot.waitUntil(lambda: "Cơ quan chứng thực thử" in words(dialog))
    assert [one.name for one in authorities(workspace)] == ["Cơ quan chứng thực thử"]


def test_a_file_dropped_on_the_page_is_checked(
    qtbot: QtBot, context: Context, workspace: Workspace, report: Path
) -> None:
    context.workspace = workspace
    context.set_year(2019)
    page = ReportsPage(context)
    qtbot.addWidget(page)
    page.show()
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(report))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, dropped, buttons, keys))
    dialog = page._signing.checking
    assert dialog is not None
    qtbot.waitUntil(lambda: "Đúng bản đã phát hành" in words(dialog))

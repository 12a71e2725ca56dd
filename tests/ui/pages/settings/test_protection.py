"""The settings about the protection: protect, change the passphrase, a new sheet, the organisation's key, locking."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyrage
import pytest
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from inspector.core.errors import Refused
from inspector.services import protection
from inspector.services.protection import Cost
from inspector.services.workspace import OrganisationDraft, PersonDraft, Workspace, create_workspace, open_workspace
from inspector.ui.context import Context
from inspector.ui.pages.settings.protection import NewSheetDialog, OrganisationDialog, ProtectDialog, ProtectionCard
from inspector.ui.widgets import FormDialog
from inspector.ui.widgets.passphrase import PassphraseDialog, SheetDialog

PASSPHRASE = "năm cụm từ dễ nhớ"
NEW = "sáu cụm từ khác hẳn"


def make(folder: Path, *, protected: bool) -> Workspace:
    vault = protection.new_vault(PASSPHRASE, cost=Cost(64, 1, 1)) if protected else None
    return create_workspace(folder, OrganisationDraft(name="Cơ quan"), PersonDraft(name="Trưởng đoàn"), vault=vault)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = make(tmp_path / "workspace", protected=True)
    yield made
    made.close()


@pytest.fixture
def card(qtbot: QtBot, context: Context, workspace: Workspace) -> Iterator[ProtectionCard]:
    yield shown(qtbot, context, workspace)
    qtbot.waitUntil(lambda: not context.tasks.busy)


def shown(qtbot: QtBot, context: Context, workspace: Workspace) -> ProtectionCard:
    context.workspace = workspace
    made = ProtectionCard(context)
    qtbot.addWidget(made)
    made.show()
    made.refresh()
    qtbot.waitUntil(lambda: not context.tasks.busy)
    return made


def opened(card: ProtectionCard, kind: type[FormDialog]) -> FormDialog:
    return card.findChildren(kind)[-1]


def give(dialog: FormDialog, **values: str) -> None:
    for name, words in values.items():
        dialog.form.field(name).editor.setText(words)  # type: ignore[attr-defined]
    dialog._submit()


def opens(folder: Path, secret: str) -> bool:
    try:
        open_workspace(folder, secret=secret, read_only=True).close()
    except Refused:
        return False
    return True


def through(qtbot: QtBot, dialog: FormDialog) -> SheetDialog:
    """The sheet of a dialog, its group typed."""
    qtbot.waitUntil(lambda: bool(dialog.findChildren(SheetDialog)))
    sheet = dialog.findChildren(SheetDialog)[-1]
    sheet._next()
    sheet._form.field("group").editor.setText(sheet._vault.groups[sheet._number - 1])  # type: ignore[attr-defined]
    sheet._next()
    return sheet


def test_the_passphrase_is_changed(qtbot: QtBot, card: ProtectionCard, workspace: Workspace) -> None:
    card._change()
    dialog = opened(card, PassphraseDialog)
    give(dialog, present="không phải nó đâu", passphrase=NEW, again=NEW)
    qtbot.waitUntil(lambda: "Mật khẩu không đúng" in dialog.form._error.text())
    with qtbot.waitSignal(card._context.said):
        give(dialog, present=PASSPHRASE)
    assert opens(workspace.folder, NEW)
    assert not opens(workspace.folder, PASSPHRASE)


def test_a_new_sheet_takes_the_place_of_the_old(qtbot: QtBot, card: ProtectionCard, workspace: Workspace) -> None:
    card._new_sheet()
    dialog = opened(card, NewSheetDialog)
    give(dialog, present=PASSPHRASE)
    with qtbot.waitSignal(card._context.said):
        sheet = through(qtbot, dialog)
    assert opens(workspace.folder, sheet._vault.code)


def test_a_sheet_put_aside_leaves_the_old_one(qtbot: QtBot, card: ProtectionCard, workspace: Workspace) -> None:
    card._new_sheet()
    dialog = opened(card, NewSheetDialog)
    give(dialog, present=PASSPHRASE)
    qtbot.waitUntil(lambda: bool(dialog.findChildren(SheetDialog)))
    sheet = dialog.findChildren(SheetDialog)[-1]
    sheet.reject()
    assert not opens(workspace.folder, sheet._vault.code)
    dialog.reject()


def test_the_organisation_gets_a_key(qtbot: QtBot, card: ProtectionCard, workspace: Workspace) -> None:
    identity = pyrage.x25519.Identity.generate()
    card._set_organisation()
    dialog = opened(card, OrganisationDialog)
    give(dialog, present=PASSPHRASE, recipient="age1sai")
    qtbot.waitUntil(lambda: "age1" in dialog.form._error.text())
    with qtbot.waitSignal(dialog.accepted):
        give(dialog, recipient=str(identity.to_public()))
    qtbot.waitUntil(lambda: card._organisation == str(identity.to_public()))
    assert opens(workspace.folder, str(identity))


def test_the_time_until_it_locks_is_kept(qtbot: QtBot, card: ProtectionCard) -> None:
    with qtbot.waitSignal(card._context.lock_changed):
        card._set_time(30)
    assert card._context.settings.lock_after == 30
    asked: list[str] = []
    card._context.asked_to_act.connect(asked.append)
    card.findChildren(QPushButton)[-1].click()
    assert asked == ["lock"]
    menu = card.findChildren(QToolButton)[-1].menu()
    assert menu is not None
    assert len(menu.actions()) == 3


def test_a_plain_one_is_protected_after_its_sheet(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    plain = make(tmp_path / "plain", protected=False)
    card = shown(qtbot, context, plain)
    card._protect()
    dialog = opened(card, ProtectDialog)
    give(dialog, passphrase=PASSPHRASE, again=NEW)
    qtbot.waitUntil(lambda: "không giống nhau" in dialog.form.field("again").error())
    give(dialog, again=PASSPHRASE)
    with qtbot.waitSignal(context.asked_to_protect) as blocker:
        sheet = through(qtbot, dialog)
    assert blocker.args == [sheet._vault, PASSPHRASE]
    qtbot.waitUntil(lambda: not context.tasks.busy)
    plain.close()

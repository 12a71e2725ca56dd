"""The settings about the protection: protect, change the passphrase, a new sheet, the organisation's key, locking."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyrage
import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from inspector.core.errors import Refused
from inspector.services import protection
from inspector.services.protection import Cost
from inspector.services.workspace import OrganisationDraft, PersonDraft, Workspace, create_workspace, open_workspace
from inspector.ui.context import Context
from inspector.ui.pages.settings.protection import NewSheetDialog, OrganisationDialog, ProtectDialog, ProtectionCard
from inspector.ui.widgets import FormDialog
from inspector.ui.widgets.passphrase import PassphraseDialog, SheetDialog
from tests.ui.hands import buttons, combo, pick, press, said
from tests.ui.keys import type_into

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
    qtbot.waitUntil(lambda: bool(buttons(made)))
    return made


def opened(card: ProtectionCard, kind: type[FormDialog]) -> FormDialog:
    return card.findChildren(kind)[-1]


def give(dialog: FormDialog, **values: str) -> None:
    for name, words in values.items():
        line = dialog.form.field(name).editor
        assert isinstance(line, QLineEdit)
        line.selectAll()
        type_into(line, words)
    next(one for one in dialog.findChildren(QPushButton) if one.autoDefault()).click()


def opens(folder: Path, secret: str) -> bool:
    try:
        open_workspace(folder, secret=secret, read_only=True).close()
    except Refused:
        return False
    return True


def through(qtbot: QtBot, dialog: FormDialog) -> str:
    """Go through the sheet of a dialog, its group typed; the code on it."""
    qtbot.waitUntil(lambda: bool(dialog.findChildren(SheetDialog)))
    sheet = dialog.findChildren(SheetDialog)[-1]
    code = shown_code(sheet)
    press(sheet, "I have it on paper")
    asked = next(one.text() for one in sheet.findChildren(QLabel) if one.text().startswith("Group "))
    group = next(one for one in sheet.findChildren(QLineEdit) if one.isVisible())
    group.setText(code[int(asked.split()[1]) - 1])
    press(sheet, "Go on")
    return "-".join(code)


def shown_code(sheet: SheetDialog) -> list[str]:
    """The groups of the code that the sheet shows."""
    return [one.text() for one in sheet.findChildren(QLabel) if one.property("role") == "figure"]


def test_the_passphrase_is_changed(qtbot: QtBot, card: ProtectionCard, context: Context, workspace: Workspace) -> None:
    press(card, "Another passphrase…")
    dialog = opened(card, PassphraseDialog)
    assert ".cchc-backup" in said(dialog), "what another passphrase does not reach is told"
    give(dialog, present="không phải nó đâu", passphrase=NEW, again=NEW)
    qtbot.waitUntil(lambda: "Mật khẩu không đúng" in said(dialog))
    with qtbot.waitSignal(context.said):
        give(dialog, present=PASSPHRASE)
    assert opens(workspace.folder, NEW)
    assert not opens(workspace.folder, PASSPHRASE)


def test_a_new_sheet_takes_the_place_of_the_old(
    qtbot: QtBot, card: ProtectionCard, context: Context, workspace: Workspace
) -> None:
    press(card, "New unlocking sheet…")
    dialog = opened(card, NewSheetDialog)
    give(dialog, present=PASSPHRASE)
    with qtbot.waitSignal(context.said):
        code = through(qtbot, dialog)
    assert opens(workspace.folder, code)


def test_a_sheet_put_aside_leaves_the_old_one(qtbot: QtBot, card: ProtectionCard, workspace: Workspace) -> None:
    press(card, "New unlocking sheet…")
    dialog = opened(card, NewSheetDialog)
    give(dialog, present=PASSPHRASE)
    qtbot.waitUntil(lambda: bool(dialog.findChildren(SheetDialog)))
    sheet = dialog.findChildren(SheetDialog)[-1]
    code = "-".join(shown_code(sheet))
    sheet.reject()
    assert not opens(workspace.folder, code)
    dialog.reject()


def test_the_organisation_gets_a_key(qtbot: QtBot, card: ProtectionCard, workspace: Workspace) -> None:
    identity = pyrage.x25519.Identity.generate()
    press(card, "Key of the organisation…")
    dialog = opened(card, OrganisationDialog)
    before = said(dialog)
    give(dialog, present=PASSPHRASE, recipient="age1sai")
    qtbot.waitUntil(lambda: said(dialog).count("age1") > before.count("age1"))
    with qtbot.waitSignal(dialog.accepted):
        give(dialog, recipient=str(identity.to_public()))
    qtbot.waitUntil(lambda: "the organisation's key" in said(card))
    assert opens(workspace.folder, str(identity))


def test_the_time_until_it_locks_is_kept(qtbot: QtBot, card: ProtectionCard, context: Context) -> None:
    with qtbot.waitSignal(context.lock_changed):
        pick(combo(card, "When nobody is working"), "Locks itself after 30 minutes")
    assert context.settings.lock_after == 30
    asked: list[str] = []
    context.asked_to_act.connect(asked.append)
    press(card, "Lock now")
    assert asked == ["lock"]
    menu = card.findChildren(QToolButton)[-1].menu()
    assert menu is not None
    assert len(menu.actions()) == 3


def test_a_plain_one_is_protected_after_its_sheet(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    plain = make(tmp_path / "plain", protected=False)
    card = shown(qtbot, context, plain)
    press(card, "Protect by a passphrase…")
    dialog = opened(card, ProtectDialog)
    give(dialog, passphrase=PASSPHRASE, again=NEW)
    qtbot.waitUntil(lambda: "không giống nhau" in dialog.form.field("again").error())
    give(dialog, again=PASSPHRASE)
    with qtbot.waitSignal(context.asked_to_protect) as blocker:
        code = through(qtbot, dialog)
    assert blocker.args is not None
    vault, passphrase = blocker.args
    assert (vault.code, passphrase) == (code, PASSPHRASE)
    qtbot.waitUntil(lambda: not context.tasks.busy)
    plain.close()

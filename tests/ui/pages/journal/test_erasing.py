"""Erasing by law from the journal: chosen, understood, done, told; for the lead only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from inspector.services import journal, organisation
from inspector.services.workspace import OrganisationDraft, PersonDraft, Workspace, create_workspace, open_workspace
from inspector.ui.context import Context, Message
from inspector.ui.pages.journal import JournalPage
from inspector.ui.pages.journal.erasing import ErasureDialog
from tests.ui.pages.refresher import shown

SECRET = "Số căn cước bí mật"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = create_workspace(tmp_path / "kho", OrganisationDraft(name="Cơ quan"), PersonDraft(name="Trưởng đoàn"))
    person = organisation.add_person(made, organisation.PersonDraft(name="Công chức", note="tạm")).subject
    organisation.change_person(made, person, organisation.PersonDraft(note=SECRET))
    yield made
    made.close()


@pytest.fixture
def page(qtbot: QtBot, context: Context, workspace: Workspace) -> JournalPage:
    return _page(qtbot, context, workspace)


def _page(qtbot: QtBot, context: Context, workspace: Workspace) -> JournalPage:
    context.workspace = workspace
    made = shown(qtbot, JournalPage(context))
    qtbot.waitUntil(lambda: made._total > 0)
    made._table.select([next(iter(made._entries))])
    qtbot.waitUntil(lambda: any(SECRET in one.text() for one in made._details.findChildren(QLabel)))
    return made


def _values(workspace: Workspace) -> set[str]:
    """Everything the journal shows that was ever written."""
    return {change.new for entry in journal.audit(workspace).entries for change in entry.changes}


def _links(page: JournalPage) -> list[QPushButton]:
    return [one for one in page._details.findChildren(QPushButton) if "Erase" in one.text()]


def _asked(qtbot: QtBot, page: JournalPage) -> ErasureDialog:
    _links(page)[0].click()
    qtbot.waitUntil(lambda: bool(page.findChildren(ErasureDialog)))
    return page.findChildren(ErasureDialog)[-1]


def test_what_is_chosen_is_forgotten_after_it_was_understood(qtbot: QtBot, page: JournalPage) -> None:
    said = list[Message]()
    page.context.said.connect(said.append)
    dialog = _asked(qtbot, page)
    assert not dialog._erase.isEnabled()
    note = dialog._choices["note"]
    assert SECRET in note.box.text()
    texts = " ".join(one.text() for one in dialog.findChildren(QLabel))
    assert "02 lần ghi" in texts
    assert all(words in texts for words in ("sao lưu", "PDF đã phát hành", "máy không nhận gói nữa"))
    note.box.click()
    assert not dialog._erase.isEnabled(), "not before it is understood"
    dialog._understood.box.click()
    dialog._erase.click()
    qtbot.waitUntil(lambda: bool(said))
    assert "Đã xóa vĩnh viễn 01 mục" in said[-1].text
    assert not said[-1].undo
    assert dialog.isVisible(), "what is left to destroy elsewhere stays to be read"
    assert not dialog._question.isVisible()
    assert SECRET not in _values(page.context.workspace)
    page.refresh()
    qtbot.waitUntil(lambda: not any(SECRET in one.text() for one in page._details.findChildren(QLabel)))
    dialog.reject()


def test_putting_it_off_erases_nothing(qtbot: QtBot, page: JournalPage) -> None:
    dialog = _asked(qtbot, page)
    dialog._choices["note"].box.click()
    dialog.reject()
    assert SECRET in _values(page.context.workspace)


def test_who_may_only_read_is_not_offered_it(qtbot: QtBot, context: Context, workspace: Workspace) -> None:
    folder = workspace.folder
    workspace.close()
    reading = open_workspace(folder, read_only=True)
    try:
        assert not _links(_page(qtbot, context, reading))
    finally:
        reading.close()

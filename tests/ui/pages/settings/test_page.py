"""The settings over a real workspace: every tab, typed into as a person would."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.core import settings as settings_file
from inspector.services import units
from inspector.services.organisation import organisation, people
from inspector.services.units import Catalogue
from inspector.services.upkeep import backups
from inspector.services.workspace import OrganisationDraft, PersonDraft, Workspace, create_workspace, is_workspace
from inspector.store.engine import Access, connect
from inspector.ui.context import Context
from inspector.ui.pages.settings import SettingsPage
from inspector.ui.pages.settings.body_part import BodyPart
from inspector.ui.pages.settings.catalogues_part import CataloguesPart
from inspector.ui.pages.settings.data_part import DataPart
from inspector.ui.pages.settings.looks_part import LooksPart
from inspector.ui.pages.settings.part import Part
from inspector.ui.pages.settings.people_part import PeoplePart
from tests.ui.keys import type_into


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = create_workspace(tmp_path / "kho", OrganisationDraft(name="Cơ quan"), PersonDraft(name="Trưởng đoàn"))
    yield made
    made.close()


@pytest.fixture
def page(qtbot: QtBot, context: Context, workspace: Workspace) -> SettingsPage:
    context.workspace = workspace
    made = SettingsPage(context)
    qtbot.addWidget(made)
    made.resize(1162, 620)
    made.show()
    made.refresh()
    return made


def _open(page: SettingsPage, key: str, kind: type[Part]) -> Part:
    page.show_argument(key)
    part = page._part()
    assert isinstance(part, kind)
    return part


def test_a_field_of_the_letterhead_is_saved_when_it_is_left(
    qtbot: QtBot, page: SettingsPage, workspace: Workspace
) -> None:
    part = _open(page, "body", BodyPart)
    assert isinstance(part, BodyPart)
    place = part._form.field("place").editor
    qtbot.waitUntil(lambda: part._form.field("name").value() == "Cơ quan")
    place.setFocus()
    type_into(place, "Khánh Vĩnh")
    with qtbot.waitSignal(page.context.changed):
        QTest.keyClick(place, Qt.Key.Key_Return)
    assert organisation(workspace).place == "Khánh Vĩnh"


def test_the_body_cannot_lose_its_name(qtbot: QtBot, page: SettingsPage, workspace: Workspace) -> None:
    part = _open(page, "body", BodyPart)
    assert isinstance(part, BodyPart)
    field = part._form.field("name")
    qtbot.waitUntil(lambda: field.value() == "Cơ quan")
    field.editor.setFocus()
    QTest.keyClick(field.editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field.editor, Qt.Key.Key_Delete)
    QTest.keyClick(field.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(field.error()))
    assert organisation(workspace).name == "Cơ quan"


def test_a_signer_is_added_changed_and_removed(qtbot: QtBot, page: SettingsPage, workspace: Workspace) -> None:
    part = _open(page, "body", BodyPart)
    assert isinstance(part, BodyPart)
    part._add()
    assert part._dialog is not None
    part._dialog.form.set_values({"authority": "TM. ĐOÀN KIỂM TRA", "capacity": "TRƯỞNG ĐOÀN"})
    with qtbot.waitSignal(page.context.changed):
        part._dialog._submit()
    signer = organisation(workspace).signers[0]
    part.refresh()
    qtbot.waitUntil(lambda: signer.id in part._signers)
    part._edit(signer.id)
    part._dialog.form.set_values({"capacity": "PHÓ TRƯỞNG ĐOÀN"})
    with qtbot.waitSignal(page.context.changed):
        part._dialog._submit()
    assert organisation(workspace).signers[0].capacity == "PHÓ TRƯỞNG ĐOÀN"
    part._table.select([signer.id])
    with qtbot.waitSignal(page.context.changed):
        part._remove_selected()
    assert organisation(workspace).signers == ()


def test_people_are_added_and_one_cannot_remove_oneself(qtbot: QtBot, page: SettingsPage, workspace: Workspace) -> None:
    part = _open(page, "people", PeoplePart)
    assert isinstance(part, PeoplePart)
    part._add()
    assert part._dialog is not None
    part._dialog.form.set_values({"name": "Chuyên viên Phòng Nội vụ"})
    with qtbot.waitSignal(page.context.changed):
        part._dialog._submit()
    part.refresh()
    qtbot.waitUntil(lambda: len(part._people) == 2)
    part._table.select([workspace.person_id])
    with qtbot.waitSignal(page.context.tasks.refused):
        part._remove_selected()
    assert len(people(workspace)) == 2


def test_a_block_is_added_to_its_catalogue(qtbot: QtBot, page: SettingsPage, workspace: Workspace) -> None:
    part = _open(page, "catalogues", CataloguesPart)
    assert isinstance(part, CataloguesPart)
    part._add()
    assert part._dialog is not None
    part._dialog.form.set_values({"code": "hospitals", "name": "Cơ sở y tế"})
    with qtbot.waitSignal(page.context.changed):
        part._dialog._submit()
    assert "Cơ sở y tế" in {item.name for item in units.catalogue(workspace, Catalogue.BLOCK)}


def test_looks_are_kept_on_the_laptop(qtbot: QtBot, page: SettingsPage) -> None:
    part = _open(page, "looks", LooksPart)
    assert isinstance(part, LooksPart)
    part._form.committed.emit("theme", "dark")
    assert page.context.theme.dark
    part._form.committed.emit("scale", 150)
    assert settings_file.load().scale == 150
    assert part._restart.isVisible()
    with qtbot.waitSignal(page.context.asked_to_act) as blocker:
        part._form.committed.emit("language", "en")
    assert blocker.args == ["rebuild"]
    again = LooksPart(page.context)
    qtbot.addWidget(again)
    again.refresh()
    assert not again._restart.isHidden()
    again._form.committed.emit("scale", 100)
    assert again._restart.isHidden()


def test_data_are_checked_archived_and_restored(
    qtbot: QtBot, page: SettingsPage, workspace: Workspace, tmp_path: Path
) -> None:
    part = _open(page, "data", DataPart)
    assert isinstance(part, DataPart)
    part._check()
    qtbot.waitUntil(lambda: any(figure.isdigit() for figure in part._verdict.text()))
    with qtbot.waitSignal(page.context.said):
        part.save_archive(str(tmp_path / "kho.bak"))
    part._archive = next(entry for entry in tmp_path.iterdir() if entry.name.startswith("kho."))
    with qtbot.waitSignal(page.context.said):
        part.restore_into(str(tmp_path / "again"))
    assert is_workspace(tmp_path / "again")
    assert backups(workspace) == ()


def test_damage_stands_out_and_is_said(qtbot: QtBot, page: SettingsPage, workspace: Workspace) -> None:
    part = _open(page, "data", DataPart)
    assert isinstance(part, DataPart)
    with closing(connect(workspace.folder / "store.db", Access.WRITE)) as connection:
        connection.execute("INSERT INTO search_row (type, id, title) VALUES ('unit', 'nobody', 'Xã')")
    with qtbot.waitSignal(page.context.said) as blocker:
        part._check()
    assert blocker.args is not None
    assert blocker.args[0].tone == "bad"
    assert part._verdict.property("tone") == "bad"


def test_a_backup_is_asked_of_the_window(qtbot: QtBot, page: SettingsPage) -> None:
    part = _open(page, "data", DataPart)
    assert isinstance(part, DataPart)
    with qtbot.waitSignal(page.context.asked_to_act) as blocker:
        part._back_up()
    assert blocker.args == ["backup"]

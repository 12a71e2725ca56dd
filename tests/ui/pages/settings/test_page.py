"""The settings over a real workspace: every tab, typed into as a person would."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from inspector.core import messages
from inspector.core import settings as settings_file
from inspector.services import units, upkeep
from inspector.services.organisation import organisation, people
from inspector.services.units import Catalogue
from inspector.services.upkeep import backup, backups
from inspector.services.workspace import OrganisationDraft, PersonDraft, Workspace, create_workspace, is_workspace
from inspector.store.engine import Access, connect
from inspector.ui.context import Context
from inspector.ui.pages.settings import SettingsPage
from inspector.ui.pages.settings.body_part import BodyPart
from inspector.ui.pages.settings.catalogues_part import CataloguesPart
from inspector.ui.pages.settings.data_part import DataPart
from inspector.ui.pages.settings.entry_list import EntryList
from inspector.ui.pages.settings.looks_part import LooksPart
from inspector.ui.pages.settings.part import Part
from inspector.ui.pages.settings.people_part import PeoplePart
from inspector.ui.widgets import ChoiceField, Field, Form, FormDialog, Table
from inspector.ui.widgets.layouts import scroll
from inspector.ui.widgets.restore_dialog import RestoreDialog
from tests.ui.hands import button, buttons, combo, pick, press, said
from tests.ui.keys import type_into
from tests.ui.pages.refresher import shown

RESTART = "The size changes when the program is started again."


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = create_workspace(tmp_path / "kho", OrganisationDraft(name="Cơ quan"), PersonDraft(name="Trưởng đoàn"))
    yield made
    made.close()


@pytest.fixture
def page(qtbot: QtBot, context: Context, workspace: Workspace) -> SettingsPage:
    context.workspace = workspace
    return shown(qtbot, SettingsPage(context))


def _open(page: SettingsPage, key: str, kind: type[Part]) -> Part:
    page.show_argument(key)
    return next(part for part in page.findChildren(kind) if part.isVisible())


def _field(part: Part, name: str) -> Field:
    """The field called ``name`` in the first form of a tab."""
    return part.findChildren(Form)[0].field(name)


def _fill(qtbot: QtBot, page: SettingsPage, entries: EntryList[Any], values: dict[str, object]) -> None:
    """Fill in the dialog that is open and save it."""
    assert entries.dialog is not None
    entries.dialog.form.set_values(values)
    with qtbot.waitSignal(page.context.changed):
        _button_of(entries.dialog).click()


def _button_of(dialog: FormDialog) -> QPushButton:
    return next(made for made in dialog.findChildren(QPushButton) if made.autoDefault())


def test_a_field_of_the_letterhead_is_saved_when_it_is_left(
    qtbot: QtBot, page: SettingsPage, workspace: Workspace
) -> None:
    part = _open(page, "body", BodyPart)
    assert isinstance(part, BodyPart)
    place = _field(part, "place").editor
    qtbot.waitUntil(lambda: _field(part, "name").value() == "Cơ quan")
    place.setFocus()
    type_into(place, "Khánh Vĩnh")
    with qtbot.waitSignal(page.context.changed):
        QTest.keyClick(place, Qt.Key.Key_Return)
    assert organisation(workspace).place == "Khánh Vĩnh"


def test_the_body_cannot_lose_its_name(qtbot: QtBot, page: SettingsPage, workspace: Workspace) -> None:
    part = _open(page, "body", BodyPart)
    assert isinstance(part, BodyPart)
    field = _field(part, "name")
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
    part.signers.add()
    _fill(qtbot, page, part.signers, {"authority": "TM. ĐOÀN KIỂM TRA", "capacity": "TRƯỞNG ĐOÀN"})
    signer = organisation(workspace).signers[0]
    part.refresh()
    qtbot.waitUntil(lambda: part.signers.table.model.rows() == [signer])
    part.signers.open_entry(signer.id)
    _fill(qtbot, page, part.signers, {"capacity": "PHÓ TRƯỞNG ĐOÀN"})
    changed = organisation(workspace).signers[0]
    assert (changed.authority, changed.capacity) == ("TM. ĐOÀN KIỂM TRA", "PHÓ TRƯỞNG ĐOÀN")
    assert not button(part, "Remove").isEnabled()
    part.signers.table.select([signer.id])
    with qtbot.waitSignal(page.context.said) as told:
        button(part, "Remove").click()
    assert told.args is not None
    assert told.args[0].undo, "what was removed can be brought back at once"
    assert organisation(workspace).signers == ()


def test_people_are_added_and_one_cannot_remove_oneself(qtbot: QtBot, page: SettingsPage, workspace: Workspace) -> None:
    part = _open(page, "people", PeoplePart)
    assert isinstance(part, PeoplePart)
    part.people.add()
    _fill(qtbot, page, part.people, {"name": "Chuyên viên Phòng Nội vụ"})
    part.refresh()
    qtbot.waitUntil(lambda: part.people.table.model.total() == 2)
    part.people.table.select([workspace.person_id])
    with qtbot.waitSignal(page.context.tasks.refused):
        button(part, "Remove").click()
    assert len(people(workspace)) == 2


def test_a_block_is_added_to_its_catalogue(qtbot: QtBot, page: SettingsPage, workspace: Workspace) -> None:
    part = _open(page, "catalogues", CataloguesPart)
    assert isinstance(part, CataloguesPart)
    assert not any(made.text() == "Remove" and made.isVisible() for made in part.findChildren(QPushButton))
    part.entries.add()
    _fill(qtbot, page, part.entries, {"name": "Cơ sở y tế"})
    item = units.catalogue(workspace, Catalogue.BLOCK)[-1]
    assert (item.name, item.code) == ("Cơ sở y tế", "co_so_y_te"), "the last, with a code nobody had to think of"


def _cells(part: CataloguesPart, name: str) -> dict[str, str]:
    """What a row of the catalogue shows, by column."""
    table = part.entries.table
    item = next(item for item in table.model.rows() if item.name == name)
    columns = enumerate(table.model.columns)
    return {one.key: one.text(item) for place, one in columns if not table.view.isColumnHidden(place)}


def _choose_catalogue(qtbot: QtBot, part: CataloguesPart, catalogue: Catalogue, name: str) -> None:
    pick(combo(part, messages.text("field.catalogue_entry.catalogue")), messages.label(catalogue))
    qtbot.waitUntil(lambda: name in {item.name for item in part.entries.table.model.rows()})


def test_catalogues_show_names_where_people_expect_them(qtbot: QtBot, page: SettingsPage) -> None:
    part = _open(page, "catalogues", CataloguesPart)
    assert isinstance(part, CataloguesPart)
    _choose_catalogue(qtbot, part, Catalogue.BLOCK, "Xã, thị trấn")
    assert _cells(part, "Xã, thị trấn") == {
        "name": "Xã, thị trấn",
        "from": "",
        "to": "30/06/2025",
        "state": "no longer valid",
    }
    assert _cells(part, "Xã, phường, đặc khu")["state"] == "in use"
    _choose_catalogue(qtbot, part, Catalogue.UNIT_KIND, "Sự nghiệp")
    assert _cells(part, "Sự nghiệp")["parent"] == "Đơn vị sự nghiệp"
    assert _cells(part, "Xã")["parent"] == "Xã, phường, đặc khu", "the block of today"
    assert _cells(part, "Thị trấn")["parent"] == "Xã, thị trấn", "the block of its time"
    part.entries.open_entry("commune")
    dialog = part.entries.dialog
    assert dialog is not None
    groups = dialog.form.field("parent").editor
    assert isinstance(groups, QComboBox)
    offered = [groups.itemText(place) for place in range(groups.count())]
    assert "Xã, thị trấn (nay là Xã, phường, đặc khu)" in offered
    assert "Cơ quan chuyên môn" not in offered
    dialog.reject()
    _choose_catalogue(qtbot, part, Catalogue.ACT, "Đi muộn, về sớm, vắng mặt không có lý do")
    shown = _cells(part, "Đi muộn, về sớm, vắng mặt không có lý do")
    assert (shown["code"], shown["parent"]) == ("GG-01", "Cá nhân")
    assert shown["detail"].startswith("Quy chế làm việc")


def test_the_usual_block_of_a_kind_is_chosen_by_its_name(
    qtbot: QtBot, page: SettingsPage, workspace: Workspace
) -> None:
    part = _open(page, "catalogues", CataloguesPart)
    assert isinstance(part, CataloguesPart)
    _choose_catalogue(qtbot, part, Catalogue.UNIT_KIND, "Sự nghiệp")
    part.entries.open_entry("public_service")
    dialog = part.entries.dialog
    assert dialog is not None
    parent = dialog.form.field("parent")
    assert isinstance(parent, ChoiceField)
    assert parent.combo.currentText() == "Đơn vị sự nghiệp"
    assert "Xã, thị trấn" not in [parent.combo.itemText(place) for place in range(parent.combo.count())]
    parent.set_value("vertical_agencies")
    _button_of(dialog).click()

    def stored() -> tuple[str, str | None]:
        found = units.catalogue(workspace, Catalogue.UNIT_KIND)
        return next((item.code, item.parent) for item in found if item.name == "Sự nghiệp")

    qtbot.waitUntil(lambda: stored() == ("public_service", "vertical_agencies"))
    part.refresh()
    qtbot.waitUntil(lambda: _cells(part, "Sự nghiệp")["parent"] == "Cơ quan ngành dọc")


def test_looks_are_kept_on_the_laptop(qtbot: QtBot, page: SettingsPage) -> None:
    part = _open(page, "looks", LooksPart)
    assert isinstance(part, LooksPart)
    pick(combo(part, "Colours"), "Dark")
    assert page.context.theme.dark
    assert RESTART not in said(part)
    pick(combo(part, "Size of everything"), "150%")
    assert settings_file.load().scale == 150
    assert RESTART in said(part)
    assert button(part, "Start again now").isEnabled()
    with qtbot.waitSignal(page.context.asked_to_act) as blocker:
        pick(combo(part, "Language of the window"), "English")
    assert blocker.args == ["rebuild"]
    again = LooksPart(page.context)
    qtbot.addWidget(again)
    again.show()
    again.refresh()
    assert RESTART in said(again)
    pick(combo(again, "Size of everything"), "100%")
    assert RESTART not in said(again)


def test_data_are_checked_and_archived(qtbot: QtBot, page: SettingsPage, workspace: Workspace, tmp_path: Path) -> None:
    part = _open(page, "data", DataPart)
    assert isinstance(part, DataPart)
    press(part, "Check now")
    qtbot.waitUntil(lambda: "Sound: " in said(part))
    with qtbot.waitSignal(page.context.said):
        part.save_archive(str(tmp_path / "kho.bak"))
    assert any(entry.name.startswith("kho.") for entry in tmp_path.iterdir())
    assert backups(workspace) == ()


def test_a_chosen_backup_is_looked_at_and_restored_beside(
    qtbot: QtBot, page: SettingsPage, workspace: Workspace, tmp_path: Path
) -> None:
    part = _open(page, "data", DataPart)
    assert isinstance(part, DataPart)
    made = backup(workspace)
    page.context.backed_up.emit()
    table = part.findChild(Table)
    assert isinstance(table, Table)
    qtbot.waitUntil(lambda: not page.context.tasks.busy)
    table.select([str(made.path)])
    press(part, "Restore into a folder…")
    dialog = part.window().findChildren(RestoreDialog)[-1]
    qtbot.waitUntil(lambda: "Restore" in buttons(dialog))
    folder = next(one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == "New or empty folder")
    folder.setText(str(tmp_path / "again"))
    opened: list[Path] = []
    page.context.asked_to_open.connect(opened.append)
    with qtbot.waitSignal(page.context.said) as heard:
        press(dialog, "Restore")
    assert opened == [tmp_path / "again"]
    assert heard.args is not None
    assert heard.args[0].text == messages.text("workspace.put_back"), "an old state looks like any other"
    assert is_workspace(tmp_path / "again")


def test_damage_stands_out_and_is_said(qtbot: QtBot, page: SettingsPage, workspace: Workspace) -> None:
    part = _open(page, "data", DataPart)
    assert isinstance(part, DataPart)
    with closing(connect(workspace.folder / "store.db", Access.WRITE)) as connection:
        connection.execute("INSERT INTO search_row (type, id, title) VALUES ('unit', 'nobody', 'Xã')")
    with qtbot.waitSignal(page.context.said) as blocker:
        press(part, "Check now")
    assert blocker.args is not None
    assert blocker.args[0].tone == "bad"
    assert any(one.property("tone") == "bad" and one.isVisible() and one.text() for one in part.findChildren(QLabel))


def test_a_backup_is_asked_of_the_window(qtbot: QtBot, page: SettingsPage) -> None:
    part = _open(page, "data", DataPart)
    assert isinstance(part, DataPart)
    with qtbot.waitSignal(page.context.asked_to_act) as blocker:
        press(part, "Back up now")
    assert blocker.args == ["backup"]


def test_a_backup_made_by_itself_is_listed_at_once(qtbot: QtBot, page: SettingsPage, workspace: Workspace) -> None:
    part = _open(page, "data", DataPart)
    table = part.findChild(Table)
    assert table is not None
    qtbot.waitUntil(lambda: not page.context.tasks.busy)
    assert table.model.total() == 0
    upkeep.backup(workspace)
    page.context.backed_up.emit()
    qtbot.waitUntil(lambda: table.model.total() == 1)


def test_only_the_tab_that_is_shown_takes_room(qtbot: QtBot, page: SettingsPage) -> None:
    """At 1366 x 768 with a warning of two lines below it, a tab has 580 pixels; the longest account scrolls inside."""
    area = scroll(page)
    area.resize(1162, 580)
    area.show()
    long = "Bảng đơn vị không khớp với nhật ký ở một bản ghi, trường tên đơn vị."
    found = upkeep.CheckResult(False, (long,) * 30, (), transactions=1, operations=1, media=0, rebuilt=True)
    for key, kind in (("body", BodyPart), ("people", PeoplePart), ("data", DataPart)):
        part = _open(page, key, kind)
        qtbot.waitUntil(lambda: not page.context.tasks.busy)
        if isinstance(part, DataPart):
            part.show_check(found)
        QCoreApplication.processEvents()
        assert area.verticalScrollBar().maximum() == 0, key
    area.takeWidget()


def test_a_long_name_in_the_account_of_a_check_breaks_and_leaves_the_advice_in_sight(
    qtbot: QtBot, page: SettingsPage
) -> None:
    page.resize(1130, 600)
    part = _open(page, "data", DataPart)
    qtbot.waitUntil(lambda: not page.context.tasks.busy)
    words = f"Mất tệp minh chứng a.jpg ({'0123456789abcdef' * 4}). Hãy lấy lại từ bản sao lưu."
    found = upkeep.CheckResult(False, (words,), (), transactions=1, operations=1, media=1, rebuilt=True)
    assert isinstance(part, DataPart)
    part.show_check(found)
    QCoreApplication.processEvents()
    [shown] = [one for one in part.findChildren(QLabel) if one.text().replace("\u200b", "") == words]
    area = next(one for one in part.findChildren(QScrollArea) if one.isAncestorOf(shown))
    assert area.horizontalScrollBar().maximum() == 0
    assert shown.width() <= area.viewport().width()

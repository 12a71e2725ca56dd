"""The page of units over a real workspace."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QUrl
from pytestqt.qtbot import QtBot

from inspector.core.errors import Refused
from inspector.core.ids import stable_id
from inspector.domain.unit import CatalogueEntry
from inspector.services import journal, units
from inspector.services.units import Catalogue, CatalogueEntryDraft, UnitDraft
from inspector.services.workspace import Changed, Workspace
from inspector.ui.context import Context, Message
from inspector.ui.pages.units import UnitsPage
from inspector.ui.pages.units.exchange import sheet_of
from inspector.ui.pages.units.filters import ENDED, IN_FORCE
from inspector.ui.pages.units.predecessors import PredecessorsDialog
from inspector.ui.widgets import FactRow
from inspector.ui.widgets.combo import Combo
from tests.services.acts import Case, add_unit, pass_unit
from tests.ui.keys import type_into


def _names(page: UnitsPage) -> list[str]:
    return [row.name for row in page.table.model.rows()]


def _commit(page: UnitsPage, field: str, words: str) -> None:
    shown = page.panel.editor.field(field)
    shown.editor.clear()  # type: ignore[attr-defined]
    type_into(shown.editor, words)
    shown.commit()


def _stored(case: Case, name: str) -> units.UnitRow:
    return next(row for row in units.units(case.workspace, with_deleted=True) if row.name == name)


def test_units_are_listed_by_block_and_counted(page: UnitsPage) -> None:
    assert _names(page) == ["UBND xã Cầu Bà", "UBND xã Giang Ly", "UBND xã Khánh Bình", "Phòng Tư pháp"]
    assert page._header._subtitle.whole() == page.tr("{count} units").replace("{count}", "04")


def test_filters_narrow_the_list(qtbot: QtBot, page: UnitsPage, case: Case) -> None:
    page.filters._block.set_value("departments")
    page.filters.changed.emit()
    assert _names(page) == ["Phòng Tư pháp"]
    page.filters.clear()
    page.filters._kind.set_value("commune")
    page.filters.changed.emit()
    assert len(_names(page)) == 3
    page.filters.clear()
    units.change_unit(case.workspace, case.units[0], UnitDraft(valid_to=date(2018, 6, 30)))
    page.refresh()
    qtbot.waitUntil(lambda: page._rows[case.units[0]].valid_to is not None)
    page.filters._validity.set_value(ENDED)
    page.filters.changed.emit()
    assert _names(page) == ["UBND xã Cầu Bà"]
    page.filters._validity.set_value(IN_FORCE)
    page.filters.changed.emit()
    assert len(_names(page)) == 3


def test_a_unit_that_is_asked_for_is_selected_with_its_history(qtbot: QtBot, page: UnitsPage, case: Case) -> None:
    pass_unit(case, case.inspections[1])
    page.filters._block.set_value("departments")
    page.show_argument(case.units[1])
    page.refresh()
    qtbot.waitUntil(lambda: page.panel.unit_id == case.units[1])
    qtbot.waitUntil(lambda: bool(page.panel._past.findChildren(FactRow)))
    line = page.panel._past.findChildren(FactRow)[-1]
    with qtbot.waitSignal(page.context.asked_to_go) as asked:
        line.clicked.emit(case.inspections[1])
    assert asked.args == ["field", case.inspections[1]]
    assert "1" in line.accessibleName()
    assert "2019" in line.accessibleName()


def test_a_field_saves_itself(qtbot: QtBot, page: UnitsPage, case: Case) -> None:
    page.table.select([case.units[0]])
    _commit(page, "staff", "22")
    qtbot.waitUntil(lambda: units.unit(case.workspace, case.units[0]).staff == 22)
    qtbot.waitUntil(lambda: page._rows[case.units[0]].staff == 22)


def test_what_cannot_be_is_said_under_the_field_and_changes_nothing(qtbot: QtBot, page: UnitsPage, case: Case) -> None:
    page.table.select([case.units[0]])
    _commit(page, "code", "KV02")
    field = page.panel.editor.field("code")
    qtbot.waitUntil(lambda: "KV02" in field.error())
    assert units.unit(case.workspace, case.units[0]).code == "KV01"


def test_a_new_unit_is_recorded_with_its_name_and_the_usual_block(qtbot: QtBot, page: UnitsPage, case: Case) -> None:
    page._add()
    assert not page.panel._past.isVisible()
    _commit(page, "code", "KV30")
    page.panel.editor.kind.combo.setCurrentIndex(page.panel.editor.kind._values.index("department"))
    page.panel.editor.kind.commit()
    assert page.panel.editor.block.value() == "departments"
    assert len(units.units(case.workspace)) == 4, "without a name nothing is recorded"
    _commit(page, "name", "Phòng Nội vụ")
    qtbot.waitUntil(page.panel._past.isVisible)
    row = _stored(case, "Phòng Nội vụ")
    assert (row.code, row.kind, row.block) == ("KV30", "department", "departments")
    qtbot.waitUntil(lambda: page.table.selected_keys() == (row.id,))


def _words_of(page: UnitsPage, name: str) -> list[str]:
    combo = page.panel.editor.field(name).editor
    assert isinstance(combo, Combo)
    return [combo.itemText(place) for place in range(combo.count())]


def test_what_has_ended_is_offered_to_no_unit_but_those_that_bear_it(qtbot: QtBot, page: UnitsPage, case: Case) -> None:
    ended = CatalogueEntryDraft(
        catalogue=Catalogue.BLOCK, code="departments", name="Cơ quan chuyên môn", valid_to=date(2018, 12, 31)
    )
    units.save_catalogue_entry(case.workspace, ended)
    page.refresh()
    qtbot.waitUntil(lambda: "Cơ quan chuyên môn" not in _words_of(page, "block"))
    page.table.select([_stored(case, "Phòng Tư pháp").id])
    assert page.panel.editor.block.combo.currentText() == "Cơ quan chuyên môn (hết hiệu lực)"
    page.table.select([case.units[0]])
    assert not [words for words in _words_of(page, "block") if words.startswith("Cơ quan chuyên môn")]
    assert "Xã, phường, đặc khu" not in _words_of(page, "block"), "it begins in 2025"
    page._add()
    _commit(page, "valid_to", "31/12/2018")
    assert "Cơ quan chuyên môn" in _words_of(page, "block"), "it was in force while the unit existed"
    _commit(page, "valid_to", "")
    assert "Cơ quan chuyên môn" not in _words_of(page, "block")


def test_a_block_that_left_the_catalogue_is_shown_at_its_units(qtbot: QtBot, page: UnitsPage, case: Case) -> None:
    with case.workspace.action("catalogue.save") as writing:
        writing.remove(writing.get(CatalogueEntry, stable_id("catalogue_entry", "block", "departments")))
    page.refresh()
    qtbot.waitUntil(lambda: "Cơ quan chuyên môn" not in _words_of(page, "block"))
    page.table.select([_stored(case, "Phòng Tư pháp").id])
    assert page.panel.editor.block.combo.currentText() == "Cơ quan chuyên môn (đã bỏ khỏi danh mục)"
    assert "departments" in page.filters._block._values
    _commit(page, "staff", "12")
    qtbot.waitUntil(lambda: _stored(case, "Phòng Tư pháp").staff == 12)


def test_a_new_unit_with_a_name_that_exists_is_refused_and_can_be_mended(
    qtbot: QtBot, page: UnitsPage, case: Case
) -> None:
    page._add()
    _commit(page, "name", "Phòng Tư pháp")
    qtbot.waitUntil(lambda: bool(page.panel.editor.field("name").error()))
    _commit(page, "name", "Phòng Tư pháp thị xã")
    qtbot.waitUntil(lambda: len(units.units(case.workspace)) == 5)


def test_a_new_unit_that_is_left_without_a_name_is_kept(qtbot: QtBot, page: UnitsPage, case: Case) -> None:
    said: list[Message] = []
    page.context.said.connect(said.append)
    page._add()
    _commit(page, "code", "KV30")
    page.table.select([case.units[0]])
    assert [one.tone for one in said] == ["warning"]
    assert page.panel.editor.field("code").value() == "KV01"
    page._add()
    assert page.panel.editor.field("code").value() == "KV30"
    page.panel.close_panel()
    assert len(said) == 2
    page._add()
    _commit(page, "name", "Phòng Nội vụ")
    qtbot.waitUntil(page.panel._past.isVisible)
    assert _stored(case, "Phòng Nội vụ").code == "KV30"
    page._add()
    assert page.panel.editor.field("code").value() is None
    page.table.select([case.units[0]])
    assert len(said) == 2, "nothing was typed, nothing is kept"


def test_after_a_bug_a_new_unit_can_be_recorded_all_the_same(
    qtbot: QtBot, page: UnitsPage, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_workspace: Workspace, _draft: UnitDraft) -> Changed:
        raise ZeroDivisionError

    page._add()
    with monkeypatch.context() as patch, qtbot.waitSignal(page.context.tasks.crashed):
        patch.setattr(units, "add_unit", broken)
        _commit(page, "name", "Phòng Nội vụ")
    _commit(page, "code", "KV30")
    qtbot.waitUntil(page.panel._past.isVisible)
    assert _stored(case, "Phòng Nội vụ").code == "KV30"


def test_who_moves_on_while_a_new_unit_is_being_recorded_stays_there(qtbot: QtBot, page: UnitsPage, case: Case) -> None:
    page._add()
    type_into(page.panel.editor.field("name").editor, "Phòng Nội vụ")
    page.table.select([case.units[0]])
    qtbot.waitUntil(lambda: len(page.table.model.rows()) == 5)
    assert page.panel.unit_id == case.units[0]
    _commit(page, "staff", "22")
    qtbot.waitUntil(lambda: units.unit(case.workspace, case.units[0]).staff == 22)
    assert _stored(case, "Phòng Nội vụ").staff is None


def test_the_bin_and_back(qtbot: QtBot, page: UnitsPage, case: Case) -> None:
    unit_id = _stored(case, "Phòng Tư pháp").id
    page.table.select([unit_id])
    page._put_away()
    qtbot.waitUntil(lambda: len(_names(page)) == 3)
    page.filters.bin.set_value(True)
    page.filters.changed.emit()
    assert _names(page) == ["Phòng Tư pháp"]
    page.table.select([unit_id])
    assert page.panel.editor.field("name").editor.isReadOnly()  # type: ignore[attr-defined]
    page._take_out()
    qtbot.waitUntil(lambda: not units.unit(case.workspace, unit_id).deleted)


def test_a_unit_of_a_round_cannot_be_put_away(qtbot: QtBot, page: UnitsPage, context: Context, case: Case) -> None:
    page.table.select([case.units[0]])
    with qtbot.waitSignal(context.tasks.refused) as refused:
        page._put_away()
    error = refused.args[0]
    assert isinstance(error, Refused)
    assert error.code == "unit.in_use"


def test_predecessors_are_chosen_in_a_list(qtbot: QtBot, page: UnitsPage, case: Case) -> None:
    page.table.select([case.units[0]])
    page.panel._ask_predecessors()
    dialog = page.window().findChild(PredecessorsDialog)
    assert isinstance(dialog, PredecessorsDialog)
    assert case.units[0] not in {row.id for row in dialog.table.model.rows()}
    dialog.table.select([case.units[1], case.units[2]])
    with qtbot.waitSignal(dialog.accepted):
        dialog._save()
    qtbot.waitUntil(lambda: "UBND xã Giang Ly" in page.panel._origin.text())
    assert {one.id for one in units.predecessors(case.workspace, case.units[0])} == {case.units[1], case.units[2]}


def test_columns_that_the_panel_says_give_way_to_it(page: UnitsPage, case: Case) -> None:
    hidden = [page.table.view.isColumnHidden(place) for place in range(8)]
    assert not any(hidden)
    page.table.select([case.units[0]])
    assert sum(page.table.view.isColumnHidden(place) for place in range(8)) == 4
    page.panel.close_panel()
    assert not any(page.table.view.isColumnHidden(place) for place in range(8))


def test_only_one_spreadsheet_can_be_dropped() -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/tmp/danh sach.xlsx")])
    path = sheet_of(mime)
    assert path is not None
    assert path.name == "danh sach.xlsx"
    mime.setUrls([QUrl.fromLocalFile("/tmp/anh.png")])
    assert sheet_of(mime) is None
    mime.setUrls([QUrl.fromLocalFile("/tmp/a.xlsx"), QUrl.fromLocalFile("/tmp/b.xlsx")])
    assert sheet_of(mime) is None


def test_another_unit_is_shown_from_its_beginning(qtbot: QtBot, page: UnitsPage, case: Case) -> None:
    page.resize(1162, 360)
    page.table.select([case.units[0]])
    bar = page.panel._content.verticalScrollBar()  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    page.table.select([case.units[1]])
    assert bar.value() == 0
    bar.setValue(bar.maximum())
    page._new.click()
    assert bar.value() == 0


def test_the_count_is_of_the_list_or_of_the_bin(qtbot: QtBot, page: UnitsPage, case: Case) -> None:
    made = units.add_unit(case.workspace, UnitDraft(name="Phòng Y tế", kind="department")).subject
    units.remove_units(case.workspace, [made])
    page.refresh()
    qtbot.waitUntil(lambda: made in page._rows)
    words = page.tr("{count} units")
    assert page.table.count.text() == words.replace("{count}", "04")
    page.table.finder.setText("tu phap")
    assert page.table.count.text() == words.replace("{count}", "01/04")
    page.table.finder.clear()
    page.filters.bin.box.click()
    assert page.table.count.text() == words.replace("{count}", "01")


def test_when_the_unit_shown_is_undone_the_keyboard_goes_to_the_list(qtbot: QtBot, page: UnitsPage, case: Case) -> None:
    page.activateWindow()
    added = add_unit(case.workspace, "KV77", "UBND xã Sông Cầu")
    page.refresh()
    qtbot.waitUntil(lambda: page.table.model.total() == 5)
    page.table.select([added])
    qtbot.waitUntil(page.panel.isVisible)
    page.panel.editor.field("name").editor.setFocus()
    qtbot.waitUntil(page.panel.editor.field("name").editor.hasFocus)
    journal.undo(case.workspace)
    page.refresh()
    qtbot.waitUntil(lambda: page.table.model.rowCount() == 4 and not page.context.tasks.busy)
    assert not page.panel.isVisible()
    assert page.table.view.hasFocus()

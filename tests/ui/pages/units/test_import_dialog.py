"""Taking a list of units over: preview, decisions, writing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from inspector.core.errors import Refused
from inspector.core.messages import text
from inspector.services import unit_lists, units
from inspector.ui.context import Context
from inspector.ui.pages.units import UnitsPage
from inspector.ui.pages.units.import_dialog import ImportDialog
from inspector.ui.widgets import Table
from tests.services.acts import Case
from tests.ui.hands import opened

_HEAD = "Mã,Tên đơn vị,Loại,Biên chế\n"


def _open(qtbot: QtBot, page: UnitsPage, folder: Path, rows: str, head: str = _HEAD) -> ImportDialog:
    path = folder / "danh sách.csv"
    path.write_text(head + rows, encoding="utf-8")
    page._exchange.preview(path)
    return opened(qtbot, page, ImportDialog)


def _titles(dialog: ImportDialog) -> list[str]:
    return [dialog._tabs.tabText(place).rsplit(" ", 1)[-1] for place in range(dialog._tabs.count())]


def test_nothing_is_written_until_it_is_confirmed(qtbot: QtBot, page: UnitsPage, case: Case, tmp_path: Path) -> None:
    rows = "KV01,UBND xã Cầu Bà,Xã,22\nKV50,Phòng Nội vụ,Phòng,7\nKV02,UBND xã Giang Ly,Xã,\n"
    dialog = _open(qtbot, page, tmp_path, rows)
    assert _titles(dialog) == ["(01)", "(01)"]
    assert dialog.go_on.isEnabled()
    assert len(units.units(case.workspace)) == 4
    with qtbot.waitSignal(dialog.accepted):
        dialog.go_on.click()
    assert units.unit(case.workspace, case.units[0]).staff == 22
    assert "Phòng Nội vụ" in {row.name for row in units.units(case.workspace)}
    qtbot.waitUntil(lambda: page.table.model.total() == 5)


def test_a_new_unit_is_shown_with_every_cell_that_is_filled(qtbot: QtBot, page: UnitsPage, tmp_path: Path) -> None:
    dialog = _open(qtbot, page, tmp_path, "KV50,Phòng Nội vụ,Phòng,1007\n")
    shown = dialog._stack.currentWidget()
    assert isinstance(shown, Table)
    cells = {
        shown.model.headerData(place, Qt.Orientation.Horizontal): shown.model.index(0, place).data()
        for place in range(shown.model.columnCount())
    }
    assert list(cells.values()) == ["2", "KV50", "Phòng Nội vụ", "Phòng", "Cơ quan chuyên môn", "1.007"]
    assert text("field.unit.note") not in cells, "a column that no row fills is left out"


def test_refused_rows_stop_the_import_until_they_are_left_out(
    qtbot: QtBot, page: UnitsPage, case: Case, tmp_path: Path
) -> None:
    dialog = _open(qtbot, page, tmp_path, "KV50,Phòng Nội vụ,Phòng,7\nKV51,Đơn vị lạ,Loại không có,7\n")
    assert not dialog.go_on.isEnabled()
    assert "Loại không có" in dialog._tables._sentence.text(), "the reason is told in full"
    dialog._skip.box.click()
    assert dialog.go_on.isEnabled()
    with qtbot.waitSignal(dialog.accepted):
        dialog.go_on.click()
    names = {row.name for row in units.units(case.workspace)}
    assert "Phòng Nội vụ" in names
    assert "Đơn vị lạ" not in names


def test_a_list_that_changes_nothing_has_nothing_to_take_over(qtbot: QtBot, page: UnitsPage, tmp_path: Path) -> None:
    dialog = _open(qtbot, page, tmp_path, "KV01,UBND xã Cầu Bà,Xã,\n")
    assert not dialog.go_on.isEnabled()
    assert dialog._state.text() == dialog.tr("There is nothing to take over: no row is new or changed.")


def test_an_old_encoding_waits_for_a_decision(qtbot: QtBot, page: UnitsPage, case: Case, tmp_path: Path) -> None:
    dialog = _open(qtbot, page, tmp_path, "KV50,Phßng Néi vô,Phòng,7\n")
    assert dialog._encoding.isVisible()
    assert not dialog.go_on.isEnabled()
    dialog.convert.click()
    qtbot.waitUntil(dialog.go_on.isEnabled)
    with qtbot.waitSignal(dialog.accepted):
        dialog.go_on.click()
    assert "Phòng Nội vụ" in {row.name for row in units.units(case.workspace)}


def test_a_file_that_holds_no_list_is_refused_in_words(
    qtbot: QtBot, page: UnitsPage, context: Context, tmp_path: Path
) -> None:
    path = tmp_path / "thư.csv"
    path.write_text("Kính gửi\n", encoding="utf-8")
    with qtbot.waitSignal(context.tasks.refused) as refused:
        page._exchange.preview(path)
    assert isinstance(refused.args[0], Refused)
    assert page.window().findChild(ImportDialog) is None


def test_form_and_list_are_written_and_the_list_can_be_read_back(
    qtbot: QtBot, page: UnitsPage, context: Context, case: Case, tmp_path: Path
) -> None:
    with qtbot.waitSignal(context.said):
        page._exchange.save_template(str(tmp_path / "mẫu.xlsx"))
    assert (tmp_path / "mẫu.xlsx").stat().st_size > 0
    with qtbot.waitSignal(context.said):
        page._exchange.save_list(str(tmp_path / "danh sách.xlsx"))
    preview = unit_lists.preview_import(case.workspace, tmp_path / "danh sách.xlsx")
    assert (preview.rows, preview.same) == (4, 4)


def test_an_old_text_can_be_left_as_it_stands(qtbot: QtBot, page: UnitsPage, case: Case, tmp_path: Path) -> None:
    dialog = _open(qtbot, page, tmp_path, "KV50,Phßng Néi vô,Phòng,7\n")
    dialog.keep.click()
    qtbot.waitUntil(dialog.go_on.isEnabled)
    with qtbot.waitSignal(dialog.accepted):
        dialog.go_on.click()
    assert "Phßng Néi vô" in {row.name for row in units.units(case.workspace)}


def test_a_changed_row_can_be_left_out(qtbot: QtBot, page: UnitsPage, case: Case, tmp_path: Path) -> None:
    names = {row.code: row.name for row in units.units(case.workspace)}
    dialog = _open(qtbot, page, tmp_path, "KV01,UBND xã Cầu Bà,Xã,22\nKV02,Trạm Y tế xã,Xã,\n")
    tree = dialog._tables.changes
    first = tree.topLevelItem(0)
    assert first is not None
    assert names["KV02"] in first.text(0)
    assert first.text(1) == tree.tr("Another name: is the code right?")
    first.setCheckState(0, Qt.CheckState.Unchecked)
    assert "01" in dialog.go_on.text()
    with qtbot.waitSignal(dialog.accepted):
        dialog.go_on.click()
    assert {row.code: row.name for row in units.units(case.workspace)} == names
    assert units.unit(case.workspace, case.units[0]).staff == 22


def test_one_row_with_two_bad_cells_counts_once(qtbot: QtBot, page: UnitsPage, tmp_path: Path) -> None:
    dialog = _open(qtbot, page, tmp_path, "KV50,Phòng Nội vụ,Phòng,7\nKV51,Đơn vị lạ,Loại không có,bảy\n")
    assert _titles(dialog)[0] == "(01)"
    assert "01" in dialog._skip.box.text()


def test_what_looks_like_a_name_is_taken_for_a_position_only_when_ticked(
    qtbot: QtBot, page: UnitsPage, case: Case, tmp_path: Path
) -> None:
    head = "Mã,Tên đơn vị,Người đứng đầu\n"
    dialog = _open(qtbot, page, tmp_path, "KV51,Trạm Y tế,Bs. Mang Văn Mẫu\n", head)
    assert dialog._preview.new[0].head == ""
    assert dialog.take_names.isVisibleTo(dialog)
    dialog.take_names.box.click()
    qtbot.waitUntil(lambda: dialog._preview.new[0].head == "Bs. Mang Văn Mẫu")
    dialog.take_names.box.click()
    qtbot.waitUntil(lambda: dialog._preview.new[0].head == "")
    with qtbot.waitSignal(dialog.accepted):
        dialog.go_on.click()
    assert [row.head for row in units.units(case.workspace) if row.code == "KV51"] == [None]


def test_a_list_without_names_asks_nothing_about_them(qtbot: QtBot, page: UnitsPage, tmp_path: Path) -> None:
    dialog = _open(qtbot, page, tmp_path, "KV50,Phòng Nội vụ,Phòng,7\n")
    assert not dialog.take_names.isVisibleTo(dialog)


def test_the_list_is_asked_for_at_once_when_the_page_is_opened_to_import(qtbot: QtBot, page: UnitsPage) -> None:
    page.show_argument({"act": "import"})
    dialog = opened(qtbot, page, QFileDialog)
    assert dialog.isVisible()
    dialog.close()

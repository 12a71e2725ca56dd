"""The window over a real workspace: opening, requests, undo, year, closing with everything saved."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, QRect, Qt, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from inspector.core import messages
from inspector.core.errors import Refused
from inspector.services import units
from inspector.services.workspace import OrganisationDraft, PersonDraft, Workspace, create_workspace
from inspector.ui.context import Context
from inspector.ui.help import HelpDialog
from inspector.ui.keeper import Keeper
from inspector.ui.main_window import MainWindow
from inspector.ui.navigation import Navigation
from inspector.ui.search import SearchBox, SearchPopup, matching
from inspector.ui.statusbar import StatusBar
from inspector.ui.theme import Tone
from inspector.ui.widgets.message_bar import MessageBar
from tests.ui import pages_for_tests as pages
from tests.ui.keys import type_into


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow, keeper: Keeper, folder: Path) -> MainWindow:
    with qtbot.waitSignal(keeper.stands):
        keeper.open(folder)
    return window


def _add(workspace: Workspace, name: str) -> object:
    return units.add_unit(workspace, units.UnitDraft(name=name))


def _idle(qtbot: QtBot, context: Context) -> None:
    qtbot.waitUntil(lambda: not context.tasks.busy)


def _page(window: MainWindow, key: str) -> pages.Remembering:
    page = window._pages.page(key)
    assert isinstance(page, pages.Remembering)
    return page


def _said(window: MainWindow) -> str:
    bar = window.findChild(MessageBar)
    assert isinstance(bar, MessageBar)
    return "" if bar.isHidden() else bar.text()


def test_opening_shows_the_first_page_and_how_things_stand(opened: MainWindow, context: Context, folder: Path) -> None:
    assert opened.windowTitle() == "UBND xã Khánh Vĩnh – Kiểm tra CCHC"
    assert opened._pages.current == "overview"
    assert context.settings.last_workspace == str(folder)
    status = opened.findChild(StatusBar)
    assert isinstance(status, StatusBar)
    words = " ".join(found.text() for found in status.findChildren(QLabel))
    assert "Machine A01" in words
    assert "Saved at" in words
    assert "No backup yet" in words


def test_without_a_workspace_nothing_else_can_be_reached(qtbot: QtBot, window: MainWindow, keeper: Keeper) -> None:
    with qtbot.waitSignal(keeper.nothing_open):
        keeper.start_without()
    assert window._pages.current == "first_start"
    window.go("units")
    assert window._pages.current == "first_start"
    assert not window._navigation.isEnabled()


def test_a_folder_that_is_no_workspace_is_refused_and_said(
    qtbot: QtBot, window: MainWindow, keeper: Keeper, tmp_path: Path
) -> None:
    with qtbot.waitSignal(keeper.nothing_open):
        keeper.open(tmp_path)
    assert str(tmp_path) in _said(window)
    assert window._pages.current == "first_start"


def test_pages_ask_and_the_window_goes(opened: MainWindow, context: Context) -> None:
    context.go("units", "KV01")
    assert _page(opened, "units").arguments == ["KV01"]
    QTest.keyClick(opened, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert opened._pages.current == "overview"
    context.badge("units", 3)
    assert opened.findChild(Navigation) is opened._navigation


def test_a_page_chosen_once_more_begins_anew(opened: MainWindow, context: Context) -> None:
    opened._navigation.chosen.emit("units")
    assert _page(opened, "units").begun_anew == 0, "it stays as it was left when one comes from elsewhere"
    opened._navigation.chosen.emit("units")
    assert _page(opened, "units").begun_anew == 1


def test_a_write_refreshes_the_pages_that_show_it_and_can_be_undone(
    qtbot: QtBot, opened: MainWindow, context: Context, keeper: Keeper
) -> None:
    context.go("units")
    page = _page(opened, "units")
    with qtbot.waitSignal(keeper.stands):
        context.write(_add, "UBND xã Khánh Trung")
    assert len(page.refreshed) == 2
    assert opened._actions["undo"].isEnabled()
    with qtbot.waitSignal(keeper.stands):
        opened.act("undo")
    assert len(page.refreshed) == 3
    assert opened._actions["redo"].isEnabled()
    assert _said(opened).startswith("Undone: ")
    with qtbot.waitSignal(keeper.stands):
        opened.act("redo")
    _idle(qtbot, context)
    assert len(page.refreshed) == 4


def test_a_refusal_is_said_for_longer_than_good_news(qtbot: QtBot, opened: MainWindow, context: Context) -> None:
    context.write(_add, "")
    _idle(qtbot, context)
    assert _said(opened)
    bar = opened.findChild(MessageBar)
    assert isinstance(bar, MessageBar)
    assert bar._timer.interval() > 10_000


def test_good_news_offers_undo_and_leaves(qtbot: QtBot, opened: MainWindow, context: Context) -> None:
    context.say("Đã xóa 02 đơn vị.", "good", undo=True)
    bar = opened.findChild(MessageBar)
    assert isinstance(bar, MessageBar)
    assert bar._timer.isActive()
    assert bar._undo.isVisible()


def test_the_year_is_kept_for_the_workspace(qtbot: QtBot, opened: MainWindow, context: Context, folder: Path) -> None:
    opened._top.year_chosen.emit(2018)
    assert context.year == 2018
    assert _page(opened, "overview").refreshed[-1] == 2018
    assert context.settings.window[f"year.{folder}"] == "2018"


def test_searching_finds_pages_actions_and_records(
    qtbot: QtBot, opened: MainWindow, context: Context, keeper: Keeper
) -> None:
    with qtbot.waitSignal(keeper.stands):
        context.write(_add, "UBND xã Khánh Trung")
    box, popup = opened.findChild(SearchBox), opened.findChild(SearchPopup)
    assert isinstance(box, SearchBox)
    assert isinstance(popup, SearchPopup)
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow)
    opened.act("find")
    assert box.hasFocus()
    type_into(box, messages.text("action.refresh")[:4])
    assert [target.action for target in popup.targets() if target.action] != []
    box.clear()
    assert popup.isHidden()
    type_into(box, "khanh trung")
    qtbot.waitUntil(lambda: any(target.page == "units" for target in popup.targets()))
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert opened._pages.current == "units"
    assert _page(opened, "units").arguments != []


def test_closing_saves_what_is_being_typed_first(
    qtbot: QtBot, opened: MainWindow, context: Context, keeper: Keeper
) -> None:
    line = _page(opened, "overview").line
    line.editingFinished.connect(lambda: context.write(_add, line.text()))
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow)
    line.setFocus()
    type_into(line, "Khanh Phu")
    with qtbot.waitSignal(opened.closed):
        opened.close()
    assert keeper.current is not None
    assert [row.name for row in units.units(keeper.current.workspace)] == ["Khanh Phu"]
    assert "geometry" in context.settings.window


def test_a_message_covers_neither_the_page_nor_whether_all_is_saved(
    qtbot: QtBot, opened: MainWindow, context: Context
) -> None:
    bar, status, before = opened._messages, opened._status, opened._pages.geometry()
    margin = opened._pages.page("overview").body.contentsMargins().bottom()

    def place(part: QWidget) -> QRect:
        return QRect(part.mapTo(opened, QPoint(0, 0)), part.size())

    def beside() -> None:
        assert bar.height() > 20
        assert place(opened._pages).bottom() - margin < place(bar).top(), "only the empty margin of the page is covered"
        assert place(bar).bottom() < opened.height()
        assert not [part for part in status.kept_in_sight if part.isVisible() and place(part).intersects(place(bar))]

    context.say("Không lưu được.", "bad")
    qtbot.waitUntil(beside)
    assert opened._pages.geometry() == before, "nothing moves for a sentence of one line"
    context.say("Không lưu được. " * 30, "bad")
    qtbot.waitUntil(beside)
    assert opened._pages.geometry().topLeft() == before.topLeft(), "nothing jumps under the hand"
    status.show_unsaved(12)
    qtbot.waitUntil(beside)
    bar.hide()
    qtbot.waitUntil(lambda: opened._pages.geometry() == before)


@pytest.mark.parametrize("tone", ["bad", "good"])
def test_what_was_refused_or_done_is_gone_on_the_next_page(opened: MainWindow, context: Context, tone: Tone) -> None:
    context.say("Đã lưu hay chưa.", tone)
    opened.go("overview")
    assert opened._messages.isVisible()
    opened.go("units")
    assert opened._messages.isHidden()


@pytest.mark.parametrize("kept", [True, False])
def test_the_window_is_no_larger_than_the_screen(
    qtbot: QtBot, context: Context, keeper: Keeper, window: MainWindow, kept: bool
) -> None:
    if kept:
        window.setGeometry(900, 900, 3000, 2000)
        window.close()
        assert context.settings.window["geometry"]
    made = MainWindow(context, keeper, pages.PAGES, pages.FIRST)
    qtbot.addWidget(made)
    room = made.screen().availableGeometry()
    assert made.width() <= room.width()
    assert made.height() < room.height()
    assert not kept or room.contains(made.geometry())
    made._fit(QRect(0, 0, 910, 480))
    assert made.width() <= 910
    assert made.height() < 480


class Asking(QObject):
    """A page's part that shows by itself what is refused."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.told: list[str] = []

    @Slot(object)
    def refuse(self, error: Refused) -> None:
        self.told.append(error.code)


def test_what_a_field_shows_as_refused_keeps_the_window_open_once(
    qtbot: QtBot, opened: MainWindow, context: Context
) -> None:
    field = Asking(opened)
    context.write(_add, "", failed=field.refuse)
    opened.close()
    _idle(qtbot, context)
    assert field.told
    assert opened.isVisible()
    assert _said(opened) == messages.text("window.stayed")
    context.write(_add, "", failed=field.refuse)
    with qtbot.waitSignal(opened.closed):
        opened.close()


def test_what_waits_to_be_saved_keeps_the_window_open_once(qtbot: QtBot, opened: MainWindow, context: Context) -> None:
    form = QObject(opened)
    context.note_unsaved(form, 1)
    opened.close()
    _idle(qtbot, context)
    assert opened.isVisible()
    assert _said(opened) == messages.text("window.stayed")
    with qtbot.waitSignal(opened.closed):
        opened.close()


def test_what_is_refused_keeps_the_window_open(
    qtbot: QtBot, opened: MainWindow, context: Context, keeper: Keeper
) -> None:
    context.write(_add, "")
    opened.close()
    _idle(qtbot, context)
    assert opened.isVisible()
    assert _said(opened)
    with qtbot.waitSignal(opened.closed):
        opened.close()


def test_help_is_about_the_page(opened: MainWindow) -> None:
    opened.act("help")
    dialog = opened.findChild(HelpDialog)
    assert isinstance(dialog, HelpDialog)
    dialog.accept()


def test_a_backup_is_made_and_said(qtbot: QtBot, opened: MainWindow, keeper: Keeper, folder: Path) -> None:
    opened.act("backup")
    qtbot.waitUntil(lambda: _said(opened).startswith("The backup was made: "))
    assert Path(_said(opened).partition(": ")[2]) in (folder / "backups").iterdir()


def test_another_workspace_takes_the_place_of_the_first(
    qtbot: QtBot, opened: MainWindow, context: Context, keeper: Keeper, folder: Path, tmp_path: Path
) -> None:
    other = tmp_path / "Khánh Lê"
    create_workspace(other, OrganisationDraft(name="UBND xã Khánh Lê"), PersonDraft(name="Tổ trưởng")).close()
    with qtbot.waitSignal(keeper.stands):
        context.open(other)
    assert opened.windowTitle().startswith("UBND xã Khánh Lê")
    _idle(qtbot, context)
    with qtbot.waitSignal(keeper.stands):
        context.open(folder)
    assert context.settings.recent[:2] == [str(folder), str(other)], "the first one was let go, so it opens again"


def test_a_small_window_keeps_icons_only(opened: MainWindow) -> None:
    opened.resize(900, 600)
    assert opened._navigation.width() < 100
    opened.resize(1366, 700)
    assert opened._navigation.width() == 204


def test_restoring_a_backup_is_found_while_a_workspace_is_open(opened: MainWindow) -> None:
    words = messages.text("action.restore")
    found = matching(opened._own_targets(""), "khoi phuc sao luu")
    assert [target.action for target in found] == ["restore"]
    assert opened._actions["restore"].isEnabled()
    assert words in [action.text() for action in opened._top._folders.actions()]
    opened.act("restore")
    assert opened.findChildren(QFileDialog)

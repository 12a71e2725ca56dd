"""A protected workspace in the window: asked for its passphrase, locked, opened again where it was left."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from inspector.core.paper_code import encode
from inspector.services import protection, units
from inspector.services.protection import Cost, NewVault
from inspector.services.workspace import OrganisationDraft, PersonDraft, create_workspace, open_workspace
from inspector.ui.context import Context, Message
from inspector.ui.idle import IdleWatch
from inspector.ui.keeper import Keeper
from inspector.ui.lock_screen import LockScreen
from inspector.ui.main_window import MainWindow
from inspector.ui.widgets import Card, Form, FormDialog
from inspector.ui.widgets.dialogs import ConfirmDialog
from inspector.ui.widgets.passphrase import PassphraseDialog
from tests.ui import pages_for_tests as pages
from tests.ui.keys import type_into

PASSPHRASE = "năm cụm từ dễ nhớ"
CHEAP = Cost(64, 1, 1)


@pytest.fixture
def vault() -> NewVault:
    return protection.new_vault(PASSPHRASE, cost=CHEAP)


def make(place: Path, vault: NewVault | None) -> Path:
    create_workspace(
        place, OrganisationDraft(name=f"UBND {place.name}"), PersonDraft(name="Trưởng đoàn"), vault=vault
    ).close()
    return place


@pytest.fixture
def folder(tmp_path: Path, vault: NewVault) -> Path:
    return make(tmp_path / "Khánh Vĩnh", vault)


def screen(window: MainWindow) -> LockScreen:
    found = window.findChild(LockScreen)
    assert isinstance(found, LockScreen)
    return found


def enter(qtbot: QtBot, window: MainWindow, words: str) -> None:
    """Type a secret into the shown field and press Enter."""
    shown = screen(window)
    qtbot.waitUntil(lambda: shown.isVisible() and shown._open.isEnabled())
    line = shown._code.line if shown.by_code else shown._secret.line
    line.clear()
    type_into(line, words)
    QTest.keyClick(line, Qt.Key.Key_Return)


def ask_for(qtbot: QtBot, window: MainWindow, keeper: Keeper, folder: Path) -> None:
    """Open a protected workspace as far as the question for its passphrase."""
    keeper.open(folder)
    qtbot.waitUntil(lambda: window.findChild(LockScreen) is not None and screen(window).isVisible())


def open_it(qtbot: QtBot, window: MainWindow, keeper: Keeper, folder: Path) -> None:
    ask_for(qtbot, window, keeper, folder)
    with qtbot.waitSignal(keeper.stands):
        enter(qtbot, window, PASSPHRASE)
    qtbot.waitUntil(lambda: not window._context.tasks.busy)


def _unit_names(context: Context) -> list[str]:
    return [row.name for row in units.units(context.workspace)]


def test_it_asks_for_the_passphrase_and_opens(qtbot: QtBot, window: MainWindow, keeper: Keeper, folder: Path) -> None:
    ask_for(qtbot, window, keeper, folder)
    assert not window._pages.isVisible()
    enter(qtbot, window, "một mật khẩu sai")
    qtbot.waitUntil(lambda: "Mật khẩu không đúng" in screen(window)._secret.error())
    assert screen(window)._secret.line.text(), "what was typed can be mended"
    enter(qtbot, window, encode(bytes(32)))
    qtbot.waitUntil(lambda: "phiếu khôi phục quyền Trưởng đoàn" in screen(window)._secret.error())
    assert screen(window).isVisible(), "the sheet of the other kind is told where it was typed"
    with qtbot.waitSignal(keeper.stands):
        enter(qtbot, window, PASSPHRASE)
    assert not screen(window).isVisible()
    assert window._pages.isVisible()
    assert window._pages.current == "overview"
    assert window._actions["lock"].isEnabled()


def test_locking_hides_and_closes_it_and_goes_on_at_the_same_page(
    qtbot: QtBot, window: MainWindow, keeper: Keeper, folder: Path, context: Context
) -> None:
    open_it(qtbot, window, keeper, folder)
    window.go("units")
    page = window._pages.page("units")
    assert isinstance(page, pages.Remembering)
    page.line.setText("đang gõ")
    context.write(units.add_unit, units.UnitDraft(name="UBND xã Cầu Bà"))
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert screen(window).isVisible(), "hidden at once, whatever is still being saved"
    qtbot.waitUntil(lambda: keeper.current is None and not context.tasks.busy)
    assert context.workspace is None
    assert not window._pages.isVisible()
    assert not window._top.isVisible()
    assert not window._actions["undo"].isEnabled()
    other = open_workspace(folder, secret=PASSPHRASE)
    assert [row.name for row in units.units(other)] == ["UBND xã Cầu Bà"], "everything typed is saved"
    other.close()
    window.go("overview")
    enter(qtbot, window, "sai rồi nhé bạn")
    qtbot.waitUntil(lambda: bool(screen(window)._secret.error()))
    with qtbot.waitSignal(keeper.went_on):
        enter(qtbot, window, PASSPHRASE)
    assert window._pages.current == "units"
    assert page.isVisible()
    assert page.line.text() == "đang gõ"
    assert _unit_names(context) == ["UBND xã Cầu Bà"]
    with qtbot.waitSignal(context.changed):
        context.write(units.add_unit, units.UnitDraft(name="UBND xã Sông Cầu"))


class Refusing(QObject):
    """Somebody whose fields the disk does not take until it has room."""

    def __init__(self, context: Context, window: MainWindow) -> None:
        super().__init__(window)
        self.context = context
        self.room = False
        context.retried.connect(self.give_again)
        context.note_unsaved(self, 1, ("Ghi chú",))

    @Slot()
    def give_again(self) -> None:
        if self.room:
            self.context.note_unsaved(self, 0)


def test_what_is_not_saved_is_asked_about_before_locking_and_told_while_locked(
    qtbot: QtBot, window: MainWindow, keeper: Keeper, folder: Path, context: Context
) -> None:
    open_it(qtbot, window, keeper, folder)
    part = Refusing(context, window)
    window._locking.lock()
    assert not screen(window).isVisible()
    question = window.findChild(ConfirmDialog)
    assert isinstance(question, ConfirmDialog)
    assert any("Ghi chú" in one.text() for one in question.findChildren(QLabel))
    question.accept()
    assert "Ghi chú" in screen(window)._words.text()
    qtbot.waitUntil(lambda: keeper.current is None and not context.tasks.busy)
    assert "Ghi chú" in screen(window)._words.text()
    part.room = True
    with qtbot.waitSignal(keeper.went_on):
        enter(qtbot, window, PASSPHRASE)
    assert context.unsaved == 0, "given again after unlocking"


def test_what_is_saved_at_the_second_try_is_not_asked_about(
    qtbot: QtBot, window: MainWindow, keeper: Keeper, folder: Path, context: Context
) -> None:
    open_it(qtbot, window, keeper, folder)
    Refusing(context, window).room = True
    window._locking.lock()
    assert screen(window).isVisible()
    assert "Everything is saved" in screen(window)._words.text()


def test_left_alone_it_locks_and_tells_what_is_not_saved(
    qtbot: QtBot, window: MainWindow, keeper: Keeper, folder: Path, context: Context
) -> None:
    open_it(qtbot, window, keeper, folder)
    Refusing(context, window)
    window._locking._idle.left_alone.emit()
    assert screen(window).isVisible()
    assert "Ghi chú" in screen(window)._words.text()


def test_what_is_asked_meanwhile_waits(qtbot: QtBot, window: MainWindow, keeper: Keeper, folder: Path) -> None:
    open_it(qtbot, window, keeper, folder)
    window._locking.lock()
    qtbot.waitUntil(lambda: keeper.current is None and not window._context.tasks.busy)
    changes: list[object] = []
    window._context.changed.connect(changes.append)
    window._context.write(units.add_unit, units.UnitDraft(name="UBND xã Cầu Bà"))
    assert changes == []
    enter(qtbot, window, PASSPHRASE)
    qtbot.waitUntil(lambda: bool(changes))


def test_a_dialog_goes_and_comes_back_with_what_was_typed(
    qtbot: QtBot, window: MainWindow, keeper: Keeper, folder: Path
) -> None:
    from inspector.ui.widgets import LineField

    open_it(qtbot, window, keeper, folder)
    form = Form(columns=1)
    form.add("name", "Tên", LineField())
    dialog = FormDialog("Hộp", form, "Lưu", window)
    dialog.open()
    type_into(form.field("name").editor, "chưa lưu")
    window._locking.lock()
    assert not dialog.isVisible()
    qtbot.waitUntil(lambda: keeper.current is None and not window._context.tasks.busy)
    with qtbot.waitSignal(keeper.went_on):
        enter(qtbot, window, PASSPHRASE)
    assert dialog.isVisible()
    assert form.field("name").editor.text() == "chưa lưu"  # type: ignore[attr-defined]
    dialog.reject()


def test_a_plain_workspace_is_not_locked(
    qtbot: QtBot, window: MainWindow, keeper: Keeper, tmp_path: Path, context: Context
) -> None:
    with qtbot.waitSignal(keeper.stands):
        keeper.open(make(tmp_path / "mẫu", None))
    assert not window._actions["lock"].isEnabled()
    window._locking.lock()
    assert window.findChild(LockScreen) is None
    assert keeper.current is not None


def test_cancelling_leaves_the_one_that_is_open(
    qtbot: QtBot, window: MainWindow, keeper: Keeper, tmp_path: Path, folder: Path
) -> None:
    plain = make(tmp_path / "mẫu", None)
    with qtbot.waitSignal(keeper.stands):
        keeper.open(plain)
    ask_for(qtbot, window, keeper, folder)
    screen(window)._cancel.click()
    assert window._pages.isVisible()
    assert keeper.current is not None
    assert keeper.current.folder == plain


def test_cancelling_at_the_start_offers_the_first_page(
    qtbot: QtBot, window: MainWindow, keeper: Keeper, folder: Path
) -> None:
    ask_for(qtbot, window, keeper, folder)
    with qtbot.waitSignal(keeper.nothing_open):
        screen(window)._cancel.click()
    assert window._pages.current == "first_start"
    assert not window._navigation.isVisible()


def test_a_locked_one_stays_covered_when_another_is_not_opened(
    qtbot: QtBot, window: MainWindow, keeper: Keeper, folder: Path, tmp_path: Path, vault: NewVault
) -> None:
    open_it(qtbot, window, keeper, folder)
    window._locking.lock()
    qtbot.waitUntil(lambda: keeper.current is None and not window._context.tasks.busy)
    enter(qtbot, window, "sai mật khẩu trước đã")
    qtbot.waitUntil(lambda: bool(screen(window)._secret.error()))
    keeper.open(tmp_path)
    qtbot.waitUntil(lambda: "store.db" in screen(window)._words.text())
    assert screen(window).isVisible()
    keeper.open(make(tmp_path / "khác", vault))
    qtbot.waitUntil(lambda: "khác" in screen(window)._place.text())
    screen(window)._cancel.click()
    assert screen(window).isVisible()
    assert "Khánh Vĩnh" in screen(window)._place.text()
    with qtbot.waitSignal(keeper.went_on):
        enter(qtbot, window, PASSPHRASE)


def test_another_language_keeps_the_watch(
    qtbot: QtBot, window: MainWindow, keeper: Keeper, folder: Path, context: Context
) -> None:
    open_it(qtbot, window, keeper, folder)
    again = MainWindow(context, keeper, pages.PAGES, pages.FIRST)
    qtbot.addWidget(again)
    assert again._locking._idle._minutes == context.settings.lock_after > 0


def test_the_recovery_code_opens_and_asks_for_a_new_passphrase(
    qtbot: QtBot, window: MainWindow, keeper: Keeper, folder: Path, vault: NewVault
) -> None:
    ask_for(qtbot, window, keeper, folder)
    screen(window)._turn.click()
    enter(qtbot, window, vault.code[:-1])
    qtbot.waitUntil(lambda: "phiếu" in screen(window)._code.error())
    with qtbot.waitSignal(keeper.stands):
        enter(qtbot, window, vault.code.lower())
    dialog = window.findChild(PassphraseDialog)
    assert isinstance(dialog, PassphraseDialog)
    for name, words in (("passphrase", "mật khẩu mới tinh"), ("again", "mật khẩu khác")):
        type_into(dialog.form.field(name).editor, words)
    dialog._submit()
    assert "không giống nhau" in dialog.form.field("again").error()
    dialog.form.field("again").editor.clear()  # type: ignore[attr-defined]
    type_into(dialog.form.field("again").editor, "mật khẩu mới tinh")
    said: list[Message] = []
    window._context.said.connect(said.append)
    dialog._submit()
    qtbot.waitUntil(lambda: bool(said) and not window._context.tasks.busy)
    keeper.close()
    qtbot.waitUntil(lambda: not window._context.tasks.busy)
    open_workspace(folder, secret="mật khẩu mới tinh").close()


def test_the_open_one_is_protected_and_opened_again(
    qtbot: QtBot, window: MainWindow, keeper: Keeper, tmp_path: Path, vault: NewVault
) -> None:
    folder = make(tmp_path / "mẫu", None)
    with qtbot.waitSignal(keeper.stands):
        keeper.open(folder)
    qtbot.waitUntil(lambda: not window._context.tasks.busy)
    with qtbot.waitSignal(keeper.opened):
        window._context.asked_to_protect.emit(vault, PASSPHRASE)
    assert not screen(window).isVisible()
    assert protection.is_protected(folder)
    assert keeper.current is not None
    assert keeper.current.protected


def test_what_cannot_be_protected_stays_open_as_it_was(
    qtbot: QtBot, window: MainWindow, keeper: Keeper, tmp_path: Path, vault: NewVault
) -> None:
    folder = make(tmp_path / "mẫu", None)
    with qtbot.waitSignal(keeper.stands):
        keeper.open(folder)
    reader = open_workspace(folder, read_only=True)
    said: list[Message] = []
    window._context.said.connect(said.append)
    with qtbot.waitSignal(keeper.went_on):
        window._context.asked_to_protect.emit(vault, PASSPHRASE)
    reader.close()
    assert said[-1].tone == "bad"
    assert not protection.is_protected(folder)
    assert window._pages.isVisible()


def test_it_locks_when_left_alone(qtbot: QtBot) -> None:
    now = [1000.0]
    parent = QApplication.instance()
    assert parent is not None
    watch = IdleWatch(parent, lambda: now[0])
    left: list[bool] = []
    watch.left_alone.connect(lambda: left.append(True))
    watch.watch(5)
    now[0] += 200
    watch.look()
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(1, 1), QPointF(1, 1), Qt.MouseButton.NoButton, Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(parent, event)
    now[0] += 200
    watch.look()
    assert left == []
    now[0] += 101
    watch.look()
    assert left == [True]
    now[0] += 1000
    watch.look()
    assert left == [True], "once is enough"
    watch.watch(0)
    watch.deleteLater()


def test_the_time_until_it_locks_is_a_setting(
    qtbot: QtBot, window: MainWindow, keeper: Keeper, folder: Path, context: Context
) -> None:
    context.settings.lock_after = 7
    open_it(qtbot, window, keeper, folder)
    assert window._locking._idle._minutes == 7
    context.settings.lock_after = 0
    context.lock_changed.emit()
    assert not window._locking._idle._timer.isActive()
    window._locking._idle.left_alone.emit()
    qtbot.waitUntil(lambda: keeper.current is None and not context.tasks.busy)
    assert screen(window).isVisible()


def test_the_card_stands_where_the_first_page_has_its_choices(
    qtbot: QtBot, window: MainWindow, keeper: Keeper, folder: Path
) -> None:
    ask_for(qtbot, window, keeper, folder)
    shown = screen(window)
    card = shown.findChild(Card)
    assert isinstance(card, Card)
    qtbot.waitUntil(lambda: shown.height() > card.height())
    place = card.geometry()
    assert abs(place.center().x() - shown.rect().center().x()) <= 1
    above, below = place.top(), shown.height() - place.bottom()
    assert above < below, "a third above, two thirds below"
    assert abs(2 * above - below) <= 60

"""The window: bars around, one page in the middle, and every request of the pages wired in one place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QByteArray, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFileDialog, QStyle, QWidget

from inspector.core import messages
from inspector.ui import session
from inspector.ui.actions import ACTIONS, Actions
from inspector.ui.locking import Locking
from inspector.ui.navigation import FIRST_START, PAGES, TEAM, Navigation, PageSpec
from inspector.ui.newer_folder_question import NewerFolderQuestion
from inspector.ui.page_stack import PageStack
from inspector.ui.reading_offer import ReadingOffer
from inspector.ui.restoring import Restoring
from inspector.ui.search import SearchPopup, Target, icon_of, matching
from inspector.ui.statusbar import StatusBar
from inspector.ui.topbar import TopBar
from inspector.ui.unsaved import UnsavedWatch
from inspector.ui.widgets.layouts import column, row
from inspector.ui.widgets.message_bar import MessageBar
from inspector.ui.widgets.notices import Notices
from inspector.ui.widgets.progress_strip import ProgressStrip
from inspector.ui.withdrawal_question import WithdrawalQuestion
from inspector.ui.year_choice import YearChoice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.core.errors import Refused
    from inspector.ui.context import Context, Message
    from inspector.ui.keeper import Keeper

_GEOMETRY: Final = "geometry"
_NARROW: Final = 1000
_SIZE: Final = QSize(1366, 700)
_SMALLEST: Final = QSize(640, 330)
"""Half a screen of 1366 x 768: what is left of it at 200 %."""


class MainWindow(QWidget):
    """Shows what the keeper has open; does nothing to a workspace itself."""

    painted = Signal()
    """The window has been seen for the first time."""
    rebuild_asked = Signal()
    """The language has changed: build the window again."""
    restart_asked = Signal()
    """The size has changed: start the program again."""
    closed = Signal()

    def __init__(
        self, context: Context, keeper: Keeper, pages: Sequence[PageSpec] = PAGES, first: PageSpec = FIRST_START
    ) -> None:
        super().__init__()
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(messages.text("window.product"))
        self._context = context
        self._keeper = keeper
        self._specs = tuple(pages)
        self._first = first
        self._was_painted = False
        self._closing = False
        self._stayed = False
        self._actions = Actions(self)
        self._restoring = Restoring(context, self)
        self._top = TopBar(self._actions)
        self._year = YearChoice(context, self._top, self)
        self._navigation = Navigation(pages)
        self._status = StatusBar()
        self._messages = MessageBar()
        self._progress = ProgressStrip(context.tasks)
        self._pages = PageStack(context, (*pages, first))
        self._found = SearchPopup(self._top.search, self)
        self._place()
        self._wire()
        self._restore_geometry()
        self._status.show_plain(self.tr("Opening…"))
        self._actions.set_open(is_open=False)

    # --- How it is put together ---

    def _place(self) -> None:
        beside = (self._navigation, *self._status.kept_in_sight)
        notices = Notices(self, beside, self._status, self._progress, self._messages)
        shown = column(self._pages, notices.room, spacing=0)
        shown.setStretch(0, 1)
        middle = row(self._navigation, shown, spacing=0)
        middle.setStretch(1, 1)
        layout = column(self._top, middle, self._status, spacing=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._navigation.setEnabled(False)

    def _wire(self) -> None:
        context, keeper, tasks = self._context, self._keeper, self._context.tasks
        self._navigation.chosen.connect(self._choose)
        self._top.folder_chosen.connect(context.asked_to_open)
        self._year.leaving.connect(self._commit_field)
        self._top.search.searched.connect(self._search)
        self._found.taken.connect(self._take)
        self._actions.asked.connect(self.act)
        self._messages.undo_clicked.connect(self._undo)
        context.asked_to_go.connect(self.go)
        context.asked_to_act.connect(self.act)
        context.said.connect(self._say)
        context.unsaid.connect(self._messages.unsay)
        context.badged.connect(self._navigation.set_badge)
        keeper.opened.connect(self.show_opened)
        keeper.nothing_open.connect(self.show_first_start)
        keeper.stands.connect(self._show_standing)
        ReadingOffer(keeper, self)
        NewerFolderQuestion(context, keeper, self)
        WithdrawalQuestion(keeper, self)
        self._locking = Locking(context, keeper, self, self._actions["lock"])
        tasks.refused.connect(self._show_refused)
        tasks.declined.connect(self._stay)
        context.unsaved_changed.connect(self._status.show_unsaved)
        self._status.unsaved_asked.connect(UnsavedWatch(context, self._pages, self.go, self).lead)
        context.changed.connect(self._forget_refusal)
        tasks.busy_changed.connect(self._on_busy)
        for place, spec in enumerate(self._specs):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{place + 1}"), self)
            shortcut.setObjectName(spec.key)
            shortcut.activated.connect(self._go_by_key)

    # --- Requests ---

    @Slot(str, object)
    @Slot(str)
    def go(self, key: str, argument: object = None) -> None:
        """Show a page, at ``argument`` when there is one."""
        current = self._keeper.current
        if current is None and key != self._first.key:
            return
        if current is not None and current.waiting and key != self._first.key:
            key = TEAM
        self._commit_field()
        if key != self._pages.current:
            self._messages.leave_page(opening=not self._pages.current)
        self._pages.show_page(key, argument)
        self._navigation.show_current(key)

    @Slot(str)
    def _choose(self, key: str) -> None:
        again = key == self._pages.current
        self.go(key)
        if again:
            self._pages.page(key).begin_anew()

    @Slot(str)
    def act(self, key: str) -> None:
        """Carry out one of the window's actions."""
        acts = {
            "open_workspace": self._choose_folder,
            "new_workspace": self.show_first_start,
            "backup": self._keeper.back_up,
            "restore": self._restoring.ask,
            "undo": self._undo,
            "redo": self._redo,
            "lock": self._locking.lock,
            "refresh": self._pages.refresh_all,
            "other_year": self._year.ask,
            "find": self._find,
            "light": lambda: self._choose_theme("light"),
            "dark": lambda: self._choose_theme("dark"),
            "help": self._help,
            "rebuild": self.rebuild_asked.emit,
            "restart": self.restart_asked.emit,
            "quit": self.close,
        }
        acts[key]()

    @Slot()
    def raise_up(self) -> None:
        """Come forward: somebody started the program again."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    # --- What the keeper tells ---

    @Slot(object)
    def show_opened(self, opened: session.Opened) -> None:
        """Show a workspace that has just been opened, from its overview on."""
        self._pages.clear()
        self.setWindowTitle(f"{opened.name} – {messages.text('window.product')}")
        recent = self._context.settings.recent
        self._top.show_workspace(opened.name, opened.person, opened.folder, recent)
        self._top.show_role(opened.role, revoked=opened.revoked)
        self._navigation.setVisible(not opened.waiting)
        self._navigation.setEnabled(True)
        self._actions.set_open(is_open=True)
        self._year.open(opened)
        self.go(self._specs[0].key)

    @Slot()
    def show_first_start(self) -> None:
        """Show how to get a workspace."""
        if self._keeper.current is None:
            self._navigation.hide()
            self._top.close_workspace(self._context.settings.recent)
            self._status.show_plain(self.tr("No workspace is open"))
        self._pages.show_page(self._first.key)
        self._navigation.show_current("")

    @Slot(object)
    def _show_standing(self, standing: session.Standing) -> None:
        self._status.show_status(
            saved_at=standing.saved_at,
            protected=standing.protected,
            last_backup_at=standing.last_backup_at,
            prefix=standing.prefix,
            read_only=standing.read_only,
            today=standing.today,
        )
        self._top.show_role(standing.role, revoked=standing.revoked)
        self._top.show_undo(standing.undo, standing.redo)
        self._actions["undo"].setEnabled(bool(standing.undo))
        self._actions["redo"].setEnabled(bool(standing.redo))
        self._year.offer(standing.years, standing.today.year)

    # --- Messages, search ---

    @Slot(object)
    def _say(self, message: Message) -> None:
        self._messages.say(message.text, message.tone, undo=message.undo)

    @Slot(object)
    def _show_refused(self, error: Refused) -> None:
        self._messages.say(str(error), "bad")

    @Slot()
    def _stay(self) -> None:
        """What was typed was refused, before the window was closing or just now: stay, once, so that it can be seen."""
        if self._closing and not self._stayed:
            self._closing, self._stayed = False, True
            self._messages.say(messages.text("window.stayed"), "warning")
            self._keeper.ask_standing()

    @Slot(object)
    def _forget_refusal(self, _changed: object) -> None:
        self._stayed = False

    @Slot(str)
    def _search(self, words: str) -> None:
        if not words.strip():
            self._found.hide()
            return
        self._found.show_targets(matching(self._own_targets(words), words))
        self._context.read(session.find, words, done=self._show_hits, latest="search")

    @Slot(object)
    def _show_hits(self, hits: Any) -> None:
        words = self._top.search.text()
        if words.strip() and self._top.search.hasFocus():
            found = [Target(hit.title, _detail(hit), icon_of(hit.kind), hit.page, hit.argument) for hit in hits]
            self._found.show_targets([*matching(self._own_targets(words), words), *found])

    def _own_targets(self, words: str) -> list[Target]:
        pages = [Target(spec.words(), self.tr("page"), spec.icon, page=spec.key) for spec in self._specs]
        actions = [
            Target(spec.words(), ", ".join(spec.shortcuts), spec.icon, action=spec.key)
            for spec in ACTIONS
            if self._actions[spec.key].isEnabled()
        ]
        return [*pages, *actions, *self._year.targets(words)]

    @Slot(object)
    def _take(self, target: Target) -> None:
        if target.action:
            self.act(target.action)
        elif target.year:
            self._year.choose(target.year)
        else:
            self.go(target.page, target.argument)

    # --- Actions ---

    def _choose_folder(self) -> None:
        start = str(Path(self._context.settings.last_workspace).parent) if self._context.settings.recent else ""
        folder = QFileDialog.getExistingDirectory(self, self.tr("Open a workspace"), start)
        if folder:
            self._context.open(Path(folder))

    @Slot()
    def _undo(self) -> None:
        self._commit_field()
        self._keeper.undo()

    def _redo(self) -> None:
        self._commit_field()
        self._keeper.redo()

    def _find(self) -> None:
        self._top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._top.search.selectAll()

    def _choose_theme(self, choice: str) -> None:
        self._context.settings.theme = choice
        self._context.theme.choose(choice)
        self._context.save_settings()

    def _help(self) -> None:
        from inspector.ui.help import HelpDialog

        key = self._pages.current
        titles = {spec.key: spec.words() for spec in self._specs}
        topic = type(self._pages.page(key)).__name__ if key else ""
        HelpDialog(topic, titles.get(key, messages.text("window.product")), self).open()

    @Slot()
    def _go_by_key(self) -> None:
        self.go(self.sender().objectName())

    def _commit_field(self) -> None:
        """Take the focus away for a moment, so that the field that is being edited commits what was typed."""
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            return
        focused.clearFocus()
        # An editor inside a table is gone by now; then the table gets the focus back.
        while focused is not None and not (focused.isVisible() and focused.focusPolicy()):
            focused = focused.parentWidget()
        if focused is not None and QApplication.focusWidget() is None:
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- The window itself ---

    @Slot(bool)
    def _on_busy(self, busy: bool) -> None:
        if self._closing and not busy:
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close when everything that was typed is saved; what is refused keeps the window open, until asked again."""
        self._commit_field()
        if self._context.tasks.busy:
            self._closing = True
            self._status.show_saving()
            event.ignore()
            return
        if self._context.unsaved and not self._stayed:
            self._closing = True
            self._stay()
            event.ignore()
            return
        self._keep_geometry()
        self.closed.emit()
        super().closeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the window is seen."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave a small window to the page."""
        super().resizeEvent(event)
        for bar in (self._navigation, self._top):
            bar.set_narrow(narrow=event.size().width() < _NARROW)

    def _keep_geometry(self) -> None:
        self._context.settings.window[_GEOMETRY] = self.saveGeometry().toBase64().toStdString()
        self._context.save_settings()

    def _restore_geometry(self) -> None:
        self.setMinimumSize(_SMALLEST)
        self.resize(_SIZE)
        kept = self._context.settings.window.get(_GEOMETRY, "")
        if kept:
            self.restoreGeometry(QByteArray.fromBase64(kept.encode()))
        if not self.isMaximized():
            self._fit(self.screen().availableGeometry())

    def _fit(self, room: QRect) -> None:
        """Be no larger than ``room`` has place for, title bar included: at 150 % a laptop's screen is 910 wide."""
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
        self.resize(self.size().boundedTo(room.size() - QSize(0, bar)))
        outside = not room.adjusted(0, bar, 0, 0).contains(self.geometry())
        if outside and self.testAttribute(Qt.WidgetAttribute.WA_Moved):
            self.move(room.topLeft())


def _detail(hit: Any) -> str:
    return " · ".join(part for part in (hit.kind_label, hit.snippet) if part)

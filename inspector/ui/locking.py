"""Protected workspaces in the window: asked for their passphrase, locked on request and when left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QBoxLayout, QDialog, QWidget
from shiboken6 import isValid

from inspector.ui.idle import IdleWatch
from inspector.ui.keeper import NEEDED
from inspector.ui.widgets.dialogs import ConfirmDialog

if TYPE_CHECKING:
    from pathlib import Path

    from inspector.core.errors import Refused
    from inspector.ui.context import Context, Message
    from inspector.ui.keeper import Keeper
    from inspector.ui.lock_screen import LockScreen
    from inspector.ui.session import Opened, Standing


class Locking(QObject):
    """Covers the window while a workspace is locked, and has it opened again where it was left."""

    def __init__(self, context: Context, keeper: Keeper, window: QWidget, lock: QAction) -> None:
        super().__init__(window)
        self._context = context
        self._keeper = keeper
        self._window = window
        self._action = lock
        self._screen: LockScreen | None = None
        self._hidden: list[QWidget] = []
        self._disabled: list[QAction] = []
        self._focus: QWidget | None = None
        self._typed = ""
        self._work: tuple[object, str] | None = None
        self._wants_lock = False
        self._asks = False
        """To be locked once what the disk refused was tried again."""
        self._locked = False
        self._protecting = False
        self._idle = IdleWatch(self)
        self._idle.left_alone.connect(self._lock)
        keeper.secret_needed.connect(self._ask)
        keeper.opened.connect(self._opened)
        keeper.went_on.connect(self._went_on)
        keeper.stayed_away.connect(self._refused)
        keeper.locked.connect(self._give_way)
        keeper.nothing_open.connect(self._nothing_open)
        keeper.stands.connect(self._show_standing)
        context.tasks.busy_changed.connect(self._on_busy)
        context.tasks.progressed.connect(self._tell_progress)
        context.said.connect(self._say)
        context.asked_to_protect.connect(self._protect)
        context.lock_changed.connect(self._watch)
        # The window is built anew over an open workspace when another language is chosen.
        self._watch()

    @Slot()
    def lock(self) -> None:
        """Lock on request; where something could not be saved it is tried again first, and then asked about."""
        if self._context.unsaved and not self._locked:
            self._asks = True
            self._context.try_again()
            self._on_busy(self._context.tasks.busy)
        else:
            self._lock()

    @Slot()
    def _lock(self) -> None:
        """Hide everything now; the workspace is closed as soon as what was typed is saved."""
        current = self._keeper.current
        self._asks = False
        if current is None or not current.protected or self._locked:
            return
        self._locked = self._wants_lock = True
        self._cover()
        self._ask_again(current, self.tr("Locked"))
        self._on_busy(self._context.tasks.busy)

    @Slot(object, str)
    def _protect(self, vault: object, secret: str) -> None:
        """Close the workspace, have it protected, open it again."""
        current = self._keeper.current
        if current is None:
            return
        self._work, self._locked, self._wants_lock, self._protecting = (vault, secret), True, True, True
        self._cover()
        self._ask_again(current, "")
        self._screen_now().wait(
            self.tr("The workspace is being protected…"),
            self.tr("Everything is encrypted and the plain copies are wiped. Please leave the laptop on."),
        )
        self._on_busy(self._context.tasks.busy)

    @Slot(bool)
    def _on_busy(self, busy: bool) -> None:
        if busy:
            return
        if self._asks:
            self._ask_to_lock()
        if not self._wants_lock:
            return
        self._wants_lock = False
        if self._context.unsaved:
            # The last that was typed may have been refused after the cover was drawn.
            self._screen_now().tell(self._kept())
        self._keeper.put_away_now()
        if self._work is not None:
            (vault, secret), self._work = self._work, None
            self._keeper.protect(vault, secret, self.tr("Protecting the workspace"))

    @Slot(object, object)
    def _ask(self, folder: Path, error: Refused) -> None:
        """A protected workspace is to be opened, or the secret given for it was wrong."""
        screen = self._screen_now()
        if error.code != NEEDED:
            screen.refuse(error)
            return
        self._cover()
        self._locked = False
        screen.ask(self.tr("Protected workspace"), folder.name, folder, can_cancel=True)

    def _ask_to_lock(self) -> None:
        self._asks = False
        if not self._context.unsaved:
            self._lock()
            return
        title, yes = self.tr("Not everything is saved"), self.tr("Lock all the same")
        question = ConfirmDialog(title, self._kept(), yes, self._window)
        question.confirmed.connect(self._lock)
        question.open()

    def _kept(self) -> str:
        """What is not saved, and what becomes of it."""
        words = self.tr(
            "Not saved yet: {places}. It is kept in memory while this is locked and saved after unlocking once the"
            " disk takes it; it is lost if the program is closed or the laptop switched off."
        )
        return words.replace("{places}", ", ".join(self._context.unsaved_places()))

    def _ask_again(self, current: Opened, title: str) -> None:
        words = self.tr("Everything is saved. The passphrase opens it again where you were.")
        if self._context.unsaved:
            words = self._kept()
        self._screen_now().ask(title, current.name, current.folder, words)

    @Slot(str)
    def _submit(self, typed: str) -> None:
        self._typed = typed
        if self._locked:
            self._keeper.go_on(typed)
        else:
            self._keeper.open_with(typed)

    @Slot(object)
    def _refused(self, error: Refused) -> None:
        self._screen_now().refuse(error)

    @Slot(object, int, int)
    def _tell_progress(self, _task: object, done: int, total: int) -> None:
        if self._protecting and self._screen is not None:
            words = self.tr("Files of evidence encrypted: {done} of {total}")
            self._screen.tell(words.format(done=done, total=total))

    @Slot(object)
    def _say(self, message: Message) -> None:
        """The bar for sentences is covered."""
        if self._screen is not None and self._covered:
            self._screen.set_busy(busy=False)
            self._screen.tell(message.text)

    @Slot(object)
    def _opened(self, opened: Opened) -> None:
        self._hidden = [part for part in self._hidden if not isinstance(part, QDialog)]
        self._uncover()
        self._after(opened)

    @Slot(object)
    def _went_on(self, opened: Opened) -> None:
        self._uncover()
        self._after(opened)
        self._context.try_again()

    def _after(self, opened: Opened) -> None:
        by_code, typed = self._screen is not None and self._screen.by_code, self._typed
        protected, self._protecting = self._protecting and opened.protected, False
        self._typed, self._locked = "", False
        self._action.setEnabled(opened.protected)
        self._watch()
        if by_code and typed:
            from inspector.ui.widgets.passphrase import PassphraseDialog

            PassphraseDialog(self._context, self._window, present=typed).open()
        if protected:
            self._context.say(self.tr("The workspace is protected. Its plain copies were overwritten."), "good")

    @Slot(object, str)
    def _give_way(self, _folder: Path, _sentence: str) -> None:
        """Somebody else has it open: that is told over an uncovered window."""
        self._cancel()

    @Slot()
    def _cancel(self) -> None:
        self._typed = ""
        away = self._keeper.away
        if self._locked:
            return
        if away is not None:
            # Another one was to be opened instead of the one that is locked.
            self._locked = True
            self._ask_again(away, self.tr("Locked"))
            return
        self._uncover()
        if self._keeper.current is None:
            self._keeper.start_without()

    @Slot()
    def _nothing_open(self) -> None:
        if self._covered:
            self._uncover()
            # The first page hides what the uncovering has shown.
            self._keeper.nothing_open.emit()

    @Slot()
    def _open_other(self) -> None:
        self._context.act("open_workspace")

    @Slot(object)
    def _show_standing(self, standing: Standing) -> None:
        self._action.setEnabled(standing.protected)
        if self._covered:
            # What was saved last can be undone: once the window is uncovered.
            self._disable()

    @Slot()
    def _watch(self) -> None:
        current = self._keeper.current
        self._idle.watch(self._context.settings.lock_after if current is not None and current.protected else 0)

    # --- The cover ---

    def _screen_now(self) -> LockScreen:
        if self._screen is None:
            # The first paint need not wait for what most workspaces never show.
            from inspector.ui.lock_screen import LockScreen

            self._screen = LockScreen(self._window)
            self._screen.submitted.connect(self._submit)
            self._screen.cancelled.connect(self._cancel)
            self._screen.other_asked.connect(self._open_other)
        return self._screen

    def _cover(self) -> None:
        screen = self._screen_now()
        if not screen.isHidden():
            return
        self._focus = QApplication.focusWidget()
        if self._focus is not None:
            # What is being typed is committed, and saved before the workspace is closed.
            self._focus.clearFocus()
        self._hidden = [*_parts(self._window, screen), *_dialogs(self._window)]
        for part in self._hidden:
            part.hide()
        self._disable()
        layout = self._window.layout()
        if isinstance(layout, QBoxLayout) and layout.indexOf(screen) < 0:
            layout.addWidget(screen, 1)
        screen.show()

    def _disable(self) -> None:
        enabled = [one for one in self._window.actions() if one.isEnabled() and one.data() not in _STILL]
        self._disabled += enabled
        for action in enabled:
            action.setEnabled(False)

    @property
    def _covered(self) -> bool:
        return self._screen is not None and not self._screen.isHidden()

    @Slot()
    def _uncover(self) -> None:
        if self._screen is None or self._screen.isHidden():
            return
        self._screen.hide()
        for action in self._disabled:
            action.setEnabled(True)
        for part in self._hidden:
            if isValid(part):
                part.show()
        if self._focus is not None and isValid(self._focus) and self._focus.isVisible():
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._hidden, self._disabled, self._focus = [], [], None


_STILL = frozenset({"quit", "open_workspace", "light", "dark"})
"""Actions of the window that can be taken while it is locked."""


def _parts(window: QWidget, screen: QWidget) -> list[QWidget]:
    """What the window shows, but for windows of their own."""
    inside = window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [part for part in inside if part is not screen and not part.isWindow() and not part.isHidden()]


def _dialogs(window: QWidget) -> list[QWidget]:
    """Dialogs that are open over the window."""
    return [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]

"""Which workspace is open: opening, changing and closing it, what can be undone, the last backup."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from inspector.core import messages
from inspector.ui import session
from inspector.ui.navigation import TEAM

if TYPE_CHECKING:
    from pathlib import Path

    from inspector.core.errors import Refused
    from inspector.ui.context import Context
    from inspector.ui.instance import InstanceServer

LOCKED: Final = "store.locked"
NEEDED: Final = "vault.needed"
SECRETS: Final = (NEEDED, "vault.wrong_", "vault.code_", "vault.no_slot.")
"""Refusals of a protected workspace that another secret may mend."""
_BACKUP_AFTER_MS: Final = 5000
"""The automatic backup waits until the first page has been read."""


class Keeper(QObject):
    """Holds the open workspace for the context and keeps the window informed about it."""

    opened = Signal(object)
    """An :class:`~inspector.ui.session.Opened`: pages can be shown."""
    nothing_open = Signal()
    """No workspace is open, and the services are ready: the first page can be shown."""
    stands = Signal(object)
    """A :class:`~inspector.ui.session.Standing`."""
    raise_asked = Signal()
    """The program was started again on the open workspace: come forward."""
    raised_other = Signal()
    """The workspace asked for is open in another window, which has been brought forward, and none is open here."""
    locked = Signal(object, str)
    """Folder of the workspace asked for, which somebody writes to who cannot be brought forward, and who that is."""
    withdrawal_asked = Signal(object)
    """A :class:`~inspector.ui.session.Withdrawal`: the person must say whether the undo is meant."""
    secret_needed = Signal(object, object)
    """Folder of a protected workspace, and the ``Refused`` that says what is asked for or was wrong."""
    went_on = Signal(object)
    """The workspace that was put away is open again."""
    stayed_away = Signal(object)
    """The workspace that was put away could not be opened again: a ``Refused``."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._asked: Path | None = None
        self._for_reading = False
        self.away: session.Opened | None = None
        """The workspace that was put away: closed for now, until :meth:`go_on` opens it with its secret."""
        self._away_for_reading = False
        self._unprotected = ""
        self.current: session.Opened | None = None
        self._server: InstanceServer | None = None
        self._heard: Path | None = None
        self._untold = False
        self._backup = QTimer(self, singleShot=True, interval=_BACKUP_AFTER_MS)
        self._backup.timeout.connect(self._back_up_unasked)
        # A timer comes after what is to be painted; a call that waits in the queue may come before it.
        self._telling = QTimer(self, singleShot=True, interval=0)
        self._telling.timeout.connect(self.ask_standing)
        context.changed.connect(self.ask_standing)
        context.tasks.busy_changed.connect(self._on_busy)
        context.backed_up.connect(self.ask_standing)
        context.asked_to_open.connect(self.open)
        context.adopted.connect(self._adopt)
        context.renewed.connect(self._renew)

    @Slot(object)
    def open(self, folder: Path) -> None:
        """Open the workspace in ``folder`` in place of the one that is open."""
        current = self.current
        if current is not None and current.folder == folder and not current.workspace.read_only:
            return
        self._ask_for(folder, for_reading=False)

    def open_for_reading(self, folder: Path) -> None:
        """The same for reading only, while somebody else writes to it."""
        self._ask_for(folder, for_reading=True)

    def open_with(self, secret: str) -> None:
        """Open the workspace that was asked for last, with its passphrase or recovery code."""
        if self._asked is not None:
            self._ask_for(self._asked, for_reading=self._for_reading, secret=secret)

    def _ask_for(self, folder: Path, *, for_reading: bool, secret: str = "") -> None:
        self._asked, self._for_reading = folder, for_reading
        work = session.open_folder, folder, for_reading, secret
        self._context.tasks.run(*work, done=self._opened, failed=self._refused)

    def put_away_now(self) -> None:
        """Close the open workspace for now; whoever asks something of it meanwhile gets the answer afterwards."""
        if self.current is None:
            return
        self._away_for_reading = self.current.workspace.read_only
        # Without the workspace itself: it holds the key.
        self.away = replace(self.current, workspace=None)
        self.close()
        self._context.pause()

    def go_on(self, secret: str) -> None:
        """Open the workspace that was put away again; ``went_on`` or ``stayed_away`` tells."""
        if self.away is not None:
            work = session.open_folder, self.away.folder, self._away_for_reading, secret
            self._context.tasks.run(*work, done=self._go_on, failed=self._stay_away)

    def protect(self, vault: Any, secret: str, title: str) -> None:
        """Protect the workspace that was put away, and open it anew."""
        if self.away is not None:
            work = session.protect, self.away.folder, vault, secret
            self._context.tasks.run_long(*work, title=title, done=self._opened, failed=self._not_protected)

    @Slot(object)
    def _stay_away(self, error: Refused) -> None:
        self.stayed_away.emit(error)

    @Slot(object)
    def _not_protected(self, error: Refused) -> None:
        self._unprotected = str(error)
        self.go_on("")

    @Slot(object)
    def _go_on(self, opened: session.Opened) -> None:
        self.away, self.current = None, opened
        self._context.go_on_with(opened.workspace)
        self.went_on.emit(opened)
        if self._unprotected:
            self._context.say(self._unprotected, "bad")
            self._unprotected = ""
        self._untold = True
        self._on_busy(self._context.tasks.busy)

    def speak_again(self) -> None:
        """Another language is spoken now: so does what the bars say about the open workspace."""
        if self.current is not None:
            self.current = replace(self.current, role=session.role(self.current.workspace))

    def start_without(self) -> None:
        """Get the services ready without a workspace."""
        self._context.tasks.run(session.warm_up, done=self._warm)

    def close(self) -> None:
        """Close the open workspace, after everything that was asked for before."""
        self._backup.stop()
        if self._server is not None:
            self._server.close()
            self._heard = None
        if self.current is not None:
            self._context.tasks.run(session.close, self.current.workspace)
            self.current = None

    @Slot()
    def ask_standing(self) -> None:
        """Ask how the workspace stands; the answer comes as ``stands``."""
        if self.current is not None:
            self._context.read(session.standing, done=self._tell_standing, latest="standing")

    def undo(self, allowed: int = 0) -> None:
        """Take the last action back; ``withdrawal_asked`` where that is the issuing of a document not ``allowed``."""
        self._context.write(session.take_back, allowed, done=self._undone)

    def redo(self) -> None:
        """Do again what was undone last."""
        self._context.write(session.do_again, done=self._redone)

    def back_up(self) -> None:
        """Make a backup where the workspace keeps them."""
        self._context.read(session.back_up, done=self._backed_up)

    @Slot(object)
    def _adopt(self, workspace: Any) -> None:
        self._context.tasks.run(session.describe, workspace, done=self._opened)

    @Slot()
    def _renew(self) -> None:
        """Show the open workspace anew: it was admitted to a team."""
        if self.current is not None:
            self._context.tasks.run(session.describe, self.current.workspace, done=self._renewed)

    @Slot(object)
    def _renewed(self, opened: session.Opened) -> None:
        self.current = opened
        self.opened.emit(opened)
        self.ask_standing()

    @Slot(object)
    def _opened(self, opened: session.Opened) -> None:
        self.close()
        self.current = opened
        context = self._context
        self.away = None
        context.begin_with(opened.workspace)
        context.settings.remember(opened.folder)
        context.save_settings()
        self._untold = True
        self.opened.emit(opened)
        self._tell_branch(opened.branch)
        if not opened.workspace.read_only:
            self._backup.start()

    @Slot(bool)
    def _on_busy(self, busy: bool) -> None:
        """What the bars tell is asked once the first page has been read and drawn: both at once would take longer."""
        if self._untold and not busy:
            self._untold = False
            self._telling.start()

    def _tell_branch(self, branch: str) -> None:
        """A workspace that was copied or put back goes on in a branch of its own: the person must know of the other."""
        if branch:
            self._context.say(messages.text(f"workspace.branch.{branch}"), "warning")

    @Slot()
    def _back_up_unasked(self) -> None:
        """Every start leaves a backup where something was written since the last one."""
        if self.current is not None:
            self._context.read(session.back_up, done=self._backed_up_unasked, failed=self._backup_refused)

    @Slot(object)
    def _backed_up_unasked(self, _backup: Any) -> None:
        self._tell_backup()

    def _tell_backup(self) -> None:
        if self.current is not None:
            self._context.backed_up.emit()

    @Slot(object)
    def _backup_refused(self, error: Refused) -> None:
        self._context.say(messages.text("workspace.no_backup", reason=str(error)), "warning")

    def _raise_other(self) -> bool:
        from inspector.ui import instance

        return self._asked is not None and instance.raise_other(self._asked)

    def _listen(self) -> None:
        """Hear from a second start; the first page comes before the network part of Qt is loaded."""
        from inspector.ui.instance import InstanceServer

        if self._server is None:
            self._server = InstanceServer(self)
            self._server.raise_asked.connect(self.raise_asked)
        if self.current is not None and self._heard != self.current.folder:
            self._heard = self.current.folder
            self._server.listen(self._heard)

    @Slot(object)
    def _refused(self, error: Refused) -> None:
        if error.code.startswith(SECRETS):
            self.secret_needed.emit(self._asked, error)
            return
        is_locked = error.code == LOCKED
        if is_locked and self._raise_other():
            if self.current is None:
                self.raised_other.emit()
            return
        if is_locked:
            self.locked.emit(self._asked, str(error))
        else:
            self._context.say(str(error), "bad")
        if self.current is None and self.away is None:
            self.start_without()

    @Slot(object)
    def _warm(self, _nothing: object) -> None:
        if self.current is None:
            self.nothing_open.emit()

    @Slot(object)
    def _tell_standing(self, standing: session.Standing) -> None:
        self._context.badge(TEAM, standing.conflicts)
        self.stands.emit(standing)
        self._listen()

    @Slot(object)
    def _undone(self, step: session.Step | session.Withdrawal) -> None:
        if isinstance(step, session.Withdrawal):
            self.withdrawal_asked.emit(step)
            return
        self._context.say(self.tr("Undone: {action}").replace("{action}", step.words))
        self._context.stepped.emit(step.changed)

    @Slot(object)
    def _redone(self, step: session.Step) -> None:
        self._context.say(self.tr("Done again: {action}").replace("{action}", step.words))
        self._context.stepped.emit(step.changed)

    @Slot(object)
    def _backed_up(self, backup: Any) -> None:
        self._context.say(self.tr("The backup was made: {path}").replace("{path}", str(backup.path)), "good")
        self._tell_backup()

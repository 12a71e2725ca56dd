"""What every page is given: the open workspace, the tasks, the settings, the year, and the requests it may make."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from inspector.core import settings as settings_file
from inspector.ui.problem_places import place_of

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable
    from pathlib import Path

    from inspector.core.settings import Settings
    from inspector.domain.problem import Target
    from inspector.ui.tasks import Task, Tasks
    from inspector.ui.theme import Theme, Tone


@dataclass(frozen=True)
class Message:
    """A sentence for the message bar; ``undo`` offers to take the last action back."""

    text: str
    tone: Tone = "neutral"
    undo: bool = False


class _Write:
    """A service that writes, followed by the news of what it changed; runs on the database thread."""

    def __init__(self, context: Context, function: Callable[..., Any]) -> None:
        self._context = context
        self._function = function

    def __call__(self, *args: Any, **values: Any) -> Any:
        result = self._function(*args, **values)
        for part in result if isinstance(result, tuple) else (result,):
            news = getattr(part, "changed", part)
            if hasattr(news, "kinds"):
                self._context.changed.emit(news)
        return result


class Context(QObject):
    """The page's only way out: it reads and writes through here and asks the window for everything else."""

    asked_to_go = Signal(str, object)
    """Page key and argument: please show that page."""
    asked_to_act = Signal(str)
    """Key of an action of the window, such as ``undo`` or ``backup``."""
    said = Signal(object)
    """A :class:`Message`."""
    unsaid = Signal(str)
    """A sentence that was said and is no longer true."""
    changed = Signal(object)
    """What a write changed (``services.Changed``): kinds and ids."""
    stepped = Signal(object)
    """What an undo or a redo changed (``services.Changed``), after it was carried out."""
    backed_up = Signal()
    """A backup was made where the workspace keeps them, asked for or by itself."""
    year_changed = Signal(int)
    asked_to_open = Signal(object)
    """Folder of a workspace: please open it."""
    asked_to_protect = Signal(object, str)
    """A new vault and its passphrase: please protect the open workspace with them."""
    lock_changed = Signal()
    """Another time was chosen after which a workspace locks itself."""
    adopted = Signal(object)
    """A workspace that a service has just made: please work in it."""
    unsaved_changed = Signal(int)
    """How many fields hold something that was typed and could not be saved yet."""
    retried = Signal()
    """What the disk refused is to be given once more."""
    unsaved_sought = Signal(object)
    """Who noted unsaved fields: the person wants to see them."""
    renewed = Signal()
    """The open workspace has become a member's: please show it anew."""
    badged = Signal(str, str)
    """Page key and a number that wants attention; an empty one takes it away."""

    def __init__(self, tasks: Tasks, settings: Settings, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tasks = tasks
        self.settings = settings
        self.started_scale = settings.scale
        """Size of everything since the program was started; another one needs another start."""
        self.theme = theme
        self.workspace: Any = None
        """None while no workspace is open, or the one that is open is locked."""
        self._paused = False
        self._waiting: list[Callable[[], None]] = []
        self._unsaved: dict[QObject, tuple[int, tuple[str, ...]]] = {}
        self.year = 0

    def read(
        self,
        function: Callable[..., Any],
        *args: Any,
        done: Callable[[Any], object],
        failed: Callable[[Any], object] | None = None,
        latest: str = "",
    ) -> None:
        """Call ``function(workspace, *args)`` on the database thread; ``done`` gets the answer in the GUI thread.

        The same question asked again while its answer is under way, as by a double click, is answered once.
        """
        if self._paused:
            self._waiting.append(partial(self.read, function, *args, done=done, failed=failed, latest=latest))
            return
        once = latest or _question(function, args, done)
        self.tasks.run(function, self.workspace, *args, done=done, failed=failed, latest=once)

    def write(
        self,
        function: Callable[..., Any],
        *args: Any,
        done: Callable[[Any], object] | None = None,
        failed: Callable[[Any], object] | None = None,
        crashed: Callable[[Any], object] | None = None,
    ) -> None:
        """Like :meth:`read` for a service that writes; everyone learns through ``changed`` what it changed."""
        if self._paused:
            self._waiting.append(partial(self.write, function, *args, done=done, failed=failed, crashed=crashed))
            return
        self.tasks.run(_Write(self, function), self.workspace, *args, done=done, failed=failed, crashed=crashed)

    def long(
        self,
        function: Callable[..., Any],
        *args: Any,
        title: str,
        done: Callable[[Any], object] | None = None,
        failed: Callable[[Any], object] | None = None,
    ) -> Task:
        """Like :meth:`write` for long work: a progress bar shows ``title``; ``function`` gets ``progress=``."""
        return self.tasks.run_long(_Write(self, function), self.workspace, *args, title=title, done=done, failed=failed)

    def begin_with(self, workspace: Any) -> None:
        """Work in another workspace; what waited was about the one before."""
        self._waiting.clear()
        self._unsaved.clear()
        self.unsaved_changed.emit(0)
        self._paused, self.workspace = False, workspace

    def pause(self) -> None:
        """The workspace is locked: what is asked of it waits."""
        self._paused, self.workspace = True, None

    def go_on_with(self, workspace: Any) -> None:
        """Go on in the workspace that was locked, with what was asked of it in the meantime."""
        self._paused, self.workspace = False, workspace
        waiting, self._waiting = self._waiting, []
        for ask in waiting:
            ask()

    def go(self, page: str, argument: object = None) -> None:
        """Ask the window to show a page."""
        self.asked_to_go.emit(page, argument)

    @Slot(object)
    def put_right(self, target: Target) -> None:
        """Ask the window to show where a problem is put right."""
        self.go(*place_of(target))

    def act(self, action: str) -> None:
        """Ask the window to carry out one of its actions."""
        self.asked_to_act.emit(action)

    def open(self, folder: Path) -> None:
        """Ask the window to open another workspace."""
        self.asked_to_open.emit(folder)

    def adopt(self, workspace: Any) -> None:
        """Ask the window to work in a workspace that a service has just made or restored."""
        self.adopted.emit(workspace)

    def badge(self, page: str, count: int) -> None:
        """Show a number beside a page in the navigation; 0 shows none."""
        self.badged.emit(page, str(count) if count else "")

    def say(self, text: str, tone: Tone = "neutral", *, undo: bool = False) -> None:
        """Show a sentence in the message bar."""
        self.said.emit(Message(text, tone, undo))

    def unsay(self, text: str) -> None:
        """Take a sentence out of the message bar, if it still stands there: it is no longer true."""
        self.unsaid.emit(text)

    def set_year(self, year: int) -> None:
        """Work on another year from now on."""
        if year != self.year:
            self.year = year
            self.year_changed.emit(year)

    @property
    def unsaved(self) -> int:
        """Fields that hold something typed which could not be saved yet."""
        return sum(count for count, _ in self._unsaved.values())

    def unsaved_places(self) -> tuple[str, ...]:
        """What people call the places of those fields, each once."""
        return tuple(dict.fromkeys(place for _, places in self._unsaved.values() for place in places))

    def unsaved_owner(self) -> QObject | None:
        """The first who noted fields that are not saved; none when all is saved."""
        return next((owner for owner, (count, _) in self._unsaved.items() if count), None)

    def try_again(self) -> None:
        """Have what the disk refused given once more."""
        if self.unsaved and not self._paused:
            self.retried.emit()

    def note_unsaved(self, owner: QObject, count: int, places: Iterable[str] = ()) -> None:
        """Remember how many fields of ``owner`` could not be saved yet, and where; one that is deleted has none."""
        before = self.unsaved
        if owner not in self._unsaved:
            owner.destroyed.connect(partial(self._unsaved.pop, owner, None))
        self._unsaved[owner] = (count, tuple(places))
        if self.unsaved != before:
            self.unsaved_changed.emit(self.unsaved)

    def save_settings(self) -> None:
        """Keep the settings on disk."""
        settings_file.save(self.settings)


def _question(function: Callable[..., Any], args: tuple[Any, ...], done: Callable[[Any], object]) -> Hashable:
    """What a question is known by; nothing where its arguments cannot be compared. Its owner is not kept alive."""
    asked = (function, args, id(getattr(done, "__self__", None)), getattr(done, "__func__", done))
    try:
        hash(asked)
    except TypeError:
        return None
    return asked

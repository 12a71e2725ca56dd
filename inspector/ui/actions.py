"""The window's actions as data: menus, shortcuts and the search box are built from one list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence

from inspector.core import messages
from inspector.ui import icons

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QWidget


@dataclass(frozen=True)
class ActionSpec:
    """An action: its key in requests, icon, keys; ``menu`` groups the workspace menu (0: not in it)."""

    key: str
    icon: str
    shortcuts: tuple[str, ...] = ()
    menu: int = 0
    needs_workspace: bool = True

    def words(self) -> str:
        """The text in the language of the window."""
        return messages.text(f"action.{self.key}")


ACTIONS: Final = (
    ActionSpec("open_workspace", "folder-open", ("Ctrl+O",), 1, False),
    ActionSpec("new_workspace", "folder-plus", (), 1, False),
    ActionSpec("backup", "hard-drive-download", (), 2),
    ActionSpec("restore", "archive-restore", (), 2, False),
    ActionSpec("undo", "undo-2", ("Ctrl+Z",), 3),
    ActionSpec("redo", "redo-2", ("Ctrl+Shift+Z", "Ctrl+Y"), 3),
    ActionSpec("refresh", "refresh-cw", ("F5",), 4),
    ActionSpec("other_year", "calendar-days"),
    ActionSpec("find", "search", ("Ctrl+K",)),
    ActionSpec("light", "sun", (), 0, False),
    ActionSpec("dark", "moon", (), 0, False),
    ActionSpec("help", "circle-help", ("F1",), 4, False),
    ActionSpec("lock", "lock", ("Ctrl+L",), 5),
    ActionSpec("quit", "log-out", ("Ctrl+Q",), 5, False),
)


class Actions(QObject):
    """The actions of one window; ``asked(key)`` when one is taken, however it was reached."""

    asked = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._made: dict[str, QAction] = {}
        for spec in ACTIONS:
            action = QAction(spec.words(), window)
            action.setData(spec.key)
            action.setShortcuts([QKeySequence(keys) for keys in spec.shortcuts])
            icons.put(action, spec.icon)
            action.triggered.connect(self._ask)
            window.addAction(action)
            self._made[spec.key] = action

    def __getitem__(self, key: str) -> QAction:
        return self._made[key]

    def set_open(self, *, is_open: bool) -> None:
        """Offer only what can be done with or without a workspace."""
        for spec in ACTIONS:
            self._made[spec.key].setEnabled(is_open or not spec.needs_workspace)

    def fill(self, menu: QMenu) -> None:
        """Put the actions of the workspace menu into ``menu``, groups parted by lines."""
        before = 0
        for spec in ACTIONS:
            if not spec.menu:
                continue
            if before and spec.menu != before:
                menu.addSeparator()
            before = spec.menu
            menu.addAction(self._made[spec.key])

    @Slot()
    def _ask(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self.asked.emit(sender.data())

"""The keyboard stays where it was while what it was on is made anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from shiboken6 import getCppPointer

if TYPE_CHECKING:
    from collections.abc import Callable


def keep_focus(holder: QWidget | None, take_away: Callable[[], None]) -> None:
    """Call ``take_away``, which removes parts of ``holder``; the part that takes the place of a focused one gets it."""
    focused = QApplication.focusWidget()
    if holder is None or focused is None or not holder.isAncestorOf(focused):
        take_away()
        return
    before = _reachable(holder)
    place = before.index(focused) if focused in before else 0
    same = [_name(one) for one in before[:place]].count(_name(focused))
    name, was = _name(focused), _which(focused)
    take_away()
    now = _which(QApplication.focusWidget())
    if now != was:
        _Return(holder, name, (place, same), now)


class _Return(QTimer):
    """Gives the focus back once the new parts are shown, unless somebody put it elsewhere meanwhile."""

    def __init__(self, holder: QWidget, name: tuple[str, str], places: tuple[int, int], now: int) -> None:
        super().__init__(holder)
        self._name = name
        self._place, self._same = places
        self._now = now
        self._rounds = 2
        self.setInterval(0)
        self.timeout.connect(self._give_back)
        self.start()

    @Slot()
    def _give_back(self) -> None:
        self._rounds -= 1
        if self._rounds:
            # The new parts are in their layout by now; Qt shows them before it comes back to this.
            return
        self.stop()
        self.deleteLater()
        holder = self.parent()
        parts = _reachable(holder) if isinstance(holder, QWidget) else []
        if not parts or _which(QApplication.focusWidget()) != self._now:
            return
        alike = [one for one in parts if _name(one) == self._name]
        at_place = parts[min(self._place, len(parts) - 1)]
        found = alike[min(self._same, len(alike) - 1)] if alike else at_place
        found.setFocus(Qt.FocusReason.OtherFocusReason)


def _reachable(holder: QWidget) -> list[QWidget]:
    parts = [holder, *holder.findChildren(QWidget)]
    return [
        one
        for one in parts
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isEnabled() and one.isVisibleTo(holder)
    ]


def _name(part: QWidget) -> tuple[str, str]:
    words = part.text() if isinstance(part, QAbstractButton) else ""
    return type(part).__name__, part.accessibleName() or words or part.toolTip()


def _which(part: QObject | None) -> int:
    """A widget by its place in memory: to hold on to it would keep it from being freed."""
    return int(getCppPointer(part)[0]) if part is not None else 0

"""Buttons from one place, so that a page has one primary button and all look alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton

from inspector.ui import icons, theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QKeySequence


class _Button(QPushButton):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Qt leaves Enter to the dialog's default button, and to nobody outside of dialogs.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def button(text: str, clicked: Callable[[], object] | None = None, icon: str = "", role: str = "") -> QPushButton:
    """A button; ``clicked`` is a ``@Slot`` method of a QObject; ``role`` is "", primary, danger or link."""
    made = _Button(text)
    made.setProperty("role", role)
    made.setCursor(Qt.CursorShape.PointingHandCursor if role == "link" else Qt.CursorShape.ArrowCursor)
    # Enter in a field of a dialog presses the primary button, not the one that was focused last.
    made.setAutoDefault(role == "primary")
    if icon:
        _put_icon(made, icon, role)
    if clicked is not None:
        made.clicked.connect(clicked)
    return made


def primary(text: str, clicked: Callable[[], object] | None = None, icon: str = "") -> QPushButton:
    """The one button of a page that does what the page is for."""
    return button(text, clicked, icon, "primary")


def emphasise(made: QPushButton, icon: str, *, is_primary: bool) -> None:
    """Let a button with an icon be the primary one of its page, or no longer: another step comes next."""
    role = "primary" if is_primary else ""
    theme.set_role(made, role=role)
    _put_icon(made, icon, role)


def _put_icon(made: QPushButton, icon: str, role: str) -> None:
    icons.put(made, icon, "on_accent" if role == "primary" else "bad" if role == "danger" else "ink", 16, 5)


def link(text: str, clicked: Callable[[], object] | None = None) -> QPushButton:
    """A button that looks like a link."""
    return button(text, clicked, role="link")


def icon_button(
    icon: str,
    name: str,
    clicked: Callable[[], object] | None = None,
    shortcut: QKeySequence | None = None,
    token: str = "muted",
) -> QToolButton:
    """A button of an icon alone, in the colour of a ``token``; ``name`` is its tooltip and its accessible name."""
    made = QToolButton()
    made.setProperty("role", "icon")
    icons.put(made, icon, token)
    made.setToolTip(name)
    made.setAccessibleName(name)
    if shortcut is not None:
        made.setShortcut(shortcut)
    if clicked is not None:
        made.clicked.connect(clicked)
    return made


def menu_button(text: str, menu: QMenu | None = None, name: str = "") -> QToolButton:
    """A button that opens a menu; ends in ▾."""
    made = QToolButton()
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    set_menu_text(made, text)
    if name:
        made.setAccessibleName(name)
        made.setToolTip(name)
    if menu is not None:
        menu.setParent(made, menu.windowFlags())
        made.setMenu(menu)
    return made


def set_menu_text(made: QToolButton, text: str) -> None:
    """Words of a menu button; an ampersand in a name is an ampersand."""
    made.setText(text.replace("&", "&&") + " ▾")

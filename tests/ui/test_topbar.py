"""The bar at the top: what it says of the one who works here."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMainWindow, QToolButton
from pytestqt.qtbot import QtBot

from inspector.ui.actions import Actions
from inspector.ui.theme import Theme
from inspector.ui.topbar import TopBar


def test_a_role_is_good_and_a_revoked_laptop_is_not(qtbot: QtBot, theme: Theme) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    bar = TopBar(Actions(window))
    window.setCentralWidget(bar)
    bar.show_role("Team lead", revoked=False)
    assert (bar._role.text(), bar._role._tone) == ("Team lead", "good")
    bar.show_role("Revoked", revoked=True)
    assert (bar._role.text(), bar._role._tone) == ("Revoked", "bad")
    assert bar._role.isVisibleTo(bar)
    bar.set_narrow(narrow=True)
    assert bar._role.isVisibleTo(bar), "why nothing can be written is never left out"
    assert bar.minimumSizeHint().width() <= 683, "half a small screen"
    bar.show_role("Reader", revoked=False)
    assert not bar._role.isVisibleTo(bar)


def _darkest(made: QToolButton) -> int:
    """How dark the icon shows as it stands, from 255, white, to 0."""
    mode = QIcon.Mode.Normal if made.isEnabled() else QIcon.Mode.Disabled
    image = made.icon().pixmap(made.iconSize(), mode).toImage()
    colours = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return min(colour.lightness() for colour in colours if colour.alpha() > 200)


def test_undo_is_faint_and_says_so_while_there_is_nothing_to_undo(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    bar = TopBar(Actions(window))
    window.setCentralWidget(bar)
    bar.show_workspace("Kho", "Người", tmp_path, [])
    assert not bar._undo.isEnabled(), "nothing is known to undo before it is told"
    assert "nothing since the workspace was opened" in bar._undo.toolTip()
    assert "nothing was undone" in bar._redo.toolTip()
    faint = _darkest(bar._undo)
    bar.show_undo("Sửa đơn vị", "")
    assert bar._undo.isEnabled()
    assert bar._undo.toolTip().endswith(": Sửa đơn vị")
    assert not bar._redo.isEnabled()
    assert _darkest(bar._undo) < faint - 60, "the icon alone tells it"

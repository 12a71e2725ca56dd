"""The bar at the top: what it says of the one who works here."""

from __future__ import annotations

from PySide6.QtWidgets import QMainWindow
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

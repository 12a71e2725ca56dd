"""Nothing but the main window ever appears on the screen while pages are opened."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from inspector.services import sample
from inspector.ui.app import Program
from inspector.ui.navigation import PAGES
from inspector.ui.pages.field import FieldPage
from inspector.ui.pages.field.sheet_view import FINDINGS, RECOMMENDATIONS, VISIT
from inspector.ui.pages.units import UnitsPage
from tests.ui.hands import settle


class Watch(QObject):
    """Sees every widget that becomes a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note what is shown without a parent."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            words = getattr(watched, "text", str)
            self.seen.append(f"{type(watched).__name__} {watched.width()}x{watched.height()} “{words()}”")
        return False


@pytest.fixture
def watch(qapp: QApplication) -> Iterator[Watch]:
    made = Watch()
    qapp.installEventFilter(made)
    yield made
    qapp.removeEventFilter(made)


@pytest.fixture
def program(qtbot: QtBot, watch: Watch, program: Program, tmp_path: Path, inspector_home: Path) -> Program:
    """The same over the sample, with the year that has something in it."""
    folder = tmp_path / "Khánh Vĩnh 2019"
    sample.make_sample(folder).close()
    shutil.rmtree(inspector_home / "backups", ignore_errors=True)
    with qtbot.waitSignal(program.keeper.stands):
        program.start(folder)
    program.context.set_year(2019)
    return program


def test_no_stray_window_is_ever_seen(qtbot: QtBot, program: Program, watch: Watch) -> None:
    window = program.window
    for spec in PAGES:
        window.go(spec.key)
        settle(qtbot, program.tasks)
    field = window._pages.page("field")
    assert isinstance(field, FieldPage)
    window.go("field", field.chooser._table.model.key_at(0))
    settle(qtbot, program.tasks)
    for part in (VISIT, FINDINGS, RECOMMENDATIONS):
        field.sheet.contents.choose(part)
        settle(qtbot, program.tasks)
    units = window._pages.page("units")
    assert isinstance(units, UnitsPage)
    window.go("units", units.table.model.key_at(0))
    settle(qtbot, program.tasks)
    units._add()
    window.show_first_start()
    settle(qtbot, program.tasks)
    assert [one for one in watch.seen if not one.startswith("MainWindow")] == []

"""What tests of the window share: a theme, tasks that end with the test, a context, a keeper, windows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector.core import messages
from inspector.core.settings import Settings
from inspector.services.workspace import OrganisationDraft, PersonDraft, create_workspace
from inspector.ui import translate
from inspector.ui.app import Program
from inspector.ui.context import Context
from inspector.ui.keeper import Keeper
from inspector.ui.main_window import MainWindow
from inspector.ui.tasks import Tasks
from inspector.ui.theme import Theme
from tests.ui import pages_for_tests as pages


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme; taken away afterwards, so that the next test dresses the application anew.

    What the test showed goes with it: otherwise all of it would be dressed once more for the next test.
    """
    dressed = Theme(qapp, "light")
    yield dressed
    qapp.setProperty("tokens", None)
    dressed.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    """A database thread for the test."""
    running = Tasks()
    yield running
    running.close()


@pytest.fixture
def context(theme: Theme, tasks: Tasks) -> Context:
    """A context with default settings and no workspace."""
    return Context(tasks, Settings(), theme)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a workspace that nobody has open."""
    place = tmp_path / "Khánh Vĩnh"
    create_workspace(place, OrganisationDraft(name="UBND xã Khánh Vĩnh"), PersonDraft(name="Trưởng đoàn")).close()
    return place


@pytest.fixture
def keeper(context: Context) -> Iterator[Keeper]:
    """Who opens and closes workspaces for the context."""
    made = Keeper(context)
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot, context: Context, keeper: Keeper) -> MainWindow:
    """The window with pages that do nothing but remember."""
    made = MainWindow(context, keeper, pages.PAGES, pages.FIRST)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication) -> Iterator[Program]:
    """The whole program in Vietnamese; afterwards it is stopped and the application as it was."""
    before = messages.current_language()
    running = Program(qapp, Settings(language="vi", theme="light"))
    yield running
    qtbot.waitUntil(lambda: not running.tasks.busy)
    running.stop()
    running.window.hide()
    running.window.deleteLater()
    qapp.setProperty("tokens", None)
    translate.install(qapp, "en")
    messages.set_language(before)

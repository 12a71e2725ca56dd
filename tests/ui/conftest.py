"""What tests of the window share: a theme, tasks that end with the test, a context without a workspace."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from inspector.core.settings import Settings
from inspector.ui.context import Context
from inspector.ui.tasks import Tasks
from inspector.ui.theme import Theme


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme; taken away afterwards, so that the next test dresses the application anew."""
    dressed = Theme(qapp, "light")
    yield dressed
    qapp.setProperty("tokens", None)
    dressed.deleteLater()


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

"""The reports page over the sample."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from inspector.services.workspace import Workspace
from inspector.ui.context import Context
from inspector.ui.pages.reports import ReportsPage
from tests.ui.pages.reports.acts import PATIENT


@pytest.fixture
def page(qtbot: QtBot, context: Context, workspace: Workspace) -> ReportsPage:
    context.workspace = workspace
    context.set_year(2019)
    made = ReportsPage(context)
    qtbot.addWidget(made)
    made.resize(1162, 620)
    made.show()
    made.refresh()
    qtbot.waitUntil(lambda: made._paper.preview.pages() > 0, timeout=PATIENT)
    return made

"""The reports page over the sample."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from inspector.services.workspace import Workspace
from inspector.ui.context import Context
from inspector.ui.pages.reports import ReportsPage
from tests.ui.pages.refresher import shown


@pytest.fixture
def page(qtbot: QtBot, context: Context, workspace: Workspace) -> ReportsPage:
    context.workspace = workspace
    context.set_year(2019)
    made = shown(qtbot, ReportsPage(context))
    qtbot.waitUntil(lambda: made._paper.preview.pages() > 0)
    return made

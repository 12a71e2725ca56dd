"""The field mode over a real workspace: three communes in one round, the first one's sheet open."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from inspector.ui.context import Context
from inspector.ui.pages.field import FieldPage
from tests.services.acts import Case
from tests.ui.pages.field.bench import Bench
from tests.ui.pages.refresher import Refresher


@pytest.fixture
def case(small_case: Case) -> Case:
    return small_case


@pytest.fixture
def bench(qtbot: QtBot, context: Context, case: Case) -> Iterator[Bench]:
    """The page as the window shows it: refreshed by every change."""
    context.workspace, context.year = case.workspace, 2019
    page = FieldPage(context)
    qtbot.addWidget(page)
    Refresher(page)
    page.resize(1162, 626)
    page.show()
    made = Bench(qtbot, page, case)
    made.open(case.inspections[0])
    yield made
    made.settle()

"""A page of plan and rounds over three communes in one round, with a team of one."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from inspector.ui.context import Context
from inspector.ui.pages.plan import PlanPage
from tests.services.acts import Case
from tests.ui.pages.plan.acts import open_page


@pytest.fixture
def case(small_case: Case) -> Case:
    return small_case


@pytest.fixture
def page(qtbot: QtBot, context: Context, case: Case) -> PlanPage:
    return open_page(qtbot, context, case, 2019)

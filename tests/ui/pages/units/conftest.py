"""A page of units over three communes that belong to a round, and one unit that does not."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from inspector.ui.context import Context
from inspector.ui.pages.units import UnitsPage
from tests.services.acts import Case, add_unit
from tests.ui.pages.refresher import shown


@pytest.fixture
def case(small_case: Case) -> Case:
    add_unit(small_case.workspace, "KV09", "Phòng Tư pháp", kind="department", head="Trưởng phòng")
    return small_case


@pytest.fixture
def page(qtbot: QtBot, context: Context, case: Case) -> UnitsPage:
    context.workspace, context.year = case.workspace, 2019
    made = shown(qtbot, UnitsPage(context))
    context.changed.connect(made.refresh)
    qtbot.waitUntil(lambda: made.table.model.total() == 4)
    return made

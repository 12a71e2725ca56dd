"""A page of plan and rounds over three communes in one round, with a team of one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from inspector.ui.context import Context
from inspector.ui.pages.plan import PlanPage
from tests.services.acts import Case, make_case, make_workspace
from tests.ui.pages.plan.acts import open_page


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    made = make_case(make_workspace(tmp_path / "kho"))
    yield made
    made.workspace.close()


@pytest.fixture
def page(qtbot: QtBot, context: Context, case: Case) -> PlanPage:
    return open_page(qtbot, context, case, 2019)

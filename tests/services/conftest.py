"""Workspaces for tests; after every test the tables are made anew from the journal and compared."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector.services.workspace import Workspace
from tests.services.acts import Case, make_case, make_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """An empty workspace."""
    made = make_workspace(tmp_path / "workspace")
    yield made
    if not made.store.closed:
        report = made.store.check(rebuild=True)
        assert report.ok, [str(problem) for problem in report.problems]
        made.close()


@pytest.fixture
def case(workspace: Workspace) -> Case:
    """A workspace with three units in one round, a team of one, and a plan."""
    return make_case(workspace)

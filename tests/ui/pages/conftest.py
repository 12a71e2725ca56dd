"""Workspaces for the pages' tests: a small one, made once and copied for each of them, and the sample."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from inspector.core.clock import FixedClock
from inspector.services.workspace import Workspace, open_workspace
from tests.services.acts import START, Case, make_case, make_workspace


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """Three communes in one round; its workspace is closed."""
    workspace = make_workspace(tmp_path_factory.mktemp("prepared") / "workspace")
    made = make_case(workspace)
    workspace.close()
    return made


@pytest.fixture
def small_case(prepared: Case, tmp_path: Path) -> Iterator[Case]:
    """The same in a workspace of the test's own."""
    folder = Path(shutil.copytree(prepared.workspace.folder, tmp_path / "workspace"))
    workspace = open_workspace(folder, clock=FixedClock(START + timedelta(hours=1), timedelta(seconds=1)))
    yield replace(prepared, workspace=workspace)
    workspace.close()


@pytest.fixture
def workspace(sample_folder: Path) -> Iterator[Workspace]:
    """The sample, to be changed; tests of a page that needs less make their own."""
    made = open_workspace(sample_folder)
    yield made
    made.close()

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
from tests.services.acts import START, Case


@pytest.fixture
def small_case(made_case: Case, tmp_path: Path) -> Iterator[Case]:
    """Three communes in one round, in a workspace of the test's own."""
    folder = Path(shutil.copytree(made_case.workspace.folder, tmp_path / "workspace"))
    workspace = open_workspace(folder, clock=FixedClock(START + timedelta(hours=1), timedelta(seconds=1)))
    yield replace(made_case, workspace=workspace)
    workspace.close()


@pytest.fixture
def workspace(sample_folder: Path) -> Iterator[Workspace]:
    """The sample, to be changed; tests of a page that needs less make their own."""
    made = open_workspace(sample_folder)
    yield made
    made.close()

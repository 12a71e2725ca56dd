"""Workspaces for tests; after every test the tables are made anew from the journal and compared."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest

from inspector.services.workspace import Workspace, open_workspace
from tests.services.acts import Case, make_workspace


@pytest.fixture(scope="session")
def made_workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """An empty workspace, made once for the whole run and closed; nobody writes into it."""
    made = make_workspace(tmp_path_factory.mktemp("made") / "workspace")
    made.close()
    return made


@contextmanager
def copied(made: Workspace, folder: Path) -> Iterator[Workspace]:
    """A copy of a closed workspace, whose clock and ids go on where they stopped."""
    shutil.copytree(made.folder, folder)
    workspace = open_workspace(folder, clock=deepcopy(made.clock), entropy=deepcopy(made.store.entropy))
    yield workspace
    if not workspace.store.closed:
        report = workspace.store.check(rebuild=True)
        assert report.ok, [str(problem) for problem in report.problems]
        workspace.close()


@pytest.fixture
def workspace(made_workspace: Workspace, tmp_path: Path) -> Iterator[Workspace]:
    """An empty workspace."""
    with copied(made_workspace, tmp_path / "workspace") as workspace:
        yield workspace


@pytest.fixture
def case(made_case: Case, tmp_path: Path) -> Iterator[Case]:
    """A workspace with three units in one round, a team of one, and a plan."""
    with copied(made_case.workspace, tmp_path / "workspace") as workspace:
        yield replace(made_case, workspace=workspace)

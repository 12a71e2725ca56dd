"""Workspaces for tests; after every test the tables are made anew from the journal and compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from inspector.services.documents import DocumentKind, Options, issue, year_owner
from inspector.services.documents.signing import CertificateFile
from inspector.services.workspace import Workspace, open_workspace
from tests.reports.pdf.keys import PASSWORD, key_file
from tests.services.acts import Case, copied, make_workspace


@pytest.fixture(scope="session")
def made_workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """An empty workspace, made once for the whole run and closed; nobody writes into it."""
    made = make_workspace(tmp_path_factory.mktemp("made") / "workspace")
    made.close()
    return made


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


@pytest.fixture
def sample(sample_folder: Path) -> Iterator[Workspace]:
    """The sample year in a workspace of the test's own."""
    opened = open_workspace(sample_folder)
    yield opened
    opened.close()


@pytest.fixture
def report(sample: Workspace, tmp_path: Path) -> Path:
    """The sample year's report as it was issued, number 15."""
    return issue(sample, DocumentKind.YEAR_REPORT, year_owner(2019), tmp_path / "bao-cao.pdf", Options("15")).path


@pytest.fixture
def key(tmp_path: Path) -> CertificateFile:
    """A key that documents are signed with."""
    return CertificateFile(key_file(tmp_path), PASSWORD)

"""The page of packages over real teams: laptops with stores of their own, and files between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from inspector.core.paths import data_dir
from inspector.services.workspace import Workspace
from inspector.ui.context import Context, Message
from inspector.ui.pages.sync import SyncPage
from tests.services.team.laptops import Team, copy_of, make_team
from tests.ui.hands import settle
from tests.ui.pages.refresher import Refresher, shown


@dataclass
class Desk:
    """The page on one laptop of a team, and what it said."""

    page: SyncPage
    said: list[Message]
    qtbot: QtBot
    crashes: list[Exception] = field(default_factory=list)

    def settle(self) -> None:
        """Wait until the database thread has nothing left to do."""
        settle(self.qtbot, self.page.context.tasks)
        assert self.crashes == []

    def look_at(self, *files: Path) -> None:
        """Open packages as if they had been chosen."""
        self.page._receiver.look_into([str(file) for file in files])
        self.settle()


Sit = Callable[[Workspace], Desk]


@pytest.fixture(scope="session")
def made_team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Team, Path]]:
    """A lead and two inspectors, closed, and where their laptops' memory lies."""
    folder = tmp_path_factory.mktemp("sync-team")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INSPECTOR_HOME", str(folder / "home"))
        team = make_team(folder / "all", 2)
        team.close()
        yield team, data_dir()


@pytest.fixture
def team(made_team: tuple[Team, Path], tmp_path: Path) -> Iterator[Team]:
    """The same team once more, for one test."""
    team = copy_of(*made_team, tmp_path / "all")
    yield team
    team.close()


@pytest.fixture
def sit(qtbot: QtBot, context: Context) -> Sit:
    """Sit down at a laptop: the page over its workspace, refreshed as the window would; it stays to the test's end."""
    desks = list[Desk]()

    def at(workspace: Workspace) -> Desk:
        context.workspace = workspace
        context.year = 2019
        said = list[Message]()
        context.said.connect(said.append)
        page = shown(qtbot, SyncPage(context))
        Refresher(page)
        desk = Desk(page, said, qtbot)
        context.tasks.crashed.connect(desk.crashes.append)
        desk.settle()
        desks.append(desk)
        return desk

    return at

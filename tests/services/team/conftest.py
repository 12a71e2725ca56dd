"""Teams of real workspaces, made once and copied for each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from inspector.core.paths import data_dir
from tests.services.team.laptops import Team, copy_of, make_team

Made = Callable[[int], tuple[Team, Path]]


@pytest.fixture(scope="session")
def made_teams(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Teams of so many members, closed, and where their laptops' memory lies."""
    made: dict[int, tuple[Team, Path]] = {}

    def make(members: int) -> tuple[Team, Path]:
        if members not in made:
            folder = tmp_path_factory.mktemp("team")
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("INSPECTOR_HOME", str(folder / "home"))
                team = make_team(folder / "all", members)
                team.close()
                made[members] = team, data_dir()
        return made[members]

    return make


def _copied(made: tuple[Team, Path], folder: Path) -> Iterator[Team]:
    team = copy_of(*made, folder)
    assert [one.store.branch for one in team.all] == [None] * len(team.all)
    yield team
    team.close()


@pytest.fixture
def alone(made_teams: Made, tmp_path: Path) -> Iterator[Team]:
    """A lead who has made a recovery sheet and admitted nobody yet."""
    yield from _copied(made_teams(0), tmp_path / "all")


@pytest.fixture
def pair(made_teams: Made, tmp_path: Path) -> Iterator[Team]:
    """A lead and one inspector."""
    yield from _copied(made_teams(1), tmp_path / "all")


@pytest.fixture
def team(made_teams: Made, tmp_path: Path) -> Iterator[Team]:
    """A lead and three inspectors."""
    yield from _copied(made_teams(3), tmp_path / "all")

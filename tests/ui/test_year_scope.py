"""The year's inspections, for those who choose one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector.services import rounds
from inspector.services.workspace import Workspace
from inspector.ui.year_scope import year_inspections
from tests.services.acts import make_case, make_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = make_workspace(tmp_path / "workspace")
    yield made
    made.close()


def test_every_unit_of_every_round_and_which_are_mine(workspace: Workspace) -> None:
    case = make_case(workspace)
    rounds.assign(workspace, [case.inspections[1]], person_id=workspace.person_id)
    found = year_inspections(workspace, 2019)
    assert {one.id for one in found} == set(case.inspections)
    assert [one.id for one in found if one.mine] == [case.inspections[1]]
    assert {one.round_id for one in found} == {case.round}


def test_a_year_without_rounds_has_none(workspace: Workspace) -> None:
    assert year_inspections(workspace, 2018) == ()


def test_what_is_given_to_a_whole_team_is_mine_as_well(workspace: Workspace) -> None:
    case = make_case(workspace)
    rounds.assign(workspace, [case.inspections[2]], team_id=case.team)
    assert [one.id for one in year_inspections(workspace, 2019) if one.mine] == [case.inspections[2]]

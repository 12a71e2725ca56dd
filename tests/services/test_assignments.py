"""Which unit comes next for the person at this laptop."""

from __future__ import annotations

import pytest

from inspector.domain.inspection import InspectionState
from inspector.services import assignments, inspections, organisation, overview, rounds
from tests.services.acts import Case, pass_unit


def following(case: Case) -> str | None:
    """What comes next, by the unit's page and by the overview alike."""
    found = assignments.next_inspection(case.workspace, 2019)
    assert overview.overview(case.workspace, 2019).next_inspection_id == found
    return found


@pytest.fixture
def colleague(case: Case) -> str:
    """Another inspector."""
    draft = organisation.PersonDraft(name="Thành viên thứ hai", position="Chuyên viên")
    return organisation.add_person(case.workspace, draft).subject


def test_the_one_under_way_comes_first(case: Case) -> None:
    assert following(case) == case.inspections[0]
    inspections.start_inspection(case.workspace, case.inspections[2])
    assert following(case) == case.inspections[2]
    for inspection in case.inspections:
        pass_unit(case, inspection)
    assert following(case) is None


def test_ones_own_come_before_what_others_have_under_way(case: Case, colleague: str) -> None:
    first, second, third = case.inspections
    rounds.assign(case.workspace, [first], person_id=colleague)
    rounds.assign(case.workspace, [third], person_id=case.workspace.person_id)
    inspections.start_inspection(case.workspace, first)
    assert following(case) == third
    pass_unit(case, third)
    assert following(case) == second, "nobody's"
    pass_unit(case, second)
    assert following(case) is None, "what is left is another's"


def test_a_team_stands_for_its_members(case: Case, colleague: str) -> None:
    first, second, third = case.inspections
    rounds.assign(case.workspace, [first], person_id=colleague)
    rounds.assign(case.workspace, [second], team_id=case.team, person_id=colleague)
    rounds.assign(case.workspace, [third], team_id=case.team)
    assert following(case) == third, "one of the team is named for the second"


def test_a_lead_without_units_is_led_to_those_of_the_members(case: Case, colleague: str) -> None:
    rounds.assign(case.workspace, case.inspections, person_id=colleague)
    assert following(case) == case.inspections[0]
    inspections.start_inspection(case.workspace, case.inspections[1])
    assert following(case) == case.inspections[1]


def test_what_was_put_off_does_not_come_by_itself(case: Case) -> None:
    rounds.set_state(case.workspace, case.inspections[0], InspectionState.POSTPONED, "mưa lũ")
    assert following(case) == case.inspections[1]

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


def test_what_was_given_in_a_closed_round_keeps_nobody_from_the_next_round(case: Case, colleague: str) -> None:
    rounds.assign(case.workspace, case.inspections[:1], person_id=case.workspace.person_id)
    for inspection in case.inspections:
        pass_unit(case, inspection)
    rounds.close_round(case.workspace, case.round)
    second = rounds.add_round(case.workspace, rounds.RoundDraft(year=2019)).subject
    rounds.choose_units(case.workspace, second, case.units)
    visits = [row.inspection_id for row in rounds.round_view(case.workspace, second).units]
    assert following(case) == visits[0]
    rounds.assign(case.workspace, visits, person_id=colleague)
    assert following(case) == visits[0], "a lead to whom nothing is given now"
    rounds.assign(case.workspace, visits[1:2], person_id=case.workspace.person_id)
    assert following(case) == visits[1]


def test_each_open_round_of_several_tells_how_far_it_is_itself(case: Case) -> None:
    for inspection in case.inspections:
        pass_unit(case, inspection)
    assert overview.overview(case.workspace, 2019).open_rounds == (), "the year's figures say it of a single round"
    second = rounds.add_round(case.workspace, rounds.RoundDraft(year=2019)).subject
    rounds.choose_units(case.workspace, second, case.units)
    found = overview.overview(case.workspace, 2019)
    assert [(one.title, one.left) for one in found.open_rounds] == [("Đợt 1 năm 2019", 0), ("Đợt 2 năm 2019", 3)]
    assert (found.left_in_rounds, found.not_inspected) == (3, ()), "the year stands by what was inspected before"
    rounds.close_round(case.workspace, case.round)
    assert [one.id for one in overview.overview(case.workspace, 2019).open_rounds] == [second]

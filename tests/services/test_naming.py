"""What the records of an action are called."""

from __future__ import annotations

import pytest

from inspector.domain.inspection import InspectionDraft
from inspector.services import inspections, journal, naming, rounds
from inspector.services.units import UnitDraft, change_unit, remove_units
from inspector.services.writing import Changed
from tests.services.acts import Case, add_unit


def _undone(case: Case) -> str:
    return naming.about(case.workspace, journal.undo(case.workspace))


def test_an_undo_about_one_record_names_it(case: Case) -> None:
    change_unit(case.workspace, case.units[0], UnitDraft(name="UBND xã Cầu Bà mới"))
    change_unit(case.workspace, case.units[0], UnitDraft(staff=25))
    assert _undone(case) == "UBND xã Cầu Bà mới"


@pytest.mark.parametrize(
    ("count", "named"),
    [
        (2, "Trường 1; Trường 2"),
        (3, "Trường 1; Trường 2; Trường 3"),
        (4, "Trường 1; Trường 2 và 02 đơn vị khác"),
        (13, "Trường 1; Trường 2 và 11 đơn vị khác"),
    ],
)
def test_an_undo_about_several_records_names_them(case: Case, count: int, named: str) -> None:
    ids = [add_unit(case.workspace, f"T{place}", f"Trường {place}") for place in range(1, count + 1)]
    remove_units(case.workspace, ids)
    assert _undone(case) == named
    assert naming.about(case.workspace, journal.redo(case.workspace)) == named


def test_the_kind_the_action_is_named_after_comes_first(case: Case) -> None:
    inspections.start_inspection(case.workspace, case.inspections[0])
    assert _undone(case).startswith("UBND xã Cầu Bà")
    rounds.remove_round(case.workspace, case.round)
    assert "UBND" not in _undone(case)
    inspections.change_inspection(case.workspace, case.inspections[1], InspectionDraft(unit_opinion="Thống nhất."))
    assert _undone(case).startswith("UBND xã Giang Ly")


def test_nothing_has_no_name(case: Case) -> None:
    assert naming.about(case.workspace, Changed("undo")) == ""

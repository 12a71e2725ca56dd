"""What the records of an action are called."""

from __future__ import annotations

from inspector.services import journal, naming
from inspector.services.units import UnitDraft, change_unit
from inspector.services.writing import Changed
from tests.services.acts import Case


def test_an_undo_about_one_record_names_it(case: Case) -> None:
    change_unit(case.workspace, case.units[0], UnitDraft(name="UBND xã Cầu Bà mới"))
    change_unit(case.workspace, case.units[0], UnitDraft(staff=25))
    assert naming.about(case.workspace, journal.undo(case.workspace)) == "UBND xã Cầu Bà mới"


def test_several_records_or_none_have_no_name(case: Case) -> None:
    several = Changed("undo", frozenset({"unit"}), frozenset(case.units[:2]))
    assert naming.about(case.workspace, several) == ""
    assert naming.about(case.workspace, Changed("undo")) == ""

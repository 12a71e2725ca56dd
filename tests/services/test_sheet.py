"""The sheet: what was recorded, what it comes to, what is missing, what the last round left."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from inspector.services import inspections, organisation, recommendations, rounds
from tests.services.acts import Case, pass_unit, score, set_points

D = Decimal


def test_the_sheet_of_a_planned_unit(case: Case) -> None:
    sheet = inspections.sheet(case.workspace, case.inspections[0])
    assert (sheet.inspection.unit_name, sheet.inspection.round_title) == ("UBND xã Cầu Bà", "Đợt 1 năm 2019")
    assert (len(sheet.areas), sheet.totals.count, sheet.totals.maximum) == (8, 56, D("100.00"))
    assert (sheet.totals.assessed, sheet.totals.rescaled, sheet.read_only) == (None, None, False)
    assert [lack.kind for lack in sheet.missing].count("points") == 56
    assert sheet.missing[0].text == "1.1 chưa chấm điểm"


def test_not_applicable_is_left_out_and_the_total_rescaled(case: Case) -> None:
    score(case, case.inspections[0], "0.8")
    before = inspections.sheet(case.workspace, case.inspections[0]).totals
    set_points(case, "3.6", not_applicable=True, not_applicable_reason="không tiếp nhận hồ sơ")
    totals = inspections.sheet(case.workspace, case.inspections[0]).totals
    assert before.rescaled == before.assessed == D("80.00")
    assert (totals.assessed, totals.applicable_maximum, totals.maximum) == (D("76.00"), D("95.00"), D("100.00"))
    assert totals.rescaled == D("80.00")


def test_one_line_asks_for_notes_on_lost_points_until_the_minutes_are_signed(case: Case) -> None:
    workspace, inspection = case.workspace, case.inspections[0]

    def asked() -> list[str]:
        return [one.text for one in inspections.sheet(workspace, inspection).missing if one.kind == "remarks"]

    score(case, inspection)
    assert asked() == []
    set_points(case, "1.1", assessed_points=D("1"))
    set_points(case, "8.1", assessed_points=D("0"))
    assert asked() == ["Còn 02 tiêu chí chưa đạt điểm tối đa mà chưa có ghi chú"]
    set_points(case, "8.1", assessed_points=D("0"), note="Chưa khảo sát")
    assert asked() == ["Còn 01 tiêu chí chưa đạt điểm tối đa mà chưa có ghi chú"]
    pass_unit(case, inspection)
    inspections.fill_participants(workspace, inspection)
    inspections.sign_minutes(workspace, inspection, date(2019, 6, 3))
    assert asked() == []


def test_next_unsettled_goes_round(case: Case) -> None:
    set_points(case, "1.1", assessed_points=D(1))
    sheet = inspections.sheet(case.workspace, case.inspections[0])
    rows = [row.id for area in sheet.areas for row in area.criteria]
    assert inspections.next_unsettled(sheet) == rows[1]
    assert inspections.next_unsettled(sheet, rows[4]) == rows[5]
    assert inspections.next_unsettled(sheet, rows[-1]) == rows[1]


def test_assignment_warns_and_does_not_lock(case: Case) -> None:
    workspace, inspection = case.workspace, case.inspections[0]
    person = organisation.add_person(workspace, organisation.PersonDraft(name="Thư ký")).subject
    rounds.assign(workspace, [inspection], person_id=person)
    warning = inspections.sheet(workspace, inspection).warning
    assert warning is not None
    assert "Thư ký" in warning
    set_points(case, "1.1", assessed_points=D(1))
    rounds.assign(workspace, [inspection], case.team)
    assert inspections.sheet(workspace, inspection).warning is None, "one's own team is no stranger"


def test_what_the_last_round_left_is_shown(case: Case) -> None:
    workspace = case.workspace
    pass_unit(case, case.inspections[0])
    draft = recommendations.RecommendationDraft(inspection_id=case.inspections[0], content="Niêm yết đủ thủ tục")
    recommendations.save_recommendation(workspace, draft)
    later = rounds.add_round(workspace, rounds.RoundDraft(year=2020)).subject
    rounds.choose_units(workspace, later, case.units[:1])
    second = rounds.round_view(workspace, later).units[0].inspection_id
    assert [(note.round_title, note.text) for note in inspections.sheet(workspace, second).previous] == [
        ("Đợt 1 năm 2019", "Niêm yết đủ thủ tục")
    ]
    assert inspections.sheet(workspace, case.inspections[0]).previous == ()

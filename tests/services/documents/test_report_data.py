"""What reports are told about units that left the scope."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from inspector.reports.inputs import CauseLine, Recorded, ReplacementLine, ReportData
from inspector.reports.parts import Closing
from inspector.services import inspections, organisation, rounds
from inspector.services.documents import DocumentKind, compose_document, problems, report_data, write_section
from inspector.services.progress import as_of_day, read_progress
from inspector.services.rounds import InspectionState
from tests.reports.spoken import spoken
from tests.services.acts import Case, pass_unit, score


def test_a_replaced_unit_is_told_with_its_successor_and_counted_no_more(case: Case) -> None:
    workspace = case.workspace
    reason = "hai xã sáp nhập"
    rounds.set_state(workspace, case.inspections[0], InspectionState.REPLACED, reason, case.units[1])
    extra = rounds.add_round(workspace, rounds.RoundDraft(year=2019, type=rounds.RoundType.UNANNOUNCED)).subject
    rounds.choose_units(workspace, extra, case.units[:2])
    again = rounds.round_view(workspace, extra).units[0].inspection_id
    rounds.set_state(workspace, again, InspectionState.REPLACED, reason, case.units[1])
    with workspace.read() as session:
        year, round_, other = (
            report_data.report_data(
                session, read_progress(session, year=2019, round_id=one), as_of_day(workspace, session)
            )
            for one in (None, case.round, extra)
        )
    line = ReplacementLine(unit="UBND xã Cầu Bà", successor="UBND xã Giang Ly", reason=reason, round_ordinal=1)
    assert year.replacements == round_.replacements == (line,), "rounds of other types are no scope of the year"
    assert [one.round_ordinal for one in other.replacements] == [2]
    assert {unit.name for unit in year.units} == {"UBND xã Giang Ly", "UBND xã Khánh Bình"}


def test_what_nobody_wrote_of_shortcomings_and_causes_is_told_and_not_referred_to(case: Case) -> None:
    workspace, (first, second, _) = case.workspace, case.inspections
    for one in (first, second):
        score(case, one, share="0.5")
        inspections.conclude(workspace, one, inspections.Outcome.FAILING, "Chưa đạt")

    def told() -> dict[str, str]:
        found = problems(workspace, DocumentKind.ROUND_REPORT, case.round)
        return {one.code: one.message for one in found if one.code.endswith("_unrecorded")}

    def said() -> str:
        return spoken(compose_document(workspace, DocumentKind.ROUND_REPORT, case.round))

    assert set(told()) == {"limits_unrecorded", "causes_unrecorded"}
    assert "Có 02 đơn vị chưa đạt điểm tối đa" in told()["limits_unrecorded"]
    assert "Biên bản kiểm tra không ghi riêng tồn tại, hạn chế." in said()
    assert "chưa ghi riêng nguyên nhân" in said()
    words = inspections.InspectionDraft(limits="Báo cáo chậm", causes="Thiếu người", strengths="Công khai TTHC")
    inspections.change_inspection(workspace, first, words)
    assert list(told()) == ["limits_unrecorded"]
    assert "Tồn tại, hạn chế cụ thể được ghi trong biên bản kiểm tra của 01 đơn vị." in said()
    assert read_data(case).recorded == Recorded(units=2, strengths=1, limits=1)
    write_section(workspace, second, DocumentKind.MINUTES, "limits", "Niêm yết thiếu")
    assert told() == {}
    assert "Tồn tại, hạn chế cụ thể được ghi trong biên bản kiểm tra của từng đơn vị." in said()


def test_a_unit_that_scored_itself_by_some_criteria_has_no_self_score_and_no_difference(case: Case) -> None:
    workspace, inspection = case.workspace, case.inspections[0]
    score(case, inspection)
    first, *others = (row for area in inspections.sheet(workspace, inspection).areas for row in area.criteria)
    inspections.answer(workspace, inspection, first.id, inspections.AnswerDraft(self_points=first.maximum))
    pass_unit(case, inspection)
    found = problems(workspace, DocumentKind.ROUND_REPORT, case.round)
    (partial,) = [one for one in found if one.code == "unit_self_partial"]
    assert (partial.level, f"1/{1 + len(others)} tiêu chí" in partial.message) == ("warning", True)
    data = read_data(case)
    assert data.units[0].self_score is None
    assert data.units[0].score == Decimal(100)
    assert {area.self_average for area in data.areas} == {None}
    for row in others:
        inspections.answer(workspace, inspection, row.id, inspections.AnswerDraft(self_points=row.maximum))
    assert read_data(case).units[0].self_score == Decimal(100)
    assert read_data(case).areas[0].self_average == read_data(case).areas[0].max_points
    assert "unit_self_partial" not in {one.code for one in problems(workspace, DocumentKind.ROUND_REPORT, case.round)}


def test_a_unit_that_is_scored_by_some_criteria_has_no_score_no_rank_and_loses_no_point(case: Case) -> None:
    workspace, (first, second, *_) = case.workspace, case.inspections
    score(case, first, share="0.5")
    row = inspections.sheet(workspace, second).areas[0].criteria[0]
    inspections.answer(workspace, second, row.id, inspections.AnswerDraft(assessed_points=row.maximum))
    for one in (first, second):
        pass_unit(case, one)
    data = read_data(case)
    whole, partial = data.units[0], data.units[1]
    assert (whole.score, whole.rank, whole.partial) == (Decimal(50), 1, None)
    assert (partial.score, partial.rank, partial.raw, partial.raw_maximum) == (None, None, row.maximum, row.maximum)
    assert partial.partial == (1, 56)
    assert {(area.scored, area.short) for area in data.areas} == {(1, 1)}
    assert data.areas[0].average == (data.areas[0].max_points or 0) / 2
    words = spoken(compose_document(workspace, DocumentKind.ROUND_REPORT, case.round))
    base = "tính trên 01 đơn vị đã chấm đủ tiêu chí của nội dung đó; không tính 01 đơn vị chưa chấm đủ."
    assert words.count(base) == 1, "the same of all areas is said once"
    assert "Tính trên 01 đơn vị" not in words
    assert f"Có 01 đơn vị mới chấm một phần tiêu chí ({partial.name}: 01/56 tiêu chí)" in words
    assert f"{partial.name} (mới chấm 01/56 tiêu chí)" in words


def test_a_report_is_signed_by_the_leader_of_its_rounds_unless_the_settings_say_otherwise(case: Case) -> None:
    workspace = case.workspace

    def unnamed() -> bool:
        found = problems(workspace, DocumentKind.ROUND_REPORT, case.round)
        return "signer_unnamed" in {one.code for one in found}

    def names() -> list[str]:
        document = compose_document(workspace, DocumentKind.ROUND_REPORT, case.round)
        (closing,) = [part for part in document.body.parts if isinstance(part, Closing)]
        return [one.name for one in closing.signatures]

    leader = rounds.round_view(workspace, case.round).teams[0].members[0]
    assert leader.name == leader.position
    assert names() == [""], "a position is no name"
    draft = organisation.PersonDraft(name="Trần Thị Mẫu")
    organisation.change_person(workspace, leader.person_id, draft)
    assert names() == ["Trần Thị Mẫu"]
    assert not unnamed()
    person = organisation.add_person(workspace, organisation.PersonDraft(name="Lê Thị Mẫu")).subject
    second = rounds.MemberDraft(team_id=case.team, person_id=person, role=rounds.TeamRole.LEADER)
    rounds.set_member(workspace, second)
    assert names() == [""], "two lead it: nobody is chosen for them"
    assert unnamed()
    signing = organisation.SignerDraft(
        authority="TM. ĐOÀN KIỂM TRA", capacity="TRƯỞNG ĐOÀN", person_name="Trần Văn Mẫu"
    )
    organisation.save_signer(workspace, signing)
    assert names() == ["Trần Văn Mẫu"]
    assert not unnamed()


def test_causes_of_visits_and_visits_without_full_conclusions_are_read(case: Case) -> None:
    workspace, (first, second, _) = case.workspace, case.inspections
    for one in (first, second):
        score(case, one)
        inspections.start_inspection(workspace, one)
        inspections.conclude(workspace, one)
    inspections.change_inspection(workspace, second, inspections.InspectionDraft(causes="Thiếu người.\n\nThiếu máy."))
    conclusion = inspections.NoViolationDraft(checked="hồ sơ")
    *others, last = inspections.sheet(workspace, first).areas
    for area in others:
        inspections.set_no_violation(workspace, first, area.id, conclusion)
    data = read_data(case)
    assert data.causes == (CauseLine(unit="UBND xã Giang Ly", causes=("Thiếu người.", "Thiếu máy.")),)
    assert (data.findings.no_violation, data.findings.unconcluded) == (True, 2)
    inspections.set_no_violation(workspace, first, last.id, conclusion)
    assert read_data(case).findings.unconcluded == 1


def test_a_visit_outside_the_days_of_its_round_is_questioned(case: Case) -> None:
    workspace = case.workspace
    days = rounds.RoundDraft(starts_on=date(2019, 3, 15), ends_on=date(2019, 3, 20))
    rounds.change_round(workspace, case.round, days)
    pass_unit(case, case.inspections[0])
    for day, expected in ((date(2019, 5, 22), 1), (date(2019, 3, 20), 0)):
        inspections.change_inspection(workspace, case.inspections[0], inspections.InspectionDraft(inspected_on=day))
        for found in (
            problems(workspace, DocumentKind.ROUND_REPORT, case.round),
            rounds.close_problems(workspace, case.round),
        ):
            assert sum(one.code == "unit_outside_round" for one in found) == expected


def read_data(case: Case) -> ReportData:
    with case.workspace.read() as session:
        progress = read_progress(session, year=2019, round_id=case.round)
        return report_data.report_data(session, progress, as_of_day(case.workspace, session))

"""What reports are told about units that left the scope."""

from __future__ import annotations

from inspector.reports.inputs import ReplacementLine
from inspector.services import rounds
from inspector.services.documents import report_data
from inspector.services.progress import as_of_day, read_progress
from inspector.services.rounds import InspectionState
from tests.services.acts import Case


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

"""The counts and rates as data for scripts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from inspector.core.errors import Refused
from inspector.services.findings import FindingDraft, Subject, add_finding
from inspector.services.recommendations import RecommendationDraft, save_recommendation
from inspector.services.summary import summary
from inspector.services.workspace import Workspace, open_workspace
from tests.services.acts import Case, pass_unit


def test_the_year_has_everything_a_script_needs(made_sample: Path) -> None:
    workspace = open_workspace(made_sample, read_only=True)
    data = summary(workspace)
    assert data["counts"] == {"in_scope": 34, "inspected": 29, "passing": 29, "visits": 29}
    assert data["rates"] == {
        "inspected": {"numerator": 29, "denominator": 34, "percent": "85.29"},
        "passing": {"numerator": 29, "denominator": 34, "percent": "85.29"},
        "passing_of_inspected": {"numerator": 29, "denominator": 29, "percent": "100.00"},
    }
    assert [one["code"] for one in data["not_inspected"]] == ["KV16", "KV27", "KV30", "KV32", "KV34"]
    assert all(one["unit"] and one["reason"] for one in data["not_inspected"])
    assert [one["ordinal"] for one in data["rounds"]] == [1, 2]
    assert {name for one in data["rounds"] for name in one} == {"id", "ordinal", "type", "counts", "rates"}
    assert [one["block"] for one in data["blocks"]] == [
        "Xã, thị trấn",
        "Cơ quan chuyên môn",
        "Đơn vị sự nghiệp",
        "Cơ quan ngành dọc",
    ]
    assert data["blocks"][1]["rates"]["inspected"]["percent"] == "84.62"
    assert data["findings"]["by_severity"] == {str(severity): 0 for severity in range(5)}
    assert data["findings"]["by_subject"] == {"party": 0, "collective": 0, "individual": 0}
    assert data["no_violation"] is True
    assert data["actions"]["open"] == 8
    assert data["actions"]["by_state"] == {"new": 0, "in_progress": 8, "reported": 0, "rejected": 0}
    assert data["actions"]["overdue"] == 0
    workspace.close()


def test_overdue_is_asked_as_of_a_day(made_sample: Path) -> None:
    workspace = open_workspace(made_sample, read_only=True)
    assert summary(workspace, as_of=date(2020, 3, 31))["actions"]["overdue"] == 0
    assert summary(workspace, as_of=date(2020, 4, 1))["actions"]["overdue"] == 8
    workspace.close()


def test_one_round_by_id_and_by_ordinal(made_sample: Path) -> None:
    workspace = open_workspace(made_sample, read_only=True)
    by_ordinal = summary(workspace, round_="2")
    by_id = summary(workspace, round_=by_ordinal["rounds"][0]["id"])
    assert by_ordinal == by_id
    assert by_ordinal["counts"] == {"in_scope": 17, "inspected": 14, "passing": 14, "visits": 14}
    with pytest.raises(Refused, match="1, 2"):
        summary(workspace, round_="7")
    workspace.close()


def test_a_workspace_without_rounds_has_no_rates(workspace: Workspace) -> None:
    data = summary(workspace)
    assert data["year"] == 2019
    assert data["counts"] == {"in_scope": 0, "inspected": 0, "passing": 0, "visits": 0}
    assert data["rates"]["inspected"] == {"numerator": 0, "denominator": 0, "percent": None}
    assert data["no_violation"] is False, "nothing was looked at, so nothing can be said"


def test_a_unit_concluded_without_points_is_unfinished_not_clean(case: Case) -> None:
    pass_unit(case, case.inspections[0])
    data = summary(case.workspace)
    assert data["counts"] == {"in_scope": 3, "inspected": 1, "passing": 1, "visits": 1}
    assert data["unfinished"] == ["UBND xã Cầu Bà"]
    assert data["no_violation"] is False


def test_findings_are_counted_by_severity_and_from_three_on_by_subject(case: Case) -> None:
    for severity, subject in ((1, Subject.INDIVIDUAL), (3, Subject.COLLECTIVE), (4, Subject.PARTY)):
        draft = FindingDraft(
            inspection_id=case.inspections[0], subject=subject, severity=severity, description="Nội dung phát hiện"
        )
        add_finding(case.workspace, draft)
    data = summary(case.workspace)
    assert data["findings"]["by_severity"] == {"0": 0, "1": 1, "2": 0, "3": 1, "4": 1}
    assert data["findings"]["by_subject"] == {"party": 1, "collective": 1, "individual": 0}


def test_an_open_recommendation_past_its_day_is_overdue(case: Case) -> None:
    draft = RecommendationDraft(inspection_id=case.inspections[0], content="Rà soát", due_on=date(2019, 6, 30))
    save_recommendation(case.workspace, draft)
    assert summary(case.workspace, as_of=date(2019, 6, 30))["actions"]["overdue"] == 0
    assert summary(case.workspace, as_of=date(2019, 7, 2))["actions"]["overdue"] == 1

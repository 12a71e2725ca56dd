"""An incomplete report says so, and only errors stop it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.domain.completeness import (
    ActionFacts,
    BasisFacts,
    FigureFacts,
    FindingFacts,
    MinutesFacts,
    SupplementFacts,
    UnitFacts,
    area_finished,
    basis_problems,
    minutes_problems,
    scope_problems,
    supplement_problems,
    unfinished_problem,
    unsigned_problem,
)
from inspector.domain.inspection import InspectionState, Outcome

XA = "UBND xã Khánh Trung"
DAY = date(2019, 6, 18)


def levels(unit: UnitFacts) -> list[tuple[str, str]]:
    return [(problem.level, problem.code) for problem in scope_problems([unit])]


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        (UnitFacts("i", XA, InspectionState.PLANNED), [("error", "unit_without_reason")]),
        (UnitFacts("i", XA, InspectionState.PLANNED, reason="dịch bệnh"), [("warning", "unit_missing")]),
        (UnitFacts("i", XA, InspectionState.POSTPONED, reason="dịch bệnh"), [("warning", "unit_missing")]),
        (UnitFacts("i", XA, InspectionState.IN_PROGRESS), [("error", "unit_running")]),
        (UnitFacts("i", XA, InspectionState.REPLACED), []),
        (UnitFacts("i", XA, InspectionState.INSPECTED), [("error", "unit_not_concluded")]),
        (UnitFacts("i", XA, InspectionState.INSPECTED, outcome=Outcome.PASSING), []),
        (
            UnitFacts("i", XA, InspectionState.INSPECTED, outcome=Outcome.PASSING, unscored=("Thể chế",)),
            [("warning", "unit_unscored")],
        ),
        (
            UnitFacts("i", XA, InspectionState.INSPECTED, outcome=Outcome.PASSING, correcting=True),
            [("error", "unit_correcting")],
        ),
    ],
)
def test_units(unit: UnitFacts, expected: list[tuple[str, str]]) -> None:
    assert levels(unit) == expected


@given(st.integers(0, 12), st.integers(0, 12), st.booleans())
def test_finished_means_answered_or_concluded(answered: int, count: int, concluded: bool) -> None:
    assert area_finished(answered, count, concluded=concluded) == (concluded or answered >= count)


@given(st.booleans(), st.booleans(), st.booleans(), st.sampled_from([None, Outcome.PASSING, Outcome.FAILING]))
def test_supplementary_minutes_need_content_and_a_day(
    content: bool, held: bool, opinion: bool, by_rule: Outcome | None
) -> None:
    facts = SupplementFacts("i", DAY if held else None, content=content, opinion=opinion, by_rule=by_rule)
    found = {problem.code: problem.level for problem in supplement_problems(facts)}
    expected = {
        **({} if content else {"supplement_without_content": "error"}),
        **({} if held else {"supplement_without_day": "error"}),
        **({} if opinion else {"minutes_without_opinion": "info"}),
        **({} if by_rule is None else {"supplement_outcome": "warning"}),
    }
    assert found == expected


def test_problems_say_where_and_name_the_unit() -> None:
    problem = scope_problems([UnitFacts("i7", XA, InspectionState.PLANNED)])[0]
    assert problem.message == "UBND xã Khánh Trung: chưa kiểm tra và chưa ghi lý do."
    assert (problem.target.page, problem.target.id) == ("inspection", "i7")


def test_findings_need_a_basis_and_grave_ones_evidence() -> None:
    codes = [p.code for p in scope_problems([], [FindingFacts("f", "A01-0001", 3, has_basis=False, evidence=0)])]
    assert codes == ["finding_without_basis", "finding_without_evidence"]
    assert not scope_problems([], [FindingFacts("f", "A01-0001", 0, has_basis=False, evidence=0)])
    assert not scope_problems([], [FindingFacts("f", "A01-0001", 4, has_basis=True, evidence=1)])


def test_own_figures_stop_an_official_copy_declared_ones_warn() -> None:
    figures = [FigureFacts("s", "Phải giải quyết", "13.555", "13.355", own=own) for own in (False, True)]
    assert [problem.level for problem in scope_problems([], figures=figures)] == ["error", "warning"]


def test_overdue_actions() -> None:
    actions = [ActionFacts("r", "A01-0001", XA, has_state=state, days_late=9) for state in (True, False)]
    assert [problem.level for problem in scope_problems([], actions=actions)] == ["warning", "info"]


def test_minutes() -> None:
    empty = minutes_problems(MinutesFacts("i", reasons_missing=("3.6",), unscored=("Thể chế",)))
    assert [problem.level for problem in empty] == ["error"] * 4 + ["warning", "info"]
    assert minutes_problems(MinutesFacts("i", DAY, team=3, hosts=2, opinion=True)) == ()


def test_areas_that_nobody_concluded_are_named() -> None:
    facts = MinutesFacts("i", DAY, team=1, hosts=1, opinion=True, unconcluded=("Thể chế", "Bộ máy"))
    (problem,) = minutes_problems(facts)
    assert (problem.level, problem.code) == ("info", "areas_unconcluded")
    assert "2 lĩnh vực: Thể chế; Bộ máy" in problem.message


def test_a_finding_after_the_visit_is_questioned() -> None:
    finding = FindingFacts("f", "A07-0001", severity=1, has_basis=True, evidence=0, late=(date(2019, 7, 1), DAY))
    (problem,) = scope_problems([], [finding])
    assert (problem.level, problem.code) == ("warning", "finding_after_visit")
    assert "A07-0001" in problem.message


def test_minutes_that_would_be_signed_with_blanks_or_against_themselves_are_questioned() -> None:
    minutes = MinutesFacts(
        "i", DAY, team=1, hosts=1, opinion=True, blanks=("place", "end"), unpunished=("1.2",), without_requests=True
    )
    found = {one.code: one for one in minutes_problems(minutes)}
    assert set(found) == {"minutes_blanks", "full_despite_finding", "findings_without_requests"}
    assert {one.level for one in found.values()} == {"warning"}
    assert "địa điểm, giờ kết thúc" in found["minutes_blanks"].message
    assert "1.2" in found["full_despite_finding"].message


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        (BasisFacts("Quyết định số 05/QĐ-UBND", has_issuer=True, issued_on=DAY, until=DAY), []),
        (BasisFacts("Quyết định số 05/QĐ-UBND", has_issuer=False), ["basis_without_issuer"]),
        (BasisFacts("Quyết định số 05/QĐ-UBND", True, date(2020, 1, 5), DAY), ["basis_late"]),
    ],
)
def test_a_basis_has_an_issuer_and_was_there_before(basis: BasisFacts, expected: list[str]) -> None:
    assert [one.code for one in basis_problems([basis])] == expected


def test_visits_whose_minutes_are_not_signed_are_told_together() -> None:
    problem = unsigned_problem("i", (XA, "UBND xã Cầu Bà"))
    assert (problem.level, problem.target.id) == ("warning", "i")
    assert f"{XA}; UBND xã Cầu Bà" in problem.message


@pytest.mark.parametrize(("concluded", "level"), [(True, "warning"), (False, "error")])
def test_visits_that_are_over_and_not_finished_are_told_together(concluded: bool, level: str) -> None:
    problem = unfinished_problem("i", (XA, "UBND xã Cầu Bà"), concluded=concluded)
    assert (problem.level, problem.target.id) == (level, "i")
    assert f"{XA}; UBND xã Cầu Bà" in problem.message

"""The verdict follows from the rule and says why."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core.errors import Refused
from inspector.domain.inspection import Outcome
from inspector.domain.passing import PassRule, Standing, judge
from inspector.domain.scoring import Mark, Totals, totals

D = Decimal
percents = st.none() | st.integers(0, 10_000).map(lambda number: D(number).scaleb(-2))
rules = st.builds(
    PassRule,
    minimum_total=percents,
    minimum_area=percents,
    severity_bar=st.none() | st.integers(1, 4),
    previous_handled=st.booleans(),
)


def scored(points: str) -> Totals:
    return totals([Mark(D(100), assessed=D(points))])


@given(rules)
def test_rule_survives_its_stored_form(rule: PassRule) -> None:
    assert PassRule.from_data(rule.to_data()) == rule


def test_no_rule_means_the_default() -> None:
    assert PassRule.from_data(None) == PassRule(minimum_total=D(70))


@pytest.mark.parametrize(
    "data", [{"minimum_total": "nhiều"}, {"minimum_total": "101"}, {"severity_bar": 9}, {"severity_bar": []}]
)
def test_unreadable_rules_are_refused(data: dict[str, object]) -> None:
    with pytest.raises(Refused):
        PassRule.from_data(data)


@pytest.mark.parametrize(("points", "outcome"), [("69.99", Outcome.FAILING), ("70.00", Outcome.PASSING)])
def test_bound_is_inclusive(points: str, outcome: Outcome) -> None:
    assert judge(PassRule(), Standing(scored(points))).outcome is outcome


def test_failing_names_every_reason() -> None:
    rule = PassRule(minimum_area=D(50), severity_bar=3, previous_handled=True)
    areas = (
        ("Thể chế", totals([Mark(D(10), assessed=D(4))])),
        ("Tài chính công", totals([Mark(D(10), assessed=D(5))])),
    )
    verdict = judge(rule, Standing(scored("60"), areas, worst_severity=3, previous_open=2))
    assert verdict.outcome is Outcome.FAILING
    assert len(verdict.reasons) == 4
    assert verdict.reasons[0] == "Tổng điểm quy đổi 60,00 thấp hơn mức tối thiểu 70,00."
    assert "Thể chế" in verdict.reasons[1]
    assert not any("Tài chính" in reason for reason in verdict.reasons)


def test_unfinished_unit_is_not_decided() -> None:
    verdict = judge(PassRule(), Standing(scored("90"), unfinished=("Thể chế",)))
    assert (verdict.outcome, verdict.unfinished) == (None, ("Thể chế",))
    assert verdict.reasons == ("Chưa chấm điểm hoặc kết luận xong: Thể chế.",)


def test_without_points_only_a_rule_without_minimum_decides() -> None:
    assert judge(PassRule(), Standing(Totals())).outcome is None
    assert judge(PassRule(minimum_total=None), Standing(Totals())).outcome is Outcome.PASSING


@given(rules, st.integers(0, 4), st.integers(0, 3), st.integers(0, 100))
def test_passing_has_no_reasons_and_failing_has(rule: PassRule, worst: int, previous: int, points: int) -> None:
    verdict = judge(rule, Standing(scored(str(points)), worst_severity=worst, previous_open=previous))
    assert (verdict.outcome is Outcome.FAILING) == bool(verdict.reasons)

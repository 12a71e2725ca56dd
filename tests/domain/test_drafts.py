"""Drafts: what people type is received in one spelling, and what cannot be is refused."""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core.errors import Refused
from inspector.domain.checklist import AnswerDraft
from inspector.domain.fields import LONGEST_PROSE, Fields
from inspector.domain.finding import FindingDraft, NoViolationDraft
from inspector.domain.inspection import InspectionDraft
from inspector.domain.plan import PlanDraft, PlanEntryDraft
from inspector.domain.recommendation import RecommendationDraft
from inspector.domain.round import RoundDraft
from inspector.domain.unit import UnitDraft


def test_text_is_received_composed_and_trimmed() -> None:
    decomposed = unicodedata.normalize("NFD", "  Xã  Khánh\u00a0Vĩnh ")
    assert UnitDraft(name=decomposed).name == "Xã Khánh Vĩnh"


def test_blank_text_is_nothing() -> None:
    assert UnitDraft(name=" \u00a0 ").given() == {"name": None}


def test_lines_of_prose_stay() -> None:
    assert InspectionDraft(strengths="Một. \r\n  Hai.").strengths == "Một.\nHai."


def test_only_what_was_given_is_set() -> None:
    assert UnitDraft(code="KV01").given() == {"code": "KV01"}


@given(st.text(max_size=60))
def test_receiving_twice_changes_nothing(text: str) -> None:
    once = UnitDraft(note=text).note
    assert UnitDraft(note=once).note == once


def test_what_must_be_there_is_asked_for() -> None:
    with pytest.raises(Refused) as refusal:
        UnitDraft(code="KV01").require("code", "name")
    assert refusal.value.code == "draft.missing"
    assert refusal.value.values["field"] == "name"
    assert "Tên" in str(refusal.value)


def test_a_required_field_may_stay_away_but_not_be_blanked() -> None:
    UnitDraft(code="KV01").keep("name")
    UnitDraft(name="Xã Cầu Bà").keep("name")
    with pytest.raises(Refused) as refused:
        UnitDraft(name="  ").keep("code", "name")
    assert refused.value.values["field"] == "name"


def test_value_of_another_kind_is_refused_by_the_name_of_its_field() -> None:
    with pytest.raises(Refused) as refusal:
        UnitDraft(staff="nhiều")  # type: ignore[arg-type]
    assert (refusal.value.code, refusal.value.values["field"]) == ("draft.invalid", "staff")
    assert "Biên chế" in str(refusal.value)


def test_text_beyond_all_measure_is_refused() -> None:
    with pytest.raises(Refused) as refusal:
        UnitDraft(note="a" * (LONGEST_PROSE + 1))
    assert refusal.value.code == "draft.too_long"


FROM, TO = date(2019, 11, 30), date(2019, 1, 1)

REFUSED: list[tuple[type[Fields], dict[str, Any], str]] = [
    (UnitDraft, {"valid_from": FROM, "valid_to": TO}, "unit.period_reversed"),
    (UnitDraft, {"staff": -1}, "unit.staff_range"),
    (PlanDraft, {"period_from": FROM, "period_to": TO}, "plan.period_reversed"),
    (PlanDraft, {"coverage_target": 101}, "plan.target_range"),
    (PlanDraft, {"year": 19}, "plan.year_range"),
    (RoundDraft, {"period_from": FROM, "period_to": TO}, "round.period_reversed"),
    (RoundDraft, {"starts_on": FROM, "ends_on": TO}, "round.dates_reversed"),
    (RoundDraft, {"ordinal": 0}, "round.ordinal_range"),
    (RoundDraft, {"year": 3019}, "round.year_range"),
    (InspectionDraft, {"starts_at": "8h"}, "inspection.time_form"),
    (InspectionDraft, {"starts_at": "11:15", "ends_at": "08:00"}, "inspection.times_reversed"),
    (InspectionDraft, {"inspected_on": FROM, "report_by": TO}, "inspection.report_early"),
    (InspectionDraft, {"copies": 0}, "inspection.copies_range"),
    (InspectionDraft, {"copies": 100}, "inspection.copies_range"),
    (PlanEntryDraft, {"round_ordinal": 100}, "round.ordinal_range"),
    (AnswerDraft, {"assessed_points": Decimal(-1)}, "answer.negative"),
    (AnswerDraft, {"assessed_points": Decimal("1e30")}, "draft.too_large"),
    (FindingDraft, {"severity": 5}, "finding.severity_range"),
    (NoViolationDraft, {"period_from": FROM, "period_to": TO}, "no_violation.period_reversed"),
    (NoViolationDraft, {"sample_size": -1}, "no_violation.sample_range"),
    (NoViolationDraft, {"sample_size": 2**63}, "draft.too_large"),
    (RecommendationDraft, {"due_days": 0}, "recommendation.days_range"),
]


@pytest.mark.parametrize(("draft", "values", "code"), REFUSED, ids=lambda part: part if isinstance(part, str) else "")
def test_what_cannot_be_is_refused_with_words(draft: type[Fields], values: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused) as refusal:
        draft(**values)
    assert refusal.value.code == code
    assert str(refusal.value)

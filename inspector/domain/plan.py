"""The year's inspection plan (kế hoạch kiểm tra năm)."""

from __future__ import annotations

from datetime import date

from pydantic import model_validator

from inspector.domain.base import Record, day, flag, reference
from inspector.domain.fields import Fields, ordered, within


class PlanDraft(Fields):
    """What a plan fixes for its year."""

    year: int | None = None
    document_id: str | None = reference()
    """The document the plan was issued by."""
    title: str | None = None
    coverage_target: int | None = None
    """Share of the units in scope that is to be inspected, percent."""
    period_from: date | None = day()
    period_to: date | None = day()
    """Period the figures are taken from (niên độ số liệu)."""
    contents: str | None = None
    """Contents of inspection, one a line."""
    purpose: str | None = None
    note: str | None = None
    illustrative: bool | None = flag()

    @model_validator(mode="after")
    def _check(self) -> PlanDraft:
        ordered(self.period_from, self.period_to, "plan.period_reversed")
        within("coverage_target", self.coverage_target, 0, 100, "plan.target_range")
        within("year", self.year, 1990, 2100, "plan.year_range")
        return self


class Plan(PlanDraft, Record, table=True):
    """A year's plan."""

    __tablename__ = "plan"
    search_fields = ("title", "note")
    required_fields = ("year",)


class PlanEntryDraft(Fields):
    """One unit's place in the schedule."""

    plan_id: str | None = reference()
    unit_id: str | None = reference()
    round_ordinal: int | None = None
    starts_on: date | None = day()
    ends_on: date | None = day()
    form: str | None = None
    """Form of inspection (hình thức): direct, by report."""
    note: str | None = None

    @model_validator(mode="after")
    def _check(self) -> PlanEntryDraft:
        within("round_ordinal", self.round_ordinal, 1, 99, "round.ordinal_range")
        ordered(self.starts_on, self.ends_on, "plan.dates_reversed")
        return self


class PlanEntry(PlanEntryDraft, Record, table=True):
    """A unit × round of the plan's schedule (UUIDv5 from plan, unit and ordinal)."""

    __tablename__ = "plan_entry"
    required_fields = ("plan_id", "unit_id", "round_ordinal")
    parent_fields = ("plan_id", "unit_id")

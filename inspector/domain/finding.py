"""Findings of discipline (phát hiện, vi phạm kỷ luật, kỷ cương hành chính) and their explicit absence."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from pydantic import model_validator

from inspector.domain.base import Record, coded, day, flag, moment, reference
from inspector.domain.fields import Fields, ordered, within


class Subject(StrEnum):
    """Whom a finding is about."""

    PARTY = "party"
    """Tổ chức đảng."""
    COLLECTIVE = "collective"
    """Tập thể."""
    INDIVIDUAL = "individual"
    """Cá nhân."""


class LegalClass(StrEnum):
    """Legal class of an individual; it decides which forms of discipline exist."""

    OFFICIAL = "official"
    """Cán bộ."""
    CIVIL_SERVANT = "civil_servant"
    """Công chức không giữ chức vụ lãnh đạo, quản lý."""
    LEADING_CIVIL_SERVANT = "leading_civil_servant"
    """Công chức giữ chức vụ lãnh đạo, quản lý."""
    PUBLIC_EMPLOYEE = "public_employee"
    """Viên chức."""
    CONTRACT_WORKER = "contract_worker"
    """Người lao động hợp đồng."""
    PART_TIME = "part_time"
    """Người hoạt động không chuyên trách."""


DISCIPLINE_SEVERITY = 3
"""From this severity on a violation is of a degree to be handled (đến mức phải xem xét xử lý)."""
HIGHEST_SEVERITY = 4


class FindingDraft(Fields):
    """What was found, about whom, on what basis, with what said in answer."""

    inspection_id: str | None = reference()
    criterion_id: str | None = reference()
    number: str | None = None
    """Visible number with the laptop's prefix, "A07-0012"."""
    subject: Subject | None = coded(Subject)
    legal_class: LegalClass | None = coded(LegalClass)
    subject_position: str | None = None
    """Who, by position or office."""
    subject_name: str | None = None
    """Optional; never printed in a redacted copy."""
    act_code: str | None = None
    """Code of the act in the catalogue."""
    occurred_on: date | None = day()
    occurred_at: str | None = None
    found_at: str | None = None
    """Where."""
    description: str | None = None
    legal_basis: str | None = None
    explanation: str | None = None
    """What the subject said (giải trình)."""
    witness: str | None = None
    severity: int | None = None
    """0 none found, 1 reminder, 2 criticism, 3 to be considered for discipline, 4 handed to the competent body."""
    recommended_handling: str | None = None
    outcome_body: str | None = None
    outcome_decision: str | None = None
    outcome_on: date | None = day()
    outcome_form: str | None = None
    """Form of discipline that was decided; the team recommends, it does not discipline."""
    recorded_at: datetime | None = moment()
    illustrative: bool | None = flag()

    @model_validator(mode="after")
    def _check(self) -> FindingDraft:
        within("severity", self.severity, 0, HIGHEST_SEVERITY, "finding.severity_range")
        return self


class Finding(FindingDraft, Record, table=True):
    """A finding."""

    __tablename__ = "finding"
    search_fields = ("description", "number", "subject_position", "legal_basis", "found_at", "recommended_handling")
    required_fields = ("inspection_id",)
    parent_fields = ("inspection_id",)


class NoViolationDraft(Fields):
    """An explicit conclusion, which is not the same as a blank."""

    inspection_id: str | None = reference()
    area_id: str | None = reference()
    checked: str | None = None
    """What was checked."""
    sample_size: int | None = None
    period_from: date | None = day()
    period_to: date | None = day()
    illustrative: bool | None = flag()

    @model_validator(mode="after")
    def _check(self) -> NoViolationDraft:
        ordered(self.period_from, self.period_to, "no_violation.period_reversed")
        within("sample_size", self.sample_size, 0, 1_000_000, "no_violation.sample_range")
        return self


class NoViolation(NoViolationDraft, Record, table=True):
    """No violation found in an area at a unit (UUIDv5 from inspection and area)."""

    __tablename__ = "no_violation"
    search_fields = ("checked",)
    required_fields = ("inspection_id", "area_id")
    parent_fields = ("inspection_id", "area_id")

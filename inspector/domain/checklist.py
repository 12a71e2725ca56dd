"""Checklists (bộ tiêu chí), their areas and criteria, and the answers given at a unit."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from pydantic import model_validator
from sqlalchemy import Index

from inspector.core.errors import Refused
from inspector.domain.base import Record, coded, data, flag, points, reference
from inspector.domain.fields import Fields


class CriterionType(StrEnum):
    """How a criterion's points come about."""

    BINARY = "BIN"
    TIERS = "TIER"
    RATIO = "RATIO"
    SAMPLE = "SAMPLE"
    DEDUCTIONS = "DEDUCT"
    SURVEY = "SURVEY"


class Checklist(Record, table=True):
    """A version of a checklist (UUIDv5 from code and version)."""

    __tablename__ = "checklist"
    search_fields = ("title",)
    required_fields = ("code", "version")

    code: str | None = None
    version: str | None = None
    title: str | None = None
    total: Decimal | None = points()
    year_from: int | None = None
    year_to: int | None = None
    unit_kinds: list[str] | None = data()
    """Kinds of unit it is meant for; nothing for all."""


class Area(Record, table=True):
    """An area of reform (lĩnh vực) in a checklist."""

    __tablename__ = "area"
    search_fields = ("name",)
    required_fields = ("checklist_id", "code")
    parent_fields = ("checklist_id",)

    checklist_id: str | None = reference()
    code: str | None = None
    name: str | None = None
    short_name: str | None = None
    position: int | None = None


class Criterion(Record, table=True):
    """A criterion (tiêu chí) with its rule as data."""

    __tablename__ = "criterion"
    search_fields = ("name", "evidence")
    required_fields = ("area_id", "code")
    parent_fields = ("checklist_id", "area_id")

    checklist_id: str | None = reference()
    area_id: str | None = reference()
    code: str | None = None
    name: str | None = None
    max_points: Decimal | None = points()
    type: CriterionType | None = coded(CriterionType)
    rule: dict[str, Any] | None = data()
    """Structured rule; ``rule_text`` says it to people."""
    rule_text: str | None = None
    evidence: str | None = None
    """Evidence wanted (tài liệu kiểm chứng)."""
    position: int | None = None


class AnswerDraft(Fields):
    """What was recorded for one criterion at one unit."""

    inspection_id: str | None = None
    criterion_id: str | None = reference()
    self_points: Decimal | None = points()
    """Điểm tự chấm."""
    assessed_points: Decimal | None = points()
    """Điểm thẩm định."""
    reason: str | None = None
    """Required where the two differ."""
    not_applicable: bool | None = flag()
    not_applicable_reason: str | None = None
    inputs: dict[str, Any] | None = data()
    """What the points were derived from: yes/no, parts, numerator and denominator, errors, penalties."""
    nothing_found: bool | None = flag()
    """Checked, nothing found."""
    note: str | None = None
    illustrative: bool | None = flag()

    @model_validator(mode="after")
    def _check(self) -> AnswerDraft:
        for value in (self.self_points, self.assessed_points):
            if value is not None and value < 0:
                raise Refused("answer.negative", value=value)
        return self


class Answer(AnswerDraft, Record, table=True):
    """An answer (UUIDv5 from inspection and criterion): two inspectors meet in one record."""

    # One index finds the answers of an inspection and holds all that counts and sums of a round look at.
    __table_args__ = (Index("ix_answer_marks", "inspection_id", "deleted", "not_applicable", "assessed_points"),)

    __tablename__ = "answer"
    search_fields = ("note", "reason")
    required_fields = ("inspection_id", "criterion_id")
    parent_fields = ("inspection_id", "criterion_id")
    decided_together = MappingProxyType(
        {"assessed_points": ("reason", "inputs"), "not_applicable": ("not_applicable_reason",)}
    )

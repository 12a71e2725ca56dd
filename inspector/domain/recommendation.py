"""Recommendations (kiến nghị) and what was done about them (khắc phục)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import model_validator

from inspector.domain.base import Record, coded, day, flag, reference
from inspector.domain.fields import Fields, within


class ActionState(StrEnum):
    """Life of a recommendation."""

    NEW = "new"
    """Mới."""
    IN_PROGRESS = "in_progress"
    """Đang khắc phục."""
    REPORTED = "reported"
    """Báo cáo xong."""
    VERIFIED = "verified"
    """Đã phúc tra đạt."""
    REJECTED = "rejected"
    """Đã phúc tra không đạt."""
    CLOSED = "closed"
    """Đóng."""


OPEN_STATES = frozenset({ActionState.NEW, ActionState.IN_PROGRESS, ActionState.REPORTED, ActionState.REJECTED})
"""States in which the unit or the team still has something to do."""


class RecommendationDraft(Fields):
    """What, who answers for it, until when."""

    inspection_id: str | None = reference()
    finding_id: str | None = reference()
    carried_from_id: str | None = reference()
    """The recommendation of an earlier round that this one repeats."""
    number: str | None = None
    content: str | None = None
    responsible: str | None = None
    """Who answers for it (đơn vị thực hiện)."""
    due_on: date | None = day()
    due_days: int | None = None
    """Working days after the conclusion notice, where the deadline is given so."""
    state: ActionState | None = coded(ActionState)
    position: int | None = None
    illustrative: bool | None = flag()

    @model_validator(mode="after")
    def _check(self) -> RecommendationDraft:
        within("due_days", self.due_days, 1, 999, "recommendation.days_range")
        return self


class Recommendation(RecommendationDraft, Record, table=True):
    """A recommendation made to a unit."""

    __tablename__ = "recommendation"
    search_fields = ("content", "number", "responsible")
    required_fields = ("inspection_id",)
    parent_fields = ("inspection_id", "finding_id", "carried_from_id")


class ActionDraft(Fields):
    """A report of what was done."""

    recommendation_id: str | None = reference()
    reported_on: date | None = day()
    content: str | None = None
    state: ActionState | None = coded(ActionState)
    """State it brings the recommendation to."""
    illustrative: bool | None = flag()


class Action(ActionDraft, Record, table=True):
    """A step of putting right (báo cáo khắc phục, phúc tra)."""

    __tablename__ = "action"
    search_fields = ("content",)
    required_fields = ("recommendation_id",)
    parent_fields = ("recommendation_id",)

"""Rounds of inspection (đợt kiểm tra) and the teams that carry them out."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

from pydantic import model_validator

from inspector.domain.base import Record, coded, data, day, flag, reference
from inspector.domain.fields import Fields, ordered, within


class RoundType(StrEnum):
    """Type of a round; the first two make up the year's scope."""

    COMPREHENSIVE = "comprehensive"
    """Toàn diện."""
    PERIODIC = "periodic"
    """Định kỳ."""
    THEMATIC = "thematic"
    """Chuyên đề."""
    UNANNOUNCED = "unannounced"
    """Đột xuất."""
    FOLLOW_UP = "follow_up"
    """Phúc tra."""


SCOPE_TYPES = frozenset({RoundType.COMPREHENSIVE, RoundType.PERIODIC})
"""Types whose units are the year's units in scope; other types add visits only."""


class RoundState(StrEnum):
    """Life of a round."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"


class RoundDraft(Fields):
    """What a round fixes for all its inspections."""

    year: int | None = None
    ordinal: int | None = None
    type: RoundType | None = coded(RoundType)
    name: str | None = None
    plan_id: str | None = reference()
    decision_id: str | None = reference()
    """The decision that set up the team."""
    period_from: date | None = day()
    period_to: date | None = day()
    """Period inspected (thời kỳ kiểm tra)."""
    starts_on: date | None = day()
    ends_on: date | None = day()
    checklist_id: str | None = reference()
    """Pinned: a round's criteria never change under its answers."""
    pass_rule: dict[str, Any] | None = data()
    focus: str | None = None
    """Focus topics (trọng tâm)."""
    state: RoundState | None = coded(RoundState)
    closed_on: date | None = day()
    closed_seen: dict[str, Any] | None = data()
    """What the journal held when it was closed: the last sequence number by stream."""
    late_seen: dict[str, Any] | None = data()
    """What it held when the lead looked at what had come to the closed round and to no unit of it, and left it so."""
    illustrative: bool | None = flag()

    @model_validator(mode="after")
    def _check(self) -> RoundDraft:
        ordered(self.period_from, self.period_to, "round.period_reversed")
        ordered(self.starts_on, self.ends_on, "round.dates_reversed")
        within("ordinal", self.ordinal, 1, 99, "round.ordinal_range")
        within("year", self.year, 1990, 2100, "round.year_range")
        return self


class Round(RoundDraft, Record, table=True):
    """A round."""

    __tablename__ = "round"
    search_fields = ("name", "focus")
    required_fields = ("year", "ordinal")
    parent_fields = ("plan_id",)
    lead_fields = ("closed_on", "closed_seen", "late_seen")

    @property
    def standing(self) -> RoundState:
        """Where it stands: a day of closing closes it, whatever an inspector's first visit wrote meanwhile."""
        return RoundState.CLOSED if self.closed_on else RoundState(self.state or RoundState.PLANNED)


class TeamRole(StrEnum):
    """Place in a team."""

    LEADER = "leader"
    """Trưởng đoàn."""
    DEPUTY = "deputy"
    """Phó Trưởng đoàn."""
    SECRETARY = "secretary"
    """Thư ký."""
    MEMBER = "member"
    """Thành viên."""


class TeamDraft(Fields):
    """A team (đoàn) or sub-team (tổ)."""

    round_id: str | None = reference()
    parent_id: str | None = reference()
    """The team this sub-team belongs to."""
    name: str | None = None
    party: bool | None = flag()
    """Set up by a Party body."""


class Team(TeamDraft, Record, table=True):
    """The team of a round, or a sub-team of it."""

    __tablename__ = "team"
    search_fields = ("name",)
    required_fields = ("round_id",)
    parent_fields = ("round_id", "parent_id")


class MemberDraft(Fields):
    """A person's place in a team."""

    team_id: str | None = reference()
    person_id: str | None = reference()
    role: TeamRole | None = coded(TeamRole)
    task: str | None = None
    position: int | None = None


class Member(MemberDraft, Record, table=True):
    """A membership (UUIDv5 from team and person)."""

    __tablename__ = "member"
    required_fields = ("team_id", "person_id")
    parent_fields = ("team_id", "person_id")

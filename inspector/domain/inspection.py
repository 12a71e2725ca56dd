"""The inspection of one unit in one round (lượt kiểm tra một đơn vị)."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from pydantic import model_validator

from inspector.core.errors import Refused
from inspector.domain.base import Record, coded, data, day, flag, reference
from inspector.domain.fields import Fields, ordered, within

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


class InspectionState(StrEnum):
    """Life of an inspection."""

    PLANNED = "planned"
    """Kế hoạch."""
    POSTPONED = "postponed"
    """Hoãn, with a reason."""
    IN_PROGRESS = "in_progress"
    """Đang kiểm tra."""
    INSPECTED = "inspected"
    """Đã kiểm tra."""
    REPLACED = "replaced"
    """Thay thế: another unit takes its place, so it leaves the scope."""
    CANCELLED = "cancelled"
    """Hủy: not carried out, but still in scope."""


class Outcome(StrEnum):
    """Conclusion about a unit; none yet means *chưa kết luận*."""

    PASSING = "passing"
    """Đạt."""
    FAILING = "failing"
    """Không đạt."""


class InspectionDraft(Fields):
    """What is recorded at a unit."""

    round_id: str | None = reference()
    unit_id: str | None = reference()
    state: InspectionState | None = coded(InspectionState)
    reason: str | None = None
    """Why it was postponed, replaced or cancelled."""
    replaced_by_id: str | None = reference()
    """Unit of the same round that takes the place of a replaced one (đơn vị thay thế)."""
    team_id: str | None = reference()
    """Sub-team it is assigned to; assignment warns, it does not lock."""
    person_id: str | None = reference()
    """Person it is assigned to."""
    inspected_on: date | None = day()
    starts_at: str | None = None
    """Time of day, ``HH:MM``."""
    ends_at: str | None = None
    place: str | None = None
    method: str | None = None
    """Scope and method: what was heard, seen and compared."""
    samples: str | None = None
    """Sample of dossiers seen, one a line, without names of citizens."""
    strengths: str | None = None
    limits: str | None = None
    causes: str | None = None
    unit_opinion: str | None = None
    other_notes: str | None = None
    outcome: Outcome | None = coded(Outcome)
    outcome_reason: str | None = None
    """Why a person decided otherwise than the pass rule."""
    outcome_overridden: bool | None = flag()
    concluded_on: date | None = day()
    report_by: date | None = day()
    """Day by which the unit reports what it has put right."""
    copies: int | None = None
    """Copies the minutes are made in."""
    minutes_number: str | None = None
    minutes_signed_on: date | None = day()
    """Once signed the minutes are read-only; corrections go into supplementary minutes."""
    minutes_reopened: str | None = None
    """Why a signature that had been recorded was taken back: recorded by mistake, signed anew."""
    minutes_seen: dict[str, Any] | None = data()
    """What the journal held when the minutes were signed: the last sequence number by stream."""
    late_seen: dict[str, Any] | None = data()
    """What it held when the lead looked at what had come after the signature or the closing, and left it so."""
    position: int | None = None
    illustrative: bool | None = flag()

    @model_validator(mode="after")
    def _check(self) -> InspectionDraft:
        for value in (self.starts_at, self.ends_at):
            if value is not None and not _TIME.fullmatch(value):
                raise Refused("inspection.time_form", value=value)
        within("copies", self.copies, 1, 99, "inspection.copies_range")
        ordered(self.starts_at, self.ends_at, "inspection.times_reversed")
        ordered(self.inspected_on, self.report_by, "inspection.report_early")
        return self


_CONCLUSION: Final = ("outcome_overridden", "outcome_reason", "concluded_on")


class Inspection(InspectionDraft, Record, table=True):
    """One unit × one round (UUIDv5 from both): its presence puts the unit into the round's scope."""

    __tablename__ = "inspection"
    search_fields = ("strengths", "limits", "causes", "unit_opinion", "other_notes", "reason")
    required_fields = ("round_id", "unit_id")
    parent_fields = ("round_id", "unit_id")
    lead_fields = ("minutes_reopened", "late_seen")
    decided_together = MappingProxyType({"outcome": ("state", *_CONCLUSION), "state": ("outcome", *_CONCLUSION)})
    """Who only began a visit concluded nothing, so a conclusion and that the visit is over are one."""


class Side(StrEnum):
    """Side of the table."""

    TEAM = "team"
    UNIT = "unit"


class ParticipantDraft(Fields):
    """Somebody present at the inspection."""

    inspection_id: str | None = reference()
    side: Side | None = coded(Side)
    person_id: str | None = reference()
    name: str | None = None
    """Printed as dots when blank."""
    capacity: str | None = None
    """Position, and place in the team: "Trưởng phòng Nội vụ, Trưởng đoàn"."""
    chairs: bool | None = flag()
    takes_minutes: bool | None = flag()
    signs: bool | None = flag()
    """Signs the minutes for its side."""
    position: int | None = None


class Participant(ParticipantDraft, Record, table=True):
    """A participant (thành phần tham dự)."""

    __tablename__ = "participant"
    required_fields = ("inspection_id", "side")
    parent_fields = ("inspection_id",)

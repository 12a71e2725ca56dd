"""What minutes of a visit are made from: plain data, filled by the services."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from inspector.reports.inputs import Frame, Outcome, Paragraphs, RecommendationLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Somebody at the visit; an empty name leaves a dotted blank."""

    position: str
    name: str = ""
    role: str = ""
    """Role in the team: "Trưởng đoàn", "thành viên", "thư ký"; empty for the unit's people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionResult:
    """A criterion that the sum of its area does not tell enough of."""

    code: str
    name: str
    max_points: Decimal
    self_score: Decimal | None = None
    score: Decimal | None = None
    """Nothing where it does not apply."""
    remarks: Paragraphs = ()
    """Why it has these points, or none: reason, note, findings."""

    @property
    def below(self) -> bool:
        """Points were lost."""
        return self.score is not None and self.score < self.max_points


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaResult:
    """One area as inspected: prose, and its points for the scoring table."""

    code: str
    name: str
    max_points: Decimal
    self_score: Decimal | None = None
    score: Decimal | None = None
    criteria: tuple[CriterionResult, ...] = ()
    """Those below their maximum, assessed otherwise than the unit did itself, or not applicable."""
    prose: Paragraphs = ()
    self_maximum: Decimal | None = None
    """Maximum of what the unit scored itself; nothing means all of it."""
    unscored: tuple[str, ...] = ()
    """Codes of criteria without points."""
    finished: bool = True
    """False while neither scored nor concluded: printed as unfinished, never as clean."""
    concluded: bool = False
    """It was concluded that there is no violation in it; a blank is no such conclusion."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesInput:
    """The minutes of one visit; `frame.signers` are Thư ký, đại diện đơn vị, Trưởng đoàn, left to right."""

    frame: Frame
    unit_name: str
    """As in the title: "UBND xã Khánh Trung"."""
    unit_short: str = ""
    """In the running text: "UBND xã"; empty uses `unit_name`."""
    topic: str = "công tác cải cách hành chính"
    surprise: bool = False
    """Kiểm tra đột xuất."""
    visited_on: date | None = None
    started_at: time | None = None
    ended_at: time | None = None
    place: str = ""
    team: tuple[Participant, ...] = ()
    unit_people: tuple[Participant, ...] = ()
    chair: Participant | None = None
    secretary: Participant | None = None
    decision: str = ""
    """Citation of the decision that set up the team: "Quyết định số …/QĐ-UBND ngày …"."""
    period_from: date | None = None
    period_to: date | None = None
    sample: str = ""
    """What was drawn: "chọn ngẫu nhiên 20 hồ sơ TTHC, 20 văn bản đi"."""
    introduction: Paragraphs = ()
    """Replaces the default sentences on contents and method."""
    discipline: Paragraphs = ()
    """Headcount, discipline and order; first among the results."""
    areas: tuple[AreaResult, ...] = ()
    outcome: Outcome = "open"
    outcome_reason: str = ""
    rescaled_total: Decimal | None = None
    """Total brought to 100 when criteria did not apply; printed beside the plain one."""
    no_violation: bool = False
    """Concluded in every area but those with findings, and no finding is to be considered for discipline."""
    findings: Paragraphs = ()
    grave: int = 0
    """Findings to be considered for discipline."""
    strengths: Paragraphs = ()
    limits: Paragraphs = ()
    opinion: Paragraphs = ()
    recommendations: tuple[RecommendationLine, ...] = ()
    report_back_by: date | None = None
    copies: int = 3
    copies_team: int = 2
    """Copies the team keeps; the unit gets the others."""

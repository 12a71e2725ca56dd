"""What the sheet of one inspection is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from inspector.domain.scoring import Mark

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from inspector.domain.checklist import CriterionType
    from inspector.domain.inspection import InspectionState, Outcome, Side
    from inspector.domain.recommendation import ActionState
    from inspector.domain.scoring import State
    from inspector.services.findings import FindingRow
    from inspector.services.recommendations import RecommendationRow

MissingKind = Literal[
    "points",
    "reason",
    "not_applicable_reason",
    "remarks",
    "evidence",
    "no_violation",
    "day",
    "team",
    "hosts",
    "team_twice",
    "hosts_twice",
    "opinion",
    "basis",
    "outcome",
    "overtaken",
]


@dataclass(frozen=True, slots=True)
class InspectionView:
    """One inspection with its unit and round in words."""

    id: str
    round_id: str
    round_title: str
    unit_id: str
    unit_name: str
    unit_code: str | None
    block_name: str
    assigned: str
    """Who it is assigned to: a person, a sub-team, or nobody."""
    round_closed: bool
    signed: bool
    supplement_id: str
    """Id of the supplementary minutes under way, into which every change goes; empty for none."""
    state: InspectionState
    reason: str | None
    team_id: str | None
    person_id: str | None
    inspected_on: date | None
    starts_at: str | None
    ends_at: str | None
    place: str | None
    method: str | None
    samples: str | None
    strengths: str | None
    limits: str | None
    causes: str | None
    unit_opinion: str | None
    other_notes: str | None
    outcome: Outcome | None
    outcome_reason: str | None
    outcome_overridden: bool
    concluded_on: date | None
    report_by: date | None
    copies: int | None
    minutes_number: str | None
    minutes_signed_on: date | None
    period_from: date | None
    period_to: date | None
    """What the inspection looks into, by its round, else by the year's plan."""
    illustrative: bool


@dataclass(frozen=True, slots=True)
class AnswerView:
    """What was recorded for one criterion."""

    id: str
    self_points: Decimal | None
    assessed_points: Decimal | None
    reason: str | None
    not_applicable: bool
    not_applicable_reason: str | None
    nothing_found: bool
    note: str | None
    illustrative: bool


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """A criterion with its answer."""

    id: str
    code: str
    name: str
    maximum: Decimal
    type: CriterionType | None
    rule_text: str | None
    evidence: str | None
    """Evidence wanted."""
    answer_id: str
    """Id the answer has or will have."""
    answer: AnswerView | None
    attachments: int
    findings: int

    @property
    def mark(self) -> Mark:
        """The criterion as the rules of scoring take it."""
        answer = self.answer
        if answer is None:
            return Mark(self.maximum)
        return Mark(
            maximum=self.maximum,
            self_points=answer.self_points,
            assessed=answer.assessed_points,
            reason=answer.reason,
            not_applicable=answer.not_applicable,
            not_applicable_reason=answer.not_applicable_reason,
            note=answer.note,
        )

    @property
    def state(self) -> State:
        """Settled, missing something, or still open."""
        return self.mark.state

    @property
    def unexplained(self) -> bool:
        """Below the maximum with nothing that tells why; a reason that cannot be done without is asked for apart."""
        mark = self.mark
        return mark.below and not mark.differs and not (mark.reason or mark.note or self.findings)


@dataclass(frozen=True, slots=True)
class NoViolationRow:
    """A conclusion that no violation was found in an area."""

    id: str
    area_id: str
    checked: str | None
    sample_size: int | None
    period_from: date | None
    period_to: date | None
    illustrative: bool


@dataclass(frozen=True, slots=True)
class AreaSheet:
    """An area with its criteria and sums."""

    id: str
    code: str
    name: str
    short_name: str
    answered: int
    count: int
    assessed: Decimal | None
    self: Decimal | None
    """Sum of the unit's own points."""
    maximum: Decimal
    no_violation: NoViolationRow | None
    contradicting: tuple[str, ...]
    """Numbers of findings of some severity that stand against ``no_violation``."""
    finished: bool
    """Every criterion answered, or "no violation" concluded."""
    criteria: tuple[CriterionRow, ...]


@dataclass(frozen=True, slots=True)
class SheetTotals:
    """The sums over all areas."""

    answered: int
    count: int
    assessed: Decimal | None
    assessed_maximum: Decimal
    """Maximum of the criteria that have points."""
    maximum: Decimal
    self_total: Decimal | None
    rescaled: Decimal | None
    """Total as if the criteria that apply made up 100."""
    applicable_maximum: Decimal


@dataclass(frozen=True, slots=True)
class Missing:
    """Something still to be recorded, with where it belongs."""

    kind: MissingKind
    area_id: str | None
    criterion_id: str | None
    text: str


@dataclass(frozen=True, slots=True)
class PreviousNote:
    """What an earlier inspection of the unit left behind."""

    kind: Literal["recommendation", "finding"]
    year: int
    round_title: str
    text: str
    state: ActionState | None


@dataclass(frozen=True, slots=True)
class ParticipantRow:
    """Somebody present at the inspection."""

    id: str
    side: Side
    person_id: str | None
    name: str | None
    capacity: str | None
    chairs: bool
    takes_minutes: bool
    signs: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """One inspection as field mode shows it."""

    inspection: InspectionView
    areas: tuple[AreaSheet, ...]
    totals: SheetTotals
    missing: tuple[Missing, ...]
    previous: tuple[PreviousNote, ...]
    participants: tuple[ParticipantRow, ...]
    recommendations: tuple[RecommendationRow, ...]
    findings: tuple[FindingRow, ...]
    read_only: bool
    shut: bool
    """Nobody writes here at all: not even what goes on after the signature."""
    warning: str | None

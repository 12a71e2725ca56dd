"""The sample's inspections: who was there, what was scored and recommended, what was done about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

from inspector.core.ids import stable_id
from inspector.domain.checklist import Answer
from inspector.domain.document import DocumentKind, DocumentText
from inspector.domain.finding import NoViolation
from inspector.domain.inspection import (
    Inspection,
    InspectionDraft,
    InspectionState,
    Outcome,
    Participant,
    ParticipantDraft,
    Side,
)
from inspector.domain.recommendation import OPEN_STATES, Action, ActionState, Recommendation, RecommendationDraft
from inspector.services.numbering import next_number, recommendation_prefix
from inspector.store.queries.marks import criteria
from inspector.store.queries.recommendations import recommendations

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspector.services.writing import Writing

Data = dict[str, Any]
_CHECKLIST = stable_id("checklist", "default", "1")


@dataclass
class Context:
    """What the sample's inspections refer to: the data, and the ids by key."""

    data: Data
    units: dict[str, str]
    people: dict[str, str]
    rounds: dict[int, str]
    teams: dict[tuple[int, str], str]
    numbered: int = 0
    """Recommendations numbered so far."""

    @cached_property
    def unit_of(self) -> dict[str, Data]:
        """Data of a unit by its code."""
        return {one["code"]: one for one in self.data["units"]}

    @cached_property
    def round_of(self) -> dict[int, Data]:
        """Data of a round by its ordinal."""
        return {one["ordinal"]: one for one in self.data["rounds"]}

    def inspection_id(self, one: Data) -> str:
        """Id of an inspection: of its round and unit."""
        return stable_id("inspection", self.rounds[one["round"]], self.units[one["unit"]])

    def team_id(self, one: Data) -> str:
        """The sub-team that goes to the unit: the one for its block."""
        block = self.unit_of[one["unit"]]["block"]
        key = next(team["key"] for team in self.data["teams"] if block in team.get("blocks", ()))
        return self.teams[one["round"], key]


def write_scope(writing: Writing, context: Context, one: Data, **values: Any) -> str:
    """Put a unit into its round's scope, with its state and reason; returns the inspection's id."""
    inspection_id = context.inspection_id(one)
    writing.put(
        Inspection,
        inspection_id,
        round_id=context.rounds[one["round"]],
        unit_id=context.units[one["unit"]],
        state=InspectionState(one["state"]),
        reason=one.get("reason"),
        team_id=context.team_id(one),
        illustrative=True,
        **values,
    )
    return inspection_id


def write_visit(writing: Writing, context: Context, one: Data, prefix: str) -> None:
    """Everything recorded at one unit, as one action."""
    unit = context.unit_of[one["unit"]]
    visit, reception = context.data["visit"], bool(unit.get("reception"))
    signed = one["on"] if "closed_on" in context.round_of[one["round"]] else None
    draft = InspectionDraft(
        inspected_on=one["on"],
        starts_at=one["starts"],
        ends_at=one["ends"],
        place=one["place"],
        method=visit["method"]["reception" if reception else "other"],
        samples="\n".join(visit["samples"]["reception" if reception else "other"]),
        strengths="\n".join(one["strengths"]),
        limits="\n".join(one["limits"]),
        unit_opinion=visit["opinion"].format(unit=unit["name"]),
        outcome=Outcome.PASSING,
        concluded_on=one["on"],
        report_by=one["report_by"],
        copies=3,
        minutes_signed_on=signed,
    )
    inspection_id = write_scope(writing, context, one, **draft.given())
    _write_participants(writing, context, inspection_id, unit)
    _write_answers(writing, context.data, inspection_id, one["points"], reception=reception)
    _write_conclusion(writing, context, inspection_id, one)
    prefix = recommendation_prefix(prefix)
    for position, recommendation in enumerate(one["recommendations"], start=1):
        given = [f"{prefix}-{context.numbered:04d}"]
        context.numbered += 1
        values = {name: value for name, value in recommendation.items() if name != "criterion"}
        draft_of = RecommendationDraft(inspection_id=inspection_id, position=position, illustrative=True, **values)
        number = next_number(prefix, given)
        writing.add(Recommendation(id=writing.new_id(), number=number, **draft_of.given()))


def _write_participants(writing: Writing, context: Context, inspection_id: str, unit: Data) -> None:
    visit = context.data["visit"]
    hosts = visit["hosts"].get(unit["kind"], visit["hosts"]["default"])
    team = [
        ParticipantDraft.model_validate(
            {"side": Side.TEAM, "person_id": context.people[key], "capacity": capacity} | dict.fromkeys(marks, True)
        )
        for key, capacity, marks in visit["team"]
    ]
    own = [
        ParticipantDraft(side=Side.UNIT, capacity=capacity.format(head=unit["head"]), signs=signs)
        for capacity, signs in hosts
    ]
    for position, draft in enumerate([*team, *own], start=1):
        values = draft.given() | {"inspection_id": inspection_id, "position": position}
        writing.add(Participant(id=writing.new_id(), **values))


def _write_answers(writing: Writing, data: Data, inspection_id: str, points: Data, *, reception: bool) -> None:
    """An answer for every criterion: as given, else full points; not applicable without public reception."""
    excluded = data["visit"]["not_applicable"]
    for criterion in sorted(criteria(writing.session, _CHECKLIST)):
        code, full = criterion.code or "", criterion.max_points or Decimal(0)
        answer_id = stable_id("answer", inspection_id, criterion.id)
        place = {"inspection_id": inspection_id, "criterion_id": criterion.id, "illustrative": True}
        if not reception and code in excluded["criteria"]:
            writing.put(Answer, answer_id, not_applicable=True, not_applicable_reason=excluded["reason"], **place)
            continue
        own, assessed = (Decimal(value) for value in points.get(code, (full, full)))
        reason = data["reasons"][code] if own != assessed else None
        writing.put(Answer, answer_id, self_points=own, assessed_points=assessed, reason=reason, **place)


def _write_conclusion(writing: Writing, context: Context, inspection_id: str, one: Data) -> None:
    data, period = context.data["visit"]["no_violation"], context.round_of[one["round"]]
    area_id = stable_id("area", _CHECKLIST, data["area"])
    writing.put(
        NoViolation,
        stable_id("no_violation", inspection_id, area_id),
        inspection_id=inspection_id,
        area_id=area_id,
        checked=data["checked"],
        sample_size=data["sample_size"],
        period_from=date.fromisoformat(period["period_from"]),
        period_to=date.fromisoformat(period["period_to"]),
        illustrative=True,
    )


def write_actions(writing: Writing, content: str) -> None:
    """A report of what was done for every recommendation that is no longer open."""
    for placed in recommendations(writing.session):
        recommendation = placed.recommendation
        if recommendation.state not in OPEN_STATES:
            writing.add(
                Action(
                    id=writing.new_id(),
                    recommendation_id=recommendation.id,
                    reported_on=recommendation.due_on,
                    content=content,
                    state=ActionState.VERIFIED,
                    illustrative=True,
                )
            )


def write_texts(writing: Writing, year: int, texts: Iterable[Data]) -> None:
    """The prose of the year's report that rests on the source."""
    owner = stable_id("year", str(year))
    for one in texts:
        kind, section = DocumentKind(one["kind"]), one["section"]
        text_id = stable_id("document_text", owner, kind, section)
        content = "\n".join(one["paragraphs"])
        writing.put(DocumentText, text_id, owner_id=owner, kind=kind, section=section, content=content)

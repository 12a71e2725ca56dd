"""Recommendations (kiến nghị): what units are asked to put right, until when, and what is overdue."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from inspector.core.errors import Refused
from inspector.domain.deadlines import days_late, due_day, vietnam
from inspector.domain.lifecycle import move_recommendation
from inspector.domain.recommendation import OPEN_STATES, ActionState, Recommendation, RecommendationDraft
from inspector.services.numbering import next_number, recommendation_prefix
from inspector.services.progress import as_of_day
from inspector.services.round_life import get_open_inspection, remove_from_visits
from inspector.store.queries import recommendations as queries

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from sqlmodel import Session

    from inspector.domain.inspection import Inspection
    from inspector.services.workspace import Changed, Workspace
    from inspector.store.queries.recommendations import PlacedRecommendation

__all__ = [
    "ActionCounts",
    "RecommendationDraft",
    "RecommendationRow",
    "count_actions",
    "read_recommendations",
    "recommendations",
    "remove_recommendations",
    "save_recommendation",
]

_AFTERWARDS = frozenset({"state"})
"""What goes on after the minutes are signed and the round is closed; the rest stands in the minutes."""


@dataclass(frozen=True, slots=True)
class RecommendationRow:
    """One recommendation as lists show it."""

    id: str
    number: str
    inspection_id: str
    unit_id: str
    unit_name: str
    content: str
    responsible: str
    due_on: date | None
    """The last day, computed where the deadline is given in working days."""
    due_days: int | None
    state: ActionState
    overdue: bool
    days_late: int
    """Calendar days past the last day as of the day asked for."""
    illustrative: bool

    @property
    def open(self) -> bool:
        """Whether somebody still has something to do."""
        return self.state in OPEN_STATES


@dataclass(frozen=True, slots=True)
class ActionCounts:
    """What is still to be put right."""

    open: int = 0
    """Not finished: not begun, being put right, reported and not reviewed yet, or reviewed and found wanting."""
    overdue: int = 0
    latest_unit: str = ""
    """The unit whose deadline passed last."""
    latest_days: int = 0
    by_state: Mapping[ActionState, int] = field(default_factory=dict)
    """How many of the open ones stand in each state, in the order of its life."""


def recommendations(
    workspace: Workspace, year: int | None = None, inspection_id: str | None = None, as_of: date | None = None
) -> tuple[RecommendationRow, ...]:
    """The recommendations of a year or an inspection, overdue ones told as of a day."""
    with workspace.read() as session:
        day = as_of_day(workspace, session, as_of)
        return read_recommendations(session, day, year=year, inspection_id=inspection_id)


def read_recommendations(
    session: Session,
    as_of: date,
    *,
    year: int | None = None,
    round_id: str | None = None,
    inspection_id: str | None = None,
) -> tuple[RecommendationRow, ...]:
    """The same inside a reading session."""
    placed = queries.recommendations(session, year=year, round_id=round_id, inspection_id=inspection_id)
    return tuple(_row(one, as_of) for one in placed)


def count_actions(rows: Iterable[RecommendationRow]) -> ActionCounts:
    """How many are open, how far, how many are overdue, and whose deadline passed last."""
    still_open = [row for row in rows if row.open]
    late = [row for row in still_open if row.overdue]
    latest = min(late, key=lambda row: row.days_late, default=None)
    unit, days = (latest.unit_name, latest.days_late) if latest else ("", 0)
    counted = Counter(row.state for row in still_open)
    by_state = {state: counted[state] for state in ActionState if state in OPEN_STATES}
    return ActionCounts(len(still_open), len(late), unit, days, by_state)


def save_recommendation(
    workspace: Workspace, draft: RecommendationDraft, recommendation_id: str | None = None
) -> Changed:
    """Record a recommendation to a unit, or change one; raises ``Refused`` for one without words or out of its life."""
    if recommendation_id is not None:
        return _change(workspace, recommendation_id, draft)
    draft.require("inspection_id", "content")
    with workspace.action("recommendation.add") as writing:
        inspection = get_open_inspection(writing.session, draft.inspection_id)
        _require_later(draft, inspection)
        prefix = recommendation_prefix(workspace.prefix)
        given = queries.numbers(writing.session, prefix)
        values: dict[str, Any] = {
            "number": next_number(prefix, given),
            "state": ActionState.NEW,
            "position": queries.last_position(writing.session, inspection.id) + 1,
        }
        record = writing.add(Recommendation(id=writing.new_id(), **(values | draft.given())))
    return writing.changed(record.id)


def _change(workspace: Workspace, recommendation_id: str, draft: RecommendationDraft) -> Changed:
    with workspace.action("recommendation.change") as writing:
        record = writing.get(Recommendation, recommendation_id)
        draft.keep("content")
        changed = {name for name, value in draft.given().items() if value != getattr(record, name)}
        if changed - _AFTERWARDS:
            inspection = get_open_inspection(writing.session, record.inspection_id)
            if "due_on" in changed:
                _require_later(draft, inspection)
        if draft.state is not None:
            move_recommendation(record.state or ActionState.NEW, draft.state)
        if draft.inspection_id not in (None, record.inspection_id):
            raise Refused("recommendation.moved")
        writing.change(record, draft)
    return writing.changed(recommendation_id)


def _require_later(draft: RecommendationDraft, inspection: Inspection) -> None:
    """Refuse a deadline before the visit: it would be overdue on the day it is set."""
    due, visit = draft.due_on, inspection.inspected_on
    if due is not None and visit is not None and due < visit:
        raise Refused("recommendation.due_before_visit", field="due_on", due=due, visit=visit)


def remove_recommendations(workspace: Workspace, ids: Iterable[str]) -> Changed:
    """Put recommendations into the bin."""
    return remove_from_visits(workspace, "recommendation.remove", Recommendation, ids)


def _row(placed: PlacedRecommendation, as_of: date) -> RecommendationRow:
    record = placed.recommendation
    due = due_day(record.due_on, record.due_days, placed.concluded_on, vietnam())
    late = days_late(due, record.state, as_of)
    return RecommendationRow(
        id=record.id,
        number=record.number or "",
        inspection_id=record.inspection_id or "",
        unit_id=placed.unit_id,
        unit_name=placed.unit_name or "",
        content=record.content or "",
        responsible=record.responsible or "",
        due_on=due,
        due_days=record.due_days,
        state=record.state or ActionState.NEW,
        overdue=late > 0,
        days_late=late,
        illustrative=bool(record.illustrative),
    )

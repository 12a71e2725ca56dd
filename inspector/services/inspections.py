"""Inspecting a unit: scoring criteria, recording what was seen and who was there, concluding areas."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from inspector.core.clock import VIETNAM
from inspector.core.errors import Refused
from inspector.core.ids import stable_id
from inspector.core.messages import label
from inspector.domain.checklist import Answer, AnswerDraft, Area, CriterionType
from inspector.domain.finding import NoViolation, NoViolationDraft
from inspector.domain.inspection import (
    Inspection,
    InspectionDraft,
    InspectionState,
    Outcome,
    Participant,
    ParticipantDraft,
    Side,
)
from inspector.domain.lifecycle import NEEDS_REASON
from inspector.domain.person_name import is_person_name
from inspector.domain.round import Round, TeamRole
from inspector.domain.scoring import check_points
from inspector.domain.unit import Unit
from inspector.services.conclusions import (
    conclude,
    reopen_inspection,
    sign_minutes,
    signing_problems,
    verdict,
    withdraw_signature,
)
from inspector.services.round_life import get_criterion, get_open_inspection, move
from inspector.services.round_scope import set_state
from inspector.services.sheet import checked_period, next_unsettled, sheet
from inspector.services.sheet_views import (
    AnswerView,
    AreaSheet,
    CriterionRow,
    InspectionView,
    Missing,
    NoViolationRow,
    ParticipantRow,
    PreviousNote,
    Sheet,
    SheetTotals,
)
from inspector.services.teams import team_in_charge
from inspector.store.queries import inspections as queries

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspector.domain.checklist import Criterion
    from inspector.services.teams import Inspecting
    from inspector.services.workspace import Workspace
    from inspector.services.writing import Changed, Writing

__all__ = [
    "AnswerDraft",
    "AnswerView",
    "AreaSheet",
    "CriterionRow",
    "CriterionType",
    "InspectionDraft",
    "InspectionState",
    "InspectionView",
    "Missing",
    "NoViolationDraft",
    "NoViolationRow",
    "Outcome",
    "ParticipantDraft",
    "ParticipantRow",
    "PreviousNote",
    "Sheet",
    "SheetTotals",
    "Side",
    "answer",
    "change_inspection",
    "clear_no_violation",
    "conclude",
    "fill_participants",
    "finish_visit",
    "next_unsettled",
    "remove_participant",
    "reopen_inspection",
    "save_participant",
    "set_no_violation",
    "set_no_violations",
    "set_state",
    "sheet",
    "sign_minutes",
    "signing_problems",
    "start_inspection",
    "verdict",
    "withdraw_signature",
]

_KEPT: Final = frozenset({
    "round_id", "unit_id", "state", "replaced_by_id", "team_id", "person_id", "outcome", "outcome_reason",
    "outcome_overridden", "concluded_on", "minutes_signed_on", "minutes_seen", "minutes_reopened",
    "late_seen",
})  # fmt: skip
_ORDERED: Final = ("starts_at", "ends_at", "inspected_on", "report_by")
"""Fields that must not contradict each other, whichever of them is changed."""
"""Fields with a use case of their own: a change of the sheet's texts does not touch them."""


def answer(workspace: Workspace, inspection_id: str, criterion_id: str, draft: AnswerDraft) -> Changed:
    """Record what the draft gives for a criterion; the first assessed points begin the inspection.

    Refused: points outside 0 to the criterion's maximum, a criterion of another checklist, signed minutes, a closed
    round, and a unit that was put off, cancelled or replaced: its reason goes only when somebody begins there.
    """
    answer_id = stable_id("answer", inspection_id, criterion_id)
    given = {name: value for name, value in draft.given().items() if name not in ("inspection_id", "criterion_id")}
    with workspace.action("answer.set") as writing:
        inspection = get_open_inspection(writing.session, inspection_id)
        _require_not_put_off(writing, inspection)
        criterion = get_criterion(writing.session, inspection, criterion_id)
        _check_points(criterion, given)
        if writing.find(Answer, answer_id) or any(value is not None for value in given.values()):
            writing.put(Answer, answer_id, inspection_id=inspection_id, criterion_id=criterion_id, **given)
        if any(given.get(name) is not None for name in ("assessed_points", "not_applicable", "nothing_found")):
            _begin(workspace, writing, inspection)
    return writing.changed(answer_id)


def change_inspection(workspace: Workspace, inspection_id: str, draft: InspectionDraft) -> Changed:
    """Set the day, times, place and texts that the draft gives."""
    refused = draft.model_fields_set & _KEPT
    if refused:
        raise ValueError(f"not to be set here: {sorted(refused)}")
    with workspace.action("inspection.change") as writing:
        inspection = get_open_inspection(writing.session, inspection_id)
        writing.change(inspection, draft)
        InspectionDraft(**{name: getattr(inspection, name) for name in _ORDERED})
    return writing.changed(inspection_id)


def start_inspection(workspace: Workspace, inspection_id: str) -> Changed:
    """Begin at a unit: the day and the time are those of now unless they are recorded already."""
    with workspace.action("inspection.start") as writing:
        inspection = get_open_inspection(writing.session, inspection_id)
        move(writing, inspection, InspectionState.IN_PROGRESS, None, workspace.today)
        if inspection.starts_at is None and inspection.inspected_on == workspace.today:
            writing.change(inspection, {"starts_at": _time(workspace)})
    return writing.changed(inspection_id)


def finish_visit(workspace: Workspace, inspection_id: str) -> Changed:
    """End at a unit: it counts as inspected; the time is that of now unless it is recorded already."""
    with workspace.action("inspection.finish") as writing:
        inspection = get_open_inspection(writing.session, inspection_id)
        move(writing, inspection, InspectionState.INSPECTED, None, workspace.today)
        now = _time(workspace)
        today = inspection.inspected_on == workspace.today
        if inspection.ends_at is None and today and now >= (inspection.starts_at or now):
            writing.change(inspection, {"ends_at": now})
    return writing.changed(inspection_id)


def save_participant(workspace: Workspace, draft: ParticipantDraft, participant_id: str | None = None) -> Changed:
    """Add somebody present at the inspection, or change what is known of them."""
    with workspace.action("participant.save") as writing:
        if participant_id is None:
            draft.require("inspection_id", "side")
            get_open_inspection(writing.session, draft.inspection_id)
            record = _add_participant(writing, draft.given())
        else:
            record = writing.get(Participant, participant_id)
            get_open_inspection(writing.session, record.inspection_id)
            writing.change(record, draft)
    return writing.changed(record.id)


def remove_participant(workspace: Workspace, participant_id: str) -> Changed:
    """Take somebody off the list of those present."""
    with workspace.action("participant.remove") as writing:
        record = writing.get(Participant, participant_id)
        get_open_inspection(writing.session, record.inspection_id)
        writing.remove(record)
    return writing.changed(participant_id)


def fill_participants(workspace: Workspace, inspection_id: str) -> Changed:
    """Put the assigned team's members, or all of the round's, and the head of the unit on the list of those present."""
    with workspace.action("participant.fill") as writing:
        inspection = get_open_inspection(writing.session, inspection_id)
        present = queries.participants(writing.session, inspection_id)
        known = {person.person_id for person in present}
        for member in team_in_charge(writing.session, inspection):
            if member.person_id not in known:
                _add_participant(writing, {"inspection_id": inspection_id, **_from_member(member)}, member.person_id)
        unit = writing.session.get(Unit, inspection.unit_id)
        if unit and unit.head and not any(person.side == Side.UNIT for person in present):
            known_by = "name" if is_person_name(unit.head) else "capacity"
            host = {"side": Side.UNIT, known_by: unit.head, "signs": True}
            _add_participant(writing, {"inspection_id": inspection_id, **host}, unit.id)
    return writing.changed(inspection_id)


def set_no_violation(workspace: Workspace, inspection_id: str, area_id: str, draft: NoViolationDraft) -> Changed:
    """Conclude that no violation was found in an area. Refused where a finding of some severity says otherwise."""
    return set_no_violations(workspace, inspection_id, {area_id: draft})


def set_no_violations(workspace: Workspace, inspection_id: str, drafts: Mapping[str, NoViolationDraft]) -> Changed:
    """Conclude that no violation was found in several areas, given by their ids: all of them, or none is refused."""
    conclusion_id = ""
    with workspace.action("no_violation.set") as writing:
        inspection = get_open_inspection(writing.session, inspection_id)
        _require_not_put_off(writing, inspection)
        for area_id, draft in drafts.items():
            conclusion_id = _conclude_area(writing, inspection, area_id, draft)
        _begin(workspace, writing, inspection)
    return writing.changed(conclusion_id)


def _conclude_area(writing: Writing, inspection: Inspection, area_id: str, draft: NoViolationDraft) -> str:
    conclusion_id = stable_id("no_violation", inspection.id, area_id)
    round_, area = writing.get(Round, inspection.round_id), writing.get(Area, area_id)
    if area.checklist_id != round_.checklist_id:
        raise Refused("answer.other_checklist", code=area.code)
    numbers = queries.violations_in_area(writing.session, inspection.id, area_id)
    if numbers:
        raise Refused("no_violation.findings", area=area.name, numbers=", ".join(numbers))
    first, last = checked_period(writing.session, round_)
    defaults = {} if writing.find(NoViolation, conclusion_id) else {"period_from": first, "period_to": last}
    values = {**defaults, **draft.given(), "inspection_id": inspection.id, "area_id": area_id}
    writing.put(NoViolation, conclusion_id, **values)
    return conclusion_id


def clear_no_violation(workspace: Workspace, inspection_id: str, area_id: str) -> Changed:
    """Take a conclusion back."""
    conclusion_id = stable_id("no_violation", inspection_id, area_id)
    with workspace.action("no_violation.clear") as writing:
        get_open_inspection(writing.session, inspection_id)
        writing.remove(writing.get(NoViolation, conclusion_id))
    return writing.changed(conclusion_id)


def _check_points(criterion: Criterion, given: dict[str, Any]) -> None:
    for name in ("self_points", "assessed_points"):
        value = given.get(name)
        if value is not None and criterion.max_points is not None:
            given[name] = check_points(value, criterion.max_points, criterion.code or "")


def _require_not_put_off(writing: Writing, inspection: Inspection) -> None:
    if inspection.state not in NEEDS_REASON:
        return
    unit, reason = writing.get(Unit, inspection.unit_id), inspection.reason or "–"
    successor = writing.session.get(Unit, inspection.replaced_by_id) if inspection.replaced_by_id else None
    if successor is not None:
        raise Refused("inspection.replaced", unit=unit.name, successor=successor.name, reason=reason)
    code = "inspection.postponed" if inspection.state == InspectionState.POSTPONED else "inspection.taken_out"
    raise Refused(code, unit=unit.name, state=label(inspection.state), reason=reason)


def _begin(workspace: Workspace, writing: Writing, inspection: Inspection) -> None:
    if inspection.state in (None, InspectionState.PLANNED):
        move(writing, inspection, InspectionState.IN_PROGRESS, None, workspace.today)


def _add_participant(writing: Writing, values: dict[str, Any], of: str | None = None) -> Participant:
    """Put somebody on the list; ``of`` is whom or what the list was filled from.

    Two laptops that fill the list of one visit from there mean the same people, who are not to stand on it twice.
    """
    writing.flush()
    place = len(queries.participants(writing.session, values["inspection_id"])) + 1
    same = stable_id("participant", values["inspection_id"], of) if of else ""
    record_id = same if same and writing.find(Participant, same) is None else writing.new_id()
    return writing.put(Participant, record_id, **{"position": place, **values})


def _from_member(member: Inspecting) -> dict[str, Any]:
    role = None if member.in_sub_team else member.role
    return {
        "side": Side.TEAM,
        "person_id": member.person_id,
        "name": member.name,
        "capacity": ", ".join(part for part in (member.title, member.place) if part),
        "chairs": role == TeamRole.LEADER or None,
        "takes_minutes": role == TeamRole.SECRETARY or None,
        "signs": role in (TeamRole.LEADER, TeamRole.SECRETARY) or None,
    }


def _time(workspace: Workspace) -> str:
    now: datetime = workspace.clock.now().astimezone(VIETNAM)
    return f"{now:%H:%M}"

"""Concluding an inspection: by the round's pass rule or by a person with a reason, and signing its minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.core.errors import Refused
from inspector.core.messages import text
from inspector.core.text import clean_prose
from inspector.domain.completeness import full_despite_finding, minutes_problems
from inspector.domain.inspection import Inspection, InspectionState, Outcome
from inspector.domain.problem import by_gravity
from inspector.services.case import read_case
from inspector.services.minutes_facts import minutes_facts, reasons_missing
from inspector.services.round_life import get_open_inspection, get_open_round, likely_day, move, require_unsigned
from inspector.services.sheet import area_sheets
from inspector.services.sheet_missing import contradiction
from inspector.services.unit_facts import basis_lacks
from inspector.services.verdicts import judged, overtaken_at
from inspector.store.queries import supplements

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlmodel import Session

    from inspector.domain.passing import Verdict
    from inspector.domain.problem import Problem
    from inspector.services.sheet_views import AreaSheet
    from inspector.services.workspace import Workspace
    from inspector.services.writing import Changed


def verdict(workspace: Workspace, inspection_id: str) -> Verdict:
    """What the round's pass rule says about a unit as it stands now."""
    with workspace.read() as session:
        return read_verdict(session, inspection_id)


def conclude(
    workspace: Workspace, inspection_id: str, outcome: Outcome | None = None, reason: str | None = None
) -> Changed:
    """Conclude an inspection: by the pass rule, or as a person decides, who gives a reason where the rule differs.

    Refused while the unit was not visited, while reasons of changed points are missing, while a finding stands against
    "no violation found" in its area, and where the rule cannot decide. After the minutes are signed an inspection that
    was left open can still be concluded.
    """
    reason = clean_prose(reason or "") or None
    with workspace.action("inspection.conclude") as writing:
        inspection = writing.get(Inspection, inspection_id)
        round_ = get_open_round(writing.session, inspection.round_id)
        if inspection.outcome is not None:
            get_open_inspection(writing.session, inspection_id)
        if inspection.state not in (InspectionState.IN_PROGRESS, InspectionState.INSPECTED):
            raise Refused("inspection.not_begun")
        case = read_case(writing.session, inspection_id)
        areas = area_sheets(writing.session, case)
        _require_reasons(areas)
        _require_agreement(areas)
        by_rule = judged(writing.session, case, areas)
        if outcome is None and by_rule.outcome is None:
            raise Refused("inspection.undecided", reasons=" ".join(by_rule.reasons))
        overridden = outcome is not None and outcome != by_rule.outcome
        if overridden and not reason:
            raise Refused("inspection.reason_required", field="outcome_reason")
        move(writing, inspection, InspectionState.INSPECTED, None, workspace.today)
        values = {"outcome": outcome or by_rule.outcome, "outcome_reason": reason, "outcome_overridden": overridden}
        day = likely_day(round_, workspace.today) or inspection.inspected_on or workspace.today
        writing.change(inspection, {**values, "concluded_on": day})
    return writing.changed(inspection_id)


def reopen_inspection(workspace: Workspace, inspection_id: str) -> Changed:
    """Go on with an inspection that was finished; its conclusion is taken back."""
    with workspace.action("inspection.reopen") as writing:
        inspection = get_open_inspection(writing.session, inspection_id)
        move(writing, inspection, InspectionState.IN_PROGRESS, None, workspace.today)
    return writing.changed(inspection_id)


def sign_minutes(workspace: Workspace, inspection_id: str, on: date, number: str | None = None) -> Changed:
    """Record that the minutes were signed; from then on they are read-only.

    Refused while the visit is not finished, and while the minutes lack what they cannot do without.
    """
    with workspace.action("inspection.sign") as writing:
        inspection = get_open_inspection(writing.session, inspection_id)
        require_unsigned(writing.session, inspection)
        if inspection.state != InspectionState.INSPECTED:
            raise Refused("inspection.not_finished")
        lacks = [one.message for one in _minutes_lack(writing.session, inspection_id) if one.level == "error"]
        if lacks:
            raise Refused("inspection.minutes_incomplete", missing=" ".join(lacks))
        if inspection.inspected_on and on < inspection.inspected_on:
            raise Refused("inspection.signed_early", field="minutes_signed_on", day=inspection.inspected_on)
        values = {"minutes_signed_on": on, "minutes_number": number or inspection.minutes_number}
        writing.change(inspection, {**values, "minutes_seen": writing.seen()})
    return writing.changed(inspection_id)


def signing_problems(workspace: Workspace, inspection_id: str) -> tuple[Problem, ...]:
    """What the minutes lack before they are signed: errors stop it, as what was signed so could never be issued.

    The others are to be looked at, such as what would be signed as dots.
    """
    with workspace.read() as session:
        return _minutes_lack(session, inspection_id)


def points_in_question(workspace: Workspace, inspection_id: str) -> tuple[str, ...]:
    """What is to be looked at before a unit is concluded: full points where a grave finding says otherwise."""
    with workspace.read() as session:
        return tuple(one.message for one in full_despite_finding(minutes_facts(session, inspection_id)))


def conclusion_in_question(workspace: Workspace, inspection_id: str) -> tuple[str, ...]:
    """That the conclusion drawn by the rule no longer fits points and findings; nothing where it does."""
    with workspace.read() as session:
        case = read_case(session, inspection_id)
        said = overtaken_at(session, case, area_sheets(session, case))
    return () if said is None else (text("completeness.conclusion_overtaken", outcome=said),)


def withdraw_signature(workspace: Workspace, inspection_id: str, reason: str) -> Changed:
    """Take back a signature that was recorded by mistake: the lead does, with a reason that stays on record.

    What was wrongly written in minutes that really were signed goes into supplementary minutes instead; once there are
    any, the signature stands.
    """
    workspace.require_lead()
    reason = clean_prose(reason)
    if not reason:
        raise Refused("inspection.withdraw_reason", field="reason")
    with workspace.action("inspection.withdraw_signature") as writing:
        inspection = writing.get(Inspection, inspection_id)
        get_open_round(writing.session, inspection.round_id)
        if inspection.minutes_signed_on is None:
            raise Refused("inspection.not_signed")
        if supplements.supplements(writing.session, inspection_id):
            raise Refused("inspection.supplemented")
        writing.change(inspection, {"minutes_signed_on": None, "minutes_seen": None, "minutes_reopened": reason})
    return writing.changed(inspection_id)


def read_verdict(session: Session, inspection_id: str) -> Verdict:
    """What the round's pass rule says about a unit."""
    case = read_case(session, inspection_id)
    return judged(session, case, area_sheets(session, case))


def _minutes_lack(session: Session, inspection_id: str) -> tuple[Problem, ...]:
    lacking = basis_lacks(session, inspection_id=inspection_id)
    return by_gravity((*minutes_problems(minutes_facts(session, inspection_id)), *lacking))


def _require_agreement(areas: Iterable[AreaSheet]) -> None:
    against = [area for area in areas if area.contradicting]
    if against:
        raise Refused("inspection.contradicted", contradictions=". ".join(map(contradiction, against)))


def _require_reasons(areas: Iterable[AreaSheet]) -> None:
    codes = reasons_missing(areas)
    if codes:
        raise Refused("inspection.reasons_missing", codes=", ".join(codes))

"""The units of a round: which are in its scope, how far each one is, and why one was not inspected."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from inspector.core.errors import Refused
from inspector.core.ids import stable_id
from inspector.core.messages import label
from inspector.core.text import clean
from inspector.domain.inspection import Inspection, InspectionState, Outcome
from inspector.domain.unit import Unit
from inspector.services.ordering import block_places, unit_order
from inspector.services.progress import round_totals
from inspector.services.round_life import get_open_inspection, get_open_round, move
from inspector.services.units import block_names
from inspector.store.queries import scope as queries
from inspector.store.queries.people import person_names

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlmodel import Session

    from inspector.domain.round import Round
    from inspector.services.workspace import Workspace
    from inspector.services.writing import Changed, Writing


class ScopeRow(NamedTuple):
    """A unit in a round's scope; a tuple, because there may be ten thousand."""

    inspection_id: str
    unit_id: str
    code: str | None
    name: str
    block: str | None
    block_name: str
    state: InspectionState
    reason: str | None
    replaced_by_id: str | None
    replaced_by: str | None
    """Name of the unit that takes its place."""
    outcome: Outcome | None
    inspected_on: date | None
    team_id: str | None
    team_name: str | None
    person_id: str | None
    person_name: str | None
    total: Decimal | None
    """Total rescaled to 100; nothing while nothing is scored."""
    answered: int
    criteria: int
    findings: int


def scope_rows(session: Session, round_: Round) -> tuple[ScopeRow, ...]:
    """The units of a round by block, code and name, with what was recorded at each."""
    blocks = block_names(session)
    places = block_places(blocks)
    found = queries.scope(session, round_.id)
    found.sort(key=lambda data: unit_order(places, data.block, data.code, data.name))
    teams = {team.id: team.name or "" for team in queries.teams(session, round_.id)}
    names = {data.unit_id: data.name for data in found}
    people = person_names(session, {data.person_id for data in found})
    totals = round_totals(session, round_.id, round_.checklist_id)
    findings = queries.findings_counted(session, round_.id)
    rows = []
    for data in found:
        own = totals.of(data.inspection_id)
        row = ScopeRow(
            inspection_id=data.inspection_id,
            unit_id=data.unit_id,
            code=data.code,
            name=data.name or "",
            block=data.block,
            block_name=blocks.get(data.block or "", data.block or ""),
            state=data.state or InspectionState.PLANNED,
            reason=data.reason,
            replaced_by_id=data.replaced_by_id,
            replaced_by=names.get(data.replaced_by_id or ""),
            outcome=data.outcome,
            inspected_on=data.inspected_on,
            team_id=data.team_id,
            team_name=teams.get(data.team_id or ""),
            person_id=data.person_id,
            person_name=people.get(data.person_id or ""),
            total=own.rescaled,
            answered=own.answered,
            criteria=own.count,
            findings=findings.get(data.inspection_id, 0),
        )
        rows.append(row)
    return tuple(rows)


def choose_units(workspace: Workspace, round_id: str, unit_ids: Iterable[str]) -> Changed:
    """Say which units are in a round's scope: exactly these.

    Refused where a unit with recorded work would be left out, or one that takes the place of a unit that stays; nothing
    is changed then.
    """
    wanted = set(unit_ids)
    with workspace.action("round.units") as writing:
        round_ = get_open_round(writing.session, round_id)
        known = {row.unit_id: row for row in queries.scope(writing.session, round_id)}
        for gone in sorted(known.keys() - wanted):
            _require_no_successor(known, gone, wanted)
            _leave_out(writing, known[gone])
        for unit_id in sorted(wanted - known.keys()):
            writing.get(Unit, unit_id)
            inspection_id = stable_id("inspection", round_.id, unit_id)
            state = InspectionState.PLANNED
            writing.put(Inspection, inspection_id, round_id=round_.id, unit_id=unit_id, state=state)
    return writing.changed(round_id)


def _require_no_successor(known: dict[str, queries.ScopeData], gone: str, wanted: set[str]) -> None:
    replaced = next((row for row in known.values() if row.replaced_by_id == gone and row.unit_id in wanted), None)
    if replaced is not None:
        raise Refused("round.unit_is_successor", unit=known[gone].name, replaced=replaced.name)


def _leave_out(writing: Writing, row: queries.ScopeData) -> None:
    begun = row.state in (InspectionState.IN_PROGRESS, InspectionState.INSPECTED)
    if begun or queries.has_work(writing.session, row.inspection_id):
        raise Refused("round.unit_has_work", unit=row.name)
    writing.remove(writing.get(Inspection, row.inspection_id))


def set_state(
    workspace: Workspace,
    inspection_id: str,
    state: InspectionState,
    reason: str | None = None,
    successor_id: str | None = None,
) -> Changed:
    """Bring an inspection into another state, as :func:`set_states` does with several."""
    return set_states(workspace, (inspection_id,), state, reason, successor_id)


def set_states(
    workspace: Workspace,
    inspection_ids: Iterable[str],
    state: InspectionState,
    reason: str | None = None,
    successor_id: str | None = None,
) -> Changed:
    """Bring several inspections into another state, all for the same reason; all of them or none.

    Postponing, cancelling and replacing need a reason. ``successor_id`` is the unit that takes the place of replaced
    ones, as after a merger: it comes into the scope of the round where it is not in it yet.
    """
    inspection_ids = tuple(inspection_ids)
    with workspace.action("inspection.state") as writing:
        moved = [get_open_inspection(writing.session, inspection_id) for inspection_id in inspection_ids]
        for inspection in moved:
            move(writing, inspection, state, clean(reason or "") or None, workspace.today)
        if state == InspectionState.REPLACED:
            _replace(writing, moved, successor_id)
    return writing.changed(inspection_ids[0] if inspection_ids else "")


def _replace(writing: Writing, replaced: list[Inspection], successor_id: str | None) -> None:
    if not successor_id:
        raise Refused("inspection.successor_missing", field="replaced_by_id")
    successor = writing.get(Unit, successor_id)
    for inspection in replaced:
        if inspection.unit_id == successor_id:
            raise Refused("inspection.successor_itself", field="replaced_by_id", unit=successor.name)
        writing.change(inspection, {"replaced_by_id": successor_id})
    for round_id in dict.fromkeys(inspection.round_id or "" for inspection in replaced):
        _bring_in(writing, round_id, successor)


def _bring_in(writing: Writing, round_id: str, successor: Unit) -> None:
    """Put the successor into the scope; one that left it, or is not inspected either, can stand for nobody."""
    inspection_id = stable_id("inspection", round_id, successor.id)
    present = writing.find(Inspection, inspection_id)
    if present is None:
        state = InspectionState.PLANNED
        writing.put(Inspection, inspection_id, round_id=round_id, unit_id=successor.id, state=state)
    elif present.state in (InspectionState.REPLACED, InspectionState.CANCELLED):
        state_label = label(present.state)
        raise Refused("inspection.successor_out", field="replaced_by_id", unit=successor.name, state=state_label)

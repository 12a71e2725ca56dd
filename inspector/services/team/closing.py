"""What of packages stands against closing a round or correcting minutes: what nobody decided on, and what is held."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inspector.core.formats import small_count
from inspector.core.messages import label, text
from inspector.domain.inspection import Inspection
from inspector.domain.problem import Problem, Target
from inspector.domain.round import Round
from inspector.services.round_life import round_title
from inspector.services.team.conflicts import conflicts
from inspector.services.team.late_moments import ACTION_LATE
from inspector.services.team.roster import called
from inspector.store.journal.roster import roster_of
from inspector.store.queries import arrivals, verdicts
from inspector.store.queries import team as queries
from inspector.store.queries.inspections import late_seen
from inspector.store.queries.places import places
from inspector.store.queries.visits import visited

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator

    from inspector.domain.problem import Level
    from inspector.services.team.conflict_views import ConflictView
    from inspector.services.workspace import Workspace
    from inspector.store.journal.roster import Roster

_NAMED: Final = 3
"""So many conflicts of a unit are named."""
_CONCLUSION: Final = {"outcome", *Inspection.decided_together["outcome"]}
_TARGET: Final = Target("sync", "conflicts")
_HELD: Final = Target("sync", "ledger")


def package_problems(workspace: Workspace, round_id: str) -> tuple[Problem, ...]:
    """What packages brought about a round, its visits and its units that somebody has to look at."""
    return (
        *_conflict_problems(workspace, round_id),
        *_held_problems(workspace, round_id),
        *_differing_minutes(workspace, round_id),
    )


def visit_problems(workspace: Workspace, inspection_id: str) -> tuple[Problem, ...]:
    """What waits at a visit for a version to be chosen: what is shown meanwhile is nobody's correction."""
    found = [one for one in conflicts(workspace) if one.can_take and one.inspection_id == inspection_id]
    return (_problem("error", found[0].unit, found),) if found else ()


def conclusion_waits(workspace: Workspace, inspection_id: str) -> bool:
    """Whether a version of the visit's conclusion is still to be chosen: what is shown may be half of each."""
    return any(
        one.can_take and (one.entity, one.record_id) == ("inspection", inspection_id) and one.field in _CONCLUSION
        for one in conflicts(workspace)
    )


def _conflict_problems(workspace: Workspace, round_id: str) -> tuple[Problem, ...]:
    """The conflicts about a round, its visits and its units, unit by unit.

    Where a version is to be chosen it is an error: until then a clock decides what is shown. What came after a
    signature, and a code given twice, is told.
    """
    opened = conflicts(workspace)
    with workspace.read() as session:
        units = visited(session, round_id, {one.unit_id for one in opened if not one.round_id})
    found: dict[tuple[Level, str], list[ConflictView]] = {}
    for one in opened:
        if one.round_id == round_id or (not one.round_id and one.unit_id in units):
            found.setdefault(("error" if one.can_take else "warning", one.unit or one.round_title), []).append(one)
    return tuple(_problem(level, where, several) for (level, where), several in found.items())


def _held_problems(workspace: Workspace, round_id: str) -> tuple[Problem, ...]:
    """What is held (tạm giữ) about a round and its visits, unit by unit: told, for it may be right to leave it out."""
    with workspace.store.reading() as connection:
        held = verdicts.held_by_inspection(connection, workspace.store.records)
        roster = roster_of(connection) if held else None
    if roster is None:
        return ()
    with workspace.read() as session:
        round_ = session.get(Round, round_id)
        where = places(session, {record for kind, record in held if kind == "inspection"})
        title = round_title(round_.year, round_.ordinal) if round_ else ""
    told = {(place.unit, one): held["inspection", one] for one, place in where.items() if place.round_id == round_id}
    told |= {(title, record): held[kind, record] for kind, record in held if (kind, record) == ("round", round_id)}
    return tuple(
        Problem("warning", "held", text("team.closing.held", where=unit, **_counted(roster, count)), _HELD)
        for (unit, _), count in sorted(told.items())
    )


def _differing_minutes(workspace: Workspace, round_id: str) -> Iterator[Problem]:
    """The units whose data left what their minutes were signed with: by a decision, or by what came late and stayed."""
    with workspace.store.reading() as connection:
        decided = queries.inspection_by_record(connection, arrivals.records_of_acts(connection, ACTION_LATE))
    with workspace.read() as session:
        where = places(session, {*decided.values(), *late_seen(session)})
        concerned = {one: place for one, place in where.items() if place.round_id == round_id}
        if not concerned:
            return
        # Imported when there is something to look at: it reads the minutes themselves.
        from inspector.services.documents.missing import changed_since

        found = [(place.unit, one) for one, place in concerned.items() if any(changed_since(workspace, session, one))]
    if found:
        units = [unit for unit, _ in sorted(found)]
        words = text("team.closing.minutes_differ", count=small_count(len(units)), units="; ".join(units))
        yield Problem("warning", "minutes_differ", words, Target("inspection", min(found)[1]))


def _counted(roster: Roster, count: Counter[str]) -> dict[str, str]:
    who = "; ".join(called(roster, device) for device in sorted(count))
    return {"count": small_count(count.total()), "who": who}


def _problem(level: Level, where: str, several: list[ConflictView]) -> Problem:
    listed = list(dict.fromkeys(_named(one) for one in several))
    rest = len(listed) - _NAMED
    listed = listed[:_NAMED] + ([text("team.more", count=small_count(rest))] if rest > 0 else [])
    code = "conflicts_open" if level == "error" else "conflicts_late"
    values = {"where": where, "count": small_count(len(several)), "conflicts": "; ".join(listed)}
    return Problem(level, code, text(f"team.closing.{code}", **values), _TARGET)


def _named(one: ConflictView) -> str:
    if not one.can_take:
        return label(one.kind).lower()
    return f"{one.title}: {one.field_label.lower()}" if one.title != one.unit else one.field_label.lower()

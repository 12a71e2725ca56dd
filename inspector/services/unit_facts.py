"""How units of a round or a year stand, as far as completeness goes: one reading for closing and for reports."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from inspector.domain.completeness import FindingFacts, UnitFacts, finding_problems, unsigned_problem
from inspector.domain.inspection import InspectionState, Side
from inspector.store.queries import findings

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import date

    from sqlmodel import Session

    from inspector.domain.completeness import Blank, MinutesFacts
    from inspector.domain.inspection import Inspection, Participant
    from inspector.domain.problem import Problem
    from inspector.services.progress import Marks, Progress
    from inspector.services.sheet_views import ParticipantRow
    from inspector.store.queries.inspections import ParticipantData
    from inspector.store.queries.visits import RoundRow, VisitRow

_VISITED = (InspectionState.IN_PROGRESS, InspectionState.INSPECTED)


def unit_facts(
    visits: Iterable[VisitRow],
    rounds: Iterable[RoundRow],
    recorded: Mapping[str, Marks],
    correcting: Collection[str],
    minutes: Mapping[str, MinutesFacts] | None = None,
) -> Iterator[UnitFacts]:
    """The facts of some inspections; ``recorded`` may hold only those that something is unscored of.

    ``minutes`` are those whose readiness is asked for.
    """
    known = {row.id: row for row in rounds}
    for row in visits:
        marks = recorded.get(row.inspection_id)
        scored, expected = _self_scored(marks) if marks else (0, 0)
        yield UnitFacts(
            inspection_id=row.inspection_id,
            unit=row.name,
            state=row.state,
            reason=row.reason,
            outcome=row.outcome,
            unscored=marks.unscored if marks else (),
            self_scored=scored,
            self_expected=expected,
            minutes=(minutes or {}).get(row.inspection_id),
            outside=_outside(row, known.get(row.round_id)),
            correcting=row.inspection_id in correcting,
        )


def minutes_blanks(record: Inspection, people: Iterable[Participant | ParticipantData]) -> tuple[Blank, ...]:
    """What the minutes of a visit would be signed with as dots."""
    signs = any(one.side == Side.UNIT and one.signs for one in people)
    lacking: tuple[tuple[Blank, bool], ...] = (
        ("place", not record.place),
        ("start", not record.starts_at),
        ("end", not record.ends_at),
        ("host", not signs),
    )
    return tuple(name for name, lacks in lacking if lacks)


def named_twice(people: Iterable[Participant | ParticipantData | ParticipantRow], side: Side) -> tuple[str, ...]:
    """Names that stand more than once on one side of the table: two laptops may have written down the same person."""
    names = [" ".join(one.name.split()) for one in people if one.side == side and one.name]
    count = Counter(name.casefold() for name in names)
    return tuple({name.casefold(): name for name in names if count[name.casefold()] > 1}.values())


def basis_lacks(
    session: Session, *, round_id: str | None = None, inspection_id: str | None = None
) -> tuple[Problem, ...]:
    """The violations of a round or a visit without a legal basis: neither report nor minutes are issued with them."""
    found = findings.without_basis(session, round_id=round_id, inspection_id=inspection_id)
    facts = (FindingFacts(one.id, one.number or "", one.severity, has_basis=False, evidence=1) for one in found)
    # What a finding lacks beside its basis is told where documents are made: it stops none.
    return tuple(problem for one in facts for problem in finding_problems(one))


def unsigned_visits(progress: Progress) -> list[VisitRow]:
    """The visits that are over and whose minutes are not signed."""
    return [row for row in progress.visits if row.state == InspectionState.INSPECTED and not row.signed]


def unsigned_problems(progress: Progress) -> tuple[Problem, ...]:
    """One line for all visits that are over and whose minutes are not signed; none where there are none."""
    visits = unsigned_visits(progress)
    names = tuple(dict.fromkeys(row.name for row in visits))
    return (unsigned_problem(visits[0].inspection_id, names),) if visits else ()


def _self_scored(marks: Marks) -> tuple[int, int]:
    """By how many criteria a unit scored itself, and how many there are, where it did so by some only."""
    counted = [mark for area in marks.areas for mark in area.given if not mark.not_applicable]
    scored = sum(mark.self_points is not None for mark in counted)
    return (scored, len(counted)) if 0 < scored < len(counted) else (0, 0)


def _outside(row: VisitRow, round_: RoundRow | None) -> tuple[date, date, date] | None:
    """Day of a visit with the days of its round, where it is not between them."""
    if round_ is None or round_.starts_on is None or round_.ends_on is None or row.inspected_on is None:
        return None
    if row.state not in _VISITED or round_.starts_on <= row.inspected_on <= round_.ends_on:
        return None
    return row.inspected_on, round_.starts_on, round_.ends_on

"""The four counts and rates of a year or a round as plain data, for scripts and for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inspector.domain.finding import Subject
from inspector.services.lookup import find_round
from inspector.services.overview import block_lines, conclusions, not_inspected
from inspector.services.progress import as_of_day, default_year, read_progress
from inspector.services.recommendations import count_actions, read_recommendations
from inspector.store.queries import findings as finding_queries

if TYPE_CHECKING:
    from datetime import date

    from inspector.domain.coverage import Counts, Rate
    from inspector.services.workspace import Workspace


def summary(
    workspace: Workspace, year: int | None = None, round_: str | None = None, as_of: date | None = None
) -> dict[str, Any]:
    """Counts, rates, who was not inspected, findings and open actions of a year, or of one round of it.

    ``round_`` is an id or an ordinal. Percentages are text with two decimals, ``None`` for a zero denominator.
    """
    with workspace.read() as session:
        chosen = default_year(workspace, session) if year is None else year
        round_row = find_round(session, round_, chosen) if round_ is not None else None
        round_id, chosen = (round_row.id, round_row.year) if round_row else (None, chosen)
        progress = read_progress(session, year=chosen, round_id=round_id)
        found = finding_queries.findings(session, year=chosen, round_id=round_id)
        concluded = conclusions(session, progress, found)
        day = as_of_day(workspace, session, as_of)
        actions = count_actions(read_recommendations(session, day, year=chosen, round_id=round_id))
    return {
        "year": chosen,
        **({"round": round_id} if round_id else {}),
        **_counted(progress.counts()),
        "not_inspected": [
            {"unit": one.unit_name, "code": one.code, "reason": one.reason or None, "state": str(one.state)}
            for one in not_inspected(progress)
        ],
        "rounds": [
            {"id": row.id, "ordinal": row.ordinal, "type": str(row.type), **_counted(progress.round_counts(row.id))}
            for row in progress.rounds
        ],
        "blocks": [{"block": line.name, "code": line.block, **_counted(line.counts)} for line in block_lines(progress)],
        "findings": {
            "by_severity": {str(severity): count for severity, count in enumerate(concluded.by_severity)},
            "by_subject": {str(subject): concluded.by_subject[subject] for subject in Subject},
        },
        "no_violation": concluded.no_violation,
        "unfinished": list(concluded.unfinished),
        "actions": {
            "open": actions.open,
            "overdue": actions.overdue,
            "by_state": {str(state): count for state, count in actions.by_state.items()},
            "as_of": day.isoformat(),
        },
    }


def _counted(counts: Counts) -> dict[str, Any]:
    return {
        "counts": {
            "in_scope": counts.in_scope,
            "inspected": counts.inspected,
            "passing": counts.passing,
            "visits": counts.visits,
        },
        "rates": {
            "inspected": _rate(counts.inspected_rate),
            "passing": _rate(counts.passing_rate),
            "passing_of_inspected": _rate(counts.passing_of_inspected_rate),
        },
    }


def _rate(rate: Rate) -> dict[str, Any]:
    return {"numerator": rate.numerator, "denominator": rate.denominator, "percent": rate.percent}

"""Declared figures beside computed ones, as a report prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.core.formats import number
from inspector.reports.inputs import DeclaredRate, StatementLine, StatementTable
from inspector.reports.wording import phrase
from inspector.services.reconciliation import compared_rates, compared_tables

if TYPE_CHECKING:
    from sqlmodel import Session

    from inspector.services.reconciliation import ComparedLine, ComparedTable


def declared_rate(session: Session, year: int) -> DeclaredRate | None:
    """The published rate of units, kept beside the computed one."""
    for one in compared_rates(session, year):
        return DeclaredRate(numerator=one.numerator, denominator=one.denominator, percent=one.declared)
    return None


def statement_tables(session: Session, year: int) -> tuple[StatementTable, ...]:
    """The comparisons a year's report prints."""
    return tuple(
        StatementTable(
            title=phrase(f"defaults.table_{table.topic}"),
            measure=table.measure,
            lines=tuple(_line(line) for line in table.lines),
            area_code=table.area_code,
            introduction=(phrase(f"defaults.intro_{table.topic}"),),
            explanation=_explanation(table),
        )
        for table in compared_tables(session, year)
    )


def _line(line: ComparedLine) -> StatementLine:
    comparison = line.comparison
    return StatementLine(
        label=line.label,
        number=line.number,
        declared=line.declared,
        computed=comparison.computed,
        difference=comparison.difference,
        bold=line.bold,
        illustrative=line.illustrative,
    )


def _explanation(table: ComparedTable) -> tuple[str, ...]:
    """What does not meet in the dossiers' figures, in full; other topics take the report's own words."""
    total, pending, handled = (table.line(key) for key in ("to_handle", "pending", "handled"))
    if table.topic != "dossiers" or total is None or total.comparison.holds:
        return ()
    received, carried_over = table.line("received"), table.line("carried_over")
    if not (received and carried_over and pending and handled):
        return ()
    declared, computed = total.comparison.declared, total.comparison.computed
    left, done = pending.comparison.computed, handled.comparison.declared
    if declared is None or computed is None or left is None or done is None:
        return ()
    words = phrase(
        "defaults.differs_dossiers",
        received=received.declared,
        carried_over=carried_over.declared,
        declared=total.declared,
        computed=number(computed),
        difference=number(abs(declared - computed)),
        pending=number(left),
        pending_declared=number(declared - done),
        team=phrase("defaults.team_short"),
    )
    return (words,)

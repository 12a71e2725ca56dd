"""Declared figures beside computed ones, as a report prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.core.official import number, small_count
from inspector.core.sentences import within_sentence
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
    return tuple(_in_words(table) or _in_a_table(table) for table in compared_tables(session, year))


def _in_a_table(table: ComparedTable) -> StatementTable:
    return StatementTable(
        title=phrase(f"defaults.table_{table.topic}"),
        measure=table.measure,
        lines=tuple(_line(line) for line in table.lines),
        area_code=table.area_code,
        introduction=(phrase(f"defaults.intro_{table.topic}"),),
        explanation=_explanation(table),
    )


def _in_words(table: ComparedTable) -> StatementTable | None:
    """A total that its parts add up to needs no table, one sentence lists them."""
    total = table.line("total")
    parts = [line for line in table.lines if line is not total and line.declared]
    if table.topic != "procedures" or total is None or total.declared is None or not total.comparison.holds:
        return None
    names = (f"{within_sentence(line.label.removeprefix('- '))} {_small(line)}" for line in parts)
    words = phrase("defaults.listed_procedures", total=_small(total), fields="; ".join(names))
    return StatementTable(
        title=phrase(f"defaults.table_{table.topic}"),
        measure=table.measure,
        lines=(),
        area_code=table.area_code,
        introduction=(words,),
    )


def _small(line: ComparedLine) -> str:
    declared = line.declared or ""
    return small_count(int(declared)) if declared.isdecimal() else declared


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

"""Declared figures of a year beside the computed ones, as identities kept as data say they hang together."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from inspector.core.messages import text
from inspector.core.official import number
from inspector.core.paths import resource
from inspector.domain.completeness import FigureFacts
from inspector.domain.reconciliation import Comparison, compare_rate, compare_sum, counts_of_shares
from inspector.store.queries import declared as queries

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlmodel import Session

    from inspector.domain.statement import Statement


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """One line of a comparison."""

    key: str
    number: str
    label: str
    """As printed in the table."""
    name: str
    """As the statement calls it."""
    declared: str | None
    """As declared."""
    comparison: Comparison
    bold: bool
    illustrative: bool
    statement_id: str | None = None
    share: bool = False
    """Declared as a share and computed as a count, so that the two have no difference."""


@dataclass(frozen=True, slots=True)
class ComparedTable:
    """The declared figures of one topic beside the computed ones."""

    topic: str
    area_code: str
    measure: str
    lines: tuple[ComparedLine, ...]

    def line(self, key: str) -> ComparedLine | None:
        """The line of a figure."""
        return next((line for line in self.lines if line.key == key), None)


@dataclass(frozen=True, slots=True)
class ComparedRate:
    """A declared percentage beside the one computed from declared counts."""

    statement_id: str
    label: str
    declared: str
    numerator: int
    denominator: int
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class DifferingFigure:
    """A declared figure that does not meet the computed one."""

    statement_id: str
    label: str
    declared: str
    """As declared."""
    comparison: Comparison
    is_rate: bool

    @property
    def computed(self) -> str:
        """The computed figure, in the same form as the declared one whatever the window speaks: they are compared."""
        value = self.comparison.computed
        return "" if value is None else f"{number(value)}%" if self.is_rate else number(value)

    @property
    def difference(self) -> str:
        """How far the two are apart, without sign; rates differ by percentage points."""
        value = number(abs(self.comparison.difference or Decimal(0)))
        return text("overview.percentage_points", value=value) if self.is_rate else value


def compared_tables(session: Session, year: int) -> tuple[ComparedTable, ...]:
    """The comparisons for which the year has declared figures."""
    by_topic = _by_topic(session, year)
    return tuple(_table(one, by_topic[one["topic"]]) for one in _identities()["tables"] if one["topic"] in by_topic)


def compared_rates(session: Session, year: int) -> tuple[ComparedRate, ...]:
    """The declared percentages whose counts were declared too."""
    by_topic = _by_topic(session, year)
    found = (_rate(one, by_topic.get(one["topic"], {})) for one in _identities()["rates"])
    return tuple(one for one in found if one is not None)


def differing_figures(session: Session, year: int) -> tuple[DifferingFigure, ...]:
    """The declared figures that do not meet the computed ones."""
    found = [
        DifferingFigure(line.statement_id or "", line.name, line.declared or "", line.comparison, is_rate=False)
        for table in compared_tables(session, year)
        for line in table.lines
        if not line.share and not line.comparison.holds
    ]
    found += [
        DifferingFigure(one.statement_id, one.label, one.declared, one.comparison, is_rate=True)
        for one in compared_rates(session, year)
        if not one.comparison.holds
    ]
    return tuple(found)


def figure_facts(figures: Iterable[DifferingFigure]) -> tuple[FigureFacts, ...]:
    """The same, as far as completeness goes: declared by others, so none is the team's own."""
    return tuple(FigureFacts(one.statement_id, one.label, one.declared, one.computed, own=False) for one in figures)


def _table(identity: dict[str, Any], statements: dict[str, Statement]) -> ComparedTable:
    values = {key: _value(statement) for key, statement in statements.items()}
    lines = [_line(line, statements, values, _shares(identity, values)) for line in identity["lines"]]
    named = {line["key"] for line in identity["lines"]}
    lines += [
        _plain(statement, identity["others"].format(label=statement.label))
        for key, statement in statements.items()
        if "others" in identity and key not in named
    ]
    return ComparedTable(identity["topic"], identity["area"], identity["measure"], tuple(lines))


def _line(
    line: dict[str, Any],
    statements: dict[str, Statement],
    values: dict[str, Decimal | None],
    counts: dict[str, Decimal],
) -> ComparedLine:
    key = line["key"]
    statement = statements.get(key)
    share = "share_of" in line
    declared = None if share else values.get(key)
    return ComparedLine(
        key=key,
        number=line.get("number", ""),
        label=line["label"],
        name=(statement.label if statement else None) or line["label"],
        declared=statement.declared if statement else None,
        comparison=Comparison(declared, _computed(line, values, counts)),
        bold=bool(line.get("bold")),
        illustrative=bool(statement and statement.illustrative),
        statement_id=statement.id if statement else None,
        share=share,
    )


def _computed(line: dict[str, Any], values: dict[str, Decimal | None], counts: dict[str, Decimal]) -> Decimal | None:
    if "sum" in line:
        return compare_sum(None, [counts.get(key, values.get(key)) for key in line["sum"]]).computed
    if "sum_of_others" in line:
        return compare_sum(None, [value for key, value in values.items() if key != line["key"]]).computed
    if "less" in line:
        whole, part = line["less"]
        return _less(values.get(f"computed:{whole}", values.get(whole)), values.get(part))
    return counts.get(line["key"])


def _less(whole: Decimal | None, part: Decimal | None) -> Decimal | None:
    return None if whole is None or part is None else whole - part


def _shares(identity: dict[str, Any], values: dict[str, Decimal | None]) -> dict[str, Decimal]:
    """The counts that declared shares stand for, and remembers the computed totals for what is subtracted from them."""
    counts: dict[str, Decimal] = {}
    for line in identity["lines"]:
        if "sum" in line and not any("share_of" in other for other in identity["lines"] if other["key"] in line["sum"]):
            values[f"computed:{line['key']}"] = compare_sum(None, [values.get(key) for key in line["sum"]]).computed
    shares = [line for line in identity["lines"] if "share_of" in line]
    total = values.get(shares[0]["share_of"]) if shares else None
    given = [value for line in shares if (value := values.get(line["key"])) is not None]
    if total is not None and len(given) == len(shares):
        found = counts_of_shares(int(total), given)
        for line, count in zip(shares, found or (), strict=False):
            counts[line["key"]] = Decimal(count)
    return counts


def _plain(statement: Statement, label: str) -> ComparedLine:
    nothing = Comparison(None, None)
    return ComparedLine(
        key=statement.key or "",
        number="",
        label=label,
        name=statement.label or "",
        declared=statement.declared,
        comparison=nothing,
        bold=False,
        illustrative=bool(statement.illustrative),
        statement_id=statement.id,
    )


def _rate(identity: dict[str, Any], statements: dict[str, Statement]) -> ComparedRate | None:
    statement = statements.get(identity["key"])
    parts = [statements.get(identity[name]) for name in ("numerator", "denominator")]
    numerator, denominator = (_value(part) if part else None for part in parts)
    if statement is None or numerator is None or denominator is None:
        return None
    return ComparedRate(
        statement_id=statement.id,
        label=statement.label or "",
        declared=statement.declared or "",
        numerator=int(numerator),
        denominator=int(denominator),
        comparison=compare_rate(_value(statement), numerator, denominator),
    )


def _by_topic(session: Session, year: int) -> dict[str, dict[str, Statement]]:
    found: dict[str, dict[str, Statement]] = {}
    for statement in queries.statements(session, year):
        found.setdefault(statement.topic or "", {})[statement.key or ""] = statement
    return found


def _value(statement: Statement) -> Decimal | None:
    return None if statement.value is None else Decimal(statement.value)


@cache
def _identities() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(resource("catalogues", "identities.json").read_text(encoding="utf-8"))
    return content

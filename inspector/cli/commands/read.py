"""Reading: how far the year or a round is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inspector.cli.commands.opening import opened
from inspector.cli.output import Answer, columns
from inspector.core.formats import number, percent
from inspector.core.messages import has, label, text
from inspector.core.parsing import parse_date
from inspector.domain.coverage import Rate
from inspector.domain.finding import Subject
from inspector.domain.recommendation import ActionState

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

Data = dict[str, Any]
_COLUMNS = ("in_scope", "inspected", "passing", "visits")


def summary(arguments: Namespace) -> Answer:
    """``inspector summary [--year Y] [--round R] [--as-of DAY]``."""
    from inspector.services.summary import summary as read_summary

    as_of = parse_date(arguments.as_of) if arguments.as_of else None
    with opened(arguments) as workspace:
        data = read_summary(workspace, arguments.year, arguments.round, as_of)
        lines = tuple(_lines(data, workspace.name))
    return Answer(data, lines)


def _lines(data: Data, name: str) -> Iterator[str]:
    yield text("cli.summary.title", year=data["year"], name=name)
    yield ""
    yield from columns(_key_figures(data))
    if len(data["rounds"]) > 1 or "round" not in data:
        yield from _table("cli.summary.rounds", [(_round_name(row), row) for row in data["rounds"]])
    yield from _table("cli.summary.blocks", [(row["block"], row) for row in data["blocks"]])
    yield from _missing(data["not_inspected"])
    yield ""
    yield _findings(data)
    yield _actions(data["actions"])


def _key_figures(data: Data) -> list[tuple[str, ...]]:
    counts = data["counts"]
    shown = {
        "in_scope": text("cli.summary.units", count=counts["in_scope"]),
        "inspected": Rate(counts["inspected"], counts["in_scope"], "inspected").shown,
        "passing": Rate(counts["passing"], counts["in_scope"], "passing").shown,
        "passing_of_inspected": Rate(counts["passing"], counts["inspected"], "passing_of_inspected").shown,
        "visits": text("cli.summary.visits_count", count=counts["visits"]),
    }
    return [(text(f"cli.summary.{name}"), value) for name, value in shown.items()]


def _table(title: str, rows: list[tuple[str, Data]]) -> Iterator[str]:
    head = (
        text(title),
        *(text(f"cli.summary.column.{name}") for name in _COLUMNS),
    )
    body = [(name, *_figures(row["counts"])) for name, row in rows]
    if body:
        yield ""
        yield from columns([head, *body], right=(1, 2, 3, 4))


def _figures(counts: Data) -> tuple[str, ...]:
    in_scope, inspected, passing, visits = (number(counts[name]) for name in _COLUMNS)
    shares = {name: percent(counts[name], counts["in_scope"]) for name in ("inspected", "passing")}
    return in_scope, f"{inspected} ({shares['inspected']})", f"{passing} ({shares['passing']})", visits


def _round_name(row: Data) -> str:
    code = f"label.RoundType.{row['type']}"
    kind = text(code) if has(code) else row["type"]
    return text("cli.summary.round", ordinal=row["ordinal"], type=kind.lower())


def _missing(rows: list[Data]) -> Iterator[str]:
    if rows:
        yield ""
        yield "  " + text("cli.summary.not_inspected", count=len(rows))
        listed = [(row["code"] or "–", row["unit"], row["reason"] or text("cli.summary.no_reason")) for row in rows]
        yield from columns(listed, indent=4)


def _actions(actions: Data) -> str:
    """How many recommendations are open, by state, and how many of them are overdue."""
    day = "/".join(reversed(actions["as_of"].split("-")))
    counted = [f"{label(ActionState(state)).lower()}: {count}" for state, count in actions["by_state"].items() if count]
    states = f" ({'; '.join(counted)})" if counted else ""
    return text("cli.summary.actions", open=actions["open"], states=states, overdue=actions["overdue"], day=day)


def _findings(data: Data) -> str:
    if data["no_violation"]:
        return text("cli.summary.no_violation")
    if not data["counts"]["inspected"]:
        return text("cli.summary.nothing_inspected")
    by_subject = data["findings"]["by_subject"]
    total = sum(data["findings"]["by_severity"].values())
    counted = {str(subject): by_subject[subject] for subject in Subject}
    sentence = text("cli.summary.findings", total=total, **counted)
    if data["unfinished"]:
        sentence += " " + text("cli.summary.unfinished", units="; ".join(data["unfinished"]))
    return sentence

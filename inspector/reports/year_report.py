"""Báo cáo kết quả kiểm tra of a year: the sum of its rounds, each unit by its latest concluded visit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from inspector.core.official import small_count
from inspector.reports.figures import marked
from inspector.reports.inputs import Counts, Frame, ReportData
from inspector.reports.parts import Document
from inspector.reports.sections.context import ReportContext, RoundSummary
from inspector.reports.sections.overview import minuted
from inspector.reports.sections.report import compose
from inspector.reports.wording import phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundLine:
    """One round of the year."""

    ordinal: int
    round_type: str
    """Label in lower case: "toàn diện", "định kỳ", "chuyên đề", "đột xuất", "phúc tra"."""
    counts: Counts
    starts_on: date | None = None
    ends_on: date | None = None
    illustrative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class YearReportInput:
    """A year's report: its rounds, then what it shares with a round's."""

    frame: Frame
    data: ReportData
    year: int
    rounds: tuple[RoundLine, ...] = ()


def compose_year_report(source: YearReportInput) -> Document:
    """The report of a year."""
    return compose(year_context(source), keywords=(str(source.year),))


def year_context(source: YearReportInput) -> ReportContext:
    """What the sections of the report need to know."""
    return ReportContext(
        frame=source.frame,
        data=source.data,
        when=phrase("report.when_year", year=source.year),
        method=_method(source),
        rounds=tuple(_summary(line) for line in source.rounds),
        by_round=True,
    )


def _method(source: YearReportInput) -> str:
    visits = source.data.counts.visits
    if not visits:
        return phrase("report.method_none")
    count = marked(small_count(visits), illustrative="visits" in source.data.illustrative_counts)
    team = source.frame.issuer.short_name or source.frame.issuer.name
    return phrase(
        "report.method_year",
        team=team,
        rounds=small_count(len(source.rounds)),
        visits=count,
        minutes=minuted(source.data),
    )


def _summary(line: RoundLine) -> RoundSummary:
    return RoundSummary(
        name=phrase("report.summary_round", ordinal=line.ordinal, type=line.round_type),
        in_scope=line.counts.in_scope,
        inspected=line.counts.inspected,
        passing=line.counts.passing,
        visits=line.counts.visits,
        illustrative=line.illustrative,
    )

"""Báo cáo kết quả kiểm tra of one round (đợt)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from inspector.core.clock import VIETNAM
from inspector.core.formats import date_long
from inspector.core.official import small_count
from inspector.reports.figures import marked
from inspector.reports.inputs import Frame, ReportData
from inspector.reports.parts import Document
from inspector.reports.sections.context import ReportContext
from inspector.reports.sections.overview import minuted
from inspector.reports.sections.report import compose
from inspector.reports.wording import phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundReportInput:
    """A round's report: the round itself, then what it shares with a year's."""

    frame: Frame
    data: ReportData
    year: int
    ordinal: int
    round_type: str
    """Label in lower case: "toàn diện", "định kỳ", "chuyên đề", "đột xuất", "phúc tra"."""
    starts_on: date | None = None
    ends_on: date | None = None
    closed: bool = False
    """A closed round has no planned days any more: where its last day is still to come, the visits' days count."""


def compose_round_report(source: RoundReportInput) -> Document:
    """The report of one round."""
    ordinal = phrase("report.keyword_round", ordinal=source.ordinal)
    return compose(round_context(source), keywords=(source.round_type, ordinal, str(source.year)))


def round_context(source: RoundReportInput) -> ReportContext:
    """What the sections of the report need to know."""
    return ReportContext(
        frame=source.frame,
        data=source.data,
        when=phrase("report.when_round", ordinal=source.ordinal, year=source.year),
        method=_method(source),
    )


def _method(source: RoundReportInput) -> str:
    visits = source.data.counts.visits
    if not visits:
        return phrase("report.method_none")
    count = marked(small_count(visits), illustrative="visits" in source.data.illustrative_counts)
    team = source.frame.issuer.short_name or source.frame.issuer.name
    return phrase(
        "report.method_round",
        team=team,
        type=source.round_type,
        dates=_dates(source),
        visits=count,
        minutes=minuted(source.data),
    )


def _dates(source: RoundReportInput) -> str:
    """The days of the round; where a visit was not between them, the days on which visits really were."""
    start, end = source.starts_on, source.ends_on
    if start is None or end is None:
        return ""
    days = [unit.inspected_on for unit in source.data.units if unit.inspected_on]
    early = source.closed and days and _still_running(source)
    if not early and all(start <= day <= end for day in days):
        key = "report.dates_planned" if _still_running(source) else "report.dates"
        return phrase(key, start=date_long(start), end=date_long(end))
    key = "report.dates" if min(days) < max(days) else "report.dates_one"
    return phrase(key, start=date_long(min(days)), end=date_long(max(days)))


def _still_running(source: RoundReportInput) -> bool:
    """Whether the round's last day is still to come on the day of the report."""
    day = source.frame.issued_on or source.frame.made_at.astimezone(VIETNAM).date()
    return source.ends_on is not None and source.ends_on > day

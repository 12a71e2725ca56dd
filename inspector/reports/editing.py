"""The parts of a document that people may write themselves: what they are called, what stands there by default, and
how a written text gets into the input.

A text is paragraphs. Under kiến nghị a paragraph that ends with a colon is a heading ("Đối với UBND huyện:").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from inspector.reports.inputs import Paragraphs, Prose, RecommendationGroup, ReportData
from inspector.reports.minutes import (
    default_introduction,
    default_limits,
    default_strengths,
)
from inspector.reports.minutes_input import MinutesInput
from inspector.reports.round_report import RoundReportInput, round_context
from inspector.reports.sections.assessment import default_assessment, default_scoring, scoring_title
from inspector.reports.sections.context import ReportContext
from inspector.reports.sections.overview import default_contents, default_scope
from inspector.reports.sections.requests import default_ending, default_groups
from inspector.reports.sections.results import common_base, default_area
from inspector.reports.supplement import SupplementInput
from inspector.reports.wording import phrase
from inspector.reports.year_report import YearReportInput, year_context

_AREA: Final = "area."
_REASON: Final = "reason."
_REQUESTS: Final = "recommendations"
_PROSE: Final = frozenset(
    ["scope", "method", "contents", "areas_other", "strengths", "limits", "causes", "scoring", "discipline", "closing"]
)
"""Sections that are a field of `Prose` by the same name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditableSection:
    """One part people may write: its key, its name in the document, and what stands there until they do."""

    key: str
    title: str
    default: Paragraphs = ()


def report_sections(source: RoundReportInput | YearReportInput) -> tuple[EditableSection, ...]:
    """The editable parts of a report in the order of print, with the defaults its data give now."""
    bare = replace(source, data=_bare(source.data))
    context = round_context(bare) if isinstance(bare, RoundReportInput) else year_context(bare)
    return tuple(_report_sections(context))


def minutes_sections(source: MinutesInput) -> tuple[EditableSection, ...]:
    """The editable parts of minutes in the order of print."""
    sections = [
        _named("introduction", phrase("minutes.introduction"), *default_introduction(source)),
        _named("discipline", phrase("minutes.discipline")),
        *(_named(_AREA + area.code, area.name) for area in source.areas),
        _named("strengths", f"II. {phrase('minutes.II')}", default_strengths(source)),
        _named("limits", f"III. {phrase('minutes.III')}", default_limits(source)),
        _named("opinion", f"IV. {phrase('minutes.IV')}"),
    ]
    return tuple(sections)


def supplement_sections(source: SupplementInput) -> tuple[EditableSection, ...]:
    """The editable parts of supplementary minutes in the order of print: each change may have its own reason."""
    reasons = (
        _named(_REASON + line.key, phrase("supplement.section_reason", what=line.what), source.reason)
        for line in source.changes
        if line.key
    )
    return (
        *reasons,
        _named("further", phrase("supplement.further")),
        _named("opinion", f"III. {phrase('supplement.III')}"),
    )


def with_report_texts(data: ReportData, texts: Mapping[str, Paragraphs]) -> ReportData:
    """``data`` with what people wrote, by section key; keys of no section are an error (``KeyError``)."""
    areas = {area.code for area in data.areas}
    prose = data.prose
    for key, paragraphs in texts.items():
        if key == _REQUESTS:
            prose = replace(prose, recommendations=requests_from(paragraphs))
        elif key.startswith(_AREA) and key.removeprefix(_AREA) in areas:
            continue
        elif key in _PROSE:
            prose = replace(prose, **{key: paragraphs})  # type: ignore[arg-type]
        else:
            raise KeyError(key)
    lines = tuple(replace(area, prose=texts.get(_AREA + area.code, area.prose)) for area in data.areas)
    return replace(data, prose=prose, areas=lines)


def with_minutes_texts(source: MinutesInput, texts: Mapping[str, Paragraphs]) -> MinutesInput:
    """``source`` with what people wrote, by section key; keys of no section are an error (``KeyError``)."""
    known = {section.key for section in minutes_sections(source)}
    for key in texts:
        if key not in known:
            raise KeyError(key)
    areas = tuple(replace(area, prose=texts.get(_AREA + area.code, area.prose)) for area in source.areas)
    plain = {key: paragraphs for key, paragraphs in texts.items() if not key.startswith(_AREA)}
    return replace(source, areas=areas, **plain)  # type: ignore[arg-type]


def with_supplement_texts(source: SupplementInput, texts: Mapping[str, Paragraphs]) -> SupplementInput:
    """``source`` with what people wrote, by section key; keys of no section are an error (``KeyError``)."""
    known = {section.key for section in supplement_sections(source)}
    for key in texts:
        if key not in known:
            raise KeyError(key)
    changes = tuple(
        replace(line, reason="\n".join(texts.get(_REASON + line.key, (line.reason,)))) for line in source.changes
    )
    visit = replace(source.visit, opinion=texts.get("opinion", source.visit.opinion))
    return replace(source, visit=visit, changes=changes, further=texts.get("further", source.further))


def requests_from(paragraphs: Sequence[str]) -> tuple[RecommendationGroup, ...]:
    """Paragraphs under their headings; those before any heading stand under none."""
    groups: list[tuple[str, list[str]]] = []
    for text in paragraphs:
        if text.endswith(":"):
            groups.append((text.rstrip(": "), []))
        elif groups:
            groups[-1][1].append(text)
        else:
            groups.append(("", [text]))
    return tuple(RecommendationGroup(heading=heading, paragraphs=tuple(texts)) for heading, texts in groups)


def _bare(data: ReportData) -> ReportData:
    return replace(data, prose=Prose(), areas=tuple(replace(area, prose=()) for area in data.areas))


def _report_sections(context: ReportContext) -> Iterator[EditableSection]:
    strengths, limits, causes = default_assessment(context)
    yield _named("scope", f"I.1. {phrase('report.scope_name')}", default_scope(context))
    yield _named("method", phrase("report.method_name"), context.method)
    yield _named("contents", f"I.2. {phrase('report.I.2')}", default_contents(context))
    base = common_base(context.data.areas)
    for number, area in enumerate(context.data.areas, start=1):
        yield _named(_AREA + area.code, f"II.{number}. {area.name}", default_area(area, told=base))
    yield _named("areas_other", phrase("report.areas_other"))
    yield _named("strengths", f"III.1. {phrase('report.III.1')}", *strengths)
    yield _named("limits", f"III.2. {phrase('report.III.2')}", *limits)
    yield _named("causes", f"III.3. {phrase('report.III.3')}", *causes)
    yield _named("scoring", f"IV. {scoring_title(context)}", default_scoring(context))
    yield _named("discipline", f"V. {phrase('report.V')}")
    yield _named(_REQUESTS, f"VI. {phrase('report.VI')}", *_written(default_groups(context)))
    yield _named("closing", phrase("report.closing_name"), default_ending(context))


def _written(groups: Iterator[RecommendationGroup]) -> Iterator[str]:
    for group in groups:
        yield f"{group.heading}:"
        yield from group.paragraphs


def _named(key: str, title: str, *default: str) -> EditableSection:
    return EditableSection(key=key, title=title, default=default)

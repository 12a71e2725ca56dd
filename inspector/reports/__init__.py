"""Documents: plain data in, parts in between, PDF out; no store, no window.

`compose_round_report`, `compose_year_report`, `compose_minutes` and `compose_supplement` turn an input into a
`Document`; `render_pdf` writes one, `missing_letters` tells what its font lacks. `report_sections` and
`minutes_sections` tell what people may write themselves, `with_report_texts` and `with_minutes_texts` put it in. The
parts of the inputs are in `inspector.reports.inputs`.
"""

from __future__ import annotations

from inspector.reports.coverage import MissingLetter, missing_letters
from inspector.reports.editing import (
    EditableSection,
    minutes_sections,
    report_sections,
    supplement_sections,
    with_minutes_texts,
    with_report_texts,
    with_supplement_texts,
)
from inspector.reports.minutes import compose_minutes
from inspector.reports.minutes_input import AreaResult, CriterionResult, MinutesInput, Participant
from inspector.reports.parts import Document
from inspector.reports.pdf.render import RenderResult, render_pdf
from inspector.reports.round_report import RoundReportInput, compose_round_report
from inspector.reports.supplement import ChangeLine, SupplementInput, compose_supplement, conclusions
from inspector.reports.year_report import RoundLine, YearReportInput, compose_year_report

__all__ = [
    "AreaResult",
    "ChangeLine",
    "CriterionResult",
    "Document",
    "EditableSection",
    "MinutesInput",
    "MissingLetter",
    "Participant",
    "RenderResult",
    "RoundLine",
    "RoundReportInput",
    "SupplementInput",
    "YearReportInput",
    "compose_minutes",
    "compose_round_report",
    "compose_supplement",
    "compose_year_report",
    "conclusions",
    "minutes_sections",
    "missing_letters",
    "render_pdf",
    "report_sections",
    "supplement_sections",
    "with_minutes_texts",
    "with_report_texts",
    "with_supplement_texts",
]

"""What reports cost: a 34-unit report and long tables, laid out by our own tables and by Platypus, in one run.

Run `python -m benchmarks.report_table`; each case has a process of its own, so that memory is its own too. Only the
ratios mean something on another machine. `--long` adds 24,000 rows by Platypus, which takes about a minute.
"""

from __future__ import annotations

import argparse
import io
import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks._figures import Figure, highest_memory, seconds, table

ROOT = Path(__file__).resolve().parent.parent
COLUMNS = (10, 54, 13, 24, 16, 15, 33)
_WHAT = {"report": "report of {:,} units", "table": "table of {:,} rows"}
HEAD = ("TT", "Cơ quan, đơn vị, địa phương", "Đợt", "Ngày kiểm tra", "Kết quả", "Kiến nghị", "Lý do chưa kiểm tra")


def main() -> int:
    """Run the cases and print a table; with `--case` run one and print its figures as JSON."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--long", action="store_true", help="24,000 rows by Platypus too")
    arguments.add_argument("--case", nargs=2, metavar=("NAME", "ROWS"), help=argparse.SUPPRESS)
    chosen = arguments.parse_args()
    if chosen.case:
        name, rows = chosen.case
        print(json.dumps(_measured(CASES[name], int(rows))))
    else:
        print(table(measure(long=chosen.long)))
    return 0


def measure(*, long: bool = False) -> list[Figure]:
    """The report and a long table beside Platypus, and how our table grows."""
    sizes = [("report", 34), ("table", 2_400), *([("table", 24_000)] if long else [])]
    figures = []
    for name, rows in sizes:
        ours, theirs = _in_a_process(name, rows), _in_a_process(f"platypus-{name}", rows)
        figures.append(Figure(_WHAT[name].format(rows), _told(ours), f"Platypus: {_told(theirs)}", ours[0] / theirs[0]))
    small, large = _in_a_process("table", 2_400), _in_a_process("table", 24_000)
    growth = large[0] / small[0]
    return [*figures, Figure(_WHAT["table"].format(24_000), _told(large), f"2,400 rows: {_told(small)}", growth)]


def _told(case: tuple[float, float, float]) -> str:
    taken, memory, pages = case
    return f"{seconds(taken)}, {memory:.0f} MB, {pages:,.0f} pages"


def _in_a_process(name: str, rows: int) -> tuple[float, float, float]:
    command = [sys.executable, "-m", "benchmarks.report_table", "--case", name, str(rows)]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    seconds, memory, pages = json.loads(printed)
    return seconds, memory, pages


def _measured(case: Callable[[int], Callable[[], int]], rows: int) -> tuple[float, float, int]:
    """The best processor time of up to ten runs within ten seconds, the memory they added, and the pages."""
    work = case(rows)
    before, started = highest_memory(), time.perf_counter()
    best, pages = float("inf"), 0
    for _ in range(10):
        start = time.process_time()
        pages = work()
        best = min(best, time.process_time() - start)
        if time.perf_counter() - started > 10:
            break
    return best, highest_memory() - before, pages


def _rows(count: int) -> list[tuple[str, ...]]:
    reason = "Cấp trên đã kiểm tra trong năm"
    return [
        (str(n), f"UBND xã Khánh Trung {n % 400}", "1", "03/06/2019", "Đạt", str(n % 5), "" if n % 9 else reason)
        for n in range(1, count + 1)
    ]


def _table(count: int) -> Callable[[], int]:
    from inspector.reports import render_pdf
    from inspector.reports.parts import Column, Document, Row, Section, Table

    rows = tuple(Row(cells) for cells in _rows(count))
    columns = tuple(Column(width, "left" if width > 30 else "center") for width in COLUMNS)
    body = Section(parts=(Table(columns, (Row(HEAD),), rows),))
    document = Document(title="", author="", subject="", made_at=datetime(2020, 1, 1, tzinfo=UTC), body=body)
    return lambda: render_pdf(document, io.BytesIO()).pages


def _report(_: int) -> Callable[[], int]:
    from inspector.reports import compose_round_report, render_pdf

    source = _source()
    return lambda: render_pdf(compose_round_report(source), io.BytesIO()).pages


def _source() -> Any:
    from tests.reports import khanh_vinh

    return replace(khanh_vinh.round_report(), data=khanh_vinh.year_report().data)


def _platypus_table(count: int) -> Callable[[], int]:
    return lambda: _built([_flowable_table(HEAD, _rows(count), COLUMNS)])


def _platypus_report(_: int) -> Callable[[], int]:
    from inspector.reports import compose_round_report

    source = _source()
    return lambda: _built(_flowables(compose_round_report(source)))


def _flowables(document: Any) -> list[Any]:
    """The texts and tables of ``document``, without the letterhead's and the signature's placing."""
    from reportlab.platypus import Paragraph as Flowing

    from inspector.reports.parts import Caption, Heading, Paragraph, Row, Table, text_of

    result: list[Any] = []
    for part in [part for section in (document.body, *document.annexes) for part in section.parts]:
        if isinstance(part, Table):
            rows = [row.cells + ("",) * (len(part.columns) - len(row.cells)) for row in part.rows]
            head: Row = part.header[0]
            result.append(_flowable_table(head.cells, rows, tuple(column.width for column in part.columns)))
        elif isinstance(part, Paragraph):
            result.append(Flowing(text_of(part.runs), _style()))
        elif isinstance(part, Heading | Caption):
            result.append(Flowing(part.text, _style(bold=True)))
    return result


def _flowable_table(head: tuple[str, ...], rows: list[tuple[str, ...]], widths: tuple[float, ...]) -> Any:
    from reportlab.lib.units import mm
    from reportlab.platypus import LongTable, TableStyle
    from reportlab.platypus import Paragraph as Flowing

    style = _style(12)
    cells = [[Flowing(text, style) if len(text) > 12 else text for text in row] for row in (head, *rows)]
    font = ("FONT", (0, 0), (-1, -1), "LiberationSerif-Regular", 12)
    look = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), font])
    return LongTable(cells, colWidths=[width * mm for width in widths], repeatRows=1, style=look)


def _style(size: int = 14, *, bold: bool = False) -> Any:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics

    from inspector.reports.fonts import Face, loaded

    face = Face.BOLD if bold else Face.REGULAR
    if face.value not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(loaded(face))
        pdfmetrics.registerFontFamily(face.value, *[face.value] * 4)
    return ParagraphStyle("text", fontName=face.value, fontSize=size, leading=size * 1.25, alignment=4)


def _built(flowables: list[Any]) -> int:
    from reportlab.platypus import SimpleDocTemplate

    template = SimpleDocTemplate(io.BytesIO(), leftMargin=85, rightMargin=42, topMargin=57, bottomMargin=57)
    template.build(flowables)
    return int(template.page)


CASES = {
    "report": _report,
    "platypus-report": _platypus_report,
    "table": _table,
    "platypus-table": _platypus_table,
}

if __name__ == "__main__":
    raise SystemExit(main())

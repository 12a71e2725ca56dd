"""Writes the same cells as .xlsx, .xls, .ods and .csv, so that every format is read in every test that matters."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import openpyxl
import pytest
import xlwt

from inspector.sheets.units import Catalogues

Cells = Sequence[Sequence[object]]
Spans = Sequence[tuple[int, int, int, int]]
"""Merged cells: top, left, bottom, right, counted from 0."""
Write = Callable[..., Path]


@pytest.fixture(scope="session")
def catalogues() -> Catalogues:
    return Catalogues(
        kinds={
            "commune": ["Xã"],
            "town": ["Thị trấn"],
            "office": ["Phòng", "Cơ quan chuyên môn"],
            "service": ["Đơn vị sự nghiệp"],
            "vertical": ["Cơ quan ngành dọc"],
        },
        blocks={
            "communes": ["Xã, thị trấn"],
            "offices": ["Cơ quan chuyên môn"],
            "services": ["Sự nghiệp"],
            "verticals": ["Ngành dọc"],
        },
        ended_kinds=frozenset({"town"}),
        ended_blocks=frozenset({"offices"}),
    )


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """``write(cells, ending, merged=..., name=..., sheet=...)`` makes a file and returns its path."""

    def write_file(cells: Cells, ending: str = "xlsx", merged: Spans = (), sheet: str = "Sheet1") -> Path:
        path = tmp_path / f"danh-sach.{ending}"
        {"xlsx": write_xlsx, "xls": write_xls, "ods": write_ods, "csv": write_csv}[ending](path, cells, merged, sheet)
        return path

    return write_file


def write_xlsx(
    path: Path, cells: Cells, merged: Spans = (), sheet: str = "Sheet1", others: Mapping[str, Cells] | None = None
) -> None:
    workbook = openpyxl.Workbook()
    pages = {sheet: cells, **(others or {})}
    workbook.remove(workbook.active)
    for name, rows in pages.items():
        page = workbook.create_sheet(name)
        for row in rows:
            page.append(list(row))
    for top, left, bottom, right in merged:
        workbook[sheet].merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
    workbook.save(path)


def write_xls(path: Path, cells: Cells, merged: Spans, sheet: str) -> None:
    workbook = xlwt.Workbook()
    page = workbook.add_sheet(sheet)
    day = xlwt.easyxf(num_format_str="dd/mm/yyyy")
    spans = {(top, left): (bottom, right) for top, left, bottom, right in merged}
    for row, values in enumerate(cells):
        for column, value in enumerate(values):
            style = (day,) if isinstance(value, date) else ()
            if (row, column) in spans:
                bottom, right = spans[row, column]
                page.write_merge(row, bottom, column, right, value)
            elif value is not None:
                page.write(row, column, value, *style)
    workbook.save(str(path))


ODS = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content office:version="1.2"'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name={name}>{rows}<table:table-row table:number-rows-repeated="1000000">'
    '<table:table-cell table:number-columns-repeated="1000"/></table:table-row></table:table>'
    "</office:spreadsheet></office:body></office:document-content>"
)
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def write_ods(path: Path, cells: Cells, merged: Spans, sheet: str) -> None:
    """As LibreOffice writes it: merged cells cover empty ones, and the rest of the sheet is one repeated blank row."""
    spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in merged}
    rows = "".join(
        "<table:table-row>"
        + "".join(_ods_cell(value, spans.get((row, column), (1, 1))) for column, value in enumerate(values))
        + "</table:table-row>"
        for row, values in enumerate(cells)
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        package.writestr("META-INF/manifest.xml", MANIFEST)
        package.writestr("content.xml", ODS.format(name=quoteattr(sheet), rows=rows))


def _ods_cell(value: object, span: tuple[int, int]) -> str:
    merged = f'table:number-rows-spanned="{span[0]}" table:number-columns-spanned="{span[1]}"' if span != (1, 1) else ""
    if value is None:
        return f"<table:table-cell {merged}/>"
    if isinstance(value, date):
        kind = f'office:value-type="date" office:date-value="{value.isoformat()}"'
    elif isinstance(value, int | float):
        kind = f'office:value-type="float" office:value="{value}"'
    else:
        kind = 'office:value-type="string"'
    return f"<table:table-cell {kind} {merged}><text:p>{escape(str(value))}</text:p></table:table-cell>"


def write_csv(path: Path, cells: Cells, merged: Spans = (), sheet: str = "", encoding: str = "utf-8-sig") -> None:
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=";")
        for row in cells:
            writer.writerow([cell.strftime("%d/%m/%Y") if isinstance(cell, date) else cell for cell in row])

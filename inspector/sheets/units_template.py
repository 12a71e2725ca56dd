"""The blank form for a list of units: headings with notes, lists to choose from, a page of explanations."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from inspector.core.paths import resource
from inspector.sheets import workbook_style as style

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from inspector.sheets.units import Catalogues

_HEADING_ROW: Final = 3
_RULED_ROWS: Final = 40
"""Rows that are drawn; the lists and formats below reach further."""
_LAST_ROW: Final = 2000
_FORMATS: Final = {"code": "@", "valid_from": "dd/mm/yyyy", "valid_to": "dd/mm/yyyy", "staff": "0"}


def write_units_template(path: Path, catalogues: Catalogues) -> None:
    """Write the blank form to ``path``, with the kinds and blocks in force to choose from.

    Raises ``Refused("export.unwritable")``.
    """
    words = json.loads(resource("documents", "units_template.json").read_text(encoding="utf-8"))
    workbook = Workbook()
    _write_form(workbook.active, words)
    _write_guide(workbook.create_sheet(words["guide"]["sheet"]), words)
    lists = workbook.create_sheet(words["lists"]["sheet"])
    kinds, blocks = catalogues.offered_kinds, catalogues.offered_blocks
    _write_lists(lists, words, (kinds, blocks))
    _add_checks(workbook.active, words, len(kinds), len(blocks))
    style.save(workbook, path)


def _write_form(sheet: Worksheet, words: dict[str, Any]) -> None:
    columns = words["columns"]
    sheet.title = words["sheet"]
    style.put_title(sheet, words["title"], len(columns))
    style.put_text(sheet.cell(2, 1), words["hint"])
    sheet.cell(2, 1).font = style.HINT
    sheet.cell(2, 1).alignment = style.CENTRED
    sheet.merge_cells(start_row=2, start_column=1, end_row=2, end_column=len(columns))
    for place, column in enumerate(columns, start=1):
        heading = sheet.cell(_HEADING_ROW, place)
        style.put_heading(heading, column["heading"])
        heading.comment = Comment(column["note"], words["title"], height=90, width=260)
        sheet.column_dimensions[get_column_letter(place)].width = column["width"]
        _rule_column(sheet, place, _FORMATS.get(column["key"]))
    sheet.row_dimensions[2].height = 20
    sheet.row_dimensions[_HEADING_ROW].height = 30
    sheet.freeze_panes = sheet.cell(_HEADING_ROW + 1, 3)
    style.set_page(sheet, heading_row=_HEADING_ROW, footer=words["page"])


def _rule_column(sheet: Worksheet, place: int, number_format: str | None) -> None:
    """Format the cells to be filled in; below the ruled rows a column's format goes on without lines."""
    for row in range(_HEADING_ROW + 1, _HEADING_ROW + _RULED_ROWS + 1):
        cell = sheet.cell(row, place)
        cell.font, cell.border, cell.alignment = style.BODY, style.BORDER, style.WRAPPED
        if number_format:
            cell.number_format = number_format
    if number_format:
        sheet.column_dimensions[get_column_letter(place)].number_format = number_format


def _write_guide(sheet: Worksheet, words: dict[str, Any]) -> None:
    guide = words["guide"]
    style.put_title(sheet, guide["title"], len(guide["headings"]))
    for place, (heading, width) in enumerate(zip(guide["headings"], (20, 90, 24), strict=True), start=1):
        style.put_heading(sheet.cell(_HEADING_ROW, place), heading)
        sheet.column_dimensions[get_column_letter(place)].width = width
    for row, column in enumerate(words["columns"], start=_HEADING_ROW + 1):
        for place, key in enumerate(("heading", "explanation", "example"), start=1):
            cell = sheet.cell(row, place)
            style.put_text(cell, column[key])
            cell.font, cell.border, cell.alignment = style.BODY, style.BORDER, style.WRAPPED
        sheet.row_dimensions[row].height = 16 * (1 + len(column["explanation"]) // 95)
    for row, remark in enumerate(guide["remarks"], start=_HEADING_ROW + len(words["columns"]) + 2):
        style.put_text(sheet.cell(row, 1), f"• {remark}")
        sheet.cell(row, 1).font, sheet.cell(row, 1).alignment = style.BODY, style.WRAPPED
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(guide["headings"]))
        sheet.row_dimensions[row].height = 16 * (1 + len(remark) // 135)
    style.set_page(sheet, heading_row=_HEADING_ROW, footer=words["page"])


def _write_lists(sheet: Worksheet, words: dict[str, Any], lists: tuple[Sequence[str], Sequence[str]]) -> None:
    style.put_title(sheet, words["lists"]["title"], len(lists))
    for place, (heading, names) in enumerate(zip(words["lists"]["headings"], lists, strict=True), start=1):
        style.put_heading(sheet.cell(_HEADING_ROW, place), heading)
        sheet.column_dimensions[get_column_letter(place)].width = 42
        for row, name in enumerate(names, start=_HEADING_ROW + 1):
            cell = sheet.cell(row, place)
            style.put_text(cell, name)
            cell.font, cell.border = style.BODY, style.BORDER
    style.set_page(sheet, heading_row=_HEADING_ROW, footer=words["page"], landscape=False)


def _add_checks(sheet: Worksheet, words: dict[str, Any], kinds: int, blocks: int) -> None:
    """Let Excel offer the lists and refuse what could not be read, with a sentence."""
    source = f"'{words['lists']['sheet']}'!${{0}}${_HEADING_ROW + 1}:${{0}}${{1}}"
    choice, day, count = words["wrong_choice"], words["wrong_date"], words["wrong_count"]
    for letter, column, length in (("C", "A", kinds), ("D", "B", blocks)):
        # A warning only: units that were closed bear the names of their time.
        listed = source.format(column, _HEADING_ROW + max(length, 1))
        _check(sheet, letter, choice, type="list", formula1=listed, errorStyle="warning")
    _check(sheet, "E", day, type="date", operator="greaterThan", formula1="1")
    _check(sheet, "F", day, type="date", operator="greaterThan", formula1="1")
    _check(sheet, "G", count, type="whole", operator="greaterThanOrEqual", formula1="0")


def _check(sheet: Worksheet, letter: str, wrong: dict[str, str], **rule: str) -> None:
    check = DataValidation(allow_blank=True, showErrorMessage=True, **rule)
    check.errorTitle, check.error = wrong["title"], wrong["text"]
    check.add(f"{letter}{_HEADING_ROW + 1}:{letter}{_LAST_ROW}")
    sheet.add_data_validation(check)

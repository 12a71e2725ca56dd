"""What a sheet lacks, in as few lines as a person can take in: neighbours are taken together."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from inspector.services.inspections import Missing, Sheet

UNSCORED: Final = "points"
"""Kind of a criterion that nothing has been recorded for."""


@dataclass(frozen=True, slots=True)
class MissingLine:
    """One line, and the first of the things it stands for."""

    text: str
    target: Missing
    unscored: bool = False


def lines_of(sheet: Sheet, not_scored: str) -> list[MissingLine]:
    """Single things first, then unscored runs of criteria (``3.9 – 3.12``), last whole areas (``V, VII``)."""
    unscored = {one.criterion_id: one for one in sheet.missing if one.kind == UNSCORED and one.criterion_id}
    singles = [MissingLine(one.text, one) for one in sheet.missing if one.kind != UNSCORED]
    whole, runs = [], []
    for area in sheet.areas:
        lacking = [row.id in unscored for row in area.criteria]
        if lacking and all(lacking):
            whole.append((area.code, unscored[area.criteria[0].id]))
        else:
            marked = zip(area.criteria, lacking, strict=True)
            for is_lacking, group in groupby(marked, key=lambda pair: pair[1]):
                rows = [row for row, _ in group]
                if is_lacking:
                    codes = rows[0].code if len(rows) == 1 else f"{rows[0].code} – {rows[-1].code}"
                    runs.append(MissingLine(f"{codes} {not_scored}", unscored[rows[0].id], unscored=True))
    lines = [*singles, *runs]
    if whole:
        codes = ", ".join(code for code, _ in whole)
        lines.append(MissingLine(f"{codes} {not_scored}", whole[0][1], unscored=True))
    return lines

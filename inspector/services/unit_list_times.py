"""Kinds and blocks that a list gives to units of another time: refused, or pointed out where they held for a while."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from inspector.core.formats import row_numbers
from inspector.core.messages import text
from inspector.domain.unit import UnitDraft
from inspector.domain.unit_import import RowProblem
from inspector.services.entry_validity import existing_day, meet, period_words, valid_on
from inspector.services.units import CODED

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from inspector.domain.unit_import import KnownUnit, UnitImportPlan, UnitRow
    from inspector.services.units import CatalogueItem

Entries = dict[str, dict[str, "CatalogueItem"]]
"""The entries of the catalogues by fact (``kind``, ``block``) and code."""


class TimeCheck:
    """Sorts out the rows of a plan whose kind or block does not go with the unit's time.

    An entry that never held while the unit exists is refused. One that held for some of that time and does not now is
    taken over, and noted: a list of an earlier year names the blocks of its year and seldom says when a unit ends.
    """

    def __init__(self, entries: Entries, cell_of: Callable[[UnitRow, str], str], today: date) -> None:
        self._entries = entries
        self._cell_of = cell_of
        self._today = today
        self._outdated: dict[tuple[str, CatalogueItem], list[int]] = defaultdict(list)

    def sort_out(self, plan: UnitImportPlan) -> UnitImportPlan:
        """The plan without the rows that are refused."""
        problems = [problem for row in plan.new for problem in self._problems(row, None, CODED)]
        for change in plan.changed:
            given = {fact.field: fact.new for fact in change.changes}
            problems += self._problems(change.row, change.known, given)
        out = {problem.row for problem in problems}
        return replace(
            plan,
            new=tuple(row for row in plan.new if row.row not in out),
            changed=tuple(change for change in plan.changed if change.row.row not in out),
            refused=tuple(sorted((*plan.refused, *problems), key=lambda problem: problem.row)),
        )

    def notes(self) -> tuple[str, ...]:
        """What should be looked at although it is taken over; asked for after :meth:`sort_out`."""
        return tuple(
            text(
                f"import.note.{field}_outdated",
                value=entry.name,
                period=period_words(entry),
                rows=row_numbers(rows),
            )
            for (field, entry), rows in self._outdated.items()
        )

    def _problems(self, row: UnitRow, known: KnownUnit | None, given: Mapping[str, object]) -> list[RowProblem]:
        unit = UnitDraft(
            valid_from=row.valid_from or (known.valid_from if known else None),
            valid_to=row.valid_to or (known.valid_to if known else None),
        )
        day = existing_day(unit.valid_from, unit.valid_to, self._today)
        problems = []
        for field in (name for name in CODED if name in given):
            entry = self._entries[field].get(getattr(row, field) or "")
            if entry is None or valid_on(entry, day):
                continue
            if meet(unit, entry):
                self._outdated[field, entry].append(row.row)
            else:
                values = {"value": entry.name, "period": period_words(entry)}
                problems.append(RowProblem(row.row, self._cell_of(row, field), f"unit.{field}_not_then", values))
        return problems

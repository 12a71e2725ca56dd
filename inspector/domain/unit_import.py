"""What a list of units means for the units already known: new, changed, the same, or refused.

A unit's code is matched first, else its folded name; a known name with another code is refused with both shown. A blank
cell leaves what is known as it is: a list never erases.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from inspector.core.formats import date_short, row_numbers
from inspector.core.text import fold

Fact = str | int | date | None

COMPARED: Final = ("code", "name", "kind", "block", "valid_from", "valid_to", "staff", "head", "note")
"""The facts of a unit that a list may bring."""

_NOT_A_WORD: Final = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class UnitRow:
    """A unit as a row of a list gives it; ``row`` is the sheet's row number, blanks are ``""`` or ``None``."""

    row: int
    code: str
    name: str
    kind: str | None = None
    """Code of the kind (loại)."""
    block: str | None = None
    """Code of the block (khối)."""
    valid_from: date | None = None
    valid_to: date | None = None
    staff: int | None = None
    """Headcount granted (biên chế), in persons."""
    head: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class KnownUnit:
    """A unit already known, with the same facts."""

    id: str
    code: str | None
    name: str
    kind: str | None = None
    block: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    staff: int | None = None
    head: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class RowProblem:
    """Why a row is refused: the sheet's row number, the cell to look at, and the sentence with its values."""

    row: int
    cell: str
    code: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class FactChange:
    """One fact that a row changes."""

    field: str
    old: Fact
    new: Fact


@dataclass(frozen=True)
class UnitChange:
    """A known unit and what its row changes."""

    row: UnitRow
    known: KnownUnit
    changes: tuple[FactChange, ...]


@dataclass(frozen=True)
class UnitImportPlan:
    """What importing the rows would do; every row stands in exactly one of the four."""

    new: tuple[UnitRow, ...]
    changed: tuple[UnitChange, ...]
    same: tuple[UnitRow, ...]
    refused: tuple[RowProblem, ...]


def code_key(code: str | None) -> str:
    """What codes are compared by: case, accents and spaces do not matter."""
    return fold(code or "").replace(" ", "")


def name_key(name: str) -> str:
    """What names are compared by: folded, punctuation aside."""
    return _NOT_A_WORD.sub(" ", fold(name)).strip() or name


def refuse_duplicates(
    rows: Sequence[UnitRow], cell_of: Callable[[UnitRow, str], str] = lambda row, _: str(row.row)
) -> tuple[tuple[UnitRow, ...], tuple[RowProblem, ...]]:
    """The rows that stand alone, and a problem for each row that shares its code or its name with another row.

    ``cell_of`` names the cell of a row's fact. All rows of a set are refused: none is known to be the right one.
    """
    problems: dict[int, RowProblem] = {}
    for fact, key_of in (("code", lambda row: code_key(row.code)), ("name", lambda row: name_key(row.name))):
        for twins in _twins(rows, key_of):
            numbers = row_numbers(twin.row for twin in twins)
            for twin in twins:
                values = {"value": getattr(twin, fact), "rows": numbers}
                problem = RowProblem(twin.row, cell_of(twin, fact), f"import.unit.duplicate_{fact}", values)
                problems.setdefault(twin.row, problem)
    return tuple(row for row in rows if row.row not in problems), tuple(sorted(problems.values(), key=_by_row))


def without_repeats(rows: Sequence[UnitRow]) -> tuple[tuple[UnitRow, ...], tuple[tuple[UnitRow, UnitRow], ...]]:
    """The rows without those that say the very same as an earlier one, and each of these beside the one kept."""
    first: dict[tuple[Fact, ...], UnitRow] = {}
    repeats = []
    for row in rows:
        kept = first.setdefault(tuple(getattr(row, fact) for fact in COMPARED), row)
        if kept is not row:
            repeats.append((row, kept))
    return tuple(first.values()), tuple(repeats)


def _twins(rows: Iterable[UnitRow], key_of: Callable[[UnitRow], str]) -> list[list[UnitRow]]:
    groups: dict[str, list[UnitRow]] = defaultdict(list)
    for row in rows:
        if key := key_of(row):
            groups[key].append(row)
    return [group for group in groups.values() if len(group) > 1]


def _by_row(problem: RowProblem) -> int:
    return problem.row


def plan_unit_import(
    rows: Sequence[UnitRow],
    existing: Sequence[KnownUnit],
    cell_of: Callable[[UnitRow, str], str] = lambda row, _: str(row.row),
) -> UnitImportPlan:
    """Sort ``rows`` into what they mean for the ``existing`` units; writes nothing.

    Refused (``import.unit.*``): rows that share a code or a name, a known name with another code, a name that several
    known units bear, two rows that mean one known unit, a period that would end before it begins.
    """
    rows, problems = refuse_duplicates(rows, cell_of)
    matcher = _Matcher(existing, cell_of)
    matches = [(row, matcher.match(row)) for row in rows]
    claims: dict[str, list[int]] = defaultdict(list)
    for row, match in matches:
        if isinstance(match, KnownUnit):
            claims[match.id].append(row.row)
    new, changed, same, refused = [], [], [], list(problems)
    for row, match in matches:
        if match is None:
            new.append(row)
        elif isinstance(match, RowProblem):
            refused.append(match)
        elif len(claims[match.id]) > 1:
            refused.append(_claimed_twice(row, match, claims[match.id], cell_of))
        elif not (changes := _changes(row, match)):
            same.append(row)
        elif period := _reversed_period(row, match):
            refused.append(RowProblem(row.row, cell_of(row, "valid_to"), "import.unit.period_reversed", period))
        else:
            changed.append(UnitChange(row, match, changes))
    return UnitImportPlan(tuple(new), tuple(changed), tuple(same), tuple(sorted(refused, key=_by_row)))


class _Matcher:
    """Finds the known unit a row means."""

    def __init__(self, existing: Sequence[KnownUnit], cell_of: Callable[[UnitRow, str], str]) -> None:
        self._cell_of = cell_of
        self._by_code: dict[str, list[KnownUnit]] = defaultdict(list)
        self._by_name: dict[str, list[KnownUnit]] = defaultdict(list)
        for unit in existing:
            if unit.code:
                self._by_code[code_key(unit.code)].append(unit)
            self._by_name[name_key(unit.name)].append(unit)

    def match(self, row: UnitRow) -> KnownUnit | RowProblem | None:
        """The unit ``row`` means, ``None`` for a new one, or why it cannot be told."""
        coded = self._by_code.get(code_key(row.code), [])
        named = self._by_name.get(name_key(row.name), [])
        if len(coded) > 1:
            return self._problem(row, "code", "import.unit.known_code_twice", units=_names(coded))
        if coded:
            stranger = next((unit for unit in named if unit.id != coded[0].id), None)
            own = any(unit.id == coded[0].id for unit in named)
            return coded[0] if own or not stranger else self._other_code(row, stranger)
        if len(named) > 1:
            return self._problem(row, "name", "import.unit.known_name_twice", codes=_codes(named))
        if named and row.code and named[0].code:
            return self._other_code(row, named[0])
        return named[0] if named else None

    def _other_code(self, row: UnitRow, unit: KnownUnit) -> RowProblem:
        known = unit.code or "–"
        return self._problem(row, "code", "import.unit.other_code", code=row.code, known=known, known_name=unit.name)

    def _problem(self, row: UnitRow, fact: str, sentence: str, /, **values: object) -> RowProblem:
        return RowProblem(row.row, self._cell_of(row, fact), sentence, {"value": getattr(row, fact), **values})


def _names(units: Iterable[KnownUnit]) -> str:
    return "; ".join(unit.name for unit in units)


def _codes(units: Iterable[KnownUnit]) -> str:
    return ", ".join(unit.code or "–" for unit in units)


def _claimed_twice(
    row: UnitRow, unit: KnownUnit, claims: list[int], cell_of: Callable[[UnitRow, str], str]
) -> RowProblem:
    values = {
        "value": row.name,
        "known": unit.code or "–",
        "known_name": unit.name,
        "rows": row_numbers(claims),
    }
    return RowProblem(row.row, cell_of(row, "name"), "import.unit.same_unit_twice", values)


def _changes(row: UnitRow, known: KnownUnit) -> tuple[FactChange, ...]:
    pairs = ((fact, getattr(known, fact), getattr(row, fact)) for fact in COMPARED)
    return tuple(FactChange(fact, old, new) for fact, old, new in pairs if new not in (None, "") and new != old)


def renames(change: UnitChange) -> bool:
    """Whether a row gives a known unit another name, not merely the same name written otherwise."""
    return bool(change.row.name) and name_key(change.row.name) != name_key(change.known.name)


def _reversed_period(row: UnitRow, known: KnownUnit) -> dict[str, object] | None:
    return reversed_period(row.valid_from or known.valid_from, row.valid_to or known.valid_to)


def reversed_period(first: date | None, last: date | None) -> dict[str, object] | None:
    """The two days as the sentence about them prints them, if ``last`` comes before ``first``."""
    if first is None or last is None or first <= last:
        return None
    return {"first": date_short(first), "last": date_short(last)}

"""Lists of units from and to spreadsheets: what a list would change is shown before anything is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from inspector.core.clock import SystemClock, today
from inspector.core.errors import Refused
from inspector.core.messages import text
from inspector.domain.unit import Catalogue, CatalogueEntryDraft, Unit, UnitDraft
from inspector.domain.unit_import import COMPARED, KnownUnit, UnitImportPlan, UnitRow, plan_unit_import, renames
from inspector.services.entry_validity import existing_day, valid_on
from inspector.services.seeding import catalogue_resource
from inspector.services.unit_list_times import TimeCheck
from inspector.services.units import CODED, CatalogueItem, add_in, catalogue, units
from inspector.services.usual_blocks import block_on
from inspector.sheets.units import Catalogues, UnitList, read_units
from inspector.store.queries import units as queries

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from inspector.domain.unit_import import Fact, RowProblem, UnitChange
    from inspector.services.unit_list_times import Entries
    from inspector.services.workspace import Workspace
    from inspector.services.writing import Changed, Writing


@dataclass(frozen=True, slots=True)
class FactLine:
    """One fact that a row changes, in words."""

    label: str
    old: Fact
    new: Fact


@dataclass(frozen=True, slots=True)
class NewLine:
    """A row that brings a new unit, with all it will be entered with; kind and block by their names."""

    row: int
    code: str
    name: str
    kind: str = ""
    block: str = ""
    """The one given, else the usual one of the kind."""
    valid_from: date | None = None
    valid_to: date | None = None
    staff: int | None = None
    head: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """A row that changes a known unit, under the code and name the unit has now."""

    row: int
    code: str
    name: str
    fields: tuple[FactLine, ...]
    renamed: bool
    """The row gives the unit quite another name: perhaps it carries the code of another unit."""


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A row that cannot be taken over, and why."""

    row: int
    cell: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What a list would do; nothing is written yet."""

    kind: str
    file: str
    rows: int
    new: tuple[NewLine, ...]
    changed: tuple[ChangedLine, ...]
    same: int
    refused: tuple[RefusedLine, ...]
    notes: tuple[str, ...]
    legacy: tuple[tuple[str, str], ...]
    """Texts that were read in an old encoding: before and after."""
    needs_decision: bool
    """Old encodings were found and nobody has said yet whether to convert them."""
    head_names: int
    """In how many rows the head's position looks like a person's name: left empty, unless they are taken."""
    plan: UnitImportPlan

    @property
    def refused_rows(self) -> int:
        """How many rows are refused; one row may be refused for several of its cells."""
        return len({line.row for line in self.refused})


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import wrote."""

    changed: Changed | None
    written: bool
    """Whether anything is otherwise than before."""


def preview_import(
    workspace: Workspace, path: Path, *, convert_legacy: bool | None = None, take_names: bool = False
) -> ImportPreview:
    """Read a list of units and say, row by row, what it would do.

    ``convert_legacy`` decides about text in TCVN3 or VNI; while it is ``None`` such text is shown converted, but the
    list cannot be written. ``take_names`` takes what looks like a person's name for the position of the head all the
    same. Raises ``Refused("import.…")`` for a file that holds no list.
    """
    entries = _entries(workspace)
    catalogues = _catalogues(entries, workspace.today)
    listed = read_units(path, catalogues, convert_legacy=convert_legacy is not False, take_names=take_names)
    check = TimeCheck(entries, listed.cell_of, workspace.today)
    plan = check.sort_out(plan_unit_import(listed.rows, _known(workspace), listed.cell_of))
    refused = sorted((*listed.refused, *plan.refused), key=lambda problem: problem.row)
    return ImportPreview(
        kind="units",
        file=path.name,
        rows=listed.count,
        new=_new(plan.new, entries, workspace.today),
        changed=_changed(plan.changed, catalogues),
        same=len(plan.same),
        refused=tuple(_refused(problem) for problem in refused),
        notes=(*_notes(listed), *check.notes()),
        legacy=tuple((conversion.before, conversion.after) for conversion in listed.conversions),
        needs_decision=convert_legacy is None and bool(listed.conversions or listed.ambiguous),
        head_names=listed.head_names,
        plan=plan,
    )


def import_units(
    workspace: Workspace, preview: ImportPreview, *, skip_refused: bool = False, leave_out: Collection[int] = ()
) -> ImportResult:
    """Write what a preview showed, as one action; changed units whose row is in ``leave_out`` stay as they are.

    With refused rows nothing is written unless they are to be skipped. Raises ``Refused("import.units.undecided")``
    while nobody has decided about old encodings.
    """
    if preview.needs_decision:
        raise Refused("import.units.undecided", count=len(preview.legacy))
    if preview.refused and not skip_refused:
        return ImportResult(None, written=False)
    with workspace.action("unit.import") as writing:
        for row in preview.plan.new:
            add_in(writing, _draft(row), workspace.today)
        for change in preview.plan.changed:
            if change.row.row in leave_out:
                continue
            _apply(writing, change)
    changed = writing.changed()
    return ImportResult(changed, written=bool(changed.ids))


def write_template(workspace: Workspace | None, path: Path) -> None:
    """Write the blank form of a list of units, with the kinds and blocks that are in force to choose from."""
    # Late, like the other writer: loading openpyxl takes a tenth of a second that the first window need not wait for.
    from inspector.sheets.units_template import write_units_template

    day = workspace.today if workspace is not None else today(SystemClock())
    write_units_template(path, _catalogues(_entries(workspace), day))


def export_units(workspace: Workspace, path: Path) -> None:
    """Write the list of units to a sheet that can be read back."""
    from inspector.sheets.export import write_table

    columns = [text(f"export.units.{name}") for name in _COLUMNS]
    rows = [
        (u.code, u.name, u.kind_name, u.block_name, u.valid_from, u.valid_to, u.staff, u.head, u.note)
        for u in units(workspace)
    ]
    write_table(path, text("export.units.title"), columns, rows)


_COLUMNS = ("code", "name", "kind", "block", "valid_from", "valid_to", "staff", "head", "note")


def _catalogues(entries: Entries, day: date) -> Catalogues:
    ended = {
        field: frozenset(code for code, entry in found.items() if not valid_on(entry, day))
        for field, found in entries.items()
    }
    return Catalogues(
        kinds=_with_aliases(Catalogue.UNIT_KIND, entries["kind"].values()),
        blocks=_with_aliases(Catalogue.BLOCK, entries["block"].values()),
        ended_kinds=ended["kind"],
        ended_blocks=ended["block"],
    )


def _entries(workspace: Workspace | None) -> Entries:
    return {
        field: {item.code: item for item in (catalogue(workspace, name) if workspace is not None else _seeded(name))}
        for field, name in CODED.items()
    }


def _seeded(name: Catalogue) -> Iterable[CatalogueItem]:
    """The entries that a new workspace begins with."""
    for entry in catalogue_resource("entries.json")[name]:
        draft = CatalogueEntryDraft(**entry)
        yield CatalogueItem(
            entry["code"], entry["name"], draft.parent, valid_from=draft.valid_from, valid_to=draft.valid_to
        )


def _with_aliases(name: Catalogue, items: Iterable[CatalogueItem]) -> dict[str, tuple[str, ...]]:
    aliases: dict[str, list[str]] = catalogue_resource("aliases.json")[name]
    return {item.code: (item.name, *aliases.get(item.code, ())) for item in items}


def _known(workspace: Workspace) -> list[KnownUnit]:
    with workspace.read() as session:
        found = queries.units(session)
    return [
        KnownUnit(u.id, u.code, u.name or "", u.kind, u.block, u.valid_from, u.valid_to, u.staff, u.head, u.note)
        for u in found
    ]


def _notes(listed: UnitList) -> tuple[str, ...]:
    notes = [text(note.code, **note.values) for note in listed.notes]
    notes += [text("import.note.open_cell", cell=cell.cell, value=cell.text) for cell in listed.ambiguous]
    return tuple(notes)


def _new(rows: Iterable[UnitRow], entries: Entries, today: date) -> tuple[NewLine, ...]:
    names = {field: {code: entry.name for code, entry in found.items()} for field, found in entries.items()}
    return tuple(
        NewLine(
            row=row.row,
            code=row.code,
            name=row.name,
            kind=names["kind"].get(row.kind or "", ""),
            block=names["block"].get(row.block or _usual_block(row, entries, today) or "", ""),
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            staff=row.staff,
            head=row.head or "",
            note=row.note or "",
        )
        for row in rows
    )


def _usual_block(row: UnitRow, entries: Entries, today: date) -> str | None:
    """The block that a new unit is given where its row gives none."""
    kind = entries["kind"].get(row.kind or "")
    day = existing_day(row.valid_from, row.valid_to, today)
    valid = {code for code, entry in entries["block"].items() if valid_on(entry, day)}
    return block_on(kind.parent if kind else None, valid)


def _changed(changes: Iterable[UnitChange], catalogues: Catalogues) -> tuple[ChangedLine, ...]:
    """The changes in words, those that give a unit another name first: they are what a person must look at."""
    lines = [_changed_line(change, catalogues) for change in changes]
    return tuple(sorted(lines, key=lambda line: not line.renamed))


def _changed_line(change: UnitChange, catalogues: Catalogues) -> ChangedLine:
    names = {"kind": catalogues.kinds, "block": catalogues.blocks}
    facts = tuple(
        FactLine(
            text(f"field.unit.{fact.field}"),
            _in_words(fact.old, names.get(fact.field, {})),
            _in_words(fact.new, names.get(fact.field, {})),
        )
        for fact in change.changes
    )
    known = change.known
    return ChangedLine(change.row.row, known.code or change.row.code, known.name, facts, renames(change))


def _in_words(fact: Fact, names: Mapping[str, Sequence[str]]) -> Fact:
    """The catalogue's name of a code; every other fact speaks for itself."""
    return names[fact][0] if isinstance(fact, str) and fact in names else fact


def _refused(problem: RowProblem) -> RefusedLine:
    return RefusedLine(problem.row, problem.cell, problem.code, text(problem.code, **problem.values))


def _draft(row: UnitRow) -> UnitDraft:
    facts: dict[str, Any] = {name: getattr(row, name) for name in COMPARED}
    return UnitDraft(**{name: value for name, value in facts.items() if value not in (None, "")})


def _apply(writing: Writing, change: UnitChange) -> None:
    facts: dict[str, Any] = {fact.field: fact.new for fact in change.changes}
    writing.change(writing.get(Unit, change.known.id), UnitDraft(**facts))

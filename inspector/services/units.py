"""The units (đơn vị) that are inspected, and the catalogues they are sorted by."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Final

from inspector.core.errors import Refused
from inspector.core.ids import stable_id
from inspector.core.messages import text
from inspector.domain.unit import (
    Catalogue,
    CatalogueEntry,
    CatalogueEntryDraft,
    Predecessor,
    Unit,
    UnitDraft,
)
from inspector.domain.unit_import import code_key, name_key
from inspector.services.entry_validity import existing_day, meet, period_words
from inspector.services.ordering import block_places, unit_order
from inspector.services.progress import read_marks
from inspector.services.usual_blocks import usual_block
from inspector.store.queries import units as queries
from inspector.store.queries.visits import rounds as rounds_of
from inspector.store.queries.visits import visits as visits_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable
    from datetime import date
    from decimal import Decimal

    from sqlmodel import Session

    from inspector.domain.inspection import InspectionState, Outcome
    from inspector.domain.round import RoundType
    from inspector.services.progress import Marks
    from inspector.services.workspace import Workspace
    from inspector.services.writing import Changed, Writing
    from inspector.store.queries.visits import RoundRow, VisitRow

__all__ = [
    "Catalogue",
    "CatalogueEntryDraft",
    "CatalogueItem",
    "UnitDraft",
    "UnitRow",
    "UnitVisit",
    "add_catalogue_entry",
    "add_unit",
    "block_names",
    "catalogue",
    "change_unit",
    "history",
    "predecessors",
    "remove_units",
    "restore_units",
    "save_catalogue_entry",
    "set_predecessors",
    "unit",
    "units",
]

CODED: Final = {"kind": Catalogue.UNIT_KIND, "block": Catalogue.BLOCK}
"""The facts of a unit that hold a code, with the catalogue it is from."""


@dataclass(frozen=True, slots=True)
class CatalogueItem:
    """An entry of a catalogue."""

    code: str
    name: str
    parent: str | None = None
    detail: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    removed: bool = False
    """Taken out of the catalogue; units of its time may still bear it."""


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit as lists show it."""

    id: str
    code: str | None
    name: str
    short_name: str | None
    kind: str | None
    kind_name: str
    block: str | None
    block_name: str
    valid_from: date | None
    valid_to: date | None
    head: str | None
    staff: int | None
    note: str | None
    illustrative: bool
    inspections: int
    last_outcome: Outcome | None
    deleted: bool


@dataclass(frozen=True, slots=True)
class UnitVisit:
    """One inspection in a unit's history."""

    year: int
    round_ordinal: int
    round_type: RoundType | None
    state: InspectionState | None
    outcome: Outcome | None
    inspected_on: date | None
    total: Decimal | None
    """Total rescaled to 100; nothing where nothing was scored."""
    inspection_id: str


def catalogue(
    workspace: Workspace, name: Catalogue, on: date | None = None, *, with_removed: bool = False
) -> tuple[CatalogueItem, ...]:
    """The entries of a catalogue in their order, or those valid on a day; those taken out of it only if asked for."""
    with workspace.read() as session:
        entries = queries.catalogue(session, name, on=on, with_removed=with_removed)
    return tuple(
        CatalogueItem(e.code, e.name, e.parent, e.detail, e.valid_from, e.valid_to, e.deleted) for e in entries
    )


def add_catalogue_entry(workspace: Workspace, draft: CatalogueEntryDraft) -> Changed:
    """Add an entry as the last of its catalogue; without a code it gets one made from its name.

    Refused where another entry has the code, or bears the name at the same time.
    """
    draft.require("catalogue", "name")
    catalogue, name = Catalogue(draft.catalogue or ""), draft.name or ""
    with workspace.action("catalogue.save") as writing:
        known = queries.catalogue(writing.session, catalogue, with_removed=True)
        code = draft.code or _new_code(name, {entry.code for entry in known})
        for entry in known:
            if not entry.deleted and entry.code == code:
                raise Refused("catalogue.code_taken", field="code", code=code, name=entry.name)
            if not entry.deleted and name_key(entry.name) == name_key(name) and meet(entry, draft):
                raise Refused("catalogue.name_taken", field="name", name=entry.name)
        values = {**draft.given(), "code": code}
        values["position"] = draft.position or 1 + max((entry.position or 0 for entry in known), default=0)
        entry_id = stable_id("catalogue_entry", catalogue, code)
        writing.put(CatalogueEntry, entry_id, **values)
    return writing.changed(entry_id)


def _new_code(name: str, taken: set[str]) -> str:
    """``Đơn vị sự nghiệp`` gives ``don_vi_su_nghiep``, or with a number what is not taken yet."""
    base = name_key(name).replace(" ", "_")
    numbered = (f"{base}_{number}" for number in count(2))
    return base if base not in taken else next(code for code in numbered if code not in taken)


def save_catalogue_entry(workspace: Workspace, draft: CatalogueEntryDraft) -> Changed:
    """Make or change the entry with the draft's catalogue and code."""
    draft.require("catalogue", "code", "name")
    assert draft.catalogue is not None
    entry_id = stable_id("catalogue_entry", draft.catalogue, str(draft.code))
    with workspace.action("catalogue.save") as writing:
        writing.put(CatalogueEntry, entry_id, **draft.given())
    return writing.changed(entry_id)


def units(workspace: Workspace, *, on: date | None = None, with_deleted: bool = False) -> tuple[UnitRow, ...]:
    """The units by block, code and Vietnamese order of names; ``on`` a day only those that existed then."""
    with workspace.read() as session:
        found = queries.units(session, on=on, with_deleted=with_deleted)
        pasts = queries.pasts(session)
        blocks, kinds = block_names(session), _names(session, Catalogue.UNIT_KIND)
    places = block_places(blocks)
    ordered = sorted(found, key=lambda data: unit_order(places, data.block, data.code, data.name))
    return tuple(_row(data, kinds, blocks, pasts.get(data.id)) for data in ordered)


def unit(workspace: Workspace, unit_id: str) -> UnitRow:
    """One unit, deleted or not. Raises ``Refused("record.missing")``."""
    with workspace.read() as session:
        data = queries.unit(session, unit_id)
        if data is None:
            raise _missing()
        past = queries.pasts(session, unit_id).get(unit_id)
        return _row(data, _names(session, Catalogue.UNIT_KIND), block_names(session), past)


def history(workspace: Workspace, unit_id: str) -> tuple[UnitVisit, ...]:
    """All inspections of a unit, the latest first, with their totals."""
    with workspace.read() as session:
        visits = visits_of(session, unit_id=unit_id)
        rounds = {visit.round_id: rounds_of(session, round_id=visit.round_id)[0] for visit in visits}
        marks = read_marks(session, rounds.values(), visits)
    found = [_past_visit(visit, rounds[visit.round_id], marks.get(visit.inspection_id)) for visit in visits]
    return tuple(sorted(found, key=lambda visit: (visit.year, visit.round_ordinal), reverse=True))


def predecessors(workspace: Workspace, unit_id: str) -> tuple[UnitRow, ...]:
    """The units a merged or divided unit comes from."""
    with workspace.read() as session:
        ids = queries.predecessors(session, unit_id)
    return tuple(unit(workspace, predecessor) for predecessor in ids)


def add_unit(workspace: Workspace, draft: UnitDraft) -> Changed:
    """Add a unit. Refused where its name is blank, or its code or its name belongs to another unit."""
    draft.require("name")
    with workspace.action("unit.add") as writing:
        check_unit(writing.session, draft)
        record = add_in(writing, draft, workspace.today)
    return writing.changed(record.id)


def add_in(writing: Writing, draft: UnitDraft, today: date) -> Unit:
    """Add a unit that was checked; its block is the usual one of its kind unless it is given."""
    day = existing_day(draft.valid_from, draft.valid_to, today)
    block = draft.block or usual_block(writing.session, draft.kind, day)
    return writing.add(Unit(id=writing.new_id(), **{**draft.given(), "block": block}))


def change_unit(workspace: Workspace, unit_id: str, draft: UnitDraft) -> Changed:
    """Set what the draft gives; another kind brings its usual block along unless somebody chose the block."""
    draft.keep("name")
    with workspace.action("unit.change") as writing:
        record = writing.get(Unit, unit_id)
        values = draft.given()
        if "kind" in values and "block" not in values:
            day = existing_day(record.valid_from, record.valid_to, workspace.today)
            old, new = (usual_block(writing.session, kind, day) for kind in (record.kind, values["kind"]))
            if record.block in (None, old) and new:
                values["block"] = new
        writing.change(record, values)
        check_unit(writing.session, _as_draft(record), unit_id, chosen=values)
    return writing.changed(unit_id)


def remove_units(workspace: Workspace, unit_ids: Iterable[str]) -> Changed:
    """Put units into the bin. Refused for a unit that belongs to a round: its history would lose its name."""
    unit_ids = tuple(unit_ids)
    with workspace.action("unit.remove") as writing:
        for unit_id in unit_ids:
            record = writing.get(Unit, unit_id)
            if queries.belongs_to_a_round(writing.session, unit_id):
                raise Refused("unit.in_use", unit=record.name)
            writing.remove(record)
    return writing.changed(unit_ids[0] if unit_ids else "")


def restore_units(workspace: Workspace, unit_ids: Iterable[str]) -> Changed:
    """Take units out of the bin. Refused where another unit has taken the code or the name meanwhile."""
    unit_ids = tuple(unit_ids)
    with workspace.action("unit.restore") as writing:
        for unit_id in unit_ids:
            record = writing.restore(Unit, unit_id)
            check_unit(writing.session, _as_draft(record), unit_id, chosen=())
    return writing.changed(unit_ids[0] if unit_ids else "")


def set_predecessors(workspace: Workspace, unit_id: str, predecessor_ids: Iterable[str]) -> Changed:
    """Say which units a unit comes from: exactly these. Refused where a unit would come from itself."""
    wanted = set(predecessor_ids)
    with workspace.action("unit.predecessors") as writing:
        record = writing.get(Unit, unit_id)
        if unit_id in wanted:
            raise Refused("unit.own_predecessor", unit=record.name)
        for gone in set(queries.predecessors(writing.session, unit_id)) - wanted:
            writing.remove(writing.get(Predecessor, stable_id("predecessor", unit_id, gone)))
        for predecessor in sorted(wanted):
            writing.get(Unit, predecessor)
            link = stable_id("predecessor", unit_id, predecessor)
            writing.put(Predecessor, link, unit_id=unit_id, predecessor_id=predecessor)
    return writing.changed(unit_id)


def block_names(session: Session) -> dict[str, str]:
    """Names of the blocks by code, in the order of the catalogue."""
    return _names(session, Catalogue.BLOCK)


def check_unit(session: Session, draft: UnitDraft, unit_id: str = "", *, chosen: Container[str] = CODED.keys()) -> None:
    """Refuse what no catalogue offers to a unit of its time, and a code or name another unit bears at the same time.

    ``chosen`` are the fields that are set now: what a unit bore before may have left the catalogue meanwhile.
    """
    for field, name in CODED.items():
        if field in chosen and getattr(draft, field) is not None:
            _check_entry(session, draft, field, name)
    for other in queries.units(session):
        if other.id == unit_id or not meet(draft, other):
            continue
        if draft.code and code_key(draft.code) == code_key(other.code):
            raise Refused("unit.duplicate_code", field="code", code=draft.code, unit=other.name)
        if draft.name and name_key(draft.name) == name_key(other.name or ""):
            code = "unit.duplicate_name" if other.code else "unit.duplicate_name_without_code"
            raise Refused(code, field="name", name=draft.name, code=other.code or "")


def _as_draft(record: Unit) -> UnitDraft:
    return UnitDraft(**record.model_dump(exclude={"id", "deleted"}))


def _check_entry(session: Session, draft: UnitDraft, field: str, name: Catalogue) -> None:
    code = getattr(draft, field)
    entry = next((entry for entry in queries.catalogue(session, name) if entry.code == code), None)
    if entry is None:
        raise Refused(f"unit.unknown_{field}", field=field, value=_names(session, name).get(code, code))
    if not meet(draft, entry):
        raise Refused(f"unit.{field}_not_then", field=field, value=entry.name, period=period_words(entry))


def _names(session: Session, name: Catalogue) -> dict[str, str]:
    return {entry.code: entry.name for entry in queries.catalogue(session, name, with_removed=True)}


def _row(
    data: queries.UnitData, kinds: dict[str, str], blocks: dict[str, str], past: queries.UnitPast | None
) -> UnitRow:
    return UnitRow(
        id=data.id,
        code=data.code,
        name=data.name or "",
        short_name=data.short_name,
        kind=data.kind,
        kind_name=kinds.get(data.kind or "", data.kind or ""),
        block=data.block,
        block_name=blocks.get(data.block or "", data.block or ""),
        valid_from=data.valid_from,
        valid_to=data.valid_to,
        head=data.head,
        staff=data.staff,
        note=data.note,
        illustrative=bool(data.illustrative),
        inspections=past.inspections if past else 0,
        last_outcome=past.last_outcome if past else None,
        deleted=data.deleted,
    )


def _past_visit(visit: VisitRow, round_: RoundRow, marks: Marks | None) -> UnitVisit:
    return UnitVisit(
        year=round_.year,
        round_ordinal=visit.ordinal,
        round_type=visit.round_type,
        state=visit.state,
        outcome=visit.outcome,
        inspected_on=visit.inspected_on,
        total=marks.totals.rescaled if marks else None,
        inspection_id=visit.inspection_id,
    )


def _missing() -> Refused:
    return Refused("record.missing", kind=text("kind.unit"))

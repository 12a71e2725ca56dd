"""What a person means: a unit by code or name, a round by id or ordinal, an inspection by both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.core.errors import Refused
from inspector.core.text import fold
from inspector.services.progress import default_year
from inspector.store.queries import visits as queries

if TYPE_CHECKING:
    from sqlmodel import Session

    from inspector.services.workspace import Workspace
    from inspector.store.queries.visits import RoundRow, VisitRow


def find_round(session: Session, wanted: str, year: int) -> RoundRow:
    """A round by its id, or by its ordinal in a year; raises ``Refused`` where there is none."""
    by_id = queries.rounds(session, round_id=wanted)
    of_year = queries.rounds(session, year=year)
    found = by_id or [row for row in of_year if wanted.isascii() and wanted.isdigit() and row.ordinal == int(wanted)]
    if not found:
        known = ", ".join(str(row.ordinal) for row in of_year) or "–"
        raise Refused("lookup.round", round=wanted, year=year, known=known)
    if len(found) > 1:
        raise Refused("lookup.round_twice", round=wanted, year=year, ids=", ".join(row.id for row in found))
    return found[0]


def find_unit(session: Session, wanted: str) -> str:
    """The id of a unit by its code, its name or its short name, accents and case not minded.

    Raises ``Refused`` where there is none, or where several bear the name.
    """
    key = fold(wanted)
    units = queries.units_named(session)
    for place in (1, 2, 3):
        found = [unit for unit in units if unit[place] and fold(unit[place]) == key]
        if len(found) > 1:
            codes = ", ".join(f"{code or '–'} {name}" for _, code, name, _ in found)
            raise Refused("lookup.unit_twice", unit=wanted, known=codes)
        if found:
            return found[0][0]
    raise Refused("lookup.unit", unit=wanted)


def find_inspection(workspace: Workspace, unit: str, year: int | None = None, round_: str | None = None) -> str:
    """The id of a unit's inspection: in a round, else its latest in the year."""
    with workspace.read() as session:
        chosen = default_year(workspace, session) if year is None else year
        unit_id = find_unit(session, unit)
        rows: list[VisitRow] = queries.visits(session, year=chosen)
        if round_ is not None:
            round_id = find_round(session, round_, chosen).id
            rows = queries.visits(session, round_id=round_id)
        own = [row for row in rows if row.unit_id == unit_id]
        if not own:
            code = "lookup.inspection" if round_ is None else "lookup.inspection_in_round"
            raise Refused(code, unit=unit, year=chosen, round=round_)
        return max(own, key=lambda row: row.ordinal).inspection_id


def round_id_of(workspace: Workspace, wanted: str, year: int | None = None) -> str:
    """The id of a round by its id or ordinal."""
    with workspace.read() as session:
        return find_round(session, wanted, default_year(workspace, session) if year is None else year).id


def latest_year(workspace: Workspace) -> int:
    """The latest year with a round, else the year of today."""
    with workspace.read() as session:
        return default_year(workspace, session)

"""Units (đơn vị) that are inspected, with the catalogues they are sorted by.

Levels, kinds and blocks are data with validity dates: Vietnam has had no district level since 01/7/2025, and older
years must still read right.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import model_validator

from inspector.domain.base import Record, coded, day, flag, reference
from inspector.domain.fields import Fields, ordered, within


class Catalogue(StrEnum):
    """The catalogues that a workspace keeps as data."""

    BLOCK = "block"
    """Khối: the units that are counted and ranked together."""
    UNIT_KIND = "unit_kind"
    """Loại đơn vị."""
    ACT = "act"
    """Hành vi vi phạm kỷ luật, kỷ cương hành chính."""


class CatalogueEntryDraft(Fields):
    """One coded name."""

    catalogue: Catalogue | None = coded(Catalogue)
    code: str | None = None
    name: str | None = None
    parent: str | None = None
    """Code this entry stands under: a kind's usual block, an act's usual subject."""
    detail: str | None = None
    """Further words: the usual legal basis of an act."""
    position: int | None = None
    valid_from: date | None = day()
    valid_to: date | None = day()


class CatalogueEntry(CatalogueEntryDraft, Record, table=True):
    """A coded name that every laptop seeds alike (UUIDv5 from catalogue and code)."""

    __tablename__ = "catalogue_entry"
    required_fields = ("catalogue", "code", "name")


class UnitDraft(Fields):
    """What is known about a unit."""

    name: str | None = None
    short_name: str | None = None
    code: str | None = None
    kind: str | None = None
    """Code of its kind (loại)."""
    block: str | None = None
    """Code of its block (khối)."""
    valid_from: date | None = day()
    valid_to: date | None = day()
    head: str | None = None
    """Position of the head of the unit (chức vụ người đứng đầu), "Chủ tịch UBND xã"."""
    staff: int | None = None
    """Headcount granted (biên chế)."""
    note: str | None = None
    illustrative: bool | None = flag()

    @model_validator(mode="after")
    def _check(self) -> UnitDraft:
        ordered(self.valid_from, self.valid_to, "unit.period_reversed")
        within("staff", self.staff, 0, 100_000, "unit.staff_range")
        return self


class Unit(UnitDraft, Record, table=True):
    """A unit: agency, commune, public service body, vertical agency or Party body."""

    __tablename__ = "unit"
    search_fields = ("name", "short_name", "code", "head", "note")
    required_fields = ("name",)


class Predecessor(Record, table=True):
    """A merged or divided unit's link to one it comes from (UUIDv5 from both)."""

    __tablename__ = "predecessor"
    required_fields = ("unit_id", "predecessor_id")
    parent_fields = ("unit_id", "predecessor_id")

    unit_id: str | None = reference()
    predecessor_id: str | None = reference()

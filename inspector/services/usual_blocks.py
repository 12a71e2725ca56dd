"""The usual block of a kind of unit on a day: blocks end and others take their place when the levels change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.domain.unit import Catalogue
from inspector.services.seeding import catalogue_resource
from inspector.store.queries import units as queries

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from sqlmodel import Session


def usual_block(session: Session, kind: str | None, day: date) -> str | None:
    """The block units of a kind usually belong to on a day; nothing where there is none."""
    entries = queries.catalogue(session, Catalogue.UNIT_KIND) if kind else []
    usual = next((entry.parent for entry in entries if entry.code == kind), None)
    return block_on(usual, {entry.code for entry in queries.catalogue(session, Catalogue.BLOCK, on=day)})


def block_on(block: str | None, valid: Collection[str | None]) -> str | None:
    """The block, or the one that took its place, if it is among the valid ones."""
    successors: dict[str, str] = catalogue_resource("successors.json")
    return next((one for one in (block, successors.get(block or "")) if one is not None and one in valid), None)

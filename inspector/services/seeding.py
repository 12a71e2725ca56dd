"""What every workspace begins with: the catalogues and the default checklist, the same rows on every laptop."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from inspector.core.ids import stable_id
from inspector.core.paths import resource
from inspector.domain.checklist import Area, Checklist, Criterion, CriterionType
from inspector.domain.unit import Catalogue, CatalogueEntry

if TYPE_CHECKING:
    from inspector.services.writing import Writing


def seed(writing: Writing) -> None:
    """Write the catalogues and the default checklist."""
    for catalogue, entries in catalogue_resource("entries.json").items():
        for position, entry in enumerate(entries, start=1):
            _seed_entry(writing, Catalogue(catalogue), position, entry)
    seed_checklist(writing, catalogue_resource("checklist_default.json"))


def seed_checklist(writing: Writing, data: dict[str, Any]) -> str:
    """Write a checklist version with its areas and criteria; returns its id."""
    checklist_id = stable_id("checklist", data["code"], data["version"])
    head = {name: data[name] for name in ("code", "version", "title")}
    writing.put(Checklist, checklist_id, **head, total=Decimal(data["total"]))
    for position, area in enumerate(data["areas"], start=1):
        _seed_area(writing, checklist_id, position, area)
    return checklist_id


def _seed_entry(writing: Writing, catalogue: Catalogue, position: int, entry: dict[str, str]) -> None:
    days = {name: date.fromisoformat(entry[name]) for name in ("valid_from", "valid_to") if name in entry}
    words = {name: entry[name] for name in ("code", "name", "parent", "detail") if name in entry}
    entry_id = stable_id("catalogue_entry", catalogue, entry["code"])
    writing.put(CatalogueEntry, entry_id, catalogue=catalogue, position=position, **words, **days)


def _seed_area(writing: Writing, checklist_id: str, position: int, data: dict[str, Any]) -> None:
    area_id = stable_id("area", checklist_id, data["code"])
    words = {name: data[name] for name in ("code", "name", "short_name")}
    writing.put(Area, area_id, checklist_id=checklist_id, position=position, **words)
    for place, criterion in enumerate(data["criteria"], start=1):
        writing.put(
            Criterion,
            stable_id("criterion", checklist_id, criterion["code"]),
            checklist_id=checklist_id,
            area_id=area_id,
            max_points=Decimal(criterion["max_points"]),
            type=CriterionType(criterion["type"]),
            position=place,
            **{name: criterion[name] for name in ("code", "name", "rule", "rule_text", "evidence")},
        )


def catalogue_resource(name: str) -> dict[str, Any]:
    """The content of a catalogue file."""
    content: dict[str, Any] = json.loads(resource("catalogues", name).read_text(encoding="utf-8"))
    return content

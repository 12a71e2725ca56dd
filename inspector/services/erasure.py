"""Lawful erasure (xóa theo luật): what was written into a field is forgotten, here and wherever the erasure comes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import Integer

from inspector.core.errors import Refused
from inspector.core.messages import text
from inspector.domain.base import CodeType, DateType, FlagType, MomentType, PointsType
from inspector.domain.registry import BY_NAME, record_name
from inspector.services.journal_words import in_words, is_hidden
from inspector.services.writing import Changed
from inspector.store import erasing
from inspector.store.failures import field_words, kind_words
from inspector.store.journal import decisions
from inspector.store.queries import team as queries
from inspector.store.queries.titles import REFERENCES, Titles

if TYPE_CHECKING:
    from collections.abc import Collection

    from inspector.domain.base import Record
    from inspector.services.workspace import Workspace
    from inspector.store.engine import Connection
    from inspector.store.journal.writer import Draft

_CARRYING: Final = (CodeType, DateType, FlagType, Integer, MomentType, PointsType)
"""Types of columns whose values can be no person's data."""


@dataclass(frozen=True, slots=True)
class ErasureLine:
    """A field that would be erased."""

    field: str
    label: str
    shown: str
    """What it shows now."""
    writings: int
    """How often it was written: all of them are forgotten."""


@dataclass(frozen=True, slots=True)
class ErasurePreview:
    """What an erasure would forget."""

    entity: str
    record_id: str
    kind: str
    title: str
    lines: tuple[ErasureLine, ...]
    reach: str
    """How far it reaches, and how far it does not, in words."""


@dataclass(frozen=True, slots=True)
class Erased:
    """What was forgotten."""

    changed: Changed
    files: int
    """Evidence files that nobody named any more and that were removed."""
    reach: str


def preview(workspace: Workspace, entity: str, record_id: str, fields: Collection[str]) -> ErasurePreview:
    """What erasing some fields of a record would forget; raises ``Refused`` for what cannot be erased."""
    shape = BY_NAME.get(entity)
    if shape is None:
        raise Refused("record.missing", kind=entity)
    with workspace.store.reading() as connection, workspace.read() as session:
        [draft] = _drafts(workspace, connection, entity, record_id, fields)
        record, titles = session.get(shape, record_id), Titles(session)
        lines = []
        for field, (_, writings) in draft.writes.items():
            version = queries.shown_version(connection, entity, record_id, field)
            shown = in_words(titles, entity, field, version.value if version else None)
            lines.append(ErasureLine(field, field_words(entity, field), shown, len(writings)))
        title = titles.title(entity, record_id) if record else ""
    return ErasurePreview(entity, record_id, kind_words(entity), title, tuple(lines), text("erasure.reach"))


def offered(workspace: Workspace, entity: str, record_id: str) -> ErasurePreview:
    """The texts and names of a record that can be erased, to choose from; raises ``Refused`` where there is nothing.

    Points, days, states and marks hold nobody's personal data, and a signature or a conclusion rests on them.
    """
    shape = BY_NAME.get(entity)
    records = workspace.store.records
    names = [] if shape is None else [name for name in shape.model_fields if _may_hold_data(shape, name)]
    fields = [name for name in names if decisions.can_be_erased(records, entity, name)]
    if shape is not None and not fields:
        raise Refused("erasure.none_offered", kind=kind_words(entity))
    return preview(workspace, entity, record_id, fields)


def _may_hold_data(shape: type[Record], field: str) -> bool:
    column = shape.__table__.columns[field]  # type: ignore[attr-defined]
    if is_hidden(record_name(shape), field) or (field in REFERENCES and field != "person_id"):
        return False
    return type(column.type) not in _CARRYING


def erase(workspace: Workspace, entity: str, record_id: str, fields: Collection[str]) -> Erased:
    """Forget by law what was ever written into fields of a record. Only the lead may; it cannot be undone."""
    workspace.require_lead()
    if workspace.read_only:
        raise Refused("workspace.read_only")
    with workspace.store.reading() as connection:
        _drafts(workspace, connection, entity, record_id, fields)
    done = erasing.erase_fields(workspace.store, entity, record_id, fields)
    changed = Changed(erasing.ERASED, frozenset({entity}), frozenset({record_id}), done.number, record_id)
    return Erased(changed, done.files, text("erasure.reach"))


def _drafts(
    workspace: Workspace, connection: Connection, entity: str, record_id: str, fields: Collection[str]
) -> list[Draft]:
    try:
        return decisions.erase(connection, workspace.store.records, entity, record_id, fields)
    except Refused as error:
        if error.code == "store.decide.nothing":
            raise Refused("erasure.nothing", fields=", ".join(fields)) from error
        raise

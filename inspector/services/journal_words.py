"""The words of the journal: actions, fields and stored values as people read them."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from inspector.core import messages
from inspector.core.errors import Refused
from inspector.core.formats import date_short, moment_short, points
from inspector.core.messages import label, text
from inspector.domain.base import CodeType, DateType, FlagType, JsonType, MomentType, PointsType
from inspector.domain.registry import BY_NAME
from inspector.services.journal_codes import called, decoded
from inspector.store.queries.titles import REFERENCES

if TYPE_CHECKING:
    from inspector.store.queries.titles import Titles

_ORDER: Final = ("illustrative", "key", "owner_id", "owner_type", "position", "topic")
_KEYS: Final = ("recipient", "sha256", "signing_key")
_BOOKKEEPING: Final = ("closed_seen", "former", "late_seen", "media_type", "minutes_seen", "rule", "snapshot")
_HIDDEN: Final = frozenset({*_ORDER, *_KEYS, *_BOOKKEEPING})
_OFFICE: Final = ("person", "position")
"""Everywhere else a position is a place in an order; of a person it is the office (chức vụ)."""


def is_hidden(kind: str, field: str) -> bool:
    """Whether a field says nothing to a person, or again what another one of the record says in words."""
    return field in _HIDDEN and (kind, field) != _OFFICE


def action_label(action: str) -> str:
    """An action in words; one of a newer version stands for itself."""
    code = f"action.{action}"
    return messages.text(code) if messages.has(code) else action


def shown(kind: str, field: str, value: Any) -> str:
    """A stored value as people read it; what this version cannot read stands as it is stored."""
    try:
        words = decoded(kind, field, value)
    except (ArithmeticError, KeyError, Refused, TypeError, ValueError):
        return str(value)
    if words is not None:
        return words
    record = BY_NAME.get(kind)
    columns = record.__table__.columns if record else {}  # type: ignore[attr-defined]
    stored_as = columns[field].type if field in columns else None
    reader = _READERS.get(type(stored_as))
    try:
        return str(reader(stored_as, value)) if reader else str(value)
    except (ValueError, TypeError, KeyError):
        return str(value)


def in_words(titles: Titles, kind: str, field: str, value: Any) -> str:
    """A stored value as people read it, codes of catalogues and references by the names of what they stand for."""
    if value is None:
        return ""
    if named := called(titles, kind, field, value):
        return named
    if field in REFERENCES:
        return titles.title(REFERENCES[field], str(value))
    return shown(kind, field, value)


def _moment(value: str) -> str:
    return moment_short(datetime.fromisoformat(value))


def _coded(column: CodeType, value: str) -> str:
    return label(column.enumeration(value))


def _data(value: str) -> str:
    content = json.loads(value)
    if isinstance(content, dict) and "changes" in content:
        return "; ".join(f"{what}: {old} → {new}" for what, old, new, _ in content["changes"])
    pairs = content.items() if isinstance(content, dict) else enumerate(content, start=1)
    return "; ".join(f"{name}: {part}" for name, part in pairs if part is not None)


_READERS: Final[dict[type, Any]] = {
    PointsType: lambda _, value: points(Decimal(value).scaleb(-2)),
    DateType: lambda _, value: date_short(date.fromisoformat(value)),
    MomentType: lambda _, value: _moment(value),
    FlagType: lambda _, value: text("audit.yes" if value else "audit.no"),
    CodeType: _coded,
    JsonType: lambda _, value: _data(value),
}

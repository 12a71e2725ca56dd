"""What all records share: how a value is stored, and what a record is.

The stored form of a value is also its form in the journal: text, integers below 2**53, or null. No floats: points are
integer hundredths, money is integer đồng. Codes of enumerations are kept even when this version does not know them, so
that an older program loses nothing a newer one wrote.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import ConfigDict
from sqlalchemy import Integer, Text
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlalchemy.engine import Dialect

Json = dict[str, Any] | list[Any]


class _Known(dict[Any, Any]):
    """Values by their stored form, each made when it is first met.

    A look-up alone, without the usual two calls around it: lists read tens of thousands of few different values.
    """

    def __init__(self, make: Callable[[Any], Any]) -> None:
        super().__init__({None: None})
        self._make = make

    def __missing__(self, stored: Any) -> Any:
        value = self[stored] = self._make(stored)
        return value


class PointsType(TypeDecorator[Decimal]):
    """Points (điểm): ``Decimal`` with two decimals in code, integer hundredths in the store."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> int | None:
        """Decimal to hundredths, half up."""
        return None if value is None else int((Decimal(value) * 100).quantize(Decimal(1), ROUND_HALF_UP))

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        """Hundredths to Decimal."""
        return _Known(_points).__getitem__


class DateType(TypeDecorator[date]):
    """A calendar day, stored as ``YYYY-MM-DD``."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Day to text."""
        return None if value is None else value.isoformat()

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        """Text to day."""
        return _Known(date.fromisoformat).__getitem__


class MomentType(TypeDecorator[datetime]):
    """A moment, aware in code, stored as fixed-width UTC text so that text order is time order."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Moment to text; a naive one is refused because its place in time is unknown."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return str(value.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z"))

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Text to moment."""
        return None if value is None else datetime.fromisoformat(value)


class JsonType(TypeDecorator[Json]):
    """Structured data kept as one value; always reassigned, never changed in place."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Data to canonical JSON text."""
        if value is None:
            return None
        return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)

    def process_result_value(self, value: Any, dialect: Dialect) -> Json | None:
        """JSON text to data."""
        return None if value is None else json.loads(value)


class FlagType(TypeDecorator[bool]):
    """Yes or no, stored as 1 or 0."""

    impl = Integer
    cache_ok = True
    coerce_to_is_types = (type(None), bool)
    """Without ``bool`` the opposite of ``column.is_(True)`` would be ``column.is_(True)`` again."""

    def process_bind_param(self, value: Any, dialect: Dialect) -> int | None:
        """Flag to integer."""
        return None if value is None else int(bool(value))

    def process_result_value(self, value: Any, dialect: Dialect) -> bool | None:
        """Integer to flag."""
        return None if value is None else bool(value)


class CodeType(TypeDecorator[Any]):
    """A member of an enumeration, stored as its code; a code unknown to this version stays text."""

    impl = Text
    cache_ok = True

    def __init__(self, enumeration: type[StrEnum]) -> None:
        super().__init__()
        self.enumeration = enumeration

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Member to code."""
        return None if value is None else str(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        """Code to member, or the text itself where this version knows no such member."""
        return _Members(self.enumeration._value2member_map_).__getitem__


class _Members(dict[Any, Any]):
    """The members of an enumeration by code; any other value stands for itself."""

    def __missing__(self, value: Any) -> Any:
        return value


def _points(hundredths: int) -> Decimal:
    return Decimal(hundredths).scaleb(-2)


class Record(SQLModel):
    """A journaled record: one row, one identity for all laptops.

    ``deleted`` is no ordinary field: it mirrors the record's existence register. Setting it journals a *delete* or a
    *restore*; the row itself stays, so that bin, orphan and restore are one mechanism.
    """

    # Records are not validated, drafts are: what would validate them is never made.
    model_config = ConfigDict(defer_build=True)  # type: ignore[assignment]

    search_fields: ClassVar[tuple[str, ...]] = ()
    """The fields the full-text search finds this record by; the first is its title."""
    required_fields: ClassVar[tuple[str, ...]] = ()
    """The fields without which a record that came from elsewhere waits unprojected."""
    parent_fields: ClassVar[tuple[str, ...]] = ()
    """The fields that name the records this one belongs to."""
    lead_fields: ClassVar[tuple[str, ...]] = ()
    """The fields that only the team lead may write."""
    media_field: ClassVar[str] = ""
    """The field that names a file in the media folder by its SHA-256, if any."""
    decided_together: ClassVar[Mapping[str, tuple[str, ...]]] = MappingProxyType({})
    """By field the others that are one decision with it, and say why, how, or from what."""

    id: str = Field(primary_key=True)
    deleted: bool = Field(default=False, sa_type=FlagType)


def points(**extra: Any) -> Any:
    """Column of points."""
    return Field(default=None, sa_type=PointsType, **extra)


def day(**extra: Any) -> Any:
    """Column of a calendar day."""
    return Field(default=None, sa_type=DateType, **extra)


def moment(**extra: Any) -> Any:
    """Column of a moment."""
    return Field(default=None, sa_type=MomentType, **extra)


def flag(**extra: Any) -> Any:
    """Column of yes, no or unknown."""
    return Field(default=None, sa_type=FlagType, **extra)


def data(**extra: Any) -> Any:
    """Column of structured data."""
    return Field(default=None, sa_type=JsonType, **extra)


def coded(enumeration: type[StrEnum], **extra: Any) -> Any:
    """Column of a coded value."""
    return Field(default=None, sa_type=CodeType(enumeration), **extra)


def reference(**extra: Any) -> Any:
    """Column naming another record by its id; indexed, fixed at creation, and never a FOREIGN KEY."""
    return Field(default=None, index=True, **extra)

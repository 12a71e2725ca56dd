"""Two small records of the store's own tests, so that they do not change with the domain."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from inspector.domain.base import Record, data, day, points, reference


class Place(Record, table=True):
    """Something a person creates."""

    __tablename__ = "test_place"
    search_fields = ("name", "note")
    required_fields = ("name",)

    name: str | None = None
    note: str | None = None
    staff: int | None = None
    since: date | None = day()
    extra: dict[str, Any] | None = data()


class Mark(Record, table=True):
    """Something two laptops name alike."""

    __tablename__ = "test_mark"
    required_fields = ("place_id",)
    parent_fields = ("place_id",)

    place_id: str | None = reference()
    points: Decimal | None = points()
    note: str | None = None


TEST_RECORDS = (Place, Mark)

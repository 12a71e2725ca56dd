"""All records obey the house's rules for journaled tables, and their stored form is their journal form."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Integer, Table, Text
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql.sqltypes import String
from sqlalchemy.types import TypeDecorator
from sqlmodel import SQLModel

from inspector.domain import base
from inspector.domain.base import Record
from inspector.domain.registry import BY_NAME, RECORDS

DIALECT = sqlite.dialect()
# The first hours of year 1 in Vietnam are no date in UTC.
SECOND_DAY = datetime(1, 1, 2)  # noqa: DTZ001 - the strategy wants bounds without a zone


def _table(record: type[Record]) -> Table:
    table = SQLModel.metadata.tables[str(record.__tablename__)]
    assert isinstance(table, Table)
    return table


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: str(record.__tablename__))
def test_a_journaled_table_has_a_key_and_plain_indexes_only(record: type[Record]) -> None:
    table = _table(record)
    assert [column.name for column in table.primary_key] == ["id"]
    assert not table.foreign_keys
    for column in table.columns:
        assert column.name in {"id", "deleted"} or column.nullable, column.name
        assert column.server_default is None, column.name
        assert column.onupdate is None, column.name
        assert not column.unique, column.name


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: str(record.__tablename__))
def test_stored_values_are_text_or_integers(record: type[Record]) -> None:
    for column in _table(record).columns:
        kind = column.type.impl if isinstance(column.type, TypeDecorator) else column.type
        assert isinstance(kind, Text | String | Integer), column.name


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: str(record.__tablename__))
def test_named_fields_exist(record: type[Record]) -> None:
    columns = set(_table(record).columns.keys())
    assert {*record.search_fields, *record.required_fields, *record.parent_fields} <= columns


def test_every_table_of_the_domain_is_registered() -> None:
    declared = {
        mapper.class_
        for mapper in SQLModel._sa_registry.mappers
        if issubclass(mapper.class_, Record) and mapper.class_.__module__.startswith("inspector.")
    }
    assert declared == set(RECORDS) == set(BY_NAME.values())


def _round_trip(kind: TypeDecorator[Any], value: Any) -> Any:
    stored = kind.process_bind_param(value, DIALECT)
    assert stored is None or isinstance(stored, str) or (isinstance(stored, int) and abs(stored) < 2**53)
    receive = kind.result_processor(DIALECT, None)
    return receive(stored) if receive else stored


@given(st.none() | st.decimals(min_value=0, max_value=10_000, places=2))
def test_points_come_back(value: Decimal | None) -> None:
    assert _round_trip(base.PointsType(), value) == value


def test_points_are_rounded_half_up() -> None:
    assert _round_trip(base.PointsType(), Decimal("1.005")) == Decimal("1.01")
    assert _round_trip(base.PointsType(), Decimal("1.004")) == Decimal("1.00")


@given(st.none() | st.dates())
def test_days_come_back(value: date | None) -> None:
    assert _round_trip(base.DateType(), value) == value


@given(st.datetimes(min_value=SECOND_DAY, timezones=st.just(timezone(timedelta(hours=7)))))
def test_moments_come_back(value: datetime) -> None:
    kind = base.MomentType()
    assert _round_trip(kind, value) == value


@given(st.lists(st.datetimes(timezones=st.just(UTC)), min_size=2, max_size=5))
def test_moments_sort_as_text(values: list[datetime]) -> None:
    kind = base.MomentType()
    by_text = sorted(values, key=lambda value: str(kind.process_bind_param(value, DIALECT)))
    assert by_text == sorted(values)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        base.MomentType().process_bind_param(datetime(2019, 1, 1), DIALECT)  # noqa: DTZ001 - the case under test
    assert _round_trip(base.MomentType(), None) is None
    assert _round_trip(base.MomentType(), datetime(2019, 1, 1, tzinfo=UTC)) == datetime(2019, 1, 1, tzinfo=UTC)


@given(st.none() | st.booleans())
def test_flags_come_back(value: bool | None) -> None:
    assert _round_trip(base.FlagType(), value) is value


@given(st.dictionaries(st.text(), st.text() | st.integers() | st.none() | st.booleans()))
def test_data_come_back_in_one_spelling(value: dict[str, Any]) -> None:
    kind = base.JsonType()
    assert _round_trip(kind, value) == value
    shuffled = dict(reversed(value.items()))
    assert kind.process_bind_param(value, DIALECT) == kind.process_bind_param(shuffled, DIALECT)


def test_a_code_of_a_newer_version_is_kept_as_text() -> None:
    class Colour(StrEnum):
        RED = "red"

    kind = base.CodeType(Colour)
    assert _round_trip(kind, Colour.RED) is Colour.RED
    assert _round_trip(kind, "violet") == "violet"
    assert _round_trip(kind, None) is None

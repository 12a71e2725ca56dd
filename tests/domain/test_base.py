"""The types of columns: what is stored, what comes back, what a comparison means."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, MetaData, Table, create_engine, insert, not_, select
from sqlalchemy.pool import StaticPool

from inspector.domain.base import CodeType, DateType, FlagType, JsonType, MomentType, PointsType
from inspector.domain.inspection import Outcome
from inspector.domain.registry import RECORDS, record_name

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

FLAGS = [
    pytest.param(column, id=f"{record_name(record)}.{column.name}")
    for record in RECORDS
    for column in record.__table__.columns  # type: ignore[attr-defined]
    if isinstance(column.type, FlagType)
]


def answers(flag: Column[bool], condition: ColumnElement[bool]) -> list[object]:
    """What SQLite answers to a condition on a flag that is unknown, no, yes."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    try:
        with engine.begin() as connection:
            connection.exec_driver_sql(f'CREATE TABLE "{flag.table.name}" ("{flag.name}")')
            connection.exec_driver_sql(f'INSERT INTO "{flag.table.name}" VALUES (NULL), (0), (1)')
            return list(connection.execute(select(condition).order_by(flag)).scalars())
    finally:
        engine.dispose()


def test_there_are_flags_to_walk_over() -> None:
    assert len(FLAGS) > len(RECORDS)


@pytest.mark.parametrize("flag", FLAGS)
def test_the_opposite_of_a_condition_is_its_opposite(flag: Column[bool]) -> None:
    for value in (True, False):
        for given_ in (flag.is_(value), flag.is_not(value)):
            assert answers(flag, ~given_) == answers(flag, not_(given_))
            assert answers(flag, ~given_) == [not answer for answer in answers(flag, given_)]
            assert answers(flag, ~~given_) == answers(flag, given_)


@pytest.mark.parametrize("flag", FLAGS)
def test_a_flag_is_what_it_is_said_to_be(flag: Column[bool]) -> None:
    assert answers(flag, flag.is_(True)) == [False, False, True]
    assert answers(flag, flag.is_(False)) == [False, True, False]
    assert answers(flag, flag.is_(None)) == [True, False, False]
    assert answers(flag, flag.is_not(None)) == [False, True, True]
    assert answers(flag, ~flag.is_(None)) == [False, True, True]
    assert answers(flag, flag == True) == [None, False, True]  # noqa: E712 - what SQL makes of it is asked here
    assert answers(flag, flag != True) == [None, True, False]  # noqa: E712
    assert answers(flag, flag.is_distinct_from(True)) == [True, True, False]


def _through(kind: Any, value: object) -> object:
    """What comes back of a value that was stored."""
    table = Table("one", MetaData(), Column("value", kind))
    engine = create_engine("sqlite://", poolclass=StaticPool)
    try:
        with engine.begin() as connection:
            table.create(connection)
            connection.execute(insert(table).values(value=value))
            return connection.execute(select(table.c.value)).scalar()
    finally:
        engine.dispose()


VALUES: list[tuple[Any, st.SearchStrategy[Any]]] = [
    (PointsType(), st.decimals(-9999, 9999, places=2)),
    (DateType(), st.dates()),
    (
        MomentType(),
        st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(timezone(timedelta(hours=7)))),  # noqa: DTZ001
    ),
    (FlagType(), st.booleans()),
    (CodeType(Outcome), st.sampled_from(Outcome)),
    (JsonType(), st.dictionaries(st.text(max_size=5), st.integers(-9, 9) | st.none() | st.booleans(), max_size=4)),
]


@pytest.mark.parametrize(("kind", "values"), VALUES, ids=lambda given_: type(given_).__name__)
def test_a_value_comes_back_as_it_was_stored(kind: Any, values: st.SearchStrategy[Any]) -> None:
    @given(value=st.none() | values)
    def comes_back(value: object) -> None:
        found = _through(kind, value)
        assert found == value
        assert type(found) is type(value)

    comes_back()


def test_points_come_back_with_their_two_decimals() -> None:
    assert str(_through(PointsType(), Decimal(7))) == "7.00"


def test_a_day_and_a_moment_are_kept_as_text() -> None:
    day: object = DateType().process_bind_param(date(2019, 11, 5), None)  # type: ignore[arg-type]
    moment: object = MomentType().process_bind_param(datetime(2019, 11, 5, 8, tzinfo=UTC), None)  # type: ignore[arg-type]
    assert (day, moment) == ("2019-11-05", "2019-11-05T08:00:00.000000Z")


def test_a_moment_without_its_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        MomentType().process_bind_param(datetime(2019, 11, 5), None)  # type: ignore[arg-type] # noqa: DTZ001


def test_a_code_of_a_later_version_stays_text() -> None:
    assert _through(CodeType(Outcome), "excellent") == "excellent"

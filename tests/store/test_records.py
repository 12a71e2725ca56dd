"""Every record of the domain can be made, changed, deleted and restored, and comes out of the journal again."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Integer

from inspector.domain.base import CodeType, DateType, FlagType, JsonType, MomentType, PointsType, Record
from inspector.domain.registry import RECORDS, record_name
from inspector.store.journal.roster import ROSTER
from inspector.store.store import Store
from tests.store.acts import add, change, get

WRITTEN = [record for record in RECORDS if record_name(record) != ROSTER]
VALUES: dict[type, tuple[Any, Any]] = {
    PointsType: (Decimal("1.25"), Decimal("0.00")),
    DateType: (date(2019, 3, 4), date(2020, 2, 29)),
    MomentType: (datetime(2019, 3, 4, 8, 0, 0, 1, UTC), datetime(2020, 2, 29, tzinfo=UTC)),
    JsonType: ({"ghi": ["chú", 1, None]}, {}),
    FlagType: (True, False),
    Integer: (7, 0),
}


def value(column: Any, turn: int) -> Any:
    """A value for a column; another one in each of two turns."""
    if isinstance(column.type, CodeType):
        return (list(column.type.enumeration) * 2)[turn]
    for kind, values in VALUES.items():
        if isinstance(column.type, kind):
            return values[turn]
    return ("Đợt kiểm tra\nlần “một”", "")[turn]


def values(record: type[Record], turn: int, *, fixed: bool = True) -> dict[str, Any]:
    """A value for every field; without the references that cannot change."""
    columns = record.__table__.columns  # type: ignore[attr-defined]
    passed_over = {"id", "deleted"} | (set() if fixed else set(record.parent_fields))
    return {column.key: value(column, turn) for column in columns if column.key not in passed_over}


@pytest.mark.parametrize("record", WRITTEN, ids=record_name)
def test_a_record_goes_through_the_journal_and_back(domain_store: Store, record: type[Record]) -> None:
    first, second = values(record, 0), values(record, 1, fixed=False)
    add(domain_store, record(id="r1", **first))
    stored = get(domain_store, record, "r1")
    assert {name: getattr(stored, name) for name in first} == first
    if second:
        assert change(domain_store, record, "r1", **second)
        changed = get(domain_store, record, "r1")
        assert {name: getattr(changed, name) for name in second} == second
        domain_store.undo()
        assert {name: getattr(get(domain_store, record, "r1"), name) for name in first} == first
    change(domain_store, record, "r1", deleted=True)
    change(domain_store, record, "r1", deleted=False)
    problems = domain_store.check(rebuild=True).problems
    assert [problem.code for problem in problems] == (["store.check.media_missing"] if record.media_field else [])


def test_all_records_in_one_action_are_one_transaction(domain_store: Store) -> None:
    made = [record(id=f"r-{record_name(record)}", **values(record, 0)) for record in WRITTEN]
    assert add(domain_store, *made) == 2
    with domain_store.reading() as connection:
        assert connection.execute("SELECT count(*) FROM operation WHERE op >> 20 = 2").fetchone() == (len(WRITTEN),)

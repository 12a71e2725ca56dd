"""No write goes round the journal: not by the session, not by its connection, not by another program."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Column, Float, ForeignKey, Integer, MetaData, Table, Text, UniqueConstraint, delete, insert, text
from sqlalchemy import update as update_rows
from sqlalchemy.exc import IntegrityError

from inspector.domain.device import Device
from inspector.domain.registry import RECORDS
from inspector.store.guards import JournalBypassed, JournaledSession, UnfitRecord, check_records
from inspector.store.journal.keys import DeviceKey
from inspector.store.store import Store
from tests.store.acts import add_place, get
from tests.store.records import TEST_RECORDS, Place

WAYS_ROUND: dict[str, Callable[[JournaledSession], Any]] = {
    "delete": lambda session: session.delete(session.get(Place, "p1")),
    "merge": lambda session: session.merge(Place(id="p1", name="khác")),
    "partial flush": lambda session: session.flush([session.get(Place, "p1")]),
    "savepoint": lambda session: session.begin_nested(),
    "bulk save": lambda session: session.bulk_save_objects([Place(id="p2")]),
    "bulk insert mappings": lambda session: session.bulk_insert_mappings(Place, [{"id": "p2"}]),
    "bulk update mappings": lambda session: session.bulk_update_mappings(Place, [{"id": "p1", "name": "khác"}]),
    "bulk update": lambda session: session.execute(update_rows(Place).values(name="khác")),
    "bulk delete": lambda session: session.execute(delete(Place)),
    "bulk insert": lambda session: session.execute(insert(Place).values(id="p2", deleted=False)),
    "early commit": lambda session: session.commit(),
}
TEXT_SQL = (
    "UPDATE test_place SET name = 'khác'",
    "DELETE FROM test_place",
    "INSERT INTO test_place (id, deleted) VALUES ('p2', 0)",
    "REPLACE INTO test_place (id, deleted) VALUES ('p1', 0)",
    "UPDATE journal SET actor = 'x'",
    "DELETE FROM operation",
    "DELETE FROM head",
)


@pytest.mark.parametrize("way", WAYS_ROUND)
def test_the_session_refuses_every_way_round_its_flush(store: Store, way: str) -> None:
    add_place(store)
    with pytest.raises(JournalBypassed), store.write("bypass") as writing:
        WAYS_ROUND[way](writing.session)
    assert get(store, Place, "p1").name == "Xã Khánh Vĩnh"
    assert add_place(store, "p3") == 3, "the store goes on"


@pytest.mark.parametrize("statement", TEXT_SQL)
def test_text_statements_are_stopped_by_the_tables_themselves(store: Store, statement: str) -> None:
    add_place(store)
    with pytest.raises(IntegrityError, match="only the journal writes"), store.write("bypass") as writing:
        writing.session.connection().exec_driver_sql(statement)
    with pytest.raises(IntegrityError, match="only the journal writes"), store.write("bypass") as writing:
        writing.session.execute(text(statement))


@pytest.mark.parametrize("statement", TEXT_SQL)
def test_a_foreign_tool_cannot_write_either(store: Store, statement: str) -> None:
    add_place(store)
    store.close()
    foreign = sqlite3.connect(store.folder / "store.db")
    with pytest.raises(sqlite3.Error, match="journal_writes"):
        foreign.execute(statement)
    foreign.close()


def test_a_flush_that_fails_shuts_the_gate_again(store: Store) -> None:
    add_place(store)
    with pytest.raises(IntegrityError):
        add_place(store)
    with pytest.raises(IntegrityError, match="only the journal writes"), store.write("bypass") as writing:
        writing.session.execute(text(TEXT_SQL[0]))


def test_a_read_session_cannot_write(store: Store) -> None:
    with store.read() as session:
        session.add(Place(id="p1", name="x"))
        with pytest.raises(JournalBypassed):
            session.flush()


def test_the_roster_is_not_written_as_a_record(domain_store: Store) -> None:
    key = DeviceKey(bytes(32))
    with pytest.raises(JournalBypassed), domain_store.write("roster") as writing:
        writing.session.add(Device(id=key.device, signing_key=key.public))


def test_the_real_records_and_those_of_the_tests_are_fit() -> None:
    check_records(RECORDS)
    check_records(TEST_RECORDS)


def unfit(*columns: Any) -> Any:
    """A class whose table has these columns beside its id."""
    table = Table("unfit", MetaData(), Column("id", Text, primary_key=True), *columns)
    names = {"search_fields": (), "required_fields": (), "parent_fields": (), "lead_fields": ()}
    return type("Unfit", (), {"__table__": table, "decided_together": {}, **names})


@pytest.mark.parametrize(
    "column",
    [
        Column("a", Text, server_default="x"),
        Column("a", Text, onupdate=lambda: "x"),
        Column("a", Text, server_onupdate=text("'x'")),
        Column("a", Text, unique=True),
        Column("a", Text, ForeignKey("unfit.id")),
        Column("a", Text, nullable=False),
        Column("a", Float),
        Column("a", Text, primary_key=True),
    ],
    ids=["server default", "onupdate", "server onupdate", "unique", "foreign key", "not null", "float", "second key"],
)
def test_a_table_that_promises_more_than_the_journal_keeps_is_refused(column: Any) -> None:
    with pytest.raises(UnfitRecord):
        check_records([unfit(column)])


def test_a_table_constraint_is_refused() -> None:
    with pytest.raises(UnfitRecord):
        check_records([unfit(Column("a", Integer), UniqueConstraint("a"))])


def test_a_misspelt_field_name_is_found() -> None:
    shape = unfit()
    shape.required_fields = ("nam",)
    with pytest.raises(UnfitRecord, match="nam"):
        check_records([shape])
    shape.required_fields, shape.decided_together = (), {"id": ("resaon",)}
    with pytest.raises(UnfitRecord, match="resaon"):
        check_records([shape])

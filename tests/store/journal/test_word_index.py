"""What is looked for is found in values before and after, however the index was caught up."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing

import pytest
import sqlcipher3.dbapi2
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspector.store import schema
from inspector.store.engine import Connection
from inspector.store.journal.body import OPERATION_BITS, Value
from inspector.store.journal.word_index import NAME, WordIndex

Write = tuple[str, str, Value]
"""Record, field and value."""


class Journal:
    """A journal by itself, without a store around it."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        for statement in schema.JOURNAL:
            connection.execute(statement)

    def add(self, *writes: Write, kind: str = "put", action: str = "change", actor: str = "person-1") -> int:
        """One transaction, an operation for each write; its number."""
        number = int(self.connection.execute("SELECT coalesce(max(number), 0) + 1 FROM journal").fetchone()[0])
        self.connection.execute(
            "INSERT INTO journal VALUES (?, ?, 's', ?, '', ?, ?, ?, x'', x'', '')",
            (number, str(number), number, str(number), actor, action),
        )
        for index, (record, field, value) in enumerate(writes):
            self.connection.execute(
                "INSERT INTO operation VALUES (?, 'unit', ?, ?, ?)",
                (number << OPERATION_BITS | index, record, kind, json.dumps({field: ["00", value]})),
            )
        return number


@pytest.fixture
def journal() -> Iterator[Journal]:
    with closing(sqlcipher3.dbapi2.connect(":memory:", isolation_level=None)) as connection:
        yield Journal(connection)


def _spell(_kind: str, field: str, value: Value) -> tuple[str, ...]:
    return () if value is None else (field, f"<{value}>")


def _index(journal: Journal, at_most: int = 0) -> WordIndex:
    made = WordIndex(_spell)
    while not made.catch_up(journal.connection, at_most):
        pass
    return made


def test_a_value_is_found_where_it_was_written_and_where_it_was_replaced(journal: Journal) -> None:
    numbers = [journal.add(("p1", "name", value)) for value in ("Xã A", "Xã B", "Xã C")]
    other = journal.add(("p1", "staff", 3), ("p2", "name", "Xã B"))
    index = _index(journal)
    assert index.find("<Xã A>") == set(numbers[:2])
    assert index.find("Xã B") == {*numbers[1:], other}
    assert index.find("staff") == {other}
    assert index.find("nowhere") == set()


def test_actions_persons_and_records_are_found_by_their_name_alone(journal: Journal) -> None:
    first = journal.add(("p1", "name", "Xã A"), action="unit.add")
    second = journal.add(("p2", "name", "Xã B"), actor="person-2")
    index = _index(journal)
    assert index.about({"unit.add", "p2"}) == {first, second}
    assert index.about({"person-2"}) == {second}
    assert index.about({"p3"}) == set()
    assert index.actions == {"unit.add", "change"}
    assert index.find("person") == index.find(NAME) == set(), "codes and ids are no words"


def test_it_goes_on_with_what_is_new(journal: Journal) -> None:
    journal.add(("p1", "name", "Xã A"))
    index = _index(journal)
    assert index.catch_up(journal.connection)
    second = journal.add(("p1", "name", "Xã B"))
    index.catch_up(journal.connection)
    assert index.find("<Xã A>") == {1, second}


def test_what_was_erased_or_came_late_is_not_remembered_as_it_was(journal: Journal) -> None:
    journal.add(("p1", "name", "Họ tên"))
    index = _index(journal)
    journal.connection.execute("UPDATE operation SET vals = '{}'")
    journal.add(("p1", "name", "Mới"), kind="redact")
    index.catch_up(journal.connection)
    assert index.find("Họ tên") == set()
    journal.connection.execute("INSERT INTO lacking VALUES (1, 'name')")
    index.catch_up(journal.connection)
    journal.connection.execute("""UPDATE operation SET vals = '{"name": ["00", "Đến muộn"]}' WHERE kind = 'put'""")
    journal.connection.execute("DELETE FROM lacking")
    index.catch_up(journal.connection)
    assert 1 in index.find("Đến muộn")


@pytest.mark.parametrize("last", [True, False])
def test_what_is_in_the_journal_no_more_is_not_found(journal: Journal, last: bool) -> None:
    numbers = [journal.add((f"p{n}", "name", f"Xã {n}"), action=f"act-{n}") for n in range(4)]
    index = _index(journal)
    gone = numbers[-1 if last else 1]
    journal.connection.execute("DELETE FROM journal WHERE number = ?", (gone,))
    journal.connection.execute("DELETE FROM operation WHERE op >> ? = ?", (OPERATION_BITS, gone))
    new = journal.add(("p9", "name", "Phường 9"), action="act-9")
    journal.connection.execute("UPDATE journal SET id = 'new' WHERE number = ?", (new,))
    index.catch_up(journal.connection)
    assert index.find("Phường") == index.about({"p9"}) == index.about({"act-9"}) == {new}
    assert index.find("Xã") == set(numbers) - {gone}
    assert index.about({"p3" if last else "p1"}) == set()


_WRITES = st.lists(
    st.tuples(st.sampled_from("pq"), st.sampled_from("ab"), st.sampled_from(["x", "y", "xy", 3, None])), max_size=4
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_WRITES, max_size=12), st.integers(1, 5), st.sampled_from(["x", "y", "<xy>", "3", "a"]))
def test_any_history_is_found_as_if_every_row_had_been_read(
    history: list[list[Write]], at_most: int, needle: str
) -> None:
    with closing(sqlcipher3.dbapi2.connect(":memory:", isolation_level=None)) as connection:
        journal = Journal(connection)
        before: dict[tuple[str, str], Value] = {}
        expected = set()
        for writes in history:
            number = journal.add(*writes)
            for record, field, value in writes:
                shown = (*_spell("", field, value), *_spell("", field, before.get((record, field))))
                before[record, field] = value
                if any(needle in words for words in shown):
                    expected.add(number)
        assert _index(journal, at_most).find(needle) == _index(journal).find(needle) == expected

"""Whatever is done to stores, in whatever order it travels: the tables are what the journal says, and all agree."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from inspector.store.engine import Access, connect, guard, transaction
from inspector.store.journal.rebuild import differences, rebuild
from inspector.store.store import Store
from tests.store.acts import add_place, assert_projected, change, make_store
from tests.store.journal.exchange import carried, digest
from tests.store.journal.team import Team
from tests.store.records import Place


def play(examples: int, steps: int) -> None:
    run_state_machine_as_test(
        Team,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_a_team_comes_to_agree() -> None:
    play(5, 20)


@pytest.mark.soak
def test_a_team_comes_to_agree_for_long() -> None:
    play(400, 60)


def tampered(store: Store, statement: str) -> dict[str, int]:
    """What the comparison finds after a write that went round the journal, which is taken back then."""
    connection = connect(store.folder / "store.db", Access.WRITE)
    gate = guard(connection)
    with gate.opened():
        connection.execute(statement)
    with store.reading() as reading:
        found = differences(reading, store.records)
    with gate.opened(), transaction(connection):
        rebuild(connection, store.records)
    connection.close()
    return found


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("UPDATE test_place SET staff = 8", "test_place"),
        ("UPDATE test_place SET deleted = 1", "test_place"),
        ("DELETE FROM test_place", "test_place"),
        ("INSERT INTO test_place (id, deleted) VALUES ('x', 0)", "test_place"),
        ("UPDATE head SET value = 8 WHERE field = 'staff'", "head"),
        ("UPDATE head SET seen = 1", "head"),
        ("DELETE FROM head WHERE field = 'staff'", "head"),
        ("INSERT INTO dangling VALUES ('a', 'over', 't', 'i', 'f')", "dangling"),
        ("UPDATE search_row SET title = 'x'", "search_row"),
    ],
)
def test_a_write_round_the_journal_is_found_and_a_rebuild_mends_it(store: Store, statement: str, table: str) -> None:
    add_place(store, staff=1)
    assert table in tampered(store, statement)
    assert_projected(store)


def test_the_comparison_leaves_the_store_alone(store: Store) -> None:
    add_place(store)
    before = (store.folder / "store.db").read_bytes(), digest(store)
    assert_projected(store)
    assert ((store.folder / "store.db").read_bytes(), digest(store)) == before
    change(store, Place, "p1", staff=1)


def test_the_same_seed_makes_the_same_journal(stores: Callable[[str], Store], tmp_path: Path) -> None:
    one, again = make_store(tmp_path / "a", "same"), make_store(tmp_path / "b", "same")
    for store in (one, again):
        add_place(store, staff=3)
    assert carried(one) == carried(again)
    one.close()
    again.close()

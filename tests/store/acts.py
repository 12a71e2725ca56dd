"""What the store's tests do to a store, in one line each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from inspector.core.clock import FixedClock
from inspector.core.ids import SeededEntropy
from inspector.domain.base import Record
from inspector.store.founding import Founder
from inspector.store.journal.rebuild import differences
from inspector.store.store import Store
from inspector.store.vault import Cost, Unlocked, Vault
from tests.store.records import TEST_RECORDS, Place

FOUNDER = Founder("Thử nghiệm", "person-1", "Người thử")
PASSPHRASE = "năm cụm từ dễ nhớ"
CHEAP = Cost(64, 1, 1)
"""A guess at a passphrase that costs the tests nothing."""
R = TypeVar("R", bound=Record)


def make_store(
    folder: Path,
    seed: str = "test",
    records: Sequence[type[Record]] = TEST_RECORDS,
    unlocked: Unlocked | None = None,
) -> Store:
    """A new store of the test records, with a clock and ids that are the same each time; protected where unlocked."""
    clock = FixedClock(datetime(2019, 3, 4, 1, 0, tzinfo=UTC), timedelta(seconds=1))
    entropy = SeededEntropy(seed)
    return Store.create(folder, FOUNDER, clock=clock, entropy=entropy, records=records, unlocked=unlocked)


def make_protected(folder: Path, seed: str = "test", records: Sequence[type[Record]] = TEST_RECORDS) -> Store:
    """A new protected store of the test records; ``PASSPHRASE`` opens it."""
    return make_store(folder, seed, records, Vault.create(PASSPHRASE, cost=CHEAP)[0])


def open_protected(folder: Path, secret: str = PASSPHRASE, *, read_only: bool = False) -> Store:
    """The protected store of the test records in a folder."""
    key = Vault.load(folder).unlock(secret)
    return Store.open(folder, records=TEST_RECORDS, key=key, read_only=read_only)


def join_store(folder: Path, name: str, records: Sequence[type[Record]] = TEST_RECORDS) -> Store:
    """The store of somebody who is to join another one."""
    clock = FixedClock(datetime(2019, 3, 4, 1, 0, tzinfo=UTC), timedelta(seconds=1))
    joining = Founder("", f"person-{name}", joins=True)
    return Store.create(folder, joining, clock=clock, entropy=SeededEntropy(name), records=records)


def assert_projected(store: Store) -> None:
    """Fail where the live tables are not what the journal says."""
    with store.reading() as connection:
        assert differences(connection, store.records) == {}


def add(store: Store, *records: Record) -> int | None:
    """Add records in one action; the transaction's number."""
    with store.write("add") as transaction:
        transaction.session.add_all(records)
    return transaction.number


def add_place(store: Store, record: str = "p1", name: str = "Xã Khánh Vĩnh", **fields: Any) -> int | None:
    """Add a place."""
    return add(store, Place(id=record, name=name, **fields))


def change(store: Store, shape: type[Record], record: str, **fields: Any) -> int | None:
    """Set fields of a record in one action; the transaction's number."""
    with store.write("change") as transaction:
        found = transaction.session.get(shape, record)
        assert found is not None
        for name, value in fields.items():
            setattr(found, name, value)
    return transaction.number


def get(store: Store, shape: type[R], record: str) -> R:
    """A record as it is now."""
    with store.read() as session:
        found = session.get(shape, record)
        assert found is not None
        return found

"""Stores for tests: after every test the projection is made anew from the journal and compared with the live one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from inspector.domain.device import Role
from inspector.domain.registry import RECORDS
from inspector.store.store import Store
from tests.store.acts import assert_projected, make_store
from tests.store.journal.exchange import make_team


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[Callable[[str], Store]]:
    """Makes stores by name: the first founds a workspace, the others are leads in it too.

    They know what the first one knows; one named "late" knows the roster alone. Each is compared with its journal
    and closed at the end.
    """
    made: list[Store] = []

    def make(name: str) -> Store:
        if made:
            made.extend(make_team(made[0], tmp_path, name, role=Role.LEAD, knowing=name != "late"))
        else:
            made.append(make_store(tmp_path / name, name))
        return made[-1]

    yield make
    for store in made:
        if not store.closed:
            assert_projected(store)
            store.close()


@pytest.fixture
def store(stores: Callable[[str], Store]) -> Store:
    """One store."""
    return stores("workspace")


@pytest.fixture
def domain_store(tmp_path: Path) -> Iterator[Store]:
    """A store of the real records."""
    with make_store(tmp_path / "domain", records=RECORDS) as made:
        yield made
        assert_projected(made)

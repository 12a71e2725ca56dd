"""Two stores of one workspace."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from inspector.store.store import Store
from tests.store.acts import add_place, assert_projected
from tests.store.journal.exchange import make_team


@pytest.fixture
def team(stores: Callable[[str], Store], tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    """A lead and an inspector who knows what the lead knows."""
    lead = stores("lead")
    add_place(lead, staff=1)
    [member] = make_team(lead, tmp_path, "member")
    yield lead, member
    if not member.closed:
        assert_projected(member)
        member.close()

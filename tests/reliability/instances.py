"""One writer: a second start is told who writes; after a kill at any moment the next start writes at once."""

from __future__ import annotations

import random
from functools import partial
from pathlib import Path

import pytest

from inspector.store.lock import Locked
from tests.reliability.kills import LONGEST_LIFE, killed, opened, say, sound
from tests.store.acts import add_place, make_store


def attempt(seed: int, folder: Path) -> dict[str, int]:
    """A window that saves, a second start beside it, a kill, a third start."""
    make_store(folder).close()
    acknowledged = killed(
        partial(_save, folder), random.Random(seed).random() * LONGEST_LIFE, beside=partial(_beside, folder)
    )
    with opened(folder) as store:
        with store.reading() as connection:
            found = {row[0] for row in connection.execute("SELECT id FROM test_place")}
        assert set(acknowledged) - {"ready"} <= found
        sound(store)
    return {"second starts refused": 1, "saves": len(acknowledged)}


def _save(folder: Path, pipe: int) -> None:
    with opened(folder) as store:
        say(pipe, "ready")
        for number in range(10_000):
            add_place(store, str(number))
            say(pipe, number)


def _beside(folder: Path) -> None:
    with pytest.raises(Locked) as locked:
        opened(folder)
    assert locked.value.holder is not None

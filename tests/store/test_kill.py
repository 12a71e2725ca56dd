"""A kill at any moment loses no acknowledged save and leaves no half one."""

from __future__ import annotations

import contextlib
import os
import random
import select
import shutil
import signal
import time
from io import BytesIO
from pathlib import Path

import pytest

from inspector.core.clock import SystemClock
from inspector.store.store import Store
from tests.store.acts import make_store
from tests.store.records import TEST_RECORDS, Mark, Place

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a child that shares the loaded program")

BATCH = 3
LONGEST_LIFE = 0.12
PATIENCE = 10.0


def save_for_ever(folder: Path, life: int, pipe: int) -> None:
    """Save batches of records, photos and backups, telling each saved batch through the pipe."""
    with Store.open(folder, records=TEST_RECORDS, clock=SystemClock()) as store:
        batch = 0
        while True:
            batch += 1
            name = f"{life}-{batch}"
            with store.write("batch") as writing:
                for number in range(BATCH):
                    writing.session.add(Place(id=f"{name}-{number}", name=name, note="x" * 3000))
                writing.session.flush()
                writing.session.add(Mark(id=name, place_id=f"{name}-0"))
            os.write(pipe, f"{name}\n".encode())
            if batch % 7 == 0:
                store.media.add(BytesIO(name.encode() * 1000), name)
                store.backup()
            if batch % 3 == 0:
                store.undo()
                store.redo()


def killed(folder: Path, life: int, seconds: float) -> list[str]:
    """Let a process save until it is killed; the batches it acknowledged."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            save_for_ever(folder, life, writing)
        os._exit(1)
    os.close(writing)
    # The clock runs from the first save, so that short lives are not spent on opening alone.
    if life % 5:
        select.select([reading], [], [], PATIENCE)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading, encoding="ascii") as acknowledged:
        return [line.strip() for line in acknowledged if line.endswith("\n")]


def batches(store: Store) -> dict[str, int]:
    with store.reading() as connection:
        places = connection.execute("SELECT name, count(*) FROM test_place GROUP BY name").fetchall()
        marks = {row[0] for row in connection.execute("SELECT id FROM test_mark")}
    assert {name for name, _ in places} == marks
    return dict(places)


def examine(folder: Path, acknowledged: list[str], *, thoroughly: bool) -> None:
    """Everything acknowledged is there and whole, and the store is usable at once."""
    with Store.open(folder, records=TEST_RECORDS, clock=SystemClock()) as store:
        found = batches(store)
        assert set(acknowledged) <= set(found)
        assert set(found.values()) <= {BATCH}
        if thoroughly:
            assert store.check(rebuild=True).problems == ()
        with store.reading() as connection:
            assert connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        for sha256 in store.media.all():
            assert store.media.verify(sha256)
        assert store.branch is None
        store.backup()
        assert list(folder.rglob("*.part*")) == []


def live_and_die(folder: Path, kills: int, seed: int) -> None:
    make_store(folder).close()
    chance = random.Random(seed)
    acknowledged: list[str] = []
    for life in range(kills):
        acknowledged += killed(folder, life, chance.random() ** 2 * LONGEST_LIFE)
        examine(folder, acknowledged, thoroughly=life % 10 == 9)
    assert len(acknowledged) > kills / 2, "the processes lived too short to save"


def test_fifty_kills_lose_no_acknowledged_save(tmp_path: Path) -> None:
    live_and_die(tmp_path / "store", 50, 2019)


@pytest.mark.soak
def test_a_thousand_kills_lose_no_acknowledged_save(tmp_path: Path) -> None:
    for seed in range(20):
        live_and_die(tmp_path / str(seed), 50, seed)
        shutil.rmtree(tmp_path / str(seed))

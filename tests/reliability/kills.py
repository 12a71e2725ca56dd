"""kill -9 while the program saves, merges, sends, backs up, upgrades or protects: each try is one kill.

Whatever was acknowledged before the kill is there, nothing is there by half, both integrity checks are clean, and the
workspace is usable at once.
"""

from __future__ import annotations

import contextlib
import os
import random
import select
import shutil
import signal
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Final

from inspector.core.clock import SystemClock
from inspector.core.errors import Refused
from inspector.store import restoring
from inspector.store.engine import Access, connect, guard
from inspector.store.journal.state import heads
from inspector.store.opening import is_protected, protect
from inspector.store.store import Store
from inspector.store.vault import Vault
from inspector.sync.exporting import Selection, export_package
from inspector.sync.package import open_package
from tests.reliability.season import author
from tests.store.acts import CHEAP, PASSPHRASE, add_place, assert_projected, get, make_store, open_protected
from tests.store.journal.exchange import make_team, receive
from tests.store.records import TEST_RECORDS, Place
from tests.store.test_kill import save_for_ever

LONGEST_LIFE: Final = 0.15
SLOWER: Final = {"merging": 4, "backing up": 4, "protecting": 2}
"""So many times as long where the first acknowledgement takes longer."""
PATIENCE: Final = 20.0
PACKAGES: Final = 30
ROWS: Final = 5
OLD: Final = Path(__file__).resolve().parents[1] / "data" / "store-1.sql"
Life = Callable[[int], None]


def killed(life: Life, seconds: float, beside: Callable[[], object] = bool) -> list[str]:
    """Let a child live for so long after it said "ready", and do something ``beside`` it; what it acknowledged."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            life(writing)
        os._exit(1)
    os.close(writing)
    select.select([reading], [], [], PATIENCE)
    try:
        beside()
        time.sleep(seconds)
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    with os.fdopen(reading, encoding="utf-8") as acknowledged:
        return [line.strip() for line in acknowledged if line.endswith("\n")]


def say(pipe: int, words: object) -> None:
    """Acknowledge something."""
    os.write(pipe, f"{words}\n".encode())


def opened(folder: Path) -> Store:
    """The store of the test records in a folder."""
    return Store.open(folder, records=TEST_RECORDS, clock=SystemClock())


def sound(store: Store, name: str = "after") -> None:
    """Both integrity checks are clean, tables are what the journal says, and a save goes in."""
    report = store.check(rebuild=True)
    assert report.problems == (), report.problems
    with store.reading() as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    add_place(store, name)
    assert_projected(store)
    store.backup()
    assert [path.name for path in store.folder.rglob("*.part")] == []


def saving(folder: Path, seconds: float) -> int:
    """Saves, photos, backups, undo."""
    make_store(folder).close()
    acknowledged = killed(partial(save_for_ever, folder, 1), seconds)
    with opened(folder) as store:
        with store.reading() as connection:
            found = dict(connection.execute("SELECT name, count(*) FROM test_place GROUP BY name").fetchall())
        assert set(acknowledged) <= set(found)
        assert set(found.values()) <= {3}
        sound(store)
    return len(acknowledged)


def sender(folder: Path, receiver: Store) -> tuple[Store, list[Path]]:
    """A member with packages for a lead, each with some places that no other has."""
    member, *_ = make_team(receiver, folder, "member")
    files = []
    since: dict[str, tuple[int, str]] | None = None
    for number in range(PACKAGES):
        for row in range(ROWS):
            add_place(member, f"{number}-{row}", str(number), note="x" * 500)
        file = folder / f"{number}.cchc"
        told = export_package(member, file, [author(receiver).key.recipient], Selection(since=since), program="0")
        assert told.transactions >= ROWS
        with member.reading() as connection:
            since = heads(connection)
        files.append(file)
    return member, files


def merging(folder: Path, seconds: float) -> int:
    """Packages that are taken in, one transaction each."""
    lead = make_store(folder)
    member, files = sender(folder.parent, lead)
    lead.close()

    def life(pipe: int) -> None:
        with opened(folder) as store:
            say(pipe, "ready")
            for file in files:
                with open_package(file, author(store).key.identity) as package:
                    receive(store, package.transactions())
                say(pipe, file.stem)

    acknowledged = killed(life, seconds)[1:]
    with opened(folder) as store, member:
        with store.reading() as connection:
            found = dict(connection.execute("SELECT name, count(*) FROM test_place GROUP BY name").fetchall())
        assert set(acknowledged) <= set(found)
        assert set(found.values()) <= {ROWS}, "a package went in by half"
        for file in files:
            with open_package(file, author(store).key.identity) as package:
                receive(store, package.transactions())
        sound(store)
    return len(acknowledged)


def exporting(folder: Path, seconds: float) -> int:
    """Packages that are written, with photos."""
    with make_store(folder) as store:
        for number in range(20):
            add_place(store, str(number), note="x" * 3000)
        recipient, identity = author(store).key.recipient, author(store).key.identity

    def life(pipe: int) -> None:
        with opened(folder) as store:
            say(pipe, "ready")
            for number in range(10_000):
                export_package(store, folder.parent / f"{number}.cchc", [recipient], program="0")
                say(pipe, number)

    acknowledged = killed(life, seconds)[1:]
    whole = {file.stem for file in folder.parent.glob("*.cchc")}
    assert set(acknowledged) <= whole
    for file in folder.parent.glob("*.cchc"):
        with open_package(file, identity) as package:
            assert len(list(package.transactions())) == 21
    for part in folder.parent.glob("*.part"):
        with contextlib.suppress(Refused), open_package(part, identity) as package:
            # The last step before the rename: the file is whole, only its name is not yet.
            assert len(list(package.transactions())) == 21
    with opened(folder) as store:
        sound(store)
    return len(acknowledged)


def backing_up(folder: Path, seconds: float) -> int:
    """Automatic backups and archives."""
    make_store(folder).close()

    def life(pipe: int) -> None:
        with opened(folder) as store:
            say(pipe, "ready")
            for number in range(10_000):
                add_place(store, str(number), note="x" * 1000)
                store.media.add(BytesIO(b"%d" % number * 500), "x")
                store.backup()
                archive = folder.parent / f"{number}.backup"
                store.archive(archive)
                say(pipe, number)

    acknowledged = killed(life, seconds)[1:]
    archives = sorted(folder.parent.glob("*.backup"), key=lambda file: int(file.stem))
    assert set(acknowledged) <= {file.stem for file in archives}
    for file in archives[-2:]:
        restoring.restore(file, folder.parent / f"again-{file.stem}")
        with opened(folder.parent / f"again-{file.stem}") as store:
            assert get(store, Place, file.stem).name
            sound(store)
    with opened(folder) as store:
        for number in acknowledged:
            assert get(store, Place, number).name
        sound(store)
    return len(acknowledged)


def upgrading(folder: Path, seconds: float) -> int:
    """A store of version 1 that is opened for the first time."""
    folder.mkdir(parents=True)
    with closing(connect(folder / "store.db", Access.WRITE)) as connection:
        guard(connection).open = True
        for statement in OLD.read_text(encoding="utf-8").split("\n;\n"):
            connection.execute(statement)
    (folder / "workspace.json").write_text('{"format": 1, "id": "x", "name": "Cũ"}')

    def life(pipe: int) -> None:
        say(pipe, "ready")
        opened(folder).close()
        say(pipe, "upgraded")

    acknowledged = killed(life, seconds)[1:]
    with opened(folder) as store:
        assert get(store, Place, "p1").name == "Xã Khánh Vĩnh"
        assert get(store, Place, "p1").staff == 7
        sound(store)
    return len(acknowledged)


def protecting(folder: Path, seconds: float) -> int:
    """A plain workspace that becomes a protected one."""
    with make_store(folder) as store:
        add_place(store, note="x" * 1000)
        for number in range(5):
            store.media.add(BytesIO(b"%d" % number * 50_000), "x")
        store.backup()

    def life(pipe: int) -> None:
        say(pipe, "ready")
        protect(folder, Vault.create(PASSPHRASE, cost=CHEAP)[0], SystemClock())
        say(pipe, "protected")

    acknowledged = killed(life, seconds)[1:]
    assert not acknowledged or is_protected(folder)
    with open_protected(folder) if is_protected(folder) else opened(folder) as store:
        assert get(store, Place, "p1").note == "x" * 1000
        kept = [sha256 for sha256 in store.media.all() if store.media.verify(sha256)]
        assert len(kept) == 5
        sound(store)
    return len(acknowledged)


KINDS: Final[Mapping[str, Callable[[Path, float], int]]] = {
    "saving": saving,
    "merging": merging,
    "exporting": exporting,
    "backing up": backing_up,
    "upgrading": upgrading,
    "protecting": protecting,
}


def attempt(seed: int, folder: Path) -> dict[str, int]:
    """One kill; the kinds take turns."""
    kind = list(KINDS)[seed % len(KINDS)]
    folder.mkdir(parents=True)
    life = random.Random(seed).random() ** 2 * LONGEST_LIFE * SLOWER.get(kind, 1)
    acknowledged = KINDS[kind](folder / "store", life)
    shutil.rmtree(folder)
    return {kind: 1, f"acknowledged {kind}": acknowledged}


def lacks() -> str:
    """A child that shares the loaded program is needed."""
    return "" if hasattr(os, "fork") else "this system has no fork"

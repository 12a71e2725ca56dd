"""Power that fails: what a store wrote and synced is recorded, and played up to a moment as a disk may have kept it.

strace watches a saving process. Up to the last sync of a file all of it is kept; of what was written later each sector
of 512 bytes is there or not, as chance has it, and a file whose folder was not synced may be missing. From what is left
a store must open, and hold everything acknowledged by then.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from inspector.core.clock import SystemClock
from inspector.core.errors import Refused
from inspector.store.store import Store
from inspector.store.vault import Vault
from tests.store.acts import PASSPHRASE, add_place, assert_projected, make_protected, make_store
from tests.store.records import TEST_RECORDS

ROOT: Final = Path(__file__).resolve().parents[2]
WATCHED: Final = ("store.db", "store.db-wal")
SECTOR: Final = 512
CRASHES: Final = 40
"""Moments that a try lets the power fail at."""
CALL: Final = re.compile(r'^(\w+)\((?:\d+|AT_FDCWD)(?:<([^>]*)>)?,? ?(?:"([^"]*)")?(\.\.\.)?,? ?(.*)\) += (\d+)')
CALLS: Final = "pwrite64,write,fsync,fdatasync,ftruncate,openat"


@dataclass(frozen=True)
class Event:
    """Something the process asked the disk for, or a save it acknowledged."""

    what: str
    file: str = ""
    offset: int = 0
    data: bytes = b""
    number: int = 0
    """Of the acknowledged save."""


@dataclass
class File:
    """A file on a disk: what it keeps for sure, and what it was told since."""

    sure: bytearray = field(default_factory=bytearray)
    told: list[Event] = field(default_factory=list)
    named: bool = True
    """Whether its folder was synced since it was made."""

    def sync(self) -> None:
        """Everything it was told is there for sure."""
        for event in self.told:
            _put(self.sure, event, 0, len(event.data))
        self.told.clear()

    def after(self, dice: random.Random, share: float) -> bytes:
        """What is left of it: of the last writes each sector with the chance of ``share``."""
        left = bytearray(self.sure)
        for event in self.told:
            if event.what == "truncate":
                if dice.random() < share:
                    _put(left, event, 0, 0)
                continue
            start = 0
            while start < len(event.data):
                end = min(len(event.data), start + SECTOR - (event.offset + start) % SECTOR)
                if dice.random() < share:
                    _put(left, event, start, end)
                start = end
        return bytes(left)


def _put(content: bytearray, event: Event, start: int, end: int) -> None:
    if event.what == "truncate":
        del content[event.offset :]
        content.extend(bytes(event.offset - len(content)))
        return
    place = event.offset + start
    content.extend(bytes(max(0, place + end - start - len(content))))
    content[place : place + end - start] = event.data[start:end]


def lacks() -> str:
    """What records system calls is on Linux only, and not everywhere there."""
    if shutil.which("strace") is None:
        return "strace is not installed"
    done = subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True, check=False)
    return "strace may not watch processes here" if done.returncode else ""


def record(folder: Path, synchronous: str, seed: int) -> list[Event]:
    """Let a process save into a copy of a store's folder; what it asked the disk for."""
    trace, copy = folder.with_name("trace"), folder.with_name("copy")
    shutil.copytree(folder, copy)
    watch = ["strace", "-y", "-xx", "-s", "10000000", "-e", f"trace={CALLS}", "-o", str(trace)]
    work = [sys.executable, "-m", "tests.reliability.power_work", str(copy), synchronous, str(seed)]
    subprocess.run([*watch, *work], cwd=ROOT, check=True, capture_output=True)
    known = {name for name in WATCHED if folder.joinpath(name).exists()}
    with trace.open(encoding="ascii") as lines:
        events = [event for line in lines if (event := _event(line, copy, known))]
    trace.unlink()
    shutil.rmtree(copy)
    return events


def _event(line: str, folder: Path, known: set[str]) -> Event | None:
    """What a line of the recording says, where it is about the store's files, whose names are ``known``."""
    found = CALL.match(line)
    if found is None:
        return None
    call, path, text, cut, rest, _ = found.groups()
    where, data = Path(_plain(path or "").decode()), _plain(text or "")
    if call == "openat":
        made = Path(data.decode())
        if made.parent != folder or made.name not in WATCHED or "O_CREAT" not in rest or made.name in known:
            return None
        known.add(made.name)
        return Event("make", made.name)
    if call == "write":
        return Event("saved", number=int(data.split()[1])) if data.startswith(b"saved ") else None
    if where == folder:
        return Event("sync names")
    if where.parent != folder or where.name not in WATCHED:
        return None
    assert not cut, "all of what was written was recorded"
    if call == "pwrite64":
        return Event("write", where.name, int(rest.rpartition(" ")[2]), data)
    return Event("truncate", where.name, int(rest)) if call == "ftruncate" else Event("sync", where.name)


def _plain(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


@dataclass
class Disk:
    """What a disk was told by the events so far."""

    files: dict[str, File]
    saved: int = -1

    @classmethod
    def of(cls, folder: Path) -> Disk:
        """The disk before anything was recorded, all of it for sure."""
        present = [name for name in WATCHED if folder.joinpath(name).exists()]
        return cls({name: File(bytearray(folder.joinpath(name).read_bytes())) for name in present})

    def take(self, event: Event) -> None:
        """One more event."""
        if event.what == "saved":
            self.saved = event.number
        elif event.what == "make":
            self.files[event.file] = File(named=False)
        elif event.what == "sync names":
            for file in self.files.values():
                file.named = True
        elif event.what == "sync":
            self.files[event.file].sync()
        else:
            self.files[event.file].told.append(event)

    def fail(self, source: Path, target: Path, dice: random.Random, share: float) -> None:
        """Make the folder that is found when the power is back."""
        shutil.copytree(source, target)
        for name, file in self.files.items():
            if file.named or dice.random() < share:
                target.joinpath(name).write_bytes(file.after(dice, share))


def loses(folder: Path, acknowledged: int) -> str:
    """What of the acknowledged saves a store that lost its power lacks; empty where it lacks nothing."""
    try:
        key = Vault.load(folder).unlock(PASSPHRASE) if folder.joinpath("keys.json").exists() else None
        with Store.open(folder, records=TEST_RECORDS, clock=SystemClock(), key=key) as store:
            with store.reading() as connection:
                names = dict(connection.execute("SELECT name, count(*) FROM test_place GROUP BY name").fetchall())
                marks = {row[0] for row in connection.execute("SELECT id FROM test_mark")}
            lost = [number for number in range(acknowledged + 1) if str(number) not in names]
            if lost:
                return f"lost {lost}"
            assert set(names.values()) <= {2}, "a save by half"
            assert marks == set(names), "a save by half"
            report = store.check(rebuild=True)
            assert report.problems == (), report.problems
            add_place(store, "after", "after")
            assert_projected(store)
    except Refused as refused:
        return str(refused)
    return ""


def crashes(folder: Path, events: list[Event], dice: random.Random, count: int) -> Iterator[tuple[int, str]]:
    """Let the power fail at so many moments: how many saves were acknowledged by then, and what is lacking."""
    moments = set(dice.sample(range(1, len(events) + 1), min(count, len(events))))
    # Half of them right after an acknowledgement, which is the hardest promise.
    after = [place + 1 for place, event in enumerate(events) if event.what == "saved"]
    moments = {*sorted(moments)[::2], *dice.sample(after, min(count // 2, len(after)))}
    disk = Disk.of(folder)
    for place, event in enumerate(events, start=1):
        disk.take(event)
        if place in moments:
            target = folder.with_name("after")
            disk.fail(folder, target, dice, dice.choice((0.0, 0.5, 0.9, 1.0)))
            yield disk.saved, loses(target, disk.saved)
            shutil.rmtree(target)


def attempt(seed: int, folder: Path, count: int = CRASHES) -> dict[str, int]:
    """One recording and its crashes; every tenth is the control: nothing waits for the disk, and saves are lost."""
    dice, control = random.Random(seed), seed % 10 == 9
    folder.mkdir(parents=True)
    protected = seed % 3 == 1
    (make_protected if protected else make_store)(folder / "store").close()
    events = record(folder / "store", "NORMAL" if control else "FULL", seed)
    found = list(crashes(folder / "store", events, dice, count))
    lost = [what for _, what in found if what]
    if control:
        assert lost, "without waiting for the disk, saves must be lost: the test sees what it should see"
        return {"control crashes": len(found), "control crashes that lost saves": len(lost)}
    assert not lost, lost
    return {"crashes": len(found), "acknowledged saves": sum(saved + 1 for saved, _ in found)}

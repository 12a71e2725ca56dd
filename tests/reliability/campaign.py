"""Long tests that go on where they were stopped: each seed is one try, and what was tried is kept below build/soak."""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
import subprocess
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[2]
STATES: Final = ROOT / "build" / "soak"
IN_MEMORY: Final = Path("/dev/shm")
TRIES_OF_A_PROCESS: Final = 100
"""A process is replaced after so many tries, so that nothing piles up in it."""


@dataclass(frozen=True)
class Campaign:
    """One kind of try, made with many seeds."""

    name: str
    what: str
    """What a try does, in a line."""
    aim: int
    """So many seeds are to be tried, from 0 on."""
    attempt: Callable[[int, Path], Mapping[str, int]]
    """One try, in a folder of its own: counts of what happened; raises where something is not as it must be."""
    lacks: Callable[[], str] = str
    """Why it cannot run on this machine; empty where it can."""
    on_disk: bool = False
    """Whether tries need a real disk."""


@dataclass
class State:
    """What became of a campaign so far."""

    file: Path
    done: list[list[int]] = field(default_factory=list)
    """Seeds tried, as ranges without their ends, in order."""
    counts: Counter[str] = field(default_factory=Counter)
    failures: dict[str, str] = field(default_factory=dict)
    """What went wrong, by seed; a seed that passes later is taken out."""
    sources: dict[str, int] = field(default_factory=dict)
    """Seeds by the commit that they were tried on."""
    seconds: float = 0.0
    last: str = ""

    @classmethod
    def load(cls, file: Path) -> State:
        """The state kept in a file, or that of a campaign that has not begun."""
        if not file.exists():
            return cls(file)
        kept = json.loads(file.read_text(encoding="utf-8"))
        return cls(file, **{**kept, "counts": Counter(kept["counts"])})

    def save(self) -> None:
        """Write it so that a stop at any moment leaves this state or the one before."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        part = self.file.with_suffix(".part")
        plain = {name: value for name, value in vars(self).items() if name != "file"}
        part.write_text(json.dumps(plain, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        part.replace(self.file)

    @property
    def tried(self) -> int:
        """How many seeds were tried."""
        return sum(end - start for start, end in self.done)

    def left(self, aim: int) -> Iterator[int]:
        """The seeds below ``aim`` that were not tried yet."""
        start = 0
        for first, end in [*self.done, [aim, aim]]:
            yield from range(start, min(first, aim))
            start = max(start, end)

    def note(self, seed: int, outcome: Outcome, source: str) -> None:
        """Keep what became of one seed."""
        if not any(start <= seed < end for start, end in self.done):
            self.done = _joined([*self.done, [seed, seed + 1]])
            self.counts.update(outcome.counts)
            self.sources[source] = self.sources.get(source, 0) + 1
        self.failures.pop(str(seed), None)
        if outcome.failure:
            self.failures[str(seed)] = outcome.failure
        self.seconds = round(self.seconds + outcome.seconds, 1)
        self.last = f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC"


@dataclass(frozen=True)
class Outcome:
    """What came of one try."""

    counts: Mapping[str, int]
    failure: str
    seconds: float


def _joined(ranges: list[list[int]]) -> list[list[int]]:
    found: list[list[int]] = []
    for start, end in sorted(ranges):
        if found and start <= found[-1][1]:
            found[-1][1] = max(found[-1][1], end)
        else:
            found.append([start, end])
    return found


def attempt(campaign: Campaign, seed: int) -> Outcome:
    """One try in a new folder, which is removed again; where the disk does not matter it lies in memory."""
    memory = not campaign.on_disk and os.access(IN_MEMORY, os.W_OK)
    begun, failure, counts = time.monotonic(), "", Counter[str]()
    with TemporaryDirectory(prefix=f"{campaign.name}-{seed}-", dir=IN_MEMORY if memory else None) as name:
        folder = Path(name)
        os.environ["INSPECTOR_HOME"] = str(folder / "home")
        try:
            counts.update(campaign.attempt(seed, folder / "try"))
        except Exception:  # noqa: BLE001 - whatever a try finds is kept with its seed
            failure = traceback.format_exc(limit=-4)
        shutil.rmtree(folder / "try", ignore_errors=True)
    return Outcome(counts, failure, time.monotonic() - begun)


def run(campaign: Campaign, minutes: float | None, jobs: int, states: Path = STATES) -> State:
    """Try the seeds that are left, for so many minutes at most; the state is written while it goes on."""
    state = State.load(states / f"{campaign.name}.json")
    end = time.monotonic() + minutes * 60 if minutes is not None else float("inf")
    seeds, source, saved = state.left(campaign.aim), commit(), time.monotonic()
    running: dict[Future[Outcome], int] = {}
    with _workers(jobs) as workers:
        try:
            while True:
                while len(running) < 2 * jobs and time.monotonic() < end:
                    seed = next(seeds, None)
                    if seed is None:
                        break
                    running[workers.submit(attempt, campaign, seed)] = seed
                if not running:
                    break
                for done in wait(running, return_when=FIRST_COMPLETED).done:
                    state.note(running.pop(done), done.result(), source)
                if time.monotonic() - saved > 1:
                    state.save()
                    saved = time.monotonic()
        finally:
            state.save()
    return state


def again(campaign: Campaign, seed: int, states: Path = STATES) -> Outcome:
    """Try one seed, as often as somebody wants to."""
    state = State.load(states / f"{campaign.name}.json")
    outcome = attempt(campaign, seed)
    state.note(seed, outcome, commit())
    state.save()
    return outcome


def _workers(jobs: int) -> ProcessPoolExecutor:
    # Not forked from this process, which has threads by then; each begins with nothing but the imports.
    context: Any = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, max_tasks_per_child=TRIES_OF_A_PROCESS)


def commit() -> str:
    """The commit that is tried; marked where the working copy differs from it."""
    if shutil.which("git") is None:
        return "unknown"
    words = ("git", "describe", "--always", "--dirty", "--abbrev=7")
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip() or "unknown"


def told(campaign: Campaign, state: State) -> str:
    """A campaign's line, its counts, and what failed with the command that tries it again."""
    counts = ", ".join(f"{name} {count:,}" for name, count in sorted(state.counts.items()))
    failed, minutes = len(state.failures), state.seconds / 60
    lines = [
        f"{campaign.name}: {campaign.what}",
        f"    {state.tried:,} of {campaign.aim:,} tried, {failed} failed; {minutes:.0f} minutes of work",
        *([f"    {counts}"] if counts else []),
    ]
    for seed, failure in sorted(state.failures.items(), key=lambda one: int(one[0])):
        lines += [f"    python3 dev.py soak {campaign.name} --seed {seed}", *_indented(failure)]
    return "\n".join(lines)


def _indented(text: str) -> Iterator[str]:
    return (f"        {line}" for line in text.splitlines())

"""Saving one field, beside a bare commit of one row and beside the same save without a journal, on the same disk.

Run `python -m benchmarks.save_field`. The three take turns, so that all meet the same disk. Asked for: the journal adds
at most 1 ms (median); the 99th percentile is at most 20 times that of the bare commit; 1,904 answers in one action take
at most half a second.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Final

from sqlmodel import Session

from benchmarks._figures import Figure, in_turn, short, table
from inspector.core.ids import stable_id
from inspector.domain.checklist import Answer
from inspector.domain.unit import Unit
from inspector.store.engine import Access, Connection, connect, make_engine
from inspector.store.founding import Founder
from inspector.store.store import Store

ROOT: Final = Path(__file__).resolve().parent.parent
SAVES: Final = 1000
ANSWERS: Final = 1904
"""34 units by 56 criteria."""


class Counter:
    """A value that differs each time."""

    def __init__(self) -> None:
        self.value = 0

    def next(self) -> int:
        """The next one."""
        self.value += 1
        return self.value


class PlainUnit:
    """The same save through a session, into the same table, without journal, guards and search.

    It updates by a statement, because a changed object would look for its journal.
    """

    def __init__(self, path: Path) -> None:
        self._engine = make_engine(path, Access.WRITE)
        Unit.__table__.create(self._engine)  # type: ignore[attr-defined]
        with self._engine.begin() as connection:
            connection.exec_driver_sql("INSERT INTO unit (id, deleted, name) VALUES ('u1', 0, 'Xã')")

    def save(self, staff: int) -> None:
        """Set one field of one record."""
        with Session(self._engine, autoflush=False, expire_on_commit=False) as session:
            statement = Unit.__table__.update().where(Unit.__table__.c.id == "u1")  # type: ignore[attr-defined]
            assert session.get(Unit, "u1") is not None
            session.connection().execute(statement.values(staff=staff))
            session.commit()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()


def bare(path: Path) -> Connection:
    """A database with one row, set up like a store."""
    connection = connect(path, Access.WRITE)
    connection.execute("CREATE TABLE unit (id TEXT PRIMARY KEY, staff INTEGER)")
    connection.execute("INSERT INTO unit VALUES ('u1', 0)")
    return connection


def save_bare(connection: Connection, staff: int) -> None:
    """Commit one row."""
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE unit SET staff = ? WHERE id = 'u1'", (staff,))
    connection.execute("COMMIT")


def save_journaled(store: Store, staff: int) -> None:
    """One action that sets one field of one record."""
    with store.write("unit.change") as writing:
        unit = writing.session.get(Unit, "u1")
        assert unit is not None
        unit.staff = staff


def milliseconds(act: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def answers(store: Store, year: int) -> float:
    """Record all answers of a round in one action; milliseconds."""
    records = [
        Answer(id=stable_id("answer", str(year), str(n)), inspection_id=f"i{n // 56}", criterion_id=f"c{n % 56}")
        for n in range(ANSWERS)
    ]
    for record in records:
        record.self_points = record.assessed_points = Decimal("1.5")

    def save() -> None:
        with store.write("answers") as writing:
            writing.session.add_all(records)

    return milliseconds(save)


def measure(saves: int = SAVES, disk: Path | None = None) -> list[Figure]:
    """Saves of one field in turn with what they are compared with, then all answers of a round at once."""
    place = disk or ROOT / "build"
    place.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place) as name:
        folder = Path(name)
        os.environ["INSPECTOR_HOME"] = str(folder / "home")
        counter, plain = Counter(), PlainUnit(folder / "plain.db")
        store = Store.create(folder / "store", Founder("Đo", "person-1"))
        with store, closing(bare(folder / "bare.db")) as row, closing(plain):
            with store.write("unit.add") as writing:
                writing.session.add(Unit(id="u1", name="Xã"))
            acts: dict[str, Callable[[], float]] = {
                "bare": lambda: milliseconds(lambda: save_bare(row, counter.next())),
                "plain": lambda: milliseconds(lambda: plain.save(counter.next())),
                "journaled": lambda: milliseconds(lambda: save_journaled(store, counter.next())),
            }
            times = in_turn(acts, saves)
            at_once = [answers(store, year) for year in range(6)]
    return [*_one_field(times), Figure(f"{ANSWERS:,} answers in one action", "", "", middle(at_once[1:]), 500, "ms")]


def _one_field(times: dict[str, list[float]]) -> list[Figure]:
    commit, plain, journaled = times["bare"], times["plain"], times["journaled"]
    added = [one - other for one, other in zip(journaled, plain, strict=True)]
    usual = (f"median {short(middle(journaled))} ms", f"without it: {short(middle(plain))} ms")
    ours, beside = percentile(journaled), percentile(commit)
    return [
        Figure("saving a field, p99", f"{short(ours)} ms", f"bare commit: {short(beside)} ms", ours / beside, 20),
        Figure("what the journal adds to it", *usual, middle(added), 1, "ms"),
    ]


def middle(taken: list[float]) -> float:
    """The median."""
    return statistics.median(taken)


def percentile(taken: list[float]) -> float:
    """The 99th percentile."""
    return statistics.quantiles(taken, n=100)[98]


def main() -> int:
    """Measure and print a table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--saves", type=int, default=SAVES)
    arguments.add_argument("--folder", type=Path, help="a folder on the disk to measure, in place of build")
    given = arguments.parse_args()
    print(table(measure(given.saves, given.folder)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

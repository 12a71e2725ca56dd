"""Opening a large workspace to its first page, beside one of 34 units.

Run `python -m benchmarks.open_workspace`. The large one has 10,600 units, five years of inspections and one year of
answers, all made straight into the projection; of the small one's 34 units each was inspected every year too. The first
page is the overview of the latest year. Asked for: at most 1.5 times, from the start of the process.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from inspector.core.ids import stable_id
from inspector.services.organisation import OrganisationDraft, PersonDraft
from inspector.services.workspace import create_workspace
from inspector.store.engine import Access, Connection, connect, guard, transaction
from inspector.store.layout import DATABASE

YEARS = range(2021, 2026)
CRITERIA = 56
BLOCKS = ("A", "B", "C", "D")
OPEN = """
import sys, time
start = time.perf_counter()
from pathlib import Path
from inspector.services.overview import overview
from inspector.services.workspace import open_workspace
loaded = time.perf_counter()
workspace = open_workspace(Path(sys.argv[1]))
opened = time.perf_counter()
page = overview(workspace)
print(loaded - start, opened - loaded, time.perf_counter() - opened, page.counts.in_scope, page.counts.inspected)
workspace.close()
"""


def make(folder: Path, units: int) -> None:
    """A workspace of so many units, filled straight into the projection."""
    create_workspace(folder, OrganisationDraft(name="Tỉnh"), PersonDraft(name="Người đo")).close()
    with closing(connect(folder / DATABASE, Access.WRITE)) as connection:
        gate = guard(connection)
        with gate.opened(), transaction(connection):
            fill(connection, units)


def fill(connection: Connection, units: int) -> None:
    """Units, a round for each year, an inspection of every unit in each, answers in the latest."""
    checklist = connection.execute("SELECT id FROM checklist").fetchone()[0]
    criteria = [row[0] for row in connection.execute("SELECT id FROM criterion ORDER BY code LIMIT ?", (CRITERIA,))]
    insert(connection, "unit", ("name", "code", "block", "kind"), unit_rows(units))
    rounds = [
        (stable_id("round", str(year)), year, 1, "comprehensive", checklist, f"{year}-01-01", f"{year}-12-31", "closed")
        for year in YEARS
    ]
    fields = ("year", "ordinal", "type", "checklist_id", "period_from", "period_to", "state")
    insert(connection, "round", fields, rounds)
    visited = ("round_id", "unit_id", "state", "inspected_on", "outcome", "position")
    insert(connection, "inspection", visited, inspection_rows(units))
    insert(
        connection,
        "answer",
        ("inspection_id", "criterion_id", "self_points", "assessed_points"),
        answer_rows(units, criteria),
    )


def insert(connection: Connection, table: str, fields: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> None:
    """Insert living rows of an id and these fields."""
    places = ", ".join("?" * (len(fields) + 1))
    connection.executemany(f"INSERT INTO {table} (id, {', '.join(fields)}, deleted) VALUES ({places}, 0)", rows)


def unit_rows(units: int) -> Iterator[tuple[Any, ...]]:
    """Units spread over the blocks."""
    for number in range(units):
        yield f"unit-{number}", f"Xã số {number}", f"X{number:05d}", BLOCKS[number % len(BLOCKS)], "commune"


def inspection_rows(units: int) -> Iterator[tuple[Any, ...]]:
    """Every unit inspected in every year."""
    for year in YEARS:
        day = date(year, 6, 1).isoformat()
        for number in range(units):
            round_id = stable_id("round", str(year))
            yield f"i-{year}-{number}", round_id, f"unit-{number}", "inspected", day, "passing", number


def answer_rows(units: int, criteria: list[str]) -> Iterator[tuple[Any, ...]]:
    """All criteria answered in the latest year."""
    for number in range(units):
        for place, criterion in enumerate(criteria):
            yield f"a-{number}-{place}", f"i-{YEARS[-1]}-{number}", criterion, 150, 100


def opened(folder: Path) -> list[float]:
    """Seconds of loading, opening and reading in a process of its own, then units in scope and inspected."""
    done = subprocess.run(
        [sys.executable, "-c", OPEN, str(folder)], check=True, capture_output=True, text=True, env=dict(os.environ)
    )
    return [float(part) for part in done.stdout.split()]


def main() -> int:
    """Make both workspaces, open them in turn, print a table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--units", type=int, default=10_600)
    arguments.add_argument("--rounds", type=int, default=7)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as name:
        os.environ["INSPECTOR_HOME"] = str(Path(name) / "home")
        sizes = {"34 units": 34, f"{given.units:,} units": given.units}
        folders = {label: Path(name) / str(units) for label, units in sizes.items()}
        for label, units in sizes.items():
            start = time.perf_counter()
            make(folders[label], units)
            megabytes = (folders[label] / DATABASE).stat().st_size / 1e6
            print(f"{label}: made in {time.perf_counter() - start:.1f} s, {megabytes:.0f} MB")
        taken: dict[str, list[list[float]]] = {label: [] for label in sizes}
        for _ in range(given.rounds):
            for label, folder in folders.items():
                taken[label].append(opened(folder))
        show(taken)
    return 0


def show(taken: dict[str, list[list[float]]]) -> None:
    """Print the table and the comparison."""
    print(f"{'seconds, median':<20}{'load':>8}{'open':>8}{'page':>8}{'all':>8}{'in scope':>10}")
    totals = []
    for label, times in taken.items():
        load, opening, page, scope, _ = (statistics.median(column) for column in zip(*times, strict=True))
        totals.append(load + opening + page)
        print(f"{label:<20}{load:>8.3f}{opening:>8.3f}{page:>8.3f}{totals[-1]:>8.3f}{scope:>10.0f}")
    print(f"the large one takes {totals[1] / totals[0]:.2f} times the small one; asked for: at most 1.5")


if __name__ == "__main__":
    raise SystemExit(main())

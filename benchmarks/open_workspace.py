"""Opening a large workspace to its first page, beside one of 34 units; and the dear pages of its rounds.

Run `python -m benchmarks.open_workspace`. The large one has 10,600 units, five years of inspections and one year of
answers, all made straight into the projection; of the small one's 34 units each was inspected every year too. The first
page is the overview of the latest year, in the window and by the services alone, always from the start of the process.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks._figures import Figure, compared, in_turn, seconds, table
from benchmarks.start import ROOT, first_page
from inspector.core.ids import stable_id
from inspector.services.organisation import OrganisationDraft, PersonDraft
from inspector.services.workspace import create_workspace
from inspector.store.engine import Access, Connection, connect, guard, transaction
from inspector.store.layout import DATABASE

UNITS = 10_600
ROUNDS = 5
YEARS = range(2021, 2026)
CRITERIA = 56
BLOCKS = ("A", "B", "C", "D")
# What was imported is kept from the collector, as the window does (``ui.session.warm_up``).
TIMED = """
import gc, sys, time
start = time.perf_counter()
gc.disable()
from pathlib import Path
from inspector.services.{module} import {name}
from inspector.services.workspace import open_workspace
gc.freeze()
gc.enable()
workspace = open_workspace(Path(sys.argv[1]))
opened = time.perf_counter()
{name}(workspace, *sys.argv[2:])
print(time.perf_counter() - {since})
workspace.close()
"""


def main() -> int:
    """Measure and print a table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--units", type=int, default=UNITS)
    arguments.add_argument("--rounds", type=int, default=ROUNDS)
    given = arguments.parse_args()
    print(table(measure(given.rounds, given.units)))
    return 0


def measure(rounds: int = ROUNDS, units: int = UNITS) -> list[Figure]:
    """The first page of both workspaces, in the window and without it, and a round of the large one."""
    with tempfile.TemporaryDirectory() as name:
        home, small, large = (Path(name) / part for part in ("home", "small", "large"))
        os.environ["INSPECTOR_HOME"] = str(home)
        make(small, 34)
        make(large, units)
        latest = stable_id("round", str(YEARS[-1]))
        kinds: dict[str, Callable[[], float]] = {
            "window, small": partial(first_page, home, small),
            "window, large": partial(first_page, home, large),
            "services, small": partial(timed, small, "overview", "overview", "start"),
            "services, large": partial(timed, large, "overview", "overview", "start"),
            "view": partial(timed, large, "rounds", "round_view", "opened", latest),
            "problems": partial(timed, large, "rounds", "close_problems", "opened", latest),
        }
        times = in_turn(kinds, rounds)
    many = f"{units:,} units"
    return [
        compared(f"first page of {many}, window", times["window, large"], "34 units", times["window, small"], 1.5),
        compared(f"same, services alone, {many}", times["services, large"], "34 units", times["services, small"], 1.5),
        at_most(f"a round of {many} to look at", times["view"]),
        at_most(f"what a round of {many} lacks", times["problems"]),
    ]


def at_most(what: str, times: list[float], limit: float = 500) -> Figure:
    """A time by itself against a limit in milliseconds."""
    middle = statistics.median(times)
    return Figure(what, seconds(middle), "", middle * 1000, limit, "ms")


def timed(folder: Path, module: str, name: str, since: str, *arguments: str) -> float:
    """Seconds of one service in a process of its own, from the start or from the opened workspace on."""
    program = TIMED.format(module=module, name=name, since=since)
    command = [sys.executable, "-c", program, str(folder), *arguments]
    return float(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)


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
    """All criteria answered in the latest year, with points that their conclusions stand by."""
    for number in range(units):
        for place, criterion in enumerate(criteria):
            yield f"a-{number}-{place}", f"i-{YEARS[-1]}-{number}", criterion, 150, 140


if __name__ == "__main__":
    raise SystemExit(main())

"""The page of the journal on a long journal: its latest actions, and those that show some words.

Run `python -m benchmarks.journal_page`. The journal has 200,000 operations, each an action of its own as autosave makes
them: answers of 1,200 units, written, mended and given a note, made straight into the store.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from benchmarks._figures import Figure, in_turn, seconds, table
from benchmarks.open_workspace import at_most, insert
from inspector.core.ids import stable_id
from inspector.services import journal
from inspector.services.organisation import OrganisationDraft, PersonDraft
from inspector.services.workspace import Workspace, create_workspace, open_workspace
from inspector.store.engine import Access, Connection, connect, guard, transaction
from inspector.store.journal import hlc
from inspector.store.journal.body import (
    Header,
    Kind,
    Operation,
    Value,
    body_id,
    encode,
    reference,
    value_hash,
)
from inspector.store.journal.writer import insert_operations, insert_transaction
from inspector.store.layout import DATABASE

ROUNDS = 5
OPERATIONS = 200_000
STEPS = 3
CRITERIA = 56
LIMIT = 200
ASKED = {
    "latest": "",
    "words in many": "Xã số",
    "a unit": "xã số 17",
    "an old value": "12,5",
    "nowhere": "không có đâu",
}
"""What is looked for: in every title, in one title, in values that were changed since, and what nobody wrote."""
_SALT = bytes(16)
_START = datetime(2026, 1, 5, tzinfo=UTC)


def main() -> int:
    """Measure and print a table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--operations", type=int, default=OPERATIONS)
    arguments.add_argument("--rounds", type=int, default=ROUNDS)
    given = arguments.parse_args()
    print(table(measure(given.rounds, given.operations)))
    return 0


def measure(rounds: int = ROUNDS, operations: int = OPERATIONS) -> list[Figure]:
    """The first page of the journal, and its first page with words looked for."""
    with tempfile.TemporaryDirectory() as name:
        os.environ["INSPECTOR_HOME"] = str(Path(name) / "home")
        folder = Path(name) / "workspace"
        make(folder, operations)
        workspace = open_workspace(folder)
        begun = time.perf_counter()
        timed(workspace, "không có đâu")
        first = time.perf_counter() - begun
        times = in_turn({what: partial(timed, workspace, words) for what, words in ASKED.items()}, rounds)
        workspace.close()
    many = f"{operations:,} operations"
    found = [at_most(f"journal of {many}: {what}", times[what], LIMIT) for what in ASKED]
    return [*found, Figure(f"same, reading {many} for the first search", seconds(first), "", first * 1000, unit="ms")]


def timed(workspace: Workspace, words: str) -> float:
    """Seconds until the first page of the journal is read."""
    begun = time.perf_counter()
    journal.audit(workspace, text=words)
    return time.perf_counter() - begun


def make(folder: Path, operations: int) -> None:
    """A workspace whose journal has so many operations, each an action of its own."""
    workspace = create_workspace(folder, OrganisationDraft(name="Tỉnh"), PersonDraft(name="Người đo"))
    actor = workspace.person_id
    workspace.close()
    with closing(connect(folder / DATABASE, Access.WRITE)) as connection:
        gate = guard(connection)
        with gate.opened(), transaction(connection):
            fill(connection, actor, operations)


def fill(connection: Connection, actor: str, operations: int) -> None:
    """Units, one round, an inspection of each, and every answer written in several steps."""
    criteria = [row[0] for row in connection.execute("SELECT id FROM criterion ORDER BY code LIMIT ?", (CRITERIA,))]
    answers = operations // STEPS
    visits = answers // CRITERIA + 1
    insert(connection, "unit", ("name", "code"), ((f"unit-{n}", f"Xã số {n}", f"X{n:05d}") for n in range(visits)))
    insert(connection, "round", ("year", "ordinal"), [(stable_id("round", "2026"), 2026, 1)])
    inspections = ((f"i-{n}", stable_id("round", "2026"), f"unit-{n}") for n in range(visits))
    insert(connection, "inspection", ("round_id", "unit_id"), inspections)
    rows = ((f"a-{n}", f"i-{n // CRITERIA}", criteria[n % CRITERIA], 100) for n in range(answers))
    insert(connection, "answer", ("inspection_id", "criterion_id", "assessed_points"), rows)
    stream, number, stamp = connection.execute(
        "SELECT stream, number, hlc FROM journal ORDER BY number DESC LIMIT 1"
    ).fetchone()
    for step, (answer, kept, writes) in enumerate(_steps(answers, criteria), start=1):
        stamp = hlc.following(stamp, _START + step * timedelta(seconds=5), stream)
        header = Header(stream, number + step, "", stamp, actor, "answer.set")
        kept[:] = [*kept, _write(connection, number + step, header, answer, kept, writes)]


def _steps(answers: int, criteria: list[str]) -> Iterator[tuple[str, list[tuple[str, set[str]]], dict[str, Value]]]:
    """What is written to which answer, and what wrote to it before: unit by unit, as a day goes."""
    for first in range(0, answers, CRITERIA):
        listed = range(first, min(first + CRITERIA, answers))
        kept: dict[int, list[tuple[str, set[str]]]] = {n: [] for n in listed}
        for n in listed:
            place: dict[str, Value] = {"inspection_id": f"i-{n // CRITERIA}", "criterion_id": criteria[n % CRITERIA]}
            yield f"a-{n}", kept[n], {**place, "assessed_points": 25 * (n % 61)}
        for n in listed:
            yield f"a-{n}", kept[n], {"assessed_points": 100}
        for n in listed:
            yield f"a-{n}", kept[n], {"note": f"Hồ sơ số {n % 997} đã đối chiếu với sổ gốc, trang {n % 89}."}


def _write(
    connection: Connection,
    number: int,
    header: Header,
    answer: str,
    kept: list[tuple[str, set[str]]],
    writes: dict[str, Value],
) -> tuple[str, set[str]]:
    over = {field: [name for name, fields in kept if field in fields][-1:] for field in writes}
    written = {field: (value_hash(_SALT, value), *over[field]) for field, value in writes.items()}
    operation = Operation("answer", answer, Kind.PUT, written)
    body = encode(header, [operation])
    identity = body_id(body)
    insert_transaction(connection, number, identity, header, body, b"")
    insert_operations(connection, number, [(operation, {f: (_SALT.hex(), value) for f, value in writes.items()})])
    return reference(identity, 0), set(writes)


if __name__ == "__main__":
    raise SystemExit(main())

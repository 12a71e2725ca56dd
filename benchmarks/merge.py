"""Taking in what others wrote, beside putting the very rows it leaves behind into the same tables at once.

Run `python -m benchmarks.merge`. A hundred thousand signed transactions of one operation each, one for each record,
come to a laptop that has nothing yet; then once more; then with two hundred new ones behind them. Each step runs in a
process of its own, so that its highest memory is its own; what is taken in lies in memory before the clock starts, and
so do the rows that are put in beside it. Then a package of one unit's work is previewed, and a protected workspace is
opened in turn with a plain one.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any, Final

from benchmarks import _steps
from benchmarks._figures import Figure, compared, in_turn, seconds
from benchmarks.packages import fill
from inspector.core.clock import SystemClock
from inspector.core.text import fold
from inspector.domain.device import Role
from inspector.domain.registry import BY_NAME, RECORDS
from inspector.services import inspections, sample
from inspector.services import workspace as workspaces
from inspector.services.team import joining, packages, recovery
from inspector.services.workspace import Workspace
from inspector.store import identity
from inspector.store.engine import Access, Connection, connect, guard, transaction
from inspector.store.founding import Founder
from inspector.store.journal.carrying import Carried
from inspector.store.journal.intake import Intake, Taken
from inspector.store.journal.rebuild import rebuild
from inspector.store.layout import DATABASE
from inspector.store.opening import protect
from inspector.store.store import Store
from inspector.store.vault import Cost, Unlocked, Vault

OPERATIONS: Final = 100_000
MORE: Final = 200
ROUNDS: Final = 1
OPENINGS: Final = 10
MOST_MEMORY: Final = 256
"""MB that taking in may need beyond what the program and the transactions have before it."""
SECRET: Final = "a passphrase to measure with"
CHEAP: Final = Cost(64, 1, 1)
"""The guess at a passphrase is not what is measured."""
LEFT_BEHIND: Final = ("journal", "operation", "head", "dangling", "lacking", "unit", "search_row")


def main() -> int:
    """Measure and print a table."""
    return _steps.main(__doc__, STEPS, measure)


def measure() -> list[Figure]:
    """Taking in, plain and protected, against a raw insert; then a preview, and opening what is protected."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["INSPECTOR_HOME"] = str(folder / "home")
        _make_source(folder / "source")
        team = _team(folder / "team")
        return [*_taking_in(folder / "plain", "plain"), *_taking_in(folder / "protected", "protected"), *team]


def _taking_in(folder: Path, kind: str) -> list[Figure]:
    folder.mkdir()
    times: dict[str, list[float]] = {step: [] for step in STEPS}
    memory = 0.0
    for _ in range(ROUNDS):
        for step in STEPS:
            taken, grown = _steps.run("benchmarks.merge", step, folder)
            times[step].append(taken)
            memory = max(memory, grown if step == "import" else 0.0)
    what, whole = f"{OPERATIONS:,} operations, {kind}", times["import"]
    return [
        compared(f"taking in {what}", whole, "executemany of the rows", times["insert"], 3),
        Figure(f"memory for that beyond the program's, {kind}", f"{memory:.0f} MB", "", memory, MOST_MEMORY, "MB"),
        compared(f"the same once more, {kind}", times["again"], "taking in", whole, 0.15),
        compared(f"{MORE} new ones behind them, {kind}", times["more"], "taking in", whole, 0.15),
        compared(f"making the projection anew, {kind}", times["rebuild"], "taking in", whole, 0.75),
    ]


# --- The steps --------------------------------------------------------------------------------------------------------


def _make_source(folder: Path) -> None:
    Store.create(folder, Founder("Tỉnh", "p1", "Người đo")).close()
    fill(folder, OPERATIONS + MORE)


def _transactions(folder: Path) -> list[Carried]:
    with Store.open(folder.parent / "source", read_only=True) as source:
        return list(source.carried())


def _key(folder: Path) -> bytes | None:
    return Vault.load(folder).unlock(SECRET) if folder.joinpath("keys.json").exists() else None


def _empty(folder: Path, name: str) -> Store:
    """A laptop of the same workspace that has nothing yet."""
    target = folder / name
    if target.exists():
        workspaces.clear(target, itself=False)
    unlocked: Unlocked | None = Vault.create(SECRET, cost=CHEAP)[0] if folder.name == "protected" else None
    store = Store.create(target, Founder("", "p2", joins=True), unlocked=unlocked)
    with Store.open(folder.parent / "source", read_only=True) as source:
        workspace, root = source.workspace_id, source.roster().root
    store.take_in(lambda connection: identity.adopt(connection, workspace, root))
    return store


def _take(store: Store, transactions: list[Carried]) -> Taken:
    def act(connection: Connection) -> Taken:
        intake = Intake(connection, store.records)
        intake.take_all(transactions)
        return intake.finish()

    return store.take_in(act)


def _import(folder: Path) -> Callable[[], object]:
    store, transactions = _empty(folder, "taken"), _transactions(folder)[: OPERATIONS + 1]
    return lambda: _expect(_take(store, transactions).new, len(transactions))


def _again(folder: Path) -> Callable[[], object]:
    store = Store.open(folder / "taken", key=_key(folder / "taken"))
    transactions = _transactions(folder)[: OPERATIONS + 1]
    return lambda: _expect(_take(store, transactions).new, 0)


def _more(folder: Path) -> Callable[[], object]:
    store, transactions = Store.open(folder / "taken", key=_key(folder / "taken")), _transactions(folder)
    return lambda: _expect(_take(store, transactions).new, MORE)


def _rebuild(folder: Path) -> Callable[[], object]:
    connection = connect(folder / "taken" / DATABASE, Access.WRITE, _key(folder / "taken"))
    gate = guard(connection)
    records = {str(record.__tablename__): record for record in RECORDS}

    def act() -> None:
        with closing(connection), gate.opened(), transaction(connection):
            rebuild(connection, records)

    return act


def _insert(folder: Path) -> Callable[[], object]:
    """Every row that taking in left behind, into empty tables with the same indexes, in one transaction."""
    with closing(connect(folder / "taken" / DATABASE, Access.READ, _key(folder / "taken"))) as connection:
        rows = {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in LEFT_BEHIND}
        titles = ", ".join(BY_NAME["unit"].search_fields)
        words = connection.execute(f"SELECT number, {titles} FROM unit JOIN search_row ON unit.id = search_row.id")
        index = [(number, fold(title or ""), fold(" ".join(filter(None, rest)))) for number, title, *rest in words]
    _empty(folder, "raw").close()
    target = connect(folder / "raw" / DATABASE, Access.WRITE, _key(folder / "raw"))
    gate = guard(target)

    def act() -> None:
        with closing(target), gate.opened(), transaction(target):
            for name, found in rows.items():
                if found:
                    target.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(found[0]))})", found)
            target.executemany("INSERT INTO search_index (rowid, title, body) VALUES (?, ?, ?)", index)

    return act


def _expect(found: int, wanted: int) -> None:
    if found != wanted:
        raise AssertionError(f"{found} were new, not {wanted}")


_OPEN: Final = (
    "SELECT inspection.id FROM inspection JOIN round ON round.id = round_id WHERE closed_on IS NULL ORDER BY 1 LIMIT 1"
)
STEPS: Final[dict[str, _steps.Step]] = {
    "import": _import,
    "insert": _insert,
    "again": _again,
    "more": _more,
    "rebuild": _rebuild,
}


# --- A team, and a protected workspace --------------------------------------------------------------------------------


def _team(folder: Path) -> list[Figure]:
    folder.mkdir()
    with closing(sample.make_sample(folder / "lead")) as lead:
        recovery.make_sheet(lead, folder / "sheet.pdf")
        joining.join(folder / "member", "Người đo", folder / "request.cchc")
        request = joining.read_request(folder / "request.cchc")
        admitted = joining.admit(lead, request, Role.INSPECTOR, folder / "admitted.cchc")
        joining.accept(folder / "member", admitted.file)
        with closing(workspaces.open_workspace(folder / "member")) as member:
            _assess(member)
            packages.export(member, folder / "work.cchc")
        previewed = [_seconds(partial(packages.preview, lead, [folder / "work.cchc"])) for _ in range(OPENINGS)]
    usual = sorted(previewed)[len(previewed) // 2]
    return [
        Figure("preview of a package with one unit's work", seconds(usual), "", usual, unit="s"),
        _openings(folder),
    ]


def _assess(member: Workspace) -> None:
    """Score every criterion at one unit."""
    with member.store.reading() as connection:
        inspection = str(connection.execute(_OPEN).fetchone()[0])
    for area in inspections.sheet(member, inspection).areas:
        for row in area.criteria:
            draft = inspections.AnswerDraft(assessed_points=Decimal(0), reason="chưa thực hiện")
            inspections.answer(member, inspection, row.id, draft)


def _openings(folder: Path) -> Figure:
    """Opening the sample, with the key at hand: what guessing a passphrase costs is meant to cost something."""
    with _copied(folder) as (plain, sealed):
        key = Vault.load(sealed).unlock(SECRET)
        times = in_turn(
            {
                "plain": lambda: _seconds(lambda: _opened(plain, None)),
                "protected": lambda: _seconds(lambda: _opened(sealed, key)),
            },
            OPENINGS,
        )
    return compared(
        "opening a protected workspace and reading all units", times["protected"], "plain", times["plain"], 2
    )


@contextmanager
def _copied(folder: Path) -> Iterator[tuple[Path, Path]]:
    for name in ("plain", "sealed"):
        sample.make_sample(folder / name).close()
    protect(folder / "sealed", Vault.create(SECRET, cost=CHEAP)[0], SystemClock())
    yield folder / "plain", folder / "sealed"


def _opened(folder: Path, key: bytes | None) -> None:
    with Store.open(folder, key=key) as store, store.reading() as connection:
        connection.execute("SELECT * FROM unit").fetchall()
        connection.execute("SELECT count(*) FROM answer WHERE assessed_points IS NOT NULL").fetchall()


def _seconds(act: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


if __name__ == "__main__":
    raise SystemExit(main())

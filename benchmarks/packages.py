"""Packages: a long journal and a gigabyte of photos, out of a store and into another one's folder.

Run `python -m benchmarks.packages`. The journal has 100,000 transactions of one operation each, chained and signed; the
photos are noise, which neither compresses nor repeats. Each step runs in a process of its own, so that its highest
memory is its own.
"""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from benchmarks import _steps
from benchmarks._figures import Figure, seconds
from inspector.domain.registry import RECORDS
from inspector.store.engine import Access, connect, guard, transaction
from inspector.store.founding import Founder
from inspector.store.identity import author_of
from inspector.store.journal import hlc
from inspector.store.journal.body import Header, Kind, Operation, body_id, encode, value_hash
from inspector.store.journal.writer import insert_operations, insert_transaction
from inspector.store.layout import DATABASE
from inspector.store.media import Media
from inspector.store.store import Store
from inspector.sync.exporting import export_package
from inspector.sync.package import open_package

TRANSACTIONS = 100_000
PHOTOS = 250
PHOTO_BYTES = 4_000_000
SLOWEST = 30
"""MB/s that photos go at least."""
MOST_MEMORY = 64
"""MB that a run may need beyond what the program has before it."""
_SALT = bytes(16)
_START = datetime(2026, 1, 5, tzinfo=UTC)


def main() -> int:
    """Measure and print a table."""
    return _steps.main(__doc__, STEPS, measure)


def measure() -> list[Figure]:
    """Seconds of each step, and the memory it needed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["INSPECTOR_HOME"] = str(folder / "home")
        taken = {step: _steps.run("benchmarks.packages", step, folder) for step in STEPS}
    many, photos = f"{TRANSACTIONS:,} transactions", f"{PHOTOS * PHOTO_BYTES / 1e9:.0f} GB of photos"
    return [
        Figure(f"exporting {many}", seconds(taken["write"][0]), "", taken["write"][0], unit="s"),
        Figure(f"opening and reading {many}", seconds(taken["read"][0]), "", taken["read"][0], unit="s"),
        *_speed(f"{photos} into a package", taken["send"]),
        *_speed(f"{photos} out of a package", taken["take"]),
    ]


def _speed(what: str, taken: tuple[float, float]) -> list[Figure]:
    passed, memory = taken
    megabytes = PHOTOS * PHOTO_BYTES / 1e6
    return [
        Figure(what, f"{megabytes / passed:.0f} MB/s", "", passed, round(megabytes / SLOWEST, 1), "s"),
        Figure("same, memory beyond the program's", f"{memory:.0f} MB", "", memory, MOST_MEMORY, "MB"),
    ]


def _write(folder: Path) -> Callable[[], object]:
    Store.create(folder / "long", Founder("Tỉnh", "p1", "Người đo"), records=RECORDS).close()
    fill(folder / "long", TRANSACTIONS)
    return partial(_export, Store.open(folder / "long"), folder / "long.cchc")


def fill(folder: Path, transactions: int) -> None:
    """Put so many signed transactions of one operation each straight into a store's journal."""
    with closing(connect(folder / DATABASE, Access.WRITE)) as connection:
        gate = guard(connection)
        with gate.opened(), transaction(connection):
            author = author_of(connection)
            seq, prev, stamp = connection.execute("SELECT seq, id, hlc FROM journal").fetchone()
            for number in range(seq + 1, transactions + seq + 1):
                stamp = hlc.following(stamp, _START + number * timedelta(seconds=5), author.key.device)
                values = {"name": f"Xã số {number}", "code": f"X{number:05d}"}
                written = {field: (value_hash(_SALT, value),) for field, value in values.items()}
                operation = Operation("unit", f"unit-{number:032d}", Kind.PUT, written)
                header = Header(author.stream, number, prev, stamp, author.actor, "unit.create")
                body = encode(header, [operation])
                prev = body_id(body)
                insert_transaction(connection, number, prev, header, body, author.key.sign(prev))
                beside = {field: (_SALT.hex(), value) for field, value in values.items()}
                insert_operations(connection, number, [(operation, beside)])


def _read(folder: Path) -> Callable[[], object]:
    identity = _identity(folder / "long")

    def read() -> None:
        with open_package(folder / "long.cchc", identity) as package:
            for _ in package.transactions():
                pass

    return read


def _send(folder: Path) -> Callable[[], object]:
    from inspector.domain.attachment import Attachment

    store = Store.create(folder / "photos", Founder("Tỉnh", "p1", "Người đo"), records=RECORDS)
    files = [store.media.add(io.BytesIO(os.urandom(PHOTO_BYTES)), "x") for _ in range(PHOTOS)]
    with store.write("attachment.add") as action:
        action.session.add_all(Attachment(id=file.sha256, sha256=file.sha256) for file in files)
    return partial(_export, store, folder / "photos.cchc")


def _take(folder: Path) -> Callable[[], object]:
    identity = _identity(folder / "photos")

    def take() -> None:
        with open_package(folder / "photos.cchc", identity) as package:
            taken = package.take_photos(Media(folder / "taken"))
        assert len(taken.new) == PHOTOS

    return take


def _export(store: Store, target: Path) -> None:
    with store.reading() as connection:
        own = author_of(connection).key.recipient
    export_package(store, target, [own], program="0")


def _identity(folder: Path) -> str:
    with Store.open(folder, read_only=True) as store, store.reading() as connection:
        return author_of(connection).key.identity


STEPS: dict[str, _steps.Step] = {"write": _write, "read": _read, "send": _send, "take": _take}


if __name__ == "__main__":
    raise SystemExit(main())

"""A disk that fills, a stick that is pulled, at moments of chance: told in words, nothing by half, and it goes on."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Mapping
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Final

import pytest

from inspector.core.errors import Refused
from inspector.store.journal.state import digest
from inspector.store.store import Store
from inspector.sync.exporting import export_package
from inspector.sync.package import open_package
from tests.reliability.season import author
from tests.store.acts import add_place, assert_projected, make_store
from tests.store.full_disk import files_no_longer_than
from tests.store.journal.exchange import carried, make_team, receive
from tests.sync.pulled import Stick, put_in

FULL: Final = {"store.disk_full", "store.disk_error"}
"""SQLite takes the limit that stands in for a full disk for a failing one at times."""
ROUNDS: Final = 8


def _state(store: Store) -> str:
    with store.reading() as connection:
        return digest(connection, store.records)


def _filled(store: Store, dice: random.Random) -> Store:
    for number in range(dice.randint(1, 12)):
        add_place(store, f"p{number}", note="x" * dice.randrange(9_000))
    return store


def _refused(act: Callable[[], object], room: int) -> bool:
    """Whether an act was refused for want of room; it must be refused in words or done."""
    refusal: Refused | None = None
    try:
        with files_no_longer_than(room):
            act()
    except Refused as refused:
        refusal = refused
    assert refusal is None or (refusal.code in FULL and str(refusal).endswith("."))
    return refusal is not None


def saving(folder: Path, dice: random.Random) -> int:
    """Saves, photos and backups while the disk fills."""
    refusals = 0
    with _filled(make_store(folder / "one"), dice) as store:
        for number in range(ROUNDS):
            before, photo = _state(store), BytesIO(dice.randbytes(dice.randrange(1, 200_000)))
            acts: tuple[Callable[[], object], ...] = (
                lambda name=f"n{number}": add_place(store, name, note="y" * 20_000),  # type: ignore[misc]
                lambda photo=photo: store.media.add(photo, "x"),  # type: ignore[misc]
                store.backup,
                lambda number=number: store.archive(folder / f"{number}.cchc-backup"),  # type: ignore[misc]
            )
            if _refused(dice.choice(acts), dice.randrange(300_000)):
                refusals += 1
                assert _state(store) == before
                assert not [path for path in folder.rglob("*") if path.suffix == ".part"]
        add_place(store, "after")
        assert_projected(store)
        assert store.check(rebuild=True).ok
    return refusals


def importing(folder: Path, dice: random.Random) -> int:
    """Transactions of a member that are taken in while the disk fills."""
    refusals, lead = 0, make_store(folder / "lead")
    [member] = make_team(lead, folder, "member")
    with lead, _filled(member, dice):
        came, before = carried(member), _state(lead)
        for _ in range(ROUNDS):
            if not _refused(lambda: receive(lead, came), dice.randrange(400_000)):
                break
            refusals += 1
            assert _state(lead) == before
        receive(lead, came)
        assert _state(lead) == _state(member)
        assert_projected(lead)
    return refusals


def sending(folder: Path, dice: random.Random) -> int:
    """Packages that are written while the disk fills."""
    refusals, stick = 0, folder / "stick"
    stick.mkdir(parents=True)
    with _filled(make_store(folder / "one"), dice) as store:
        own = author(store).key
        for number in range(ROUNDS):
            file = stick / f"{number}.cchc"
            refused = _refused(
                lambda file=file: export_package(store, file, [own.recipient], program="0"),  # type: ignore[misc]
                dice.randrange(9_000),
            )
            assert file.exists() != refused
            assert not list(stick.glob("*.part"))
            refusals += refused
            if not refused:
                with open_package(file, own.identity) as package:
                    assert [one.body for one in package.transactions()] == [one.body for one in carried(store)]
    return refusals


def pulling(folder: Path, dice: random.Random) -> int:
    """A stick that is pulled while packages are written to it."""
    pulled = 0
    with _filled(make_store(folder / "one"), dice) as store, pytest.MonkeyPatch.context() as patch:
        own, pull = author(store).key, put_in(patch)
        for number in range(ROUNDS):
            file = folder / f"{number}.cchc"
            pull(dice.randint(1, 60))
            with suppress(Refused, OSError):
                export_package(store, file, [own.recipient], program="0")
            pulled += Stick.gone
            assert file.exists() != Stick.gone
            pull(0)
            for left in (file, file.with_name(file.name + ".part")):
                with suppress(Refused), open_package(left, own.identity) as package:
                    assert [one.body for one in package.transactions()] == [one.body for one in carried(store)]
    return pulled


KINDS: Final[Mapping[str, Callable[[Path, random.Random], int]]] = {
    "saving": saving,
    "importing": importing,
    "sending": sending,
    "pulling": pulling,
}


def attempt(seed: int, folder: Path) -> dict[str, int]:
    """One store and up to eight faults; the kinds take turns."""
    kind = list(KINDS)[seed % len(KINDS)]
    folder.mkdir(parents=True)
    return {kind: 1, f"faults {kind}": KINDS[kind](folder, random.Random(seed))}


def lacks() -> str:
    """Limits of POSIX stand in for a full disk."""
    return "" if os.name == "posix" else "this system bounds no file"

"""Damage by chance and in turn: to a package on the way, and to the store on the disk."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from inspector.core.clock import SystemClock
from inspector.core.errors import Refused
from inspector.store.journal.state import digest
from inspector.store.layout import DATABASE
from inspector.store.store import Store
from inspector.store.vault import Vault
from tests.store.acts import PASSPHRASE, add_place, change, make_protected, make_store
from tests.store.records import TEST_RECORDS, Place
from tests.sync.making import make_package, photo, transaction
from tests.sync.test_damage import REFUSALS, refused
from tests.sync.test_hostile import by_chance

PLACES: Final = 2_048
"""So many bytes of a package are gone through; the tries beyond its end begin again with other masks and pieces."""
PACKAGES: Final = 500
"""Packages of chance in one try."""
FLIPS: Final = 20


def package(seed: int, folder: Path) -> Counter[str]:
    """One byte of a package: changed to every other value, cut off before it, other bytes put in and taken out."""
    folder.mkdir(parents=True)
    data = make_package(folder / "sound.cchc", [transaction(1)], [photo(b"a" * 50)]).file.read_bytes()
    counts, place = Counter[str](), seed % len(data)
    for changed in _changed(data, place):
        found = refused(folder / "a.cchc", changed)
        assert found in REFUSALS, f"a package changed at {place}: {found!r}"
        counts["refused"] += 1
    assert sorted(file.name for file in folder.iterdir()) == ["a.cchc", "sound.cchc"]
    return counts


def _changed(data: bytes, place: int) -> Iterator[bytes]:
    for mask in range(1, 256):
        yield data[:place] + bytes([data[place] ^ mask]) + data[place + 1 :]
    yield data[:place]
    yield data[:place] + data[place + 1 :]
    yield data[:place] + b"\x00" + data[place:]
    yield data + data[: place + 1]


def hostile(seed: int, folder: Path) -> dict[str, int]:
    """Packages that are well signed and badly made, 500 at once, in a process that may not have more memory."""
    folder.mkdir(parents=True)
    by_chance(folder, range(seed * PACKAGES, (seed + 1) * PACKAGES))
    return {"packages": PACKAGES}


def pages(seed: int, folder: Path) -> Counter[str]:
    """Bits of a store's file that flip: noticed, or without any effect; never other data than were entered."""
    dice, protected = random.Random(seed), seed % 2 == 0
    with (make_protected if protected else make_store)(folder / "store") as store:
        for number in range(30):
            add_place(store, f"p{number}", name=f"Xã số {number}", note="x" * dice.randrange(600))
            if number % 3 == 0:
                change(store, Place, f"p{number}", staff=number)
    whole, right = (folder / "store" / DATABASE).read_bytes(), _everything(folder / "store")
    counts = Counter[str]()
    for _ in range(FLIPS):
        flipped, place = bytearray(whole), dice.randrange(len(whole))
        flipped[place] ^= 1 << dice.randrange(8)
        shutil.copytree(folder / "store", folder / "flipped")
        (folder / "flipped" / DATABASE).write_bytes(flipped)
        noticed = _noticed(folder / "flipped")
        if protected:
            _must_not_differ(folder / "flipped", right)
            assert noticed, f"a flipped bit of a protected store at {place} was not noticed"
        elif not noticed:
            assert _everything(folder / "flipped") == right, f"a flip at {place} changed what is shown, unnoticed"
        counts[f"{'protected' if protected else 'plain'}, {'noticed' if noticed else 'without effect'}"] += 1
        shutil.rmtree(folder / "flipped")
    return counts


def _opened(folder: Path) -> Store:
    key = Vault.load(folder).unlock(PASSPHRASE) if folder.joinpath("keys.json").exists() else None
    return Store.open(folder, records=TEST_RECORDS, clock=SystemClock(), key=key, read_only=True)


def _everything(folder: Path) -> tuple[Any, ...]:
    with _opened(folder) as store, store.reading() as connection:
        # A good signature vouches for all before it, so those in between say nothing that counts.
        return [(one.body, one.values) for one in store.carried()], digest(connection, store.records)


def _noticed(folder: Path) -> bool:
    try:
        with _opened(folder) as store:
            return not store.check(rebuild=True).ok
    except Refused:
        return True


def _must_not_differ(folder: Path, right: tuple[Any, ...]) -> None:
    """What can still be read of a damaged protected store is what was entered."""
    with suppress(Refused):
        assert _everything(folder) == right

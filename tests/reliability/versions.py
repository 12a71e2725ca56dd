"""Older and newer versions that exchange: what the older one does not understand is kept and passed on."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Final

from inspector.core.errors import Refused
from inspector.store.journal.body import Kind
from inspector.store.journal.writer import Draft
from inspector.store.store import Store
from tests.store.acts import add, assert_projected, make_store
from tests.store.journal.exchange import carried, digest, make_team, meet, operate, receive
from tests.store.records import Mark, Place

ACTS: Final = 40


def without_marks(store: Store) -> Store:
    """The same store opened by a version that knows places alone."""
    store.close()
    return Store.open(store.folder, clock=store.clock, entropy=store.entropy, records=[Place])


def attempt(seed: int, folder: Path) -> dict[str, int]:
    """A newer laptop, one between that does not know all its kinds and fields, and a third."""
    dice = random.Random(seed)
    newer = make_store(folder / "newer", f"newer-{seed}")
    older, last = make_team(newer, folder, "older", "last")
    stores = [newer, without_marks(older), last]
    for number in range(ACTS):
        try:
            _act(dice, stores, number)
        except Refused:
            continue
    stores[1].close()
    stores[1] = Store.open(older.folder, clock=older.clock, entropy=older.entropy, records=[Place, Mark])
    known = {one.body for store in stores for one in carried(store)}
    meet(stores)
    assert len({str(digest(store)) for store in stores}) == 1
    for store in stores:
        assert {one.body for one in carried(store)} == known
        assert_projected(store)
        store.close()
    return {"transactions": len(known)}


def _act(dice: random.Random, stores: list[Store], number: int) -> None:
    newer, older, last = stores
    place = dice.choice(("p1", "p2"))
    later = {"later_field": (f"{number}", ())}
    act = dice.randrange(6)
    if act == 0:
        _write(dice.choice(stores), place, number)
    elif act == 1:
        add(dice.choice((newer, last)), Mark(id=f"m{number}", place_id=place))
    elif act == 2:
        operate(newer, lambda _: [Draft("test_place", place, Kind.PUT, later)])
    elif act == 3:
        operate(newer, lambda _: [Draft("test_later", place, Kind.PUT, later)])
    elif act == 4:
        operate(newer, lambda _: [Draft("test_place", place, "later_kind", {"note": ("?", ())})])  # type: ignore[arg-type]
    else:
        source, target = dice.sample([newer, older, older, last], 2)
        if source is not target:
            receive(target, carried(source))


def _write(store: Store, record: str, number: int) -> None:
    with store.write("put") as writing:
        found = writing.session.get(Place, record)
        if found is None:
            writing.session.add(Place(id=record, name=f"Xã {number}"))
        else:
            found.staff = number

"""Saves that are watched while they are written: ``python -m tests.reliability.power_work FOLDER SYNCHRONOUS SEED``.

Every save is acknowledged in a line of the output once the program would call it saved.
"""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path
from typing import Final

from inspector.core.clock import SystemClock
from inspector.store import engine, opening, store
from inspector.store.engine import Access, Connection
from inspector.store.vault import Vault
from tests.store.acts import PASSPHRASE
from tests.store.records import TEST_RECORDS, Mark, Place

SAVES: Final = 25
CHECKPOINT_PAGES: Final = 40
"""The write-ahead log is carried over after so few pages, so that a short run sees it often."""
_connect = engine.connect


def main() -> None:
    """Open the store and save."""
    folder, synchronous, seed = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])

    def connect(path: Path, access: Access, key: bytes | None = None) -> Connection:
        connection = _connect(path, access, key)
        connection.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
        if synchronous == "NORMAL":
            connection.execute("PRAGMA synchronous = NORMAL")
        return connection

    engine.connect = connect
    dice = random.Random(seed)
    key = Vault.load(folder).unlock(PASSPHRASE) if opening.is_protected(folder) else None
    with store.Store.open(folder, records=TEST_RECORDS, clock=SystemClock(), key=key) as saving:
        for number in range(SAVES):
            with saving.write("save") as writing:
                for part in ("a", "b"):
                    note = "x" * dice.choice((10, 3_000, 20_000))
                    writing.session.add(Place(id=f"{number}-{part}", name=str(number), note=note))
                writing.session.flush()
                writing.session.add(Mark(id=str(number), place_id=f"{number}-a"))
            os.write(1, f"saved {number}\n".encode())
        os._exit(0)  # closing would carry the write-ahead log over; power does not wait for that


if __name__ == "__main__":
    main()

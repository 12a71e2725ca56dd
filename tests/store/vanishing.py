"""A folder that goes away while a file is written to it, as a stick's does that is pulled."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree

import pytest


@contextmanager
def vanishing(folder: Path) -> Iterator[None]:
    """``folder`` is removed once a file in it is whole and about to get its name, and is there again afterwards."""
    synced = os.fsync

    def pulled(handle: int) -> None:
        synced(handle)
        rmtree(folder, ignore_errors=True)

    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(os, "fsync", pulled)
            yield
    finally:
        folder.mkdir()

"""Files that people keep: written whole or not at all."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from inspector.core.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def in_place(target: Path) -> Iterator[None]:
    """Write ``target`` inside the block: where its folder is taken away meanwhile, that is what is told.

    Raises ``Refused`` in place of what the system says then, which is mostly that there is no such file: a folder that
    was removed, or that a pulled stick was mounted on, would read like a path with a slip. So would a folder that was
    not there to begin with.
    """
    folder = target.absolute().parent
    before = _device(folder)
    try:
        yield
    except (OSError, Refused) as error:
        if before is None and _is_absence(error):
            raise Refused("store.no_place", file=target.name, folder=folder) from error
        if before is None or _device(folder) == before:
            raise
        raise Refused("store.place_gone", file=target.name, folder=folder) from error


def _is_absence(error: OSError | Refused) -> bool:
    return isinstance(error, FileNotFoundError) or (isinstance(error, Refused) and error.code == "store.not_found")


def _device(folder: Path) -> int | None:
    """The number of the disk that a folder is on; its own number would not do, shares make new ones up."""
    try:
        return folder.stat().st_dev
    except OSError:
        return None


def write_whole(path: Path, data: bytes | memoryview) -> None:
    """Write ``data`` to ``path`` so that it is on the disk whole, or the file is as it was; raises ``OSError``.

    It is synced before it gets its name: what a record says of a file has to hold after a power failure too.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)

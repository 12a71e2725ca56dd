"""Files that people keep: written whole or not at all."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


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

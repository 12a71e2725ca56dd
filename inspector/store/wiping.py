"""Overwriting what must not be read again.

On a hard disk the bytes are gone then. On a solid-state disk or a stick the controller may have written elsewhere and
keep the old blocks for a while; only encrypting the whole disk helps there, and the documentation says so.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_CHUNK: Final = 1 << 20


def wipe(path: Path) -> None:
    """Overwrite a file with noise, wait for the disk, and remove it; nothing where there is none."""
    try:
        with path.open("r+b") as stream:
            left = stream.seek(0, os.SEEK_END)
            stream.seek(0)
            while left > 0:
                left -= stream.write(os.urandom(min(left, _CHUNK)))
            stream.flush()
            os.fsync(stream.fileno())
    except FileNotFoundError:
        return
    path.unlink()

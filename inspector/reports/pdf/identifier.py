"""The identifier a PDF keeps for life: programs that change the file leave it, so that the file is known again."""

from __future__ import annotations

import re
from typing import Final

_IDENTIFIER: Final = re.compile(rb"/ID\s*\[\s*(?:<(?P<hex>[0-9A-Fa-f\s]{32,128})>|\((?P<text>[^()\\]{16})\))")


def file_id(data: bytes) -> str:
    """The first half of the file's identifier (PDF 1.7, 14.4) in hexadecimal; blank where it has none.

    Every later state of a file carries the same one; it is told by the first trailer that names it.
    """
    found = _IDENTIFIER.search(data)
    if found is None:
        return ""
    if found["hex"] is not None:
        return bytes(found["hex"]).translate(None, b" \t\r\n").decode().lower()
    return bytes(found["text"]).hex()

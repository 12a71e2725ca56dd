"""What goes to the clipboard so that Excel and Word take it as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def as_cells(lines: Sequence[Sequence[str]]) -> str:
    """``lines`` as tab-separated text; a cell with line ends or quotes is quoted, so that it stays one cell."""
    return "\n".join("\t".join(_cell(words) for words in line) for line in lines)


def _cell(words: str) -> str:
    words = words.replace("\t", " ")
    if "\n" in words or '"' in words:
        return '"' + words.replace('"', '""') + '"'
    return words

"""Words and figures to the terminal, whatever alphabet it can show."""

from __future__ import annotations

import codecs
import io
import json
import sys
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, TextIO

if TYPE_CHECKING:
    from collections.abc import Sequence

_HANDLER: Final = "inspector.unaccented"


@dataclass(frozen=True)
class Answer:
    """What a command gives back: data for ``--json``, lines for people, and the exit status."""

    data: dict[str, Any] | list[dict[str, Any]] = field(default_factory=dict)
    lines: tuple[str, ...] = ()
    status: int = 0


def prepare(*streams: TextIO) -> None:
    """Let no character stop the output: where a console lacks Vietnamese letters, they lose their marks."""
    codecs.register_error(_HANDLER, _unaccented)
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_HANDLER)


def show(answer: Answer, *, as_json: bool) -> None:
    """Print the answer to standard output."""
    if as_json:
        # Escapes keep machine-readable output whole on a console that lacks the letters.
        plain = not _speaks_unicode(sys.stdout)
        print(json.dumps(answer.data, ensure_ascii=plain, indent=2), flush=True)
        return
    for line in answer.lines:
        print(line, flush=True)


def complain(sentence: str) -> None:
    """One sentence to standard error."""
    print(" ".join(sentence.split()), file=sys.stderr)


def columns(rows: Sequence[tuple[str, ...]], *, right: tuple[int, ...] = (), indent: int = 2) -> tuple[str, ...]:
    """Rows as aligned columns; ``right`` names the columns of figures."""
    widths = [max(_width(row[index]) for row in rows) for index in range(len(rows[0]))] if rows else []
    return tuple(" " * indent + _line(row, widths, right) for row in rows)


def _line(row: tuple[str, ...], widths: list[int], right: tuple[int, ...]) -> str:
    cells = []
    for index, (cell, width) in enumerate(zip(row, widths, strict=True)):
        gap = " " * (width - _width(cell))
        cells.append(gap + cell if index in right else cell + gap)
    return "  ".join(cells).rstrip()


def _width(cell: str) -> int:
    """Columns a text takes: combining marks take none."""
    return sum(not unicodedata.combining(letter) for letter in cell)


def _speaks_unicode(stream: TextIO) -> bool:
    return (getattr(stream, "encoding", None) or "").lower().replace("-", "").startswith("utf")


def _unaccented(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(_plain(letter) for letter in error.object[error.start : error.end]), error.end


def _plain(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter.translate(_PLAIN))
    return base.encode("ascii", "ignore").decode() or "?"


_PLAIN: Final = str.maketrans({"đ": "d", "Đ": "D", "–": "-", "—": "-", "“": '"', "”": '"', "·": "-", "…": "..."})

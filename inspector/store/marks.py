"""What the laptop remembers of a workspace outside of it: how a copied laptop or a restored backup is found out.

Beside the settings lies one file per workspace: first the install's id, then a line for every transaction written here
with its stream, sequence number and id, and one that says in which folder and when; of each stream the last count. A
store that has another install's id was copied; one that lacks the marked transaction was put back to an earlier day.
Either way its stream must not go on: the epoch is rotated before the next write.

Lines are appended without waiting for the disk. A line lost in a power cut is harmless: the store is then ahead of its
mark, and only a store behind its mark is a branch.
"""

from __future__ import annotations

import json
import logging
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspector.core.clock import SystemClock
from inspector.core.paths import data_dir

if TYPE_CHECKING:
    from inspector.store.engine import Connection

log = logging.getLogger(__name__)


class Branch(StrEnum):
    """Why a store's stream may not go on."""

    COPIED = "copied"
    """The store comes from another install."""
    RESTORED = "restored"
    """The store was put back to an earlier state."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a stream was written last."""

    folder: Path
    at: datetime
    """Aware, UTC, by this laptop's clock."""


@dataclass
class Marks:
    """The marks of one workspace on this laptop."""

    install: str
    streams: dict[str, tuple[int, str]] = field(default_factory=dict)
    """Last sequence number and transaction id by stream; the stream that was written last comes last."""
    spots: dict[str, Spot] = field(default_factory=dict)
    """By stream where it was written; earlier versions remembered none."""


def load(workspace: str) -> Marks | None:
    """The marks of a workspace; nothing where there are none or they cannot be read."""
    try:
        first, *lines = _file(workspace).read_text(encoding="utf-8").splitlines() or [""]
        marks = Marks(str(json.loads(first)["install"]))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        log.warning("marks of %s unreadable: %s", workspace, error)
        return None
    for line in lines:
        # The last line may have been cut off by a crash.
        with suppress(ValueError, TypeError, KeyError):
            _read(marks, json.loads(line))
    return marks


def _read(marks: Marks, line: Any) -> None:
    if isinstance(line, dict):
        # Earlier versions pass such a line over: it does not tell a sequence number.
        marks.spots[str(line["stream"])] = Spot(Path(line["folder"]), datetime.fromisoformat(line["at"]))
        return
    stream, seq, tip = line
    mark = int(seq), str(tip)
    marks.streams.pop(str(stream), None)
    marks.streams[str(stream)] = mark


def save(workspace: str, marks: Marks) -> None:
    """Write the marks anew, whole or not at all; a failure costs a needless new epoch later, never data."""
    lines = [json.dumps({"install": marks.install}), *(_line(name, *mark) for name, mark in marks.streams.items())]
    lines += [_spot(name, spot) for name, spot in marks.spots.items() if name in marks.streams]
    try:
        path = _file(workspace)
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.write_text("\n".join(lines) + "\n", encoding="utf-8")
        part.replace(path)
    except OSError as error:
        log.warning("marks of %s not written: %s", workspace, error)


def advance(workspace: str, stream: str, seq: int, tip: str, folder: Path) -> None:
    """Remember the last transaction of a stream, written in ``folder``; ours is there since the store was opened."""
    lines = _line(stream, seq, tip), _spot(stream, Spot(folder.absolute(), SystemClock().now()))
    try:
        with _file(workspace).open("ab", buffering=0) as file:
            file.write("".join(line + "\n" for line in lines).encode())
    except OSError as error:
        log.warning("mark of %s not written: %s", workspace, error)


def _line(stream: str, seq: int, tip: str) -> str:
    return json.dumps([stream, seq, tip])


def _spot(stream: str, spot: Spot) -> str:
    return json.dumps({"stream": stream, "folder": str(spot.folder), "at": spot.at.isoformat()})


def branch(connection: Connection, marks: Marks | None, install: str, stream: str) -> Branch | None:
    """Whether the store may go on with ``stream``, whose last write came from ``install``."""
    if marks is None or marks.install != install:
        return Branch.COPIED
    seq, tip = marks.streams.get(stream, (0, ""))
    known = connection.execute("SELECT 1 FROM journal WHERE id = ? AND seq = ?", (tip, seq)).fetchone()
    return None if known or seq == 0 else Branch.RESTORED


def _file(workspace: str) -> Path:
    return data_dir() / "installs" / f"{workspace}.jsonl"

"""What the laptop remembers of a workspace outside of it: how a copied laptop or a restored backup is found out.

Beside the settings lies one file per workspace with the install's id and, for every stream, the last sequence number
and transaction written here. A store that has another install's id was copied; one that lacks the marked transaction
was put back to an earlier day. Either way its stream must not go on: the epoch is rotated before the next write.
"""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from inspector.core.paths import data_dir

if TYPE_CHECKING:
    from pathlib import Path

    from inspector.store.engine import Connection

log = logging.getLogger(__name__)


class Branch(StrEnum):
    """Why a store's stream may not go on."""

    COPIED = "copied"
    """The store comes from another install."""
    RESTORED = "restored"
    """The store was put back to an earlier state."""


@dataclass
class Marks:
    """The marks of one workspace on this laptop."""

    install: str
    streams: dict[str, tuple[int, str]] = field(default_factory=dict)
    """Last sequence number and transaction id by stream."""


def load(workspace: str) -> Marks | None:
    """The marks of a workspace; nothing where there are none or they cannot be read."""
    path = _file(workspace)
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        streams = {str(name): (int(seq), str(tip)) for name, (seq, tip) in raw["streams"].items()}
        return Marks(str(raw["install"]), streams)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        log.warning("marks of %s unreadable: %s", workspace, error)
        return None


def save(workspace: str, marks: Marks) -> None:
    """Write the marks whole or not at all; a failure costs a needless new epoch later, never data."""
    path = _file(workspace)
    part = path.with_suffix(".part")
    try:
        part.write_text(json.dumps(asdict(marks)), encoding="utf-8")
        part.replace(path)
    except OSError as error:
        log.warning("marks of %s not written: %s", workspace, error)


def branch(connection: Connection, marks: Marks | None, install: str, stream: str) -> Branch | None:
    """Whether the store may go on with ``stream``, whose last write came from ``install``."""
    if marks is None or marks.install != install:
        return Branch.COPIED
    seq, tip = marks.streams.get(stream, (0, ""))
    known = connection.execute("SELECT 1 FROM journal WHERE id = ? AND seq = ?", (tip, seq)).fetchone()
    return None if known or seq == 0 else Branch.RESTORED


def _file(workspace: str) -> Path:
    folder = data_dir() / "installs"
    folder.mkdir(exist_ok=True)
    return folder / f"{workspace}.json"


def advance(workspace: str, stream: str, seq: int, tip: str) -> None:
    """Remember the last transaction of a stream."""
    marks = load(workspace)
    if marks is not None:
        marks.streams[stream] = (seq, tip)
        save(workspace, marks)

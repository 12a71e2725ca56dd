"""Photos and files of others that have not come to this laptop yet: nothing is lost, somebody sends them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inspector.core.formats import small_count
from inspector.core.messages import text
from inspector.services.team.roster import called, this_device
from inspector.store.journal.roster import roster_of
from inspector.store.queries import photos

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspector.services.workspace import Workspace

_NAMED: Final = 5
"""So many files are named in one sentence."""


@dataclass(frozen=True, slots=True)
class Awaited:
    """What one person has attached and has not sent here yet."""

    device: str
    person: str
    """``Nguyễn Văn A (A02)``."""
    files: tuple[str, ...]
    """What the photos and files are called."""

    def __str__(self) -> str:
        """What is missing, and who is asked for it."""
        names = ", ".join(self.files[:_NAMED])
        rest = len(self.files) - _NAMED
        more = f" {text('upkeep.awaited.more', count=small_count(rest))}" if rest > 0 else ""
        return text("upkeep.awaited", count=small_count(len(self.files)), person=self.person, names=names + more)


def awaited(workspace: Workspace, missing: Mapping[str, str]) -> tuple[tuple[Awaited, ...], frozenset[str]]:
    """Of the ``missing`` files (name by SHA-256) those that others attached and that were never here, by person.

    Also answers with their SHA-256. What this laptop attached itself, has sent or has taken in before was lost.
    """
    if not missing:
        return (), frozenset()
    own = this_device(workspace)
    with workspace.store.reading() as connection:
        roster, lost = roster_of(connection), photos.once_here(connection)
        attached = photos.attached_by(connection, workspace.store.records, missing)
    by_device: dict[str, list[str]] = {}
    found = set()
    for sha256, devices in attached.items():
        if sha256 not in lost and own not in devices:
            by_device.setdefault(min(devices), []).append(missing[sha256])
            found.add(sha256)
    rows = (Awaited(device, called(roster, device), tuple(sorted(files))) for device, files in by_device.items())
    return tuple(sorted(rows, key=lambda one: one.person)), frozenset(found)

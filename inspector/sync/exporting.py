"""Making a package of what a store has."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from inspector.store.identity import author_of
from inspector.store.journal.roster import roster_of
from inspector.store.journal.state import heads
from inspector.store.media_names import media_names
from inspector.sync import limits
from inspector.sync.contents import Contents, Heads
from inspector.sync.packing import Exported, Parcel, pack
from inspector.sync.photos import PhotoSource
from inspector.sync.watching import Watch

if TYPE_CHECKING:
    from pathlib import Path

    from inspector.store.journal.keys import DeviceKey
    from inspector.store.store import Store


class PhotoChoice(StrEnum):
    """Which photos and files a package brings along."""

    MISSING = "missing"
    """Those the receivers have not said they have."""
    ALL = "all"
    NONE = "none"


@dataclass(frozen=True)
class Selection:
    """What of a store goes into a package."""

    photos: PhotoChoice = PhotoChoice.MISSING
    received: Collection[str] = frozenset()
    """SHA-256 of the photos that every receiver has."""
    sent: Mapping[str, int] = field(default_factory=dict)
    """How often each of the others, by SHA-256, was sent before: where there is no room for all, they take turns."""
    photo_room: int = limits.PHOTOS_BYTES
    """Bytes of photos that the package may have; what finds no room is named in ``Exported.left_out``."""
    since: Heads | None = None
    """What every receiver has of the journal; none for all of it."""
    acknowledged: Mapping[str, Heads] = field(default_factory=dict)
    """By device: how far this laptop has received what that device sent."""


def export_package(
    store: Store,
    target: Path,
    recipients: Sequence[str],
    selection: Selection | None = None,
    *,
    program: str,
    watch: Watch | None = None,
) -> Exported:
    """Write a package of work for the laptops whose age keys are ``recipients``, and for this laptop itself.

    The store may be written meanwhile: the package then holds at least what it says its sender has. Raises ``Refused``
    and leaves nothing behind where the file exists or cannot be written; ``Cancelled`` where the person stops it.
    """
    chosen = selection or Selection()
    key, told = _told(store, chosen)
    photos = [] if chosen.photos == PhotoChoice.NONE else _photos(store, chosen)
    # Left half read, the reading would stay open until it is collected, and hold up the write-ahead log.
    with closing(store.carried(chosen.since)) as carried:
        parcel = Parcel(told, carried, photos, chosen.photo_room)
        return pack(target, key, parcel, recipients, program=program, watch=watch or Watch())


def _told(store: Store, chosen: Selection) -> tuple[DeviceKey, Contents]:
    with store.reading() as connection:
        author, roster, tips = author_of(connection), roster_of(connection), heads(connection)
    member = roster.member(author.key.device)
    told = Contents(
        workspace=store.workspace_id,
        root=roster.root,
        device=author.key.device,
        person_id=author.actor,
        person_name=(member.person_name if member else "") or "",
        made_at=store.clock.now(),
        heads=tips,
        since=chosen.since,
        acknowledged=chosen.acknowledged,
        have=tuple(store.media.all()),
    )
    return author.key, told


def _photos(store: Store, chosen: Selection) -> list[PhotoSource]:
    """The files that records name and that lie here: what was sent least first, then the smallest.

    A receiver who never answers is sent everything again and again; were it always the smallest first, what is large
    would never find room, for nobody.
    """
    with store.reading() as connection:
        names = media_names(connection, store.records)
    known = frozenset() if chosen.photos == PhotoChoice.ALL else frozenset(chosen.received)
    wanted = sorted(sha256 for sha256 in names.keys() - known if store.media.has(sha256))
    sources = [
        PhotoSource(sha256, names[sha256], store.media.path(sha256).stat().st_size, partial(store.media.open, sha256))
        for sha256 in wanted
    ]
    return sorted(sources, key=lambda source: (chosen.sent.get(source.sha256, 0), source.size))

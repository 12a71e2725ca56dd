"""Putting a package together from its parts, whatever store they come from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspector.core.errors import Refused
from inspector.store.journal.recipient import recipient_of
from inspector.sync import age, contents, frames, limits, manifest, photos
from inspector.sync.container import HEADER_BYTES
from inspector.sync.manifest import Manifest, PackageKind
from inspector.sync.watching import Watch
from inspector.sync.writing import creating
from inspector.sync.zip_subset import JOURNAL, MANIFEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from inspector.store.journal.carrying import Carried
    from inspector.store.journal.keys import DeviceKey
    from inspector.sync.contents import Contents
    from inspector.sync.photos import PhotoSource


@dataclass(frozen=True)
class Exported:
    """A package that was written."""

    file: Path
    id: str
    """The first half of the SHA-512 of its payload; the receiver sees the same."""
    size: int
    """Bytes of the file."""
    transactions: int
    photos: tuple[str, ...]
    """SHA-256 of the photos in it."""
    left_out: tuple[str, ...]
    """SHA-256 of the photos that found no room: for a further package."""
    damaged: tuple[str, ...]
    """SHA-256 of the photos that are no longer sound on this laptop."""


@dataclass(frozen=True)
class Parcel:
    """What goes into a package."""

    contents: Contents
    transactions: Iterable[Carried]
    photos: Sequence[PhotoSource] = ()
    photo_room: int = limits.PHOTOS_BYTES
    """Bytes of photos, encrypted, that this package may have."""


def pack(
    target: Path, key: DeviceKey, parcel: Parcel, recipients: Sequence[str], program: str, watch: Watch
) -> Exported:
    """Write a package for ``recipients`` and for this laptop itself, so that it can read again what it sent.

    Raises ``Refused`` and leaves nothing behind where it cannot be written, is longer than a package may be, or where
    the disk does not give back what was written.
    """
    if not recipients:
        raise Refused("package.recipients", limit=limits.RECIPIENTS)
    everybody = list(dict.fromkeys((*recipients, recipient_of(key.private))))
    told = parcel.contents
    card = Manifest(PackageKind.WORK, told.workspace, key.device, told.made_at, program)
    # Written, then read back.
    watch.total += 2 * sum(photo.size for photo in parcel.photos)
    counted = _Counted(parcel.transactions)
    with creating(target, key, watch) as draft:
        draft.add(MANIFEST, lambda sink: sink.write(manifest.to_bytes(card)))
        sent = photos.send(draft, parcel.photos, everybody, min(parcel.photo_room, limits.PHOTOS_BYTES))
        whole = replace(told, photos=sent.lines, left_out=len(sent.left_out))
        rows = frames.Deflated(_frames(contents.to_bytes(whole), counted))
        draft.add(JOURNAL, lambda sink: age.encrypt(rows, sink, everybody))
    return Exported(
        file=target,
        id=draft.id,
        size=HEADER_BYTES + draft.length,
        transactions=counted.count,
        photos=tuple(line.sha256 for line in sent.lines),
        left_out=sent.left_out,
        damaged=sent.damaged,
    )


class _Counted:
    """Counts what goes by."""

    def __init__(self, transactions: Iterable[Carried]) -> None:
        self._transactions = transactions
        self.count = 0

    def __iter__(self) -> Iterator[Carried]:
        for carried in self._transactions:
            self.count += 1
            yield carried


def _frames(first: bytes, transactions: Iterable[Carried]) -> Iterator[bytes]:
    yield frames.contents_frame(first)
    for carried in transactions:
        yield frames.transaction_frame(carried)

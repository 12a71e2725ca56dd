"""Photos and files in packages: each encrypted by itself, streamed, checked against the hash that is its name."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from inspector.core.errors import Refused
from inspector.sync import age, limits
from inspector.sync.contents import PhotoLine
from inspector.sync.manifest import readable
from inspector.sync.refusals import NotForUs, PackagePart, Unfit
from inspector.sync.zip_subset import BLOBS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from contextlib import AbstractContextManager
    from typing import IO

    from inspector.store.media import Media
    from inspector.sync.age import Readable
    from inspector.sync.container import Container
    from inspector.sync.watching import Watch
    from inspector.sync.writing import Draft, Sink

_AGE_CHUNK: Final = 4096
"""age adds 16 bytes to each 64 kB: less than one in so many."""


@dataclass(frozen=True)
class PhotoSource:
    """A photo or file of this laptop."""

    sha256: str
    name: str
    """What people call it."""
    size: int
    """Bytes on this laptop's disk: about what it needs in a package."""
    open: Callable[[], AbstractContextManager[Readable]]
    """Its bytes in the clear, in pieces."""


@dataclass(frozen=True)
class Sent:
    """What became of the photos that were to be sent."""

    lines: tuple[PhotoLine, ...] = ()
    left_out: tuple[str, ...] = ()
    """SHA-256 of those that found no room."""
    damaged: tuple[str, ...] = ()
    """SHA-256 of those whose bytes here are gone or no longer theirs."""


def send(draft: Draft, sources: Iterable[PhotoSource], recipients: Sequence[str], room: int) -> Sent:
    """Encrypt photos into a package until ``room`` bytes are used up."""
    lines: list[PhotoLine] = []
    left_out: list[str] = []
    damaged: list[str] = []
    used = 0
    for source in sources:
        needed = source.size + source.size // _AGE_CHUNK + limits.AGE_HEADER_BYTES
        if source.size > limits.BLOB_BYTES or len(lines) == limits.PHOTOS or used + needed > room:
            left_out.append(source.sha256)
            continue
        try:
            line, used_by_it = _send_one(draft, source, recipients)
        except _Damaged:
            damaged.append(source.sha256)
            continue
        used += used_by_it
        lines.append(line)
    return Sent(tuple(lines), tuple(left_out), tuple(damaged))


class _Damaged(Exception):
    """The bytes are not those of the name."""


def _send_one(draft: Draft, source: PhotoSource, recipients: Sequence[str]) -> tuple[PhotoLine, int]:
    try:
        opened = source.open()
    except (FileNotFoundError, Refused) as error:
        raise _Damaged from error
    with opened as stream:
        counted = _Counted(stream)
        entry = draft.add_blob(partial(_encrypt, counted, source.sha256, recipients))
    return PhotoLine(source.sha256, entry.name.removeprefix(BLOBS), counted.size, readable(source.name)), entry.size


def _encrypt(counted: _Counted, sha256: str, recipients: Sequence[str], sink: Sink) -> None:
    age.encrypt(counted, sink, recipients)
    if counted.digest.hexdigest() != sha256 or not 0 < counted.size <= limits.PHOTO_BYTES:
        raise _Damaged


class _Counted:
    """Counts and hashes what is read through it."""

    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self.digest = hashlib.sha256()
        self.size = 0

    def read(self, count: int = -1) -> bytes:
        data = self._stream.read(count)
        self.digest.update(data)
        self.size += len(data)
        return data


@dataclass(frozen=True)
class Taken:
    """What became of the photos of a package."""

    new: tuple[str, ...] = ()
    """SHA-256 of those that were taken in."""
    known: tuple[str, ...] = ()
    """SHA-256 of those that were here before."""
    refused: tuple[PhotoLine, ...] = ()
    """Those whose bytes are missing, cannot be decrypted or are not those of their name."""


class IncomingPhoto:
    """A photo or file in a package."""

    def __init__(self, container: Container, line: PhotoLine, identities: Sequence[str]) -> None:
        self.line = line
        self._container = container
        self._identities = identities

    def take_into(self, media: Media, watch: Watch) -> None:
        """Put it into the media folder; raises ``Unfit`` or ``NotForUs``, and then leaves nothing there."""
        name = BLOBS + self.line.blob
        if name not in self._container.entries or not 0 < self.line.size <= limits.PHOTO_BYTES:
            raise Unfit(PackagePart.PHOTOS, f"{name} is missing or of no allowed size")
        encrypted = _Counted(self._container.open(name))
        with age.Decrypted(encrypted, self._identities) as plain:
            # The last piece of a photo comes only after its hash was found right.
            checked: IO[bytes] = _Checked(plain, encrypted, self.line, watch)  # type: ignore[assignment]
            media.add(checked, self.line.name)


class _Checked:
    """Plain bytes of a photo, whose end is only reached where they are the bytes of its name."""

    def __init__(self, plain: Readable, encrypted: _Counted, line: PhotoLine, watch: Watch) -> None:
        self._plain = _Counted(plain)
        self._encrypted = encrypted
        self._line = line
        self._watch = watch

    def read(self, count: int = -1) -> bytes:
        data = self._plain.read(count)
        self._watch.step(len(data))
        if self._plain.size > self._line.size:
            raise Unfit(PackagePart.PHOTOS, "longer than it says")
        if len(data) < count or count < 0 or not data:
            self._require_sound()
        return data

    def _require_sound(self) -> None:
        plain = (self._plain.digest.hexdigest(), self._plain.size)
        if plain != (self._line.sha256, self._line.size) or self._encrypted.digest.hexdigest() != self._line.blob:
            raise Unfit(PackagePart.PHOTOS, "bytes that are not those of its name")


def take(photos: Iterable[IncomingPhoto], media: Media, watch: Watch) -> Taken:
    """Take photos into the media folder; one that is not sound is refused alone, the others go in.

    What is taken in stays when the run is cancelled: a photo by its hash is true on its own.
    """
    new: list[str] = []
    known: list[str] = []
    refused: list[PhotoLine] = []
    for photo in photos:
        if media.has(photo.line.sha256):
            known.append(photo.line.sha256)
            watch.step(photo.line.size)
            continue
        try:
            photo.take_into(media, watch)
        except (Unfit, NotForUs):
            refused.append(photo.line)
        else:
            new.append(photo.line.sha256)
    return Taken(tuple(new), tuple(known), tuple(refused))


def words_of(line: PhotoLine) -> Refused:
    """The sentence about a photo that was refused."""
    return Refused("package.photo", name=line.name or line.sha256[:12])

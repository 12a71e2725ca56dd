"""Writing a package so that no half of one can ever be taken for a whole.

Everything goes to ``<name>.part``: entries and directory, with no header where the header will be; sync to the disk;
all of it is read back from the disk and compared with what was meant; only then the header is put before it, synced,
read back, and the file gets its name. Where the header will be stands meanwhile whose it is, so that what a kill left
is known and removed by the next one.
"""

from __future__ import annotations

import hashlib
import os
import zlib
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import IO, TYPE_CHECKING, Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from inspector.core.errors import Refused
from inspector.core.files import in_place
from inspector.store.lock import hold
from inspector.store.media import sync_folder
from inspector.sync import limits, manifest
from inspector.sync.container import BEGUN, CHUNK, HEADER_BYTES, SUFFIX, Header
from inspector.sync.refusals import PackagePart, TooMuch, Unfit, refusing
from inspector.sync.watching import Watch
from inspector.sync.zip_subset import BLOBS, END, Entry, directory, entry_limit, read_directory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from inspector.store.journal.keys import DeviceKey

_UNKNOWN_BLOB: Final = BLOBS + "0" * 64
"""Holds the place of a photo's name, which is the hash of bytes that are yet to be written."""
_PART: Final = ".part"
_WHOLE: Final = "sha512"
"""The hash that is signed."""


class Sink:
    """Takes the bytes of one entry and counts, sums and hashes them on their way to the file."""

    def __init__(self, stream: IO[bytes], limit: int, watch: Watch) -> None:
        self._stream = stream
        self._limit = limit
        self._watch = watch
        self.size = 0
        self.crc = 0
        self.digest = hashlib.sha256()

    def write(self, data: bytes) -> int:
        """Write more bytes; raises ``TooMuch`` beyond the entry's limit and ``Cancelled`` when the person stops it."""
        self.size += len(data)
        if self.size > self._limit:
            raise TooMuch(PackagePart.DIRECTORY, f"{self.size} bytes")
        self.crc = zlib.crc32(data, self.crc)
        self.digest.update(data)
        self._watch.step(len(data))
        return self._stream.write(data)

    def flush(self) -> None:
        """Nothing: the file is synced once, at the end."""


class Draft:
    """A package being written; ``creating`` makes one."""

    def __init__(self, stream: IO[bytes], beginning: bytes, watch: Watch) -> None:
        self._stream = stream
        self._watch = watch
        self._hashes: list[bytes] = []
        self._entries: list[Entry] = []
        self._place = 0
        self.length = 0
        """Bytes of the payload, once it is complete."""
        self.id = ""
        """The package's name, once it is signed."""
        stream.write(beginning)
        stream.flush()

    def add(self, name: str, fill: Callable[[Sink], object]) -> Entry:
        """Add an entry whose bytes ``fill`` writes; where that fails, the package is as if it had not been begun."""
        entry = Entry(name, self._place, 0, 0)
        self._stream.write(entry.local())
        room = limits.FILE_BYTES - HEADER_BYTES - entry.data_offset - self._directory_size(len(self._entries) + 1)
        sink = Sink(self._stream, min(entry_limit(name), room), self._watch)
        try:
            fill(sink)
        except BaseException:
            self._stream.seek(HEADER_BYTES + self._place)
            self._stream.truncate()
            raise
        known = name if name != _UNKNOWN_BLOB else BLOBS + sink.digest.hexdigest()
        return self._settle(replace(entry, name=known, size=sink.size, crc=sink.crc), sink.digest.digest())

    def add_blob(self, fill: Callable[[Sink], object]) -> Entry:
        """Add an entry that is named after the hash of the bytes that ``fill`` writes."""
        return self.add(_UNKNOWN_BLOB, fill)

    def _settle(self, entry: Entry, digest: bytes) -> Entry:
        """Write the local header once more, now that the sizes are known."""
        self._stream.seek(HEADER_BYTES + entry.offset)
        self._stream.write(entry.local())
        self._stream.seek(0, os.SEEK_END)
        self._entries.append(entry)
        self._hashes.append(digest)
        self._place = entry.end
        return entry

    @staticmethod
    def _directory_size(count: int) -> int:
        return count * len(Entry(_UNKNOWN_BLOB, 0, 0, 0).central()) + END.size

    def complete(self) -> None:
        """Write the directory and see to it that everything is on the disk."""
        self._stream.write(directory(self._entries))
        self.length = self._stream.tell() - HEADER_BYTES
        # All of it is read once more.
        self._watch.total = self._watch.done + self.length
        _sync(self._stream)

    def read_back(self) -> bytes:
        """SHA-512 of the payload as the disk gives it back; raises ``Unfit`` where it is not what was written."""
        _forget_cached(self._stream)
        if read_directory(self._read_at, self.length) != self._entries:
            raise Unfit(PackagePart.DIRECTORY, "the directory came back changed")
        for entry, digest in zip(self._entries, self._hashes, strict=True):
            if self._digest("sha256", entry.data_offset, entry.size) != digest:
                raise Unfit(PackagePart.DIRECTORY, f"{entry.name} came back changed")
        return self._digest(_WHOLE, 0, self.length)

    def put_header(self, header: Header) -> None:
        """Put the header before the payload, and read it back."""
        whole = header.fields() + header.signature
        self._stream.seek(0)
        self._stream.write(whole)
        _sync(self._stream)
        _forget_cached(self._stream)
        self._stream.seek(0)
        if self._stream.read(HEADER_BYTES) != whole:
            raise Unfit(PackagePart.DIRECTORY, "the header came back changed")

    def _read_at(self, offset: int, count: int) -> bytes:
        self._stream.seek(HEADER_BYTES + offset)
        return self._stream.read(count)

    def _digest(self, algorithm: str, offset: int, count: int) -> bytes:
        digest = hashlib.new(algorithm)
        self._stream.seek(HEADER_BYTES + offset)
        while count > 0 and (chunk := self._stream.read(min(CHUNK, count))):
            digest.update(chunk)
            count -= len(chunk)
            self._watch.step(len(chunk) if algorithm == _WHOLE else 0)
        return digest.digest()


@contextmanager
def creating(target: Path, key: DeviceKey, watch: Watch | None = None) -> Iterator[Draft]:
    """A package to be filled inside the block; at its end it is verified, signed and gets its name.

    Raises ``Refused`` where ``target`` exists, cannot be written, would become larger than a package may be, or comes
    back from the disk other than it was written. Whatever happens inside the block, nothing is left behind but a whole
    package or none.
    """
    with refusing(target):
        if target.exists():
            raise Refused("package.exists", path=target)
    beginning = (BEGUN + bytes.fromhex(key.public)).ljust(HEADER_BYTES, b"\0")
    _remove_left(target.parent, beginning)
    part = target.with_name(target.name + _PART)
    try:
        with in_place(target), refusing(target):
            with part.open("w+b") as stream:
                hold(stream.fileno())
                draft = Draft(stream, beginning, watch or Watch())
                try:
                    yield draft
                except TooMuch as error:
                    raise Refused("package.too_large", path=target, part=error.part) from error
                draft.complete()
                _sign(draft, key, target)
            part.replace(target)
            sync_folder(target.parent)
    except BaseException:
        # A stick that is gone has nothing to remove.
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def _remove_left(folder: Path, beginning: bytes) -> None:
    """Remove what this laptop began to write here and a kill cut off; what somebody is writing, and all else, stays."""
    with suppress(OSError):
        for part in folder.glob(f"*{SUFFIX}{_PART}"):
            if not part.is_symlink() and _is_left(part, beginning):
                part.unlink()


def _is_left(part: Path, beginning: bytes) -> bool:
    with suppress(OSError), part.open("r+b") as stream:
        return stream.read(len(beginning)) == beginning and hold(stream.fileno())
    return False


def _sign(draft: Draft, key: DeviceKey, target: Path) -> None:
    try:
        payload = draft.read_back()
        header = Header((manifest.MAJOR, manifest.MINOR), bytes.fromhex(key.public), draft.length)
        draft.id = payload[:32].hex()
        signature = Ed25519PrivateKey.from_private_bytes(key.private).sign(header.message(payload))
        draft.put_header(replace(header, signature=signature))
    except Unfit as error:
        raise Refused("package.not_kept", path=target) from error


def _sync(stream: IO[bytes]) -> None:
    stream.flush()
    os.fsync(stream.fileno())


def _forget_cached(stream: IO[bytes]) -> None:
    """Have the next reading come from the disk itself, where the system can be asked to."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)

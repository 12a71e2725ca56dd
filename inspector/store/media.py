"""Photos and files by the SHA-256 of their bytes: ``media/ab/abcdef…``; one that is there is never changed."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from inspector.core.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMIT_BYTES: Final = 64 * 1024 * 1024
"""The largest file that is taken in."""
_CHUNK: Final = 1 << 20
_HEAD_BYTES: Final = 32
_PART: Final = ".part"
_HEIF_BRANDS: Final = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}


@dataclass(frozen=True)
class MediaFile:
    """A file that lies in the media folder."""

    sha256: str
    size: int
    """Bytes."""
    media_type: str


class Media:
    """The media folder of a workspace."""

    def __init__(self, folder: Path, limit: int = LIMIT_BYTES) -> None:
        self._folder = folder
        self._limit = limit

    def path(self, sha256: str) -> Path:
        """Where the file with these bytes lies or would lie; raises ``ValueError`` for what is no SHA-256."""
        if not _is_hash(sha256):
            raise ValueError(f"no SHA-256: {sha256!r}")
        return self._folder / sha256[:2] / sha256

    def add_file(self, source: Path) -> MediaFile:
        """Take in a copy of a file; raises ``Refused`` for one too large and ``OSError`` for one unreadable."""
        with source.open("rb") as stream:
            return self.add(stream, source.name)

    def add(self, stream: IO[bytes], name: str) -> MediaFile:
        """Take in a stream in pieces of one megabyte; ``name`` is only used to say which one was refused."""
        self._folder.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(_PART, dir=self._folder)
        try:
            with os.fdopen(handle, "wb") as target:
                found = self._copy(stream, target, name)
            self._place(Path(part), found.sha256)
        except BaseException:
            Path(part).unlink(missing_ok=True)
            raise
        return found

    def _copy(self, stream: IO[bytes], target: IO[bytes], name: str) -> MediaFile:
        digest, size, head = hashlib.sha256(), 0, b""
        while chunk := stream.read(_CHUNK):
            head = head or chunk[:_HEAD_BYTES]
            size += len(chunk)
            if size > self._limit:
                raise Refused("store.media_too_large", name=name, limit=self._limit // (1 << 20))
            digest.update(chunk)
            target.write(chunk)
        if not size:
            raise Refused("store.media_empty", name=name)
        target.flush()
        os.fsync(target.fileno())
        return MediaFile(digest.hexdigest(), size, media_type(head))

    def _place(self, part: Path, sha256: str) -> None:
        target = self.path(sha256)
        if target.exists() and self.verify(sha256):
            part.unlink()
            return
        target.parent.mkdir(exist_ok=True)
        # Replaces nothing but a damaged file of the same name.
        part.replace(target)
        sync_folder(target.parent)

    def tidy(self) -> None:
        """Remove what a crash left half taken in; only for the one who writes."""
        for part in self._folder.glob(f"*{_PART}"):
            part.unlink(missing_ok=True)

    def has(self, sha256: str) -> bool:
        """Whether the file is there."""
        return _is_hash(sha256) and self.path(sha256).is_file()

    def verify(self, sha256: str) -> bool:
        """Whether the file is there and still has these bytes."""
        if not _is_hash(sha256):
            return False
        try:
            with self.path(sha256).open("rb") as stream:
                return hashlib.file_digest(stream, "sha256").hexdigest() == sha256
        except OSError:
            return False

    def all(self) -> Iterator[str]:
        """The SHA-256 of every file in the folder, in order."""
        if self._folder.is_dir():
            for path in sorted(self._folder.glob("[0-9a-f][0-9a-f]/*")):
                if len(path.name) == 64:
                    yield path.name

    def keep_in(self, other: Media) -> None:
        """Put every file into ``other`` as well: linked where the disk can, else copied."""
        for sha256 in self.all():
            target = other.path(sha256)
            if not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                _link_or_copy(self.path(sha256), target)


def _is_hash(text: str) -> bool:
    return len(text) == 64 and not set(text) - set("0123456789abcdef")


def _link_or_copy(source: Path, target: Path) -> None:
    with suppress(OSError):
        os.link(source, target)
        return
    part = target.with_name(target.name + _PART)
    shutil.copyfile(source, part)
    part.replace(target)


def sync_folder(folder: Path) -> None:
    """Have a rename in ``folder`` survive a power cut (Windows does so by itself)."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def media_type(head: bytes) -> str:
    """The media type that a file's first bytes tell; ``application/octet-stream`` for an unknown one."""
    starts = {
        b"\xff\xd8\xff": "image/jpeg",
        b"\x89PNG\r\n\x1a\n": "image/png",
        b"GIF8": "image/gif",
        b"BM": "image/bmp",
        b"%PDF-": "application/pdf",
        b"PK\x03\x04": "application/zip",
    }
    for start, kind in starts.items():
        if head.startswith(start):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[4:8] == b"ftyp":
        return "image/heic" if head[8:12] in _HEIF_BRANDS else "video/mp4"
    return "application/octet-stream"

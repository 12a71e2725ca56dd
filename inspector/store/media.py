"""Photos and files by the SHA-256 of their bytes: ``media/ab/abcdef…``; one that is there is never changed.

In a protected workspace each is encrypted on its own (``abcdef….age``) and named by the SHA-256 of the plain bytes.
"""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from inspector.core.errors import Refused
from inspector.store.cipher import SUFFIX, Undecipherable
from inspector.store.failures import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspector.store.cipher import Cipher, Sink

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

    def __init__(self, folder: Path, limit: int = LIMIT_BYTES, cipher: Cipher | None = None) -> None:
        self._folder = folder
        self._limit = limit
        self._cipher = cipher

    @property
    def protected(self) -> bool:
        """Whether the files are encrypted."""
        return self._cipher is not None

    def path(self, sha256: str) -> Path:
        """Where the file with these bytes lies or would lie; raises ``ValueError`` for what is no SHA-256.

        In a protected workspace what lies there is encrypted: read through ``open``.
        """
        if not _is_hash(sha256):
            raise ValueError(f"no SHA-256: {sha256!r}")
        plain = self._folder / sha256[:2] / sha256
        sealed = plain.with_name(sha256 + SUFFIX)
        return sealed if self._cipher and (sealed.exists() or not plain.exists()) else plain

    def open(self, sha256: str) -> IO[bytes]:
        """The plain bytes of a file, to be read; decrypted in memory, never on disk.

        Raises ``FileNotFoundError`` where it is missing, ``Refused`` for an encrypted one that is damaged.
        """
        path = self.path(sha256)
        if self._cipher is None or path.suffix != SUFFIX:
            return path.open("rb")
        plain = io.BytesIO()
        try:
            self._unseal(self._cipher, path, plain)
        except Undecipherable as error:
            raise Refused("vault.media_damaged", name=sha256) from error
        plain.seek(0)
        return plain

    @staticmethod
    def _unseal(cipher: Cipher, path: Path, sink: Sink) -> None:
        with path.open("rb") as stream:
            cipher.unseal(stream, sink)

    def add_file(self, source: Path) -> MediaFile:
        """Take in a copy of a file; raises ``Refused`` for one too large and ``OSError`` for one unreadable."""
        with source.open("rb") as stream:
            return self.add(stream, source.name)

    def add(self, stream: IO[bytes], name: str) -> MediaFile:
        """Take in a stream in pieces of one megabyte; ``name`` is only used to say which one was refused.

        A disk that does not take it is told as ``Refused``; what reading the stream raises comes through.
        """
        taken = _Taken(stream, name, self._limit)
        try:
            return self._take_in(taken)
        except OSError as error:
            if error is taken.error:
                raise
            with plain_words(self._folder):
                raise

    def _take_in(self, taken: _Taken) -> MediaFile:
        self._folder.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(_PART, dir=self._folder)
        try:
            with os.fdopen(handle, "wb") as target:
                self._write(taken, target)
            found = taken.file()
            self._place(Path(part), found.sha256)
        except BaseException:
            Path(part).unlink(missing_ok=True)
            raise
        return found

    def _write(self, taken: _Taken, target: IO[bytes]) -> None:
        if self._cipher is None:
            while chunk := taken.read(_CHUNK):
                target.write(chunk)
        else:
            self._cipher.seal(taken, target)
        target.flush()
        os.fsync(target.fileno())

    def _place(self, part: Path, sha256: str) -> None:
        target = self.path(sha256)
        if target.exists() and self.verify(sha256):
            part.unlink()
            return
        target.parent.mkdir(exist_ok=True)
        # Replaces nothing but a damaged file of the same name.
        part.replace(target)
        sync_folder(target.parent)

    def remove(self, sha256: str) -> None:
        """Remove a file that was erased by law; nothing else ever removes one."""
        path = self.path(sha256)
        for one in (path, path.with_name(sha256)):
            one.unlink(missing_ok=True)

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
            return self._digest(sha256) == sha256
        except (OSError, Undecipherable):
            return False

    def _digest(self, sha256: str) -> str:
        path = self.path(sha256)
        if self._cipher is None or path.suffix != SUFFIX:
            return digest_of(path)
        digest = _Digest()
        self._unseal(self._cipher, path, digest)
        return digest.hash.hexdigest()

    def all(self) -> Iterator[str]:
        """The SHA-256 of every file in the folder, in order."""
        kinds = {"", SUFFIX} if self._cipher else {""}
        yield from sorted({path.stem for path in stored(self._folder) if path.suffix in kinds})

    def copy_to(self, folder: Path) -> None:
        """Put every file into another media folder as it lies here, encrypted or not: linked where the disk can."""
        for path in stored(self._folder):
            target = folder / path.parent.name / path.name
            if not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                link_or_copy(path, target)


class _Taken:
    """A stream that is being taken in: counted, hashed, and refused where it is too large."""

    def __init__(self, stream: IO[bytes], name: str, limit: int) -> None:
        self._stream = stream
        self._name = name
        self._limit = limit
        self.error: OSError | None = None
        """What reading raised."""
        self._hash = hashlib.sha256()
        self._head = b""
        self._size = 0

    def read(self, size: int = -1, /) -> bytes:
        try:
            chunk = self._stream.read(size)
        except OSError as error:
            self.error = error
            raise
        self._head = self._head or chunk[:_HEAD_BYTES]
        self._size += len(chunk)
        if self._size > self._limit:
            raise Refused("store.media_too_large", name=self._name, limit=self._limit // (1 << 20))
        self._hash.update(chunk)
        return chunk

    def file(self) -> MediaFile:
        """What was taken in, once all of it was read; raises ``Refused`` for nothing at all."""
        if not self._size:
            raise Refused("store.media_empty", name=self._name)
        return MediaFile(self._hash.hexdigest(), self._size, media_type(self._head))


class _Digest:
    """A sink that only remembers the SHA-256."""

    def __init__(self) -> None:
        self.hash = hashlib.sha256()

    def write(self, data: bytes, /) -> None:
        self.hash.update(data)


def digest_of(path: Path) -> str:
    """SHA-256 of a file as it lies on disk."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def stored(folder: Path) -> Iterator[Path]:
    """Every file of a media folder, plain and encrypted, in the order of their hashes."""
    for path in sorted(folder.glob("[0-9a-f][0-9a-f]/*")):
        if _is_hash(path.stem) and path.suffix in {"", SUFFIX}:
            yield path


def _is_hash(text: str) -> bool:
    return len(text) == 64 and not set(text) - set("0123456789abcdef")


def link_or_copy(source: Path, target: Path) -> None:
    """Have a file in another place too: linked where the disk can, else copied."""
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

"""The outer shell of a package: a signed header, then a ZIP that is read only once the signature was found good."""

from __future__ import annotations

import hashlib
import os
import struct
import threading
from dataclasses import dataclass
from functools import cached_property
from typing import IO, TYPE_CHECKING, Final, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from inspector.core.errors import Refused
from inspector.sync import limits, manifest
from inspector.sync.refusals import PackagePart, TooMuch, Unfit, refusing
from inspector.sync.zip_subset import MANIFEST, Entry, read_directory

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from inspector.sync.manifest import Manifest

MAGIC: Final = b"CCHC\r\n\x1a\n"
SUFFIX: Final = ".cchc"
CONTEXT: Final = b"reform-inspector package 1\x00"
"""What the signature begins with, so that the key's signatures fit nothing else."""
FIELDS: Final = struct.Struct(">8sHH32sQ")
"""Magic, major version, minor version, the signer's public key, length of the payload."""
SIGNATURE_BYTES: Final = 64
HEADER_BYTES: Final = FIELDS.size + SIGNATURE_BYTES
CHUNK: Final = 1 << 20
BEGUN: Final = b"CCHC being written\n"
"""Begins a package that is not whole yet; the public key of the device that writes it follows."""


@dataclass(frozen=True)
class Header:
    """The header of a package."""

    version: tuple[int, int]
    signer: bytes
    """Public Ed25519 key, 32 bytes."""
    length: int
    """Bytes of the payload."""
    signature: bytes = b""

    def fields(self) -> bytes:
        """The header without its signature."""
        return FIELDS.pack(MAGIC, *self.version, self.signer, self.length)

    def message(self, payload: bytes) -> bytes:
        """What is signed, given the SHA-512 of the payload."""
        return CONTEXT + self.fields() + payload


def read_header(raw: bytes, file: str) -> Header:
    """The header that ``raw`` is; raises ``Refused`` for another kind of file and for another major version."""
    if not raw:
        raise Refused("package.empty", file=file)
    # A stick that was pulled leaves files of the right length with nothing but zeros in them.
    if MAGIC.startswith(raw) or raw.startswith(BEGUN) or not raw.strip(b"\0"):
        raise Refused("package.cut_off", file=file)
    if not raw.startswith(MAGIC):
        raise Refused("package.not_ours", file=file)
    if len(raw) >= len(MAGIC) + 4:
        major, minor = struct.unpack_from(">HH", raw, len(MAGIC))
        if major != manifest.MAJOR:
            raise Refused("package.newer", file=file, version=f"{major}.{minor}", known=manifest.MAJOR)
    if len(raw) < HEADER_BYTES:
        raise Refused("package.cut_off", file=file)
    _, major, minor, signer, length = FIELDS.unpack_from(raw)
    return Header((major, minor), signer, length, raw[FIELDS.size :])


class Container:
    """A package whose signature is good and whose ZIP has the shape it must have; ``opened`` makes one."""

    def __init__(self, path: Path, stream: IO[bytes]) -> None:
        self.path = path
        self._stream = stream
        self._turn = threading.Lock()
        self.header = read_header(stream.read(HEADER_BYTES), path.name)
        payload = self._verified()
        self.id = payload[:32].hex()
        """Names the package: the first half of the SHA-512 of its payload."""
        self.entries = {entry.name: entry for entry in read_directory(self.read_at, self.header.length)}

    @property
    def signer(self) -> str:
        """Public key that signed it, hexadecimal."""
        return self.header.signer.hex()

    @cached_property
    def manifest(self) -> Manifest:
        """What it says about itself."""
        entry = self.entries[MANIFEST]
        return manifest.from_bytes(self.read_at(entry.data_offset, entry.size), self.header.version, self.signer)

    def open(self, name: str) -> Section:
        """The bytes of an entry; ``KeyError`` for one that is not there."""
        entry = self.entries[name]
        return Section(self, entry)

    def read_at(self, offset: int, count: int) -> bytes:
        """Bytes of the payload; raises ``Unfit`` where the file ends earlier (it changed meanwhile)."""
        with self._turn:
            self._stream.seek(HEADER_BYTES + offset)
            found = self._stream.read(count)
        if len(found) != count:
            raise Unfit(PackagePart.DIRECTORY, "the file became shorter")
        return found

    def close(self) -> None:
        """Let go of the file."""
        self._stream.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _verified(self) -> bytes:
        """SHA-512 of the payload; raises ``Refused`` unless the signer signed just these bytes and all of them."""
        size = os.fstat(self._stream.fileno()).st_size
        if size > limits.FILE_BYTES:
            raise TooMuch(PackagePart.DIRECTORY, f"{size} bytes")
        if size < HEADER_BYTES + self.header.length:
            raise Refused("package.cut_off", file=self.path.name)
        if size != HEADER_BYTES + self.header.length:
            raise Refused("package.damaged", file=self.path.name)
        digest = hashlib.sha512()
        while chunk := self._stream.read(CHUNK):
            digest.update(chunk)
        try:
            key = Ed25519PublicKey.from_public_bytes(self.header.signer)
            key.verify(self.header.signature, self.header.message(digest.digest()))
        except (InvalidSignature, ValueError) as error:
            raise Refused("package.damaged", file=self.path.name) from error
        return digest.digest()


class Section:
    """The bytes of one entry, read in pieces; several may be read in turns, and on several threads."""

    def __init__(self, container: Container, entry: Entry) -> None:
        self._container = container
        self._place, self._end = entry.data_offset, entry.end
        self.size = entry.size

    @property
    def left(self) -> int:
        """Bytes not yet read."""
        return self._end - self._place

    def read(self, count: int = -1) -> bytes:
        """The next bytes; none at the end."""
        count = self.left if count < 0 else min(count, self.left)
        found = self._container.read_at(self._place, count) if count else b""
        self._place += count
        return found


def reading(path: Path) -> IO[bytes]:
    """A file that may be a package, open for reading; raises ``Refused`` for a folder and for what must not be read."""
    if path.is_dir():
        raise Refused("package.folder", path=path)
    try:
        return path.open("rb")
    except PermissionError as error:
        raise Refused("package.unreadable", path=path) from error


def opened(path: Path) -> Container:
    """Open a package: first its signature over all of it, then limits and shape of its ZIP. Nothing is decrypted.

    Raises ``Refused`` for a file that is no package, is damaged, cut off or from a newer major version.
    """
    with refusing(path):
        stream = reading(path)
        try:
            container = Container(path, stream)
            container.manifest  # noqa: B018 - refused here rather than later
        except BaseException:
            stream.close()
            raise
    return container

"""How photos and files of a protected workspace lie on disk: each an age file to an identity kept in the store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Protocol

import pyrage

SUFFIX: Final = ".age"
"""What the name of an encrypted file ends in."""


class Source(Protocol):
    """Where bytes come from."""

    def read(self, size: int = -1, /) -> bytes:
        """Up to ``size`` bytes; none at the end."""
        ...


class Sink(Protocol):
    """Where bytes go."""

    def write(self, data: bytes, /) -> Any:
        """Take all of ``data``."""
        ...


class Undecipherable(Exception):
    """An encrypted file that is damaged, cut off, or was made for another store."""


class Cipher:
    """Encrypts and decrypts the media of one store."""

    def __init__(self, identity: str) -> None:
        self._identity = pyrage.x25519.Identity.from_str(identity)

    @staticmethod
    def new_identity() -> str:
        """A fresh age identity, to be kept in the store."""
        return str(pyrage.x25519.Identity.generate())

    def seal(self, source: Source, sink: Sink) -> None:
        """Encrypt a stream, in pieces; what reading or writing raises comes through."""
        reading, writing = _Reading(source), _Writing(sink)
        try:
            pyrage.encrypt_io(reading, writing, [self._identity.to_public()])
        finally:
            # The library keeps a failing last write to itself.
            _raise_first(reading.error, writing.error)

    def unseal(self, source: Source, sink: Sink) -> None:
        """Decrypt a stream, in pieces; raises ``Undecipherable``, and what reading or writing raises.

        What went to ``sink`` before that must not be used.
        """
        reading, writing = _Reading(source), _Writing(sink)
        try:
            pyrage.decrypt_io(reading, writing, [self._identity])
        except (pyrage.DecryptError, OSError) as error:
            _raise_first(reading.error, writing.error)
            raise Undecipherable(str(error)) from error


@dataclass
class _Reading:
    """A source that remembers its failure: the library passes on no more than its words."""

    source: Source
    error: BaseException | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            return self.source.read(size)
        except BaseException as error:
            self.error = error
            raise


@dataclass
class _Writing:
    """A sink that remembers its failure."""

    sink: Sink
    error: BaseException | None = None

    def write(self, data: bytes) -> int:
        try:
            self.sink.write(data)
        except BaseException as error:
            self.error = error
            raise
        return len(data)

    def flush(self) -> None:
        """Nothing is held back here."""


def _raise_first(*errors: BaseException | None) -> None:
    for error in errors:
        if error is not None:
            raise error

"""Encrypting to laptops and decrypting for this one, in pieces: age files with X25519 recipients, through pyrage.

pyrage pushes decrypted bytes; everybody here wants to pull them. A thread decrypts ahead by a few pieces and waits.
"""

from __future__ import annotations

import queue
import re
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Final, Protocol, Self

import pyrage

from inspector.core.errors import Refused
from inspector.sync import limits
from inspector.sync.refusals import NotForUs, PackagePart, Unfit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from types import TracebackType

_MAGIC: Final = b"age-encryption.org/v1\n"
_HEADER_END: Final = b"\n---"
_MAC: Final = re.compile(rb"\n--- [A-Za-z0-9+/]{43}\n")
_NOT_FOR_US: Final = "No matching keys found"
_PIECE: Final = 1 << 18
_PIECES_AHEAD: Final = 2
_PATIENCE: Final = 0.01
"""Seconds between two looks whether the other side has gone."""


class Readable(Protocol):
    """Anything bytes can be read from in pieces."""

    def read(self, count: int = -1, /) -> bytes:
        """The next bytes; none at the end."""
        ...


class Writable(Protocol):
    """Anything bytes can be written to in pieces."""

    def write(self, data: bytes, /) -> int:
        """Take the next bytes."""
        ...

    def flush(self) -> None:
        """Hand on what is held back."""
        ...


def is_recipient(text: str) -> bool:
    """Whether ``text`` is a public key that can be encrypted to."""
    try:
        pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        return False
    return True


def encrypt(source: Readable, target: Writable, recipients: Sequence[str]) -> None:
    """Encrypt all of ``source`` to the public keys; raises ``Refused`` for one that is none, or for no key at all."""
    if not 0 < len(recipients) <= limits.RECIPIENTS:
        raise Refused("package.recipients", limit=limits.RECIPIENTS)
    wrong = [text for text in recipients if not is_recipient(text)]
    if wrong:
        raise Refused("package.recipient", recipient=wrong[0][:80])
    keys = [pyrage.x25519.Recipient.from_str(text) for text in dict.fromkeys(recipients)]
    reading, writing = _Guarded(source), _GuardedTarget(target)
    try:
        pyrage.encrypt_io(reading, writing, keys)
    finally:
        # pyrage makes an error of its own out of what was raised, and keeps a failing last write to itself.
        if cause := reading.error or writing.error:
            raise cause


class _Guarded:
    """Remembers what a source raised, because pyrage keeps only its words."""

    def __init__(self, source: Readable) -> None:
        self._source = source
        self.error: BaseException | None = None

    def read(self, count: int = -1) -> bytes:
        try:
            return self._source.read(count)
        except BaseException as error:
            self.error = error
            raise


class _GuardedTarget:
    """Remembers what a target raised."""

    def __init__(self, target: Writable) -> None:
        self._target = target
        self.error: BaseException | None = None

    def write(self, data: bytes) -> int:
        try:
            return self._target.write(data)
        except BaseException as error:
            self.error = error
            raise

    def flush(self) -> None:
        self._target.flush()


class _Closed(Exception):
    """Nobody reads on."""


class Decrypted:
    """The plain bytes of an age file, pulled in pieces; to be closed, or used as a context manager.

    Reading raises ``NotForUs`` where none of the identities fits and ``Unfit`` for what is no sound age file.
    """

    def __init__(self, source: Readable, identities: Iterable[str]) -> None:
        self._head = _checked_header(source)
        self._source = _Guarded(source)
        self._keys = [pyrage.x25519.Identity.from_str(text) for text in identities]
        self._pieces: queue.Queue[bytes | BaseException] = queue.Queue(_PIECES_AHEAD)
        self._closed = threading.Event()
        self._buffer = bytearray()
        self._ended = False
        self._thread = threading.Thread(target=self._run, name="decrypting", daemon=True)
        self._thread.start()

    def read(self, count: int = -1) -> bytes:
        """The next bytes, as many as asked for unless the end comes first."""
        while not self._ended and (count < 0 or len(self._buffer) < count):
            piece = self._pieces.get()
            if isinstance(piece, BaseException):
                self._ended = True
                raise piece
            self._ended = not piece
            self._buffer += piece
        count = len(self._buffer) if count < 0 else count
        found = bytes(self._buffer[:count])
        del self._buffer[:count]
        return found

    def close(self) -> None:
        """Stop decrypting."""
        self._closed.set()
        self._ended = True
        while self._thread.is_alive():
            # Makes room for a piece the thread may be waiting to hand over.
            with suppress(queue.Empty):
                self._pieces.get_nowait()
            self._thread.join(_PATIENCE)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _run(self) -> None:
        pump = _Pump(self._pieces, self._closed)
        try:
            pyrage.decrypt_io(_Joined(self._head, self._source), pump, self._keys)
            pump.flush()
            end: bytes | BaseException = b""
        except BaseException as error:  # noqa: BLE001 - raised again by whoever reads
            end = self._source.error or _meaning(error)
        try:
            pump.hand_over(end)
        except _Closed:
            return


class _Pump:
    """Gathers what pyrage pushes into larger pieces and hands them over."""

    def __init__(self, pieces: queue.Queue[bytes | BaseException], closed: threading.Event) -> None:
        self._pieces = pieces
        self._closed = closed
        self._gathered = bytearray()

    def write(self, data: bytes) -> int:
        self._gathered += data
        if len(self._gathered) >= _PIECE:
            self.flush()
        return len(data)

    def flush(self) -> None:
        if self._gathered:
            self.hand_over(bytes(self._gathered))
            self._gathered.clear()

    def hand_over(self, piece: bytes | BaseException) -> None:
        while not self._closed.is_set():
            try:
                self._pieces.put(piece, timeout=_PATIENCE)
            except queue.Full:
                continue
            return
        raise _Closed


class _Joined:
    """Bytes that were read already, then the rest."""

    def __init__(self, head: bytes, rest: Readable) -> None:
        self._head = head
        self._rest = rest

    def read(self, count: int = -1) -> bytes:
        if not self._head:
            return self._rest.read(count)
        count = len(self._head) if count < 0 else count
        found, self._head = self._head[:count], self._head[count:]
        return found


def _checked_header(source: Readable) -> bytes:
    """The beginning of an age file; raises ``Unfit`` where its header does not end within the limit.

    pyrage would gather a header of any length in memory.
    """
    head = source.read(limits.AGE_HEADER_BYTES)
    if not head.startswith(_MAGIC) or not _MAC.match(head, head.find(_HEADER_END)):
        raise Unfit(PackagePart.ENCRYPTION, "no age header of allowed length")
    return head


def _meaning(error: BaseException) -> BaseException:
    if isinstance(error, pyrage.DecryptError) and str(error) == _NOT_FOR_US:
        return NotForUs()
    if isinstance(error, pyrage.DecryptError | OSError):
        return Unfit(PackagePart.ENCRYPTION, str(error))
    return error

"""The inside of ``journal.age``: a deflated row of frames, first what the package holds, then one per transaction.

A transaction's body is not looked into here: it is bytes with a signature, judged where it is taken in.
"""

from __future__ import annotations

import json
import re
import struct
import zlib
from typing import TYPE_CHECKING, Any, Final

from inspector.store.journal.body import SALT_BYTES
from inspector.store.journal.carrying import SIGNATURE_BYTES, Carried
from inspector.sync import limits, strict_json
from inspector.sync.refusals import PackagePart, TooMuch, Unfit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from inspector.store.journal.body import Value
    from inspector.sync.age import Readable

LENGTH: Final = struct.Struct(">I")
_LEVEL: Final = 6
_PIECE: Final = 1 << 16
_SALT: Final = re.compile(f"[0-9a-f]{{{2 * SALT_BYTES}}}")


def contents_frame(data: bytes) -> bytes:
    """The first frame."""
    return LENGTH.pack(len(data)) + data


def transaction_frame(carried: Carried) -> bytes:
    """A transaction's frame; raises ``TooMuch`` beyond the limits that a reader keeps to."""
    if len(carried.signature) != SIGNATURE_BYTES:
        raise ValueError("no Ed25519 signature")
    values = [_values_bytes(one) for one in carried.values]
    total, longest = sum(map(len, values)), max(map(len, values), default=0)
    too_much = total > limits.VALUES_BYTES or longest > limits.OPERATION_VALUES_BYTES
    if too_much or len(carried.body) > limits.BODY_BYTES or len(values) > limits.OPERATIONS:
        raise TooMuch(PackagePart.TRANSACTIONS, f"{len(carried.body)} bytes with {total} bytes of values")
    parts = [LENGTH.pack(len(carried.body)), carried.body, carried.signature, LENGTH.pack(len(values))]
    for one in values:
        parts += (LENGTH.pack(len(one)), one)
    return b"".join(parts)


def _values_bytes(values: Mapping[str, tuple[str, Value]]) -> bytes:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode() if values else b""


class Deflated:
    """Frames as one compressed stream, made as it is read."""

    def __init__(self, frames: Iterable[bytes]) -> None:
        self._pieces = _pieces(frames)
        self._deflate = zlib.compressobj(_LEVEL)
        self._buffer = bytearray()
        self._ended = False
        self._plain = 0
        self._sent = 0

    def read(self, count: int = -1) -> bytes:
        """The next compressed bytes; none at the end."""
        while not self._ended and (count < 0 or len(self._buffer) < count):
            self._more()
        count = len(self._buffer) if count < 0 else count
        found = bytes(self._buffer[:count])
        del self._buffer[:count]
        return found

    def _more(self) -> None:
        piece = next(self._pieces, None)
        self._ended = piece is None
        if piece is not None:
            self._plain += len(piece)
            # A reader has taken at least these bytes when it has inflated the piece: what passes here passes there.
            _require_modest(self._plain, self._sent)
        data = self._deflate.flush() if piece is None else self._deflate.compress(piece)
        self._buffer += data
        self._sent += len(data)


def _pieces(frames: Iterable[bytes]) -> Iterator[bytes]:
    for frame in frames:
        for start in range(0, len(frame), _PIECE):
            yield frame[start : start + _PIECE]


def _require_modest(plain: int, compressed: int) -> None:
    """What is compressed beyond all measure is no journal."""
    if plain > limits.JOURNAL_BYTES or plain > limits.RATIO_FREE_BYTES + limits.RATIO * compressed:
        raise TooMuch(PackagePart.TRANSACTIONS, f"{plain} bytes out of {compressed}")


class Inflated:
    """The plain bytes of a compressed stream; raises ``Unfit`` for a broken one and ``TooMuch`` for a bomb."""

    def __init__(self, source: Readable) -> None:
        self._source = source
        self._inflate = zlib.decompressobj()
        self._waiting = b""
        self._buffer = b""
        self._place = 0
        self._plain = 0
        self._taken = 0

    def exactly(self, count: int) -> bytes:
        """The next ``count`` bytes, all of them."""
        found = self._upto(count)
        if len(found) != count:
            raise Unfit(PackagePart.TRANSACTIONS, "a frame is cut off")
        return found

    def length(self, limit: int) -> int | None:
        """The length that comes next; none at the end of the stream."""
        raw = self._upto(LENGTH.size)
        if not raw:
            return None
        if len(raw) < LENGTH.size:
            raise Unfit(PackagePart.TRANSACTIONS, "a frame is cut off")
        (length,) = LENGTH.unpack(raw)
        if length > limit:
            raise TooMuch(PackagePart.TRANSACTIONS, f"a length of {length}")
        return int(length)

    def _upto(self, count: int) -> bytes:
        found = self._buffer[self._place : self._place + count]
        self._place += len(found)
        if len(found) == count:
            return found
        parts, missing = [found], count - len(found)
        while missing and self._refill():
            parts.append(self._buffer[:missing])
            self._place = len(parts[-1])
            missing -= self._place
        return b"".join(parts)

    def _refill(self) -> bool:
        """Inflate another piece; false at the end."""
        self._buffer, self._place = b"", 0
        while not self._buffer and not self._inflate.eof:
            data = self._waiting or self._source.read(_PIECE)
            if not data:
                raise Unfit(PackagePart.TRANSACTIONS, "the journal is cut off")
            before = len(data)
            try:
                self._buffer = self._inflate.decompress(data, 4 * _PIECE)
            except zlib.error as error:
                raise Unfit(PackagePart.TRANSACTIONS, str(error)) from error
            self._waiting = self._inflate.unconsumed_tail
            self._taken += before - len(self._waiting)
            self._plain += len(self._buffer)
            _require_modest(self._plain, self._taken)
        if self._inflate.eof and (self._inflate.unused_data or (not self._buffer and self._source.read(1))):
            raise Unfit(PackagePart.TRANSACTIONS, "something follows the journal")
        return bool(self._buffer)


def read_contents(source: Inflated) -> bytes:
    """The bytes of the first frame."""
    length = source.length(limits.CONTENTS_BYTES)
    if length is None:
        raise Unfit(PackagePart.CONTENTS, "nothing in it")
    return source.exactly(length)


def read_transactions(source: Inflated) -> Iterator[Carried]:
    """Every transaction after the first frame, one at a time."""
    while (length := source.length(limits.BODY_BYTES)) is not None:
        if not length:
            raise Unfit(PackagePart.TRANSACTIONS, "a transaction without a body")
        body, signature = source.exactly(length), source.exactly(SIGNATURE_BYTES)
        count = _required(source.length(limits.OPERATIONS))
        yield Carried(body, signature, tuple(_values_of(source, count)))


def _values_of(source: Inflated, count: int) -> Iterator[Mapping[str, tuple[str, Value]]]:
    room = limits.VALUES_BYTES
    for _ in range(count):
        length = _required(source.length(min(room, limits.OPERATION_VALUES_BYTES)))
        room -= length
        yield (_values(source.exactly(length)) if length else None) or _NO_VALUES


_NO_VALUES: Final[Mapping[str, tuple[str, Value]]] = {}


def _required(length: int | None) -> int:
    if length is None:
        raise Unfit(PackagePart.TRANSACTIONS, "a frame is cut off")
    return length


def _values(data: bytes) -> Mapping[str, tuple[str, Value]]:
    try:
        plain = strict_json.read(data, limits.OPERATION_VALUES_BYTES)
    except strict_json.NotStrict as error:
        raise Unfit(PackagePart.TRANSACTIONS, str(error)) from error
    if not isinstance(plain, dict):
        raise Unfit(PackagePart.TRANSACTIONS, "values are no object")
    return {name: _value(pair) for name, pair in plain.items()}


def _value(pair: Any) -> tuple[str, Value]:
    salt, value = pair if isinstance(pair, list) and len(pair) == 2 else (None, None)
    if not isinstance(salt, str) or not _SALT.fullmatch(salt):
        raise Unfit(PackagePart.TRANSACTIONS, "a value without its salt")
    if value is not None and not isinstance(value, str) and type(value) is not int:
        raise Unfit(PackagePart.TRANSACTIONS, "a value of another kind")
    return salt, value

"""What a transaction from elsewhere may be like at most: the same numbers bind what is written here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from inspector.store.journal.body import (
    INTEGER_LIMIT,
    OPERATIONS_LIMIT,
    SALT_BYTES,
    MalformedBody,
    Operation,
    Value,
    scalar,
)
from inspector.store.journal.hlc import APART, LATEST_MILLISECONDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from inspector.store.journal.body import Header

BODY_BYTES: Final = 16 * 2**20
VALUES_BYTES: Final = 32 * 2**20
"""The values beside one transaction, as JSON."""
OPERATION_VALUES_BYTES: Final = 16 * 2**20
"""The values beside one operation: a reader decodes them at once, and one odd letter makes each take four bytes."""
TEXT_LENGTH: Final = 4 * 2**20
"""Characters of one value."""
NAME_LENGTH: Final = 200
"""Characters of a type, a record's id, a field, a kind, an actor, an action."""
FIELDS_LIMIT: Final = 1_000
"""Fields that one operation writes."""
OVER_LIMIT: Final = 100_000
"""Operations that one operation supersedes, deletes or erases."""

_LONGEST_ESCAPE: Final = 6
"""Bytes that JSON takes for a character at most."""
_AROUND: Final = 2 * SALT_BYTES + 30
"""Bytes for a value's salt, its brackets, and an integer."""
_STREAM: Final = re.compile(r"([0-9a-f]{8})[0-9a-f]{8}\.[0-9a-f]{8}(\.[0-9a-z-]{1,64})?")
_CLOCK: Final = re.compile(r"([0-9]{15})-([0-9]{6})-([0-9a-f]{8})")
_IDENTITY: Final = re.compile(r"([0-9a-f]{64})?")
_SALT: Final = re.compile(f"[0-9a-f]{{{2 * SALT_BYTES}}}")


class LimitExceeded(MalformedBody):
    """A transaction that no laptop of ours would write."""


def check_transaction(body: bytes, header: Header, operations: Sequence[Operation]) -> None:
    """Raise ``LimitExceeded`` for a transaction that is too large, or whose header does not say what it should."""
    stream, clock = _STREAM.fullmatch(header.stream), _CLOCK.fullmatch(header.hlc)
    _require(len(body) <= BODY_BYTES, "size")
    if stream is None or clock is None or stream[1] != clock[3]:
        raise LimitExceeded("out of bounds: stream and clock")
    _require(int(clock[1]) < LATEST_MILLISECONDS, "clock")
    # A clock that goes on is followed: only where it did not, another time than the laptop's own can stand there.
    _require(header.at is None or (int(clock[2]) > 0 and 0 <= header.at <= int(clock[1]) - APART), "time")
    _require(header.seq >= 1, "sequence number")
    _require(_IDENTITY.fullmatch(header.prev) is not None, "predecessor")
    _require(len(header.actor) <= NAME_LENGTH and 0 < len(header.action) <= NAME_LENGTH, "actor and action")
    _require(0 < len(operations) <= OPERATIONS_LIMIT, "operations")
    for operation in operations:
        _check_operation(operation)


def _check_operation(operation: Operation) -> None:
    lengths, writes = (len(operation.type), len(operation.record), len(operation.kind)), operation.set
    _require(min(lengths) > 0 and max(lengths) <= NAME_LENGTH, "name")
    _require(len(writes) <= FIELDS_LIMIT, "fields")
    _require(max(map(len, writes), default=0) <= NAME_LENGTH, "field")
    _require(len(operation.seen) + sum(map(len, writes.values())) <= OVER_LIMIT, "references")


def check_value(salt: object, value: object) -> None:
    """Raise ``LimitExceeded`` for a value or salt that no laptop of ours would write."""
    _require(isinstance(salt, str) and _SALT.fullmatch(salt) is not None, "salt")
    if isinstance(value, str):
        _require(len(value) <= TEXT_LENGTH, "text")
    elif type(value) is int:
        _require(abs(value) < INTEGER_LIMIT, "integer")
    else:
        _require(value is None, "value")


def check_values(values: Iterable[Mapping[str, tuple[str, Value]]]) -> None:
    """Raise ``LimitExceeded`` for values that are out of bounds, one by one or together."""
    every = list(values)
    pairs = [(name, *pair) for beside in every for name, pair in beside.items()]
    for _, salt, value in pairs:
        check_value(salt, value)
    longest = sum(len(name) + (len(value) if isinstance(value, str) else 0) for name, _, value in pairs)
    # Counting every byte takes as long as hashing them; few actions come near the limits.
    if _AROUND * len(pairs) + _LONGEST_ESCAPE * longest > min(OPERATION_VALUES_BYTES, VALUES_BYTES):
        sizes = [sum(_size(name, value) for name, (_, value) in beside.items()) for beside in every]
        _require(max(sizes) <= OPERATION_VALUES_BYTES and sum(sizes) <= VALUES_BYTES, "values")


def _size(name: str, value: Value) -> int:
    return _AROUND + len(scalar(name)) + len(scalar(value))


def check_beside(operations: Sequence[Operation], values: Sequence[Mapping[str, tuple[str, Value]]]) -> None:
    """Raise ``LimitExceeded`` for values that do not lie beside the operations they belong to."""
    _require(len(operations) == len(values), "values")


def _require(holds: bool, what: str) -> None:
    if not holds:
        raise LimitExceeded(f"out of bounds: {what}")

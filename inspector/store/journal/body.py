"""The body of a transaction: what is hashed, signed, chained and carried in packages, byte for byte.

A body is canonical JSON (RFC 8785 for the values that occur: text, integers below 2**53, null, arrays and objects with
text keys). It holds hashes of values, never the values: those lie beside it with their salts, so that a lawful erasure
drops value and salt while the chain still verifies.
"""

from __future__ import annotations

import hashlib
import json
import re
from enum import StrEnum
from json.encoder import encode_basestring
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMAT: Final = 1
"""Major version of the body; a program refuses one it does not know."""
SALT_BYTES: Final = 16
INTEGER_LIMIT: Final = 2**53
OPERATION_BITS: Final = 20
"""A local operation number is ``transaction number << OPERATION_BITS | index``."""
OPERATIONS_LIMIT: Final = 1 << OPERATION_BITS
CONTAINERS_LIMIT: Final = 250_000
"""Opening brackets in one body."""
COMMAS_LIMIT: Final = 250_000
"""Commas in one body."""
RUN_LIMIT: Final = 4_096
"""Bytes of a body without any quotation mark among them: its texts and what stands between them are short."""
EXISTENCE: Final = ""
"""Field name of the register that tells whether a record exists."""

Value = str | int | None
"""A value as the store and the journal hold it."""

_ENCODER: Final = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False, check_circular=False
)
_HASH: Final = re.compile("[0-9a-f]{64}")
# Begins at quotation marks only, so that its time grows as the length does.
_LONG_RUN: Final = re.compile(b'(?:\\A|")[^"]{%d}' % (RUN_LIMIT + 1))
_REFERENCE: Final = re.compile(r"[0-9a-f]{64}\.(0|[1-9][0-9]{0,6})")


class Kind(StrEnum):
    """What an operation does."""

    PUT = "put"
    """Writes fields; the first one creates the record."""
    DELETE = "delete"
    """Deletes what was seen."""
    RESTORE = "restore"
    """Takes deletes back."""
    RESOLVE = "resolve"
    """Writes fields over all heads: a person decided a conflict."""
    REDACT = "redact"
    """Erases values of earlier operations (lawful erasure)."""
    ROSTER = "roster"
    """Writes who may do what, and with which key."""


class Operation(NamedTuple):
    """What one transaction does to one record.

    ``set`` maps a field to the hash of its new value and the references of the operations it supersedes. ``seen`` names
    the heads a delete knew of, or the deletes a restore takes back.
    """

    type: str
    record: str
    kind: str
    set: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    seen: tuple[str, ...] = ()


class Header(NamedTuple):
    """Who did what, when, and after what."""

    stream: str
    """``device.epoch``; a third part is reserved for a scope."""
    seq: int
    """Consecutive in the stream, from 1."""
    prev: str
    """Id of the transaction before it; empty for the first."""
    hlc: str
    actor: str
    action: str
    at: int | None = None
    """What the laptop's own clock said, in milliseconds since 1970, where ``hlc`` says another time (``shown``)."""

    @property
    def device(self) -> str:
        """The device that wrote it."""
        return self.stream.partition(".")[0]


class MalformedBody(ValueError):
    """Bytes that are not a body of this format."""


class NewerBody(MalformedBody):
    """A body of a format that a later version made."""


def canonical(value: Any) -> bytes:
    """Canonical JSON: keys sorted, no blanks, UTF-8; raises ``ValueError`` for what has no canonical form here."""
    _require_plain(value)
    return dumped(value).encode()


def dumped(value: Any) -> str:
    """JSON with keys sorted and no blanks, of values that are known to be plain."""
    return _ENCODER.encode(value)


def _require_plain(value: Any) -> None:
    if isinstance(value, str):
        return
    if isinstance(value, dict):
        for key, item in value.items():
            if not isinstance(key, str) or not (key.isascii() or max(key) <= "\ud7ff"):
                raise ValueError(f"a key must be text of the lower plane: {key!r}")
            _require_plain(item)
    elif isinstance(value, list | tuple):
        for item in value:
            _require_plain(item)
    elif isinstance(value, int) and not isinstance(value, bool):
        if abs(value) >= INTEGER_LIMIT:
            raise ValueError(f"an integer must be below 2**53: {value}")
    elif value is not None:
        raise ValueError(f"no journal value: {value!r}")


def value_hash(salt: bytes, value: Value) -> str:
    """SHA-256 of the salt followed by the canonical JSON of the value, in hexadecimal."""
    return hashlib.sha256(salt + scalar(value)).hexdigest()


def scalar(value: Value) -> bytes:
    """Canonical JSON of a single value; raises ``ValueError`` for a float, a flag or an integer of 2**53 and more."""
    if isinstance(value, str):
        return encode_basestring(value).encode()
    _require_plain(value)
    return b"null" if value is None else str(value).encode()


def body_id(body: bytes) -> str:
    """Id of a transaction: SHA-256 of its body, in hexadecimal."""
    return hashlib.sha256(body).hexdigest()


def reference(transaction: str, index: int) -> str:
    """The name by which other operations know the ``index``-th operation of a transaction."""
    return f"{transaction}.{index}"


def split(name: str) -> tuple[str, int]:
    """Transaction id and index of a reference."""
    transaction, _, index = name.partition(".")
    return transaction, int(index)


def encode(header: Header, operations: list[Operation]) -> bytes:
    """The body's bytes."""
    plain = {
        "fmt": FORMAT,
        "stream": header.stream,
        "seq": header.seq,
        "prev": header.prev,
        "hlc": header.hlc,
        "actor": header.actor,
        "action": header.action,
        "ops": [_plain(operation) for operation in operations],
    }
    if header.at is not None:
        plain["at"] = header.at
    return canonical(plain)


def _plain(operation: Operation) -> dict[str, Any]:
    plain: dict[str, Any] = {"entity": [operation.type, operation.record], "kind": operation.kind}
    if operation.set:
        plain["set"] = operation.set
    if operation.seen:
        plain["seen"] = operation.seen
    return plain


def decode(body: bytes) -> tuple[Header, list[Operation]]:
    """Header and operations of a body that is known to be one: of this journal."""
    raw = json.loads(body)
    header = Header(raw["stream"], raw["seq"], raw["prev"], raw["hlc"], raw["actor"], raw["action"], raw.get("at"))
    return header, [_trusted(plain) for plain in raw["ops"]]


def _trusted(plain: Any) -> Operation:
    writes = {name: tuple(parts) for name, parts in plain["set"].items()} if "set" in plain else {}
    kind, record = plain["entity"]
    return Operation(kind, record, plain["kind"], writes, tuple(plain.get("seen", ())))


def decode_strictly(body: bytes) -> tuple[Header, list[Operation]]:
    """Header and operations of bytes from elsewhere; raises ``MalformedBody``.

    They must be canonical, so that no second reader takes them in another way. Parts of later minor versions are passed
    over.
    """
    require_few_parts(body)
    try:
        text = body.decode()
        raw = json.loads(text)
        if dumped(raw) != text:
            raise MalformedBody("not canonical")
        return _understood(raw)
    except MalformedBody:
        raise
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError) as error:
        raise MalformedBody(str(error)) from error


def require_few_parts(body: bytes) -> None:
    """Raise ``MalformedBody`` for what would take many times its length in memory once it is decoded.

    A list of nothing takes two bytes here and sixty there, and one odd letter makes every letter of a text take four. A
    long body is names and hashes.
    """
    if len(body) <= RUN_LIMIT:
        return
    if body.count(b"[") + body.count(b"{") > CONTAINERS_LIMIT or body.count(b",") > COMMAS_LIMIT:
        raise MalformedBody("too many parts")
    if not body.isascii() or b"\\" in body:
        raise MalformedBody("letters beyond ASCII")
    if _LONG_RUN.search(body):
        raise MalformedBody("a text or a number that is too long")


def _understood(raw: Any) -> tuple[Header, list[Operation]]:
    if raw["fmt"] != FORMAT:
        raise NewerBody(f"format {raw['fmt']}")
    named = (raw["stream"], raw["prev"], raw["hlc"], raw["actor"], raw["action"])
    _require_text(named)
    stream, prev, hlc, actor, action = named
    at = _whole(raw["at"]) if "at" in raw else None
    header = Header(stream, _whole(raw["seq"]), prev, hlc, actor, action, at)
    return header, [_operation(plain) for plain in raw["ops"]]


def _operation(plain: Any) -> Operation:
    (kind, record), does = plain["entity"], plain["kind"]
    _require_text((kind, record, does))
    # The keys of an object are text in any JSON.
    writes = {name: _write(parts) for name, parts in plain["set"].items()} if "set" in plain else {}
    if EXISTENCE in writes:
        raise MalformedBody("existence is no field")
    seen = tuple([_named(name) for name in plain["seen"]]) if "seen" in plain else ()
    return Operation(kind, record, does, writes, seen)


def _write(parts: Any) -> tuple[str, ...]:
    if type(parts) is not list or not parts or (parts[0] != "" and not _HASH.fullmatch(parts[0])):
        raise MalformedBody("not a hash")
    return (parts[0],) if len(parts) == 1 else (parts[0], *[_named(name) for name in parts[1:]])


def _named(name: Any) -> str:
    if not _REFERENCE.fullmatch(name):
        raise MalformedBody("not a reference")
    return str(name)


def _require_text(values: tuple[Any, ...]) -> None:
    for value in values:
        if type(value) is not str:
            raise MalformedBody(f"not text: {value!r}")


def _whole(value: Any) -> int:
    if type(value) is not int or not 0 <= value < INTEGER_LIMIT:
        raise MalformedBody(f"not a whole number: {value!r}")
    return value


def plain_values(vals: str) -> dict[str, Value]:
    """What an operation wrote by field, from how the store keeps it."""
    return {name: value for name, (_, value) in json.loads(vals).items()}

"""Payloads whose journal somebody with a good key and bad intentions would write; each must be refused.

Each says what must be found wrong with it.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from typing import Any, Final

from tests.sync.hostile import (
    LENGTH,
    SALT,
    Payload,
    blob,
    counted,
    deep,
    deflated,
    encrypted,
    first_frame,
    frame,
    journal,
    once,
    work,
)

ZEROS: Final = bytes(1 << 20)


def _zeros(mebibytes: int) -> Iterator[bytes]:
    return (ZEROS for _ in range(mebibytes))


def _bomb_of_frames() -> bytes:
    """Frames of allowed length, far too many for their compressed bytes."""

    def pieces() -> Iterator[bytes]:
        yield first_frame()
        for _ in range(4):
            yield LENGTH.pack(1 << 24)
            yield from _zeros(16)
            yield bytes(64) + LENGTH.pack(0)

    return deflated(pieces())


def _field_of_a_gigabyte() -> bytes:
    def pieces() -> Iterator[bytes]:
        yield first_frame() + counted(b"{}") + bytes(64) + LENGTH.pack(1) + LENGTH.pack(1 << 30)
        yield from _zeros(40)

    return deflated(pieces())


def _age_header_without_end() -> bytes:
    return b"age-encryption.org/v1\n" + b"-> X25519 " + b"A" * (32 << 20)


def _age_of_many_stanzas() -> bytes:
    stanza = b"-> X25519 " + b"A" * 43 + b"\n" + b"B" * 43 + b"\n"
    return b"age-encryption.org/v1\n" + stanza * 100_000 + b"--- " + b"C" * 43 + b"\n" + bytes(100)


def _rows(*frames: bytes) -> Callable[[], Payload]:
    return once(lambda: work(rows=journal(*frames)))


def _inner(**changes: Any) -> Callable[[], Payload]:
    return once(lambda: work(rows=journal(first_frame(**changes), frame())))


def _value(data: bytes) -> Callable[[], Payload]:
    return once(lambda: work(rows=journal(first_frame(), frame(data))))


def _cut(*frames: bytes) -> Callable[[], Payload]:
    return once(lambda: work(rows=journal(first_frame(), *frames)))


_PAIR: Final = b'["' + SALT.encode() + b'",'
_PHOTO: Final = {"sha256": "0" * 64, "blob": "1" * 64, "size": 1, "name": ""}

JOURNALS: Final[dict[str, tuple[str, Callable[[], Payload]]]] = {
    # --- The journal's shell
    "journal empty": ("no age header", once(lambda: work(rows=b""))),
    "journal in the clear": ("no age header", once(lambda: work(rows=zlib.compress(first_frame())))),
    "journal in armor": ("no age header", once(lambda: work(rows=b"-----BEGIN AGE ENCRYPTED FILE-----\n"))),
    "age header without end": ("no age header", once(lambda: work(rows=_age_header_without_end()))),
    "age header of many stanzas": ("no age header", once(lambda: work(rows=_age_of_many_stanzas()))),
    "age file cut off": ("encryption:", once(lambda: work(rows=journal(first_frame(), frame())[:-3]))),
    "age file without payload": ("encryption:", once(lambda: work(rows=journal(first_frame())[:250]))),
    "age payload changed": ("encryption:", once(lambda: work(rows=journal(first_frame())[:-9] + bytes(9)))),
    "not deflated": ("transactions:", once(lambda: work(rows=encrypted(first_frame())))),
    "deflated without its frame": (
        "transactions:",
        once(lambda: work(rows=encrypted(zlib.compress(first_frame())[2:]))),
    ),
    "deflated, cut off": (
        "the journal is cut off",
        once(lambda: work(rows=encrypted(zlib.compress(first_frame() + frame())[:-6]))),
    ),
    "deflated, something follows": (
        "something follows the journal",
        once(lambda: work(rows=encrypted(zlib.compress(first_frame()) + b"x"))),
    ),
    "deflated twice": (
        "something follows the journal",
        once(lambda: work(rows=encrypted(zlib.compress(first_frame()) * 2))),
    ),
    "bomb of zeros": ("contents:", once(lambda: work(rows=deflated(_zeros(60))))),
    "bomb after the first frame": (
        "a transaction without a body",
        once(lambda: work(rows=deflated(iter([first_frame(), *_zeros(60)])))),
    ),
    "bomb of frames": ("18612224 bytes out of", once(lambda: work(rows=_bomb_of_frames()))),
    "field of a gigabyte": ("a length of 1073741824", once(lambda: work(rows=_field_of_a_gigabyte()))),
    # --- Frames
    "no frames": ("nothing in it", _rows()),
    "first frame empty": ("contents:", _rows(b"\x00\x00\x00\x00")),
    "first frame longer than there is": ("a frame is cut off", _rows(LENGTH.pack(5000) + b"{}")),
    "first frame of 4 GB": ("a length of 4294967295", _rows(b"\xff\xff\xff\xff")),
    "length cut off": ("a frame is cut off", _cut(b"\x00\x00")),
    "body empty": ("a transaction without a body", _cut(frame(body=b""))),
    "body of 4 GB": ("a length of 4294967295", _cut(b"\xff\xff\xff\xff" + b"x")),
    "body longer than there is": ("a frame is cut off", _cut(LENGTH.pack(10**6) + b"{}")),
    "signature cut off": ("a frame is cut off", _cut(counted(b"{}") + bytes(63))),
    "no operations counted": ("a frame is cut off", _cut(counted(b"{}") + bytes(64))),
    "more operations than there are": (
        "a frame is cut off",
        _cut(counted(b"{}") + bytes(64) + LENGTH.pack(2) + counted(b"{}")),
    ),
    "operations without end": ("a length of 4294967295", _cut(counted(b"{}") + bytes(64) + b"\xff\xff\xff\xff")),
    "values longer than there are": (
        "a frame is cut off",
        _cut(counted(b"{}") + bytes(64) + LENGTH.pack(1) + LENGTH.pack(99) + b"{}"),
    ),
    "values of 1 GB": (
        "a length of 1073741824",
        _cut(counted(b"{}") + bytes(64) + LENGTH.pack(1) + LENGTH.pack(1 << 30) + b"{}"),
    ),
    # --- Values
    "JSON ten thousand deep": ("transactions:", _value(deep(10_000))),
    "JSON of ten thousand lists": ("transactions:", _value(b"[" * 10_000 + b"]" * 10_000)),
    "JSON of a million lists": ("too many parts", _value(b'{"a":[' + b"[]," * 10**6 + b"0]}")),
    "not a number": ("no integer: NaN", _value(b'{"a":' + _PAIR + b"NaN]}")),
    "infinite": ("no integer: -Infinity", _value(b'{"a":' + _PAIR + b"-Infinity]}")),
    "half a point": ("no integer: 0.5", _value(b'{"a":' + _PAIR + b"0.5]}")),
    "power of ten": ("no integer: 1e999", _value(b'{"a":' + _PAIR + b"1e999]}")),
    "integer too large": ("an integer of 2**53 or more", _value(b'{"a":' + _PAIR + b"9007199254740992]}")),
    "integer of a million digits": ("an integer of 2**53 or more", _value(b'{"a":' + _PAIR + b"9" * 10**6 + b"]}")),
    "flag": ("a value of another kind", _value(b'{"a":' + _PAIR + b"true]}")),
    "list as value": ("a value of another kind", _value(b'{"a":' + _PAIR + b"[]]}")),
    "bad UTF-8": ("transactions:", _value(b'{"a":' + _PAIR + b'"\xff\xfe"]}')),
    "UTF-8 longer than need be": ("transactions:", _value(b'{"a":' + _PAIR + b'"\xc0\xaf"]}')),
    "surrogate in UTF-8": ("transactions:", _value(b'{"a":' + _PAIR + b'"\xed\xa0\x80"]}')),
    "half a surrogate pair": ("transactions:", _value(b'{"a":' + _PAIR + b'"\\ud800"]}')),
    "half a surrogate pair as key": ("transactions:", _value(b'{"\\udfff":' + _PAIR + b'"x"]}')),
    "raw control sign": ("transactions:", _value(b'{"a":' + _PAIR + b'"\x01"]}')),
    "key twice": ("a key stands twice", _value(b'{"a":' + _PAIR + b'1],"a":' + _PAIR + b"2]}")),
    "no object": ("values are no object", _value(b"[]")),
    "value without salt": ("a value without its salt", _value(b'{"a":["x"]}')),
    "salt too short": ("a value without its salt", _value(b'{"a":["00","x"]}')),
    "salt no hexadecimal": ("a value without its salt", _value(b'{"a":["' + b"zz" * 16 + b'","x"]}')),
    "comma at the end": ("transactions:", _value(b'{"a":' + _PAIR + b"1],}")),
    "comment in JSON": ("transactions:", _value(b"{} // x")),
    "single quotes": ("transactions:", _value(b"{'a':1}")),
    "nothing but blanks": ("transactions:", _value(b"   ")),
    # --- The first frame
    "another workspace inside": ("another workspace or device", _inner(workspace="other")),
    "another device inside": ("another workspace or device", _inner(device="0" * 16)),
    "root missing": ("root is no short text", _inner(root=None)),
    "person is a list": ("not an object", _inner(person=[])),
    "heads with a text for a number": ("no place in a stream: 's'", _inner(heads={"s": ["1", "ab" * 32]})),
    "heads with a flag for a number": ("no place in a stream: 's'", _inner(heads={"s": [True, "ab" * 32]})),
    "heads without an id": ("no place in a stream: 's'", _inner(heads={"s": [1]})),
    "heads below one": ("no place in a stream: 's'", _inner(heads={"s": [0, "ab" * 32]})),
    "since is a text": ("not an object", _inner(since="all")),
    "acknowledged is a list": ("not an object", _inner(acknowledged=[1])),
    "photos is an object": ("photos is no array", _inner(photos={})),
    "photo is a list": ("not an object", _inner(photos=[[]])),
    "photo twice in the list": ("a photo stands twice", _inner(photos=[_PHOTO, _PHOTO])),
    "photo of a negative size": ("size is no whole number", _inner(photos=[_PHOTO | {"size": -1}])),
    "photo named by a path": ("blob is of another shape", _inner(photos=[_PHOTO | {"blob": "../../outside"}])),
    "photo not in the list": ("do not list", once(lambda: work(blob()))),
    "have of numbers": ("no hash", _inner(have=[1, 2])),
    "left out is a text": ("left_out is no whole number", _inner(left_out="1")),
}
"""By name: what is found wrong, and the payload, which is then signed."""

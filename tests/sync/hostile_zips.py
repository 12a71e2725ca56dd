"""Payloads whose ZIP or manifest somebody with a good key and bad intentions would write; each must be refused.

Each says what must be found wrong with it, so that none is refused for another reason than the one it was made for.
"""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable, Iterator
from typing import Any, Final

from inspector.sync import limits
from tests.sync.hostile import Payload, blob, card, deep, first_frame, journal, once, work, zipped


def patched(payload: bytes, magic: bytes, offset: int, data: bytes) -> bytes:
    """A payload with bytes changed behind the last place where ``magic`` stands."""
    place = payload.rindex(magic) + offset
    return payload[:place] + data + payload[place + len(data) :]


def _end(offset: int, data: bytes) -> bytes:
    return patched(work(), b"PK\x05\x06", offset, data)


def _line(offset: int, data: bytes) -> bytes:
    return patched(work(), b"PK\x01\x02", offset, data)


def _local(offset: int, data: bytes) -> bytes:
    return patched(work(), b"PK\x03\x04", offset, data)


def _symlink() -> bytes:
    """An entry with the attributes that make Unix tools put a link in its place."""
    payload = patched(work(("b/" + "0" * 64, b"/etc/passwd")), b"PK\x01\x02", 0, b"PK\x01\x02")
    place = payload.index(b"PK\x01\x02", payload.index(b"PK\x01\x02") + 4)
    return payload[: place + 38] + struct.pack("<I", 0o120777 << 16) + payload[place + 42 :]


def _overlapping() -> bytes:
    """Two lines that name the same bytes."""
    payload = work(blob())
    place = payload.rindex(b"PK\x01\x02")
    return patched(payload, b"PK\x01\x02", 42, payload[place - 4 : place])


def _million_entries() -> Iterator[bytes]:
    """A directory of a million lines over one entry."""
    head = zipped(("manifest.json", card()))
    start = head.rindex(b"PK\x01\x02")
    line = head[start : head.rindex(b"PK\x05\x06")]
    yield head[:start]
    for _ in range(1000):
        yield line * 1000
    yield struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, len(line) * 10**6, start, 0)


def _million_honest_entries() -> Iterator[bytes]:
    """The same, with the count that 64-bit forms would give."""
    *pieces, _ = _million_entries()
    yield from pieces
    size = sum(map(len, pieces)) - len(pieces[0])
    record = struct.pack("<4sQHHIIQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, 10**6, 10**6, size, len(pieces[0]))
    yield record + struct.pack("<4sIQI", b"PK\x06\x07", 0, size + len(pieces[0]), 1)
    yield struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)


def _told(**changes: Any) -> Callable[[], Payload]:
    return once(lambda: work(told=card(**changes)))


def _named(name: str) -> Callable[[], Payload]:
    return once(lambda: work((name, b"x")))


def _photo_twice() -> bytes:
    one = blob()
    return work(one, one)


def _deflated_bomb() -> bytes:
    return zipped(("manifest.json", bytes(16 << 20)), method=zipfile.ZIP_DEFLATED)


ZIPS: Final[dict[str, tuple[str, Callable[[], Payload]]]] = {
    # --- The ZIP
    "empty payload": ("no room for a directory", once(lambda: b"")),
    "no zip": ("no plain end of a directory", once(lambda: b"x" * 5000)),
    "no entries": ("the manifest comes first", once(zipped)),
    "no manifest": ("the manifest comes first", once(lambda: zipped(("journal.age", b"x")))),
    "manifest last": (
        "the manifest comes first",
        once(lambda: zipped(("journal.age", b"x"), ("manifest.json", card()))),
    ),
    "photos only": ("photos without a journal", once(lambda: zipped(("manifest.json", card()), blob()))),
    "deflated entries": (
        "a line that is not plain",
        once(lambda: zipped(("manifest.json", card()), method=zipfile.ZIP_DEFLATED)),
    ),
    "zip bomb": ("a line that is not plain", once(_deflated_bomb)),
    "manifest twice": ("a name stands twice", once(lambda: work(("manifest.json", card())))),
    "journal twice": ("a name stands twice", once(lambda: work(("journal.age", journal(first_frame()))))),
    "photo twice": ("a name stands twice", once(_photo_twice)),
    "parent folder": ("not allowed", _named("../../outside")),
    "absolute path": ("not allowed", _named("/tmp/outside")),
    "drive": ("not allowed", _named("C:outside")),
    "drive and folder": ("not allowed", _named("C:\\Windows\\outside")),
    "device name": ("not allowed", _named("CON")),
    "name of a hash with a tail": ("not allowed", _named("b/" + "0" * 64 + "/../../outside")),
    "capital letters": ("not allowed", _named("b/" + "A" * 64)),
    "folder": ("not allowed", _named("b/")),
    "zero byte in a name": ("not allowed", once(lambda: _line(46, b"journal\x00age"))),
    "long name": ("a directory of another size", _named("b/" + "0" * 60_000)),
    "letters beyond ASCII": ("not allowed", _named("b/ảnh")),
    "symbolic link": ("a line that is not plain", once(_symlink)),
    "comment": ("no plain end of a directory", once(lambda: zipped(("manifest.json", card()), comment=b"hello"))),
    "comment with another end": (
        "a directory of another size",
        once(lambda: zipped(("manifest.json", card()), comment=work()[-22:])),
    ),
    "overlapping entries": ("one after the other", once(_overlapping)),
    "million entries": ("65535 entries", _million_entries),
    "million entries in 64-bit form": ("65535 entries", _million_honest_entries),
    "bytes before": ("a directory of another size", once(lambda: b"MZ" + work())),
    "bytes after": ("no plain end of a directory", once(lambda: work() + b"\x00")),
    "bytes between": ("a directory of another size", once(lambda: work().replace(b"PK\x01\x02", b"\x00PK\x01\x02", 1))),
    "fewer entries than said": ("fewer lines than said", once(lambda: _end(8, struct.pack("<HH", 9, 9)))),
    "more entries than said": ("a directory of another size", once(lambda: _end(8, struct.pack("<HH", 1, 1)))),
    "two counts": ("no plain end of a directory", once(lambda: _end(8, struct.pack("<HH", 2, 1)))),
    "second disk": ("no plain end of a directory", once(lambda: _end(4, b"\x01\x00"))),
    "directory before the file": ("a directory of another size", once(lambda: _end(16, b"\xff\xff\xff\xff"))),
    "directory of 4 GB": ("a directory of another size", once(lambda: _end(12, b"\xff\xff\xff\xff"))),
    "entry of 4 GB": ("something lies between", once(lambda: _line(20, b"\xff" * 8))),
    "two sizes": ("a line that is not plain", once(lambda: _line(20, b"\x01\x00\x00\x00"))),
    "encryption flag": ("a line that is not plain", once(lambda: _line(8, b"\x01\x00"))),
    "descriptor flag": ("a line that is not plain", once(lambda: _line(8, b"\x08\x00"))),
    "utf-8 flag": ("a line that is not plain", once(lambda: _line(8, b"\x00\x08"))),
    "other method": ("a line that is not plain", once(lambda: _line(10, b"\x08\x00"))),
    "further field": ("a line that is not plain", once(lambda: _line(30, b"\x04\x00"))),
    "comment of a line": ("a line that is not plain", once(lambda: _line(32, b"\x04\x00"))),
    "attributes": ("a line that is not plain", once(lambda: _line(38, b"\xff\xff\xff\xff"))),
    "other place": ("one after the other", once(lambda: _line(42, b"\x00\x00\x00\x00"))),
    "local header with another name": ("a local header differs", once(lambda: _local(30, b"journal.agf"))),
    "local header with another size": ("a local header differs", once(lambda: _local(18, b"\x00\x00\x00\x00"))),
    "local header with flags": ("a local header differs", once(lambda: _local(6, b"\x01\x00"))),
    "local header with another sum": ("a local header differs", once(lambda: _local(14, b"\x00\x00\x00\x00"))),
    "too many photos": (
        "10003 entries",
        once(lambda: work(*((f"b/{number:064x}", b"") for number in range(limits.PHOTOS + 1)))),
    ),
    # --- The manifest
    "manifest too long": ("manifest.json: ", _told(program="x" * limits.MANIFEST_BYTES)),
    "manifest is a list": ("not an object", once(lambda: work(told=b"[]"))),
    "manifest is empty": ("manifest:", once(lambda: work(told=b" "))),
    "manifest of two values": ("manifest:", once(lambda: work(told=card() + b"{}"))),
    "manifest with a byte order mark": ("manifest:", once(lambda: work(told=b"\xef\xbb\xbf" + card()))),
    "manifest in UTF-16": ("manifest:", once(lambda: work(told=card().decode().encode("utf-16")))),
    "manifest nested deep": ("manifest:", once(lambda: work(told=deep(2000)))),
    "format missing": ("another version than the header's", _told(format=None)),
    "format of another header": ("another version than the header's", _told(format=[1, 7])),
    "format nested": ("another version than the header's", _told(format=[[1], 0])),
    "kind unknown": ("kind 'summary'", _told(kind="summary")),
    "kind is no text": ("kind is no short text", _told(kind=["work"])),
    "device of somebody else": ("signed by another device", _told(device="0" * 16)),
    "device is no name": ("device is of another shape", _told(device="../etc")),
    "moment missing": ("made_at is no short text", _told(made_at=None)),
    "moment without zone": ("made_at has no zone", _told(made_at="2019-03-04T01:02:03")),
    "moment beyond the calendar": ("made_at is no moment", _told(made_at="9999-12-31T23:59:59-23:59")),
    "moment is no moment": ("made_at is no moment", _told(made_at="yesterday")),
    "workspace too long": ("workspace is no short text", _told(workspace="x" * 1000)),
    "workspace with control signs": ("workspace is no short text", _told(workspace="a\x1b[2Jb")),
    "request without keys": ("not an object", _told(kind="request")),
}
"""By name: what is found wrong, and the payload, which is then signed."""

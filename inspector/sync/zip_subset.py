"""The one shape of ZIP a package has: stored entries one after the other, in allowed names, and nothing else.

Any ZIP tool opens it. The reader here takes this shape only: what a ZIP could say twice, differently, or not at all
(sizes, places, names, flags, comments, further fields, attributes, 64-bit forms) is compared or refused.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inspector.sync import limits
from inspector.sync.refusals import PackagePart, TooMuch, Unfit

if TYPE_CHECKING:
    from collections.abc import Sequence

MANIFEST: Final = "manifest.json"
JOURNAL: Final = "journal.age"
BLOBS: Final = "b/"
BLOB: Final = re.compile(r"b/[0-9a-f]{64}")

LOCAL_MAGIC: Final = b"PK\x03\x04"
CENTRAL_MAGIC: Final = b"PK\x01\x02"
END_MAGIC: Final = b"PK\x05\x06"
LOCAL: Final = struct.Struct("<4sHHHHHIIIHH")
CENTRAL: Final = struct.Struct("<4sHHHHHHIIIHHHHHII")
END: Final = struct.Struct("<4sHHHHIIH")
ZIP_VERSION: Final = 20
DATE: Final = 0x21
"""1 January 1980: entries carry no moment of their own."""
_LONGEST_NAME: Final = len(BLOBS) + 64

ReadAt = Callable[[int, int], bytes]
"""Reads so many bytes at an offset of the payload."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A stored entry."""

    name: str
    offset: int
    """Where its local header begins, from the start of the payload."""
    size: int
    crc: int

    @property
    def data_offset(self) -> int:
        """Where its bytes begin."""
        return self.offset + LOCAL.size + len(self.name)

    @property
    def end(self) -> int:
        """Where its bytes end."""
        return self.data_offset + self.size

    def local(self) -> bytes:
        """The header before its bytes."""
        name = self.name.encode("ascii")
        sizes = (self.crc, self.size, self.size, len(name), 0)
        return LOCAL.pack(LOCAL_MAGIC, ZIP_VERSION, 0, 0, 0, DATE, *sizes) + name

    def central(self) -> bytes:
        """Its line in the directory."""
        name = self.name.encode("ascii")
        sizes = (self.crc, self.size, self.size, len(name), 0, 0)
        return CENTRAL.pack(CENTRAL_MAGIC, ZIP_VERSION, ZIP_VERSION, 0, 0, 0, DATE, *sizes, 0, 0, 0, self.offset) + name


def directory(entries: Sequence[Entry]) -> bytes:
    """What follows the entries: a line for each, and the end."""
    lines = b"".join(entry.central() for entry in entries)
    start = entries[-1].end if entries else 0
    return lines + END.pack(END_MAGIC, 0, 0, len(entries), len(entries), len(lines), start, 0)


def entry_limit(name: str) -> int:
    """How many bytes an entry of this name may have."""
    if name == MANIFEST:
        return limits.MANIFEST_BYTES
    return limits.BLOB_BYTES if BLOB.fullmatch(name) else limits.FILE_BYTES


def read_directory(read_at: ReadAt, length: int) -> list[Entry]:
    """The entries of a payload of ``length`` bytes; raises ``Unfit`` for any other shape.

    How many there are is checked before the directory is read, and each against its local header.
    """
    count, size, start = _end(read_at, length)
    entries = _lines(read_at(start, size), count)
    place = 0
    for entry in entries:
        if entry.offset != place:
            raise Unfit(PackagePart.DIRECTORY, "entries do not lie one after the other")
        place = entry.end
    if place != start:
        raise Unfit(PackagePart.DIRECTORY, "something lies between the entries and the directory")
    for entry in entries:
        if read_at(entry.offset, LOCAL.size + len(entry.name)) != entry.local():
            raise Unfit(PackagePart.DIRECTORY, "a local header differs from its line")
    _require_order([entry.name for entry in entries])
    return entries


def _end(read_at: ReadAt, length: int) -> tuple[int, int, int]:
    if length < END.size:
        raise Unfit(PackagePart.DIRECTORY, "no room for a directory")
    magic, disk, first_disk, here, count, size, start, comment = END.unpack(read_at(length - END.size, END.size))
    if magic != END_MAGIC or disk or first_disk or comment or here != count:
        raise Unfit(PackagePart.DIRECTORY, "no plain end of a directory")
    if count > limits.ENTRIES:
        raise TooMuch(PackagePart.DIRECTORY, f"{count} entries")
    if size > count * (CENTRAL.size + _LONGEST_NAME) or start + size + END.size != length:
        raise Unfit(PackagePart.DIRECTORY, "a directory of another size")
    return count, size, start


def _lines(lines: bytes, count: int) -> list[Entry]:
    entries, place = [], 0
    for _ in range(count):
        if place + CENTRAL.size > len(lines):
            raise Unfit(PackagePart.DIRECTORY, "fewer lines than said")
        fields = CENTRAL.unpack_from(lines, place)
        place += CENTRAL.size
        name = lines[place : place + fields[10]]
        place += len(name)
        entry = Entry(_name(name), offset=fields[16], size=fields[9], crc=fields[7])
        if lines[place - len(name) - CENTRAL.size : place] != entry.central():
            raise Unfit(PackagePart.DIRECTORY, "a line that is not plain")
        if entry.size > entry_limit(entry.name):
            raise TooMuch(PackagePart.DIRECTORY, f"{entry.name}: {entry.size} bytes")
        entries.append(entry)
    if place != len(lines):
        raise Unfit(PackagePart.DIRECTORY, "more lines than said")
    return entries


def _name(raw: bytes) -> str:
    """A name of the allowed ones."""
    name = raw.decode("latin-1")
    if name not in (MANIFEST, JOURNAL) and not BLOB.fullmatch(name):
        raise Unfit(PackagePart.DIRECTORY, f"a name that is not allowed: {name[:80]!r}")
    return name


def _require_order(names: Sequence[str]) -> None:
    if len(set(names)) != len(names):
        raise Unfit(PackagePart.DIRECTORY, "a name stands twice")
    if not names or names[0] != MANIFEST or (JOURNAL in names and names[-1] != JOURNAL):
        raise Unfit(PackagePart.DIRECTORY, "the manifest comes first and the journal last")
    if len(names) > 1 and names[-1] != JOURNAL:
        raise Unfit(PackagePart.DIRECTORY, "photos without a journal")

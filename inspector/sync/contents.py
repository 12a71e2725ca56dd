"""The first frame of a package's journal: what the package holds, and what its sender has."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from inspector.sync import limits
from inspector.sync.manifest import Reading, moment_text, readable
from inspector.sync.refusals import PackagePart, TooMuch, Unfit

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

Heads = dict[str, tuple[int, str]]
"""The last transaction of each stream: its sequence number and its id."""

_HASH: Final = re.compile("[0-9a-f]{64}")
_DEVICE: Final = re.compile("[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class PhotoLine:
    """A photo or file that lies in the package."""

    sha256: str
    """Of its bytes in the clear."""
    blob: str
    """SHA-256 of its encrypted bytes: the name of its entry after ``b/``."""
    size: int
    """Bytes in the clear."""
    name: str
    """What people call it; may be empty."""


@dataclass(frozen=True)
class Contents:
    """What a package holds and what its sender has."""

    workspace: str
    root: str
    """Device that founded the workspace."""
    device: str
    """Device that made the package."""
    person_id: str
    person_name: str
    made_at: datetime
    heads: Heads
    """How far the sender's journal goes."""
    since: Heads | None = None
    """Where the transactions begin; none where all are here."""
    acknowledged: Mapping[str, Heads] = field(default_factory=dict)
    """By device: how far the sender has received what that device sent."""
    photos: tuple[PhotoLine, ...] = ()
    left_out: int = 0
    """Photos the sender has for the receivers that found no room in this package."""
    have: tuple[str, ...] = ()
    """SHA-256 of the photos and files that the sender has."""


def to_bytes(contents: Contents) -> bytes:
    """The frame's bytes; raises ``TooMuch`` beyond the limits that a reader keeps to."""
    plain: dict[str, Any] = {
        "workspace": contents.workspace,
        "root": contents.root,
        "device": contents.device,
        "person": {"id": contents.person_id, "name": readable(contents.person_name)},
        "made_at": moment_text(contents.made_at),
        "heads": contents.heads,
        "since": contents.since,
        "acknowledged": contents.acknowledged,
        "photos": [_photo_line(one) for one in contents.photos],
        "left_out": contents.left_out,
        "have": contents.have,
    }
    data = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()
    if len(data) > limits.CONTENTS_BYTES:
        raise TooMuch(PackagePart.CONTENTS, f"{len(data)} bytes")
    return data


def _photo_line(photo: PhotoLine) -> dict[str, Any]:
    return {"sha256": photo.sha256, "blob": photo.blob, "size": photo.size, "name": readable(photo.name)}


def from_bytes(data: bytes) -> Contents:
    """The first frame; raises ``Unfit``. Keys it does not know belong to later minor versions and are passed over."""
    reading = Reading(PackagePart.CONTENTS, data, limits.CONTENTS_BYTES)
    plain = reading.mapping(reading.value)
    person = reading.mapping(plain.get("person"))
    acknowledged = reading.mapping(plain.get("acknowledged"))
    return Contents(
        workspace=reading.text(plain, "workspace"),
        root=reading.text(plain, "root", _DEVICE),
        device=reading.text(plain, "device", _DEVICE),
        person_id=reading.text(person, "id"),
        person_name=reading.words(person, "name"),
        made_at=reading.moment(plain, "made_at"),
        heads=_heads(reading, plain.get("heads")),
        since=None if plain.get("since") is None else _heads(reading, plain["since"]),
        acknowledged={device: _heads(reading, heads) for device, heads in acknowledged.items()},
        photos=_photos(reading, plain),
        left_out=reading.whole(plain, "left_out"),
        have=tuple(_hashes(reading, plain, "have")),
    )


def _heads(reading: Reading, value: Any) -> Heads:
    heads: Heads = {}
    for stream, place in reading.mapping(value).items():
        seq, identity = place if isinstance(place, list) and len(place) == 2 else (None, None)
        if type(seq) is not int or seq < 1 or not isinstance(identity, str) or not _HASH.fullmatch(identity):
            raise Unfit(PackagePart.CONTENTS, f"no place in a stream: {stream[:80]!r}")
        heads[stream] = (seq, identity)
    return heads


def _photos(reading: Reading, plain: Mapping[str, Any]) -> tuple[PhotoLine, ...]:
    rows = [reading.mapping(row) for row in reading.rows(plain, "photos", limits.PHOTOS)]
    photos = tuple(
        PhotoLine(
            reading.text(row, "sha256", _HASH),
            reading.text(row, "blob", _HASH),
            reading.whole(row, "size"),
            reading.words(row, "name"),
        )
        for row in rows
    )
    if len({one.sha256 for one in photos}) != len(photos) or len({one.blob for one in photos}) != len(photos):
        raise Unfit(PackagePart.CONTENTS, "a photo stands twice")
    return photos


def _hashes(reading: Reading, plain: Mapping[str, Any], name: str) -> list[str]:
    rows = reading.rows(plain, name, limits.ITEMS)
    if not all(isinstance(row, str) and _HASH.fullmatch(row) for row in rows):
        raise Unfit(PackagePart.CONTENTS, f"{name} holds something that is no hash")
    return rows

"""Small packages for the tests, and the keys of two laptops."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from inspector.store.journal.carrying import Carried
from inspector.store.journal.keys import DeviceKey
from inspector.store.journal.recipient import identity_of, recipient_of
from inspector.sync.contents import Contents
from inspector.sync.packing import Exported, Parcel, pack
from inspector.sync.photos import PhotoSource
from inspector.sync.watching import Watch

SENDER, RECEIVER, STRANGER = (DeviceKey(bytes([number]) * 32) for number in (1, 2, 3))
IDENTITY = identity_of(RECEIVER.private)
RECIPIENT = recipient_of(RECEIVER.private)
MADE_AT = datetime(2019, 3, 4, 1, 2, 3, tzinfo=UTC)
PROGRAM = "1.2.3"


def transaction(number: int, text: str = "Xã Khánh Vĩnh") -> Carried:
    """A transaction as the reader sees it: a body it does not look into, a signature, values."""
    body = json.dumps({"fmt": 1, "seq": number}).encode()
    salt = hashlib.sha256(b"%d" % number).hexdigest()[:32]
    return Carried(body, bytes([number % 256]) * 64, ({"name": (salt, text), "staff": (salt, number)}, {}))


def photo(data: bytes, name: str = "Ảnh") -> PhotoSource:
    """A photo that lies in memory."""
    return PhotoSource(hashlib.sha256(data).hexdigest(), name, len(data), lambda: closing(io.BytesIO(data)))


def contents(have: Sequence[str] = ()) -> Contents:
    """What a package says it holds."""
    return Contents(
        workspace="0169450f-ace0-7000-8000-000000000000",
        root=SENDER.device,
        device=SENDER.device,
        person_id="person-1",
        person_name="Người thử",
        made_at=MADE_AT,
        heads={f"{SENDER.device}.00000001": (2, "ab" * 32)},
        have=tuple(have),
    )


def make_package(
    target: Path,
    transactions: Iterable[Carried] = (),
    photos: Sequence[PhotoSource] = (),
    *,
    recipients: Sequence[str] = (RECIPIENT,),
    told: Contents | None = None,
    room: int = 1 << 30,
    watch: Watch | None = None,
) -> Exported:
    """Write a package from the sender to the receiver."""
    parcel = Parcel(told or contents(), transactions, photos, room)
    return pack(target, SENDER, parcel, recipients, program=PROGRAM, watch=watch or Watch())

"""What packages are made of, for somebody with a good key and bad intentions.

``random_package`` makes any number of them: a sound package, changed at one of its layers, with what lies around it
deflated, encrypted and signed again. hostile_zips.py and hostile_journals.py have those that somebody thought of.
"""

from __future__ import annotations

import hashlib
import json
import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from inspector.store.journal.keys import DeviceKey
from inspector.sync import contents, manifest
from inspector.sync.container import CONTEXT, FIELDS, MAGIC
from inspector.sync.manifest import Manifest, PackageKind, Requester
from inspector.sync.zip_subset import CENTRAL, CENTRAL_MAGIC, DATE, END, END_MAGIC, LOCAL, LOCAL_MAGIC
from tests.sync.making import MADE_AT, PROGRAM, RECIPIENT, SENDER
from tests.sync.making import contents as sound_contents

Payload = Iterator[bytes] | Sequence[bytes]
LENGTH: Final = struct.Struct(">I")
SALT: Final = "00" * 16


def write_signed(file: Path, payload: Callable[[], Payload], key: DeviceKey = SENDER, major: int = 1) -> Path:
    """Write a file with a good signature over whatever ``payload`` gives; it is asked twice."""
    digest, length = hashlib.sha512(), 0
    for piece in payload():
        digest.update(piece)
        length += len(piece)
    fields = FIELDS.pack(MAGIC, major, 0, bytes.fromhex(key.public), length)
    signature = Ed25519PrivateKey.from_private_bytes(key.private).sign(CONTEXT + fields + digest.digest())
    with file.open("wb") as stream:
        stream.write(fields + signature)
        stream.writelines(payload())
    return file


def card(**changes: Any) -> bytes:
    """A manifest of work with changes; a key given as none is left out."""
    sound = Manifest(PackageKind.WORK, sound_contents().workspace, SENDER.device, MADE_AT, PROGRAM)
    return _changed(manifest.to_bytes(sound), changes)


def request_card(**changes: Any) -> bytes:
    """A manifest of a request with changes."""
    one = Requester("p", "Người thử", SENDER.public, RECIPIENT)
    return _changed(manifest.to_bytes(Manifest(PackageKind.REQUEST, "", SENDER.device, MADE_AT, PROGRAM, one)), changes)


def first_frame(**changes: Any) -> bytes:
    """The first frame with changes."""
    return counted(_changed(contents.to_bytes(sound_contents()), changes))


def _changed(data: bytes, changes: dict[str, Any]) -> bytes:
    plain = json.loads(data) | changes
    return json.dumps({name: value for name, value in plain.items() if value is not None}).encode()


def counted(data: bytes) -> bytes:
    """Bytes with their length before them."""
    return LENGTH.pack(len(data)) + data


def frame(values: bytes = b'{"name":["' + SALT.encode() + b'","x"]}', body: bytes = b"{}") -> bytes:
    """A transaction's frame."""
    return counted(body) + bytes(64) + LENGTH.pack(1) + counted(values)


def encrypted(data: bytes) -> bytes:
    """Bytes encrypted to the receiver."""
    secret: bytes = pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(RECIPIENT)])
    return secret


def journal(*frames: bytes) -> bytes:
    """``journal.age`` of these frames."""
    return encrypted(zlib.compress(b"".join(frames)))


def deflated(pieces: Iterator[bytes]) -> bytes:
    """``journal.age`` of frames too long to be held."""
    squeeze = zlib.compressobj(9)
    return encrypted(b"".join([*map(squeeze.compress, pieces), squeeze.flush()]))


def zipped(*entries: tuple[str, bytes], method: int = zipfile.ZIP_STORED, comment: bytes = b"") -> bytes:
    """A ZIP of the very shape a package has, but for what the arguments ask for."""
    body, lines = b"", b""
    for name, data in entries:
        raw = name.encode()
        stored = data if method == zipfile.ZIP_STORED else zlib.compress(data, wbits=-15)
        sizes = (zlib.crc32(data), len(stored), len(data), len(raw), 0)
        lines += CENTRAL.pack(CENTRAL_MAGIC, 20, 20, 0, method, 0, DATE, *sizes, 0, 0, 0, 0, len(body)) + raw
        body += LOCAL.pack(LOCAL_MAGIC, 20, 0, method, 0, DATE, *sizes) + raw + stored
    end = END.pack(END_MAGIC, 0, 0, len(entries), len(entries), len(lines), len(body), len(comment))
    return body + lines + end + comment


def work(*entries: tuple[str, bytes], told: bytes | None = None, rows: bytes | None = None) -> bytes:
    """The payload of a package of work: manifest, further entries, journal."""
    last = rows if rows is not None else journal(first_frame(), frame())
    return zipped(("manifest.json", told or card()), *entries, ("journal.age", last))


def blob(data: bytes = b"picture") -> tuple[str, bytes]:
    """An entry of a photo, and its name."""
    secret = encrypted(data)
    return "b/" + hashlib.sha256(secret).hexdigest(), secret


def once(make: Callable[[], bytes]) -> Callable[[], Payload]:
    """A payload made when it is first asked for, and the same ever after."""
    made: list[bytes] = []

    def payload() -> Payload:
        if not made:
            made.append(make())
        return made

    return payload


def deep(depth: int) -> bytes:
    """JSON of objects inside one another."""
    return b'{"x":' * depth + b"0" + b"}" * depth


NASTY: Final[tuple[Any, ...]] = (
    *(None, True, -1, 0, 2**53, 10**400, 0.5, "", "x" * 400, "../../outside", "\x00", "\ud800", "CON", "ab" * 32),
    *([], {}, [[]], [None], {"": ""}, [1, "ab" * 32], ["00" * 16, None], {"sha256": "0" * 64}, [{}] * 50),
)
LAYERS: Final = ("payload", "manifest", "frames", "deflated", "age", "photo", "told", "first", "values", "values")


def random_package(seed: int) -> bytes:
    """A payload like a sound one but for something at one of its layers; the same for the same seed."""
    dice = random.Random(seed)
    layer = dice.choice(LAYERS)

    def perhaps(name: str, data: bytes, act: Callable[[bytes, random.Random], bytes] = disturbed) -> bytes:
        return act(data, dice) if name == layer else data

    beside = json.dumps({"name": [SALT, "Xã Khánh Vĩnh"], "staff": [SALT, 7], "note": [SALT, None]}).encode()
    told = perhaps("manifest", perhaps("told", card(), mutated))
    first = counted(perhaps("first", first_frame()[LENGTH.size :], mutated))
    frames = [frame(perhaps("values", beside, mutated), b'{"n":%d}' % number) for number in range(dice.randrange(1, 4))]
    plain = perhaps("frames", first + b"".join(frames))
    rows = perhaps("age", encrypted(perhaps("deflated", zlib.compress(plain))))
    photos = [blob(dice.randbytes(50))] if layer == "photo" else []
    return perhaps("payload", work(*photos, told=told, rows=rows))


def mutated(data: bytes, dice: random.Random) -> bytes:
    """JSON with another value somewhere."""
    plain = json.loads(data)
    place: Any = plain
    while True:
        key = dice.choice(list(place)) if isinstance(place, dict) else dice.randrange(len(place))
        if isinstance(place[key], dict | list) and place[key] and dice.random() < 0.7:
            place = place[key]
            continue
        place[key] = dice.choice(NASTY)
        return json.dumps(plain, ensure_ascii=dice.random() < 0.5).encode(errors="surrogatepass")


def disturbed(data: bytes, dice: random.Random) -> bytes:
    """Bytes with one to three things done to them: changed, taken out, doubled, put in, moved, cut off."""
    for _ in range(dice.randint(1, 3)):
        start = dice.randrange(len(data) + 1)
        end = min(len(data), start + dice.choice((1, 1, 1, 4, 16, 200)))
        middle = data[start:end]
        changed = {
            "change": bytes(byte ^ 1 << dice.randrange(8) for byte in middle),
            "replace": dice.randbytes(len(middle)),
            "take out": b"",
            "double": middle * 2,
            "put in": dice.choice((b"\xff" * 4, b"\x00" * 4, b"[" * 3000, b"NaN", b"../", b"\xff\xff", b"PK\x05\x06")),
            "cut off": None,
        }[dice.choice(("change", "change", "replace", "take out", "double", "put in", "cut off"))]
        data = data[:start] if changed is None else data[:start] + changed + data[end:]
    return data
